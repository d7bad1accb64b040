import type { EmbeddedKey } from '../../core/evidence/evidence.ts';
import { nameEmbedded } from '../../core/explain/explain-provenance.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Coded } from '../../ui/quoted.tsx';

interface EmbeddedKeyNoteProps {
  readonly verdict: SignatureVerdict | undefined;
  readonly embedded: EmbeddedKey | undefined;
  readonly isChecked: boolean;
  readonly onCheck: (on: boolean) => void;
}

/** Offers a check with the key that the token carries, as long as the user has given none. */
export function EmbeddedKeyNote({ verdict, embedded, isChecked, onCheck }: EmbeddedKeyNoteProps) {
  const isOpen =
    verdict?.state === 'unverified' &&
    (verdict.reason === 'no-key' || verdict.reason === 'self-verifying');
  if (!embedded || !isOpen) return null;
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-between gap-x-3 gap-y-2 border-t border-line px-4 py-2 text-12 text-muted">
      <span>
        <Coded>{say`The header includes ${nameEmbedded(embedded)}, which proves nothing about the issuer.`}</Coded>
      </span>
      <Button small aria-pressed={isChecked} onClick={() => onCheck(!isChecked)}>
        {say`Verify with the embedded key`}
      </Button>
    </div>
  );
}
