import type { KeyReading } from '../../core/keys/key-material.ts';
import { selectSigningKey } from '../../core/keys/select-key.ts';
import type { SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { say } from '../../core/words/say.ts';
import { publicHalf } from '../../session/make-key.ts';
import { CopyButton } from '../../ui/copy-button.tsx';

interface PublicHalfProps {
  readonly reading: KeyReading;
  readonly algorithm: SignatureAlgorithm | undefined;
  /** "kid" of the token's header. */
  readonly keyId: string | undefined;
}

/** Copies the public half of the key that signs, else of the first private one. */
export function PublicHalf({ reading, algorithm, keyId }: PublicHalfProps) {
  const keys = reading.state === 'read' ? reading.keys : [];
  const signing = algorithm && selectSigningKey(reading, algorithm, keyId);
  const key = signing ?? keys.find(({ kind }) => kind === 'private');
  if (key?.kind !== 'private') return null;
  return (
    <CopyButton what={say`public key`} shown={say`Copy public key`} text={() => publicHalf(key)} />
  );
}
