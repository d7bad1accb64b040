import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { EmbeddedKey } from '../../core/evidence/evidence.ts';
import { explainDiagnosis, type ReasonWords } from '../../core/explain/explain-diagnosis.ts';
import { nameEmbedded } from '../../core/explain/explain-provenance.ts';
import { nameSecretReading } from '../../core/explain/name-secret-reading.ts';
import type { Diagnosis } from '../../core/verdict/diagnosis.ts';
import { say } from '../../core/words/say.ts';
import { readingOf } from '../../session/diagnosis.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { usePage, useSession } from '../shared/page.ts';
import { CauseFrame } from './cause-frame.tsx';

interface CauseBodyProps {
  readonly diagnosis: Diagnosis;
  /** Shown where no button helps. */
  readonly fix: ReactNode;
  readonly children: ReactNode;
}

/** The cause in one sentence, the button that removes it where there is one, and the rest on request. */
export function CauseBody({ diagnosis, fix, children }: CauseBodyProps) {
  const { session } = usePage();
  const embedded = useSession(({ judgement }) => judgement?.study?.evidence.embedded);
  const [isOpen, setOpen] = useState(false);
  const reasons = listReasons(diagnosis, embedded);
  const reading = readingOf(diagnosis);
  return (
    <>
      <CauseFrame
        isSearching={false}
        words={
          // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
          <ul role="list" aria-label={say`Reasons`} className={isOpen ? '' : 'line-clamp-2'}>
            {reasons.map(({ kind, title }) => (
              <li key={title} data-reason={kind} className="inline">
                <Coded>{`${title}. `}</Coded>
              </li>
            ))}
          </ul>
        }
        action={
          <>
            {reading ? (
              <Button
                small
                className="min-w-0 shrink!"
                title={nameSecretReading(reading)}
                onClick={() =>
                  session.dispatch({
                    type: 'read-secret',
                    text: reading.text,
                    encoding: reading.encoding,
                  })
                }
              >
                <span className="truncate">{nameSecretReading(reading)}</span>
              </Button>
            ) : (
              fix
            )}
            <IconButton
              small
              icon={ChevronDown}
              label={say`Details`}
              aria-expanded={isOpen}
              className={isOpen ? 'rotate-180' : ''}
              onClick={() => setOpen(!isOpen)}
            />
          </>
        }
      >
        {children}
      </CauseFrame>
      {isOpen && (
        <div className="grid gap-1 pt-1 text-muted">
          {reasons.map(({ title, detail }) => (
            <p key={title} className="break-words">
              <Coded>{detail}</Coded>
            </p>
          ))}
        </div>
      )}
    </>
  );
}

/** A match with the embedded key is told, too: it explains, and it proves nothing. */
function listReasons(diagnosis: Diagnosis, embedded: EmbeddedKey | undefined): ReasonWords[] {
  const reasons = explainDiagnosis(diagnosis);
  if (!embedded?.matches || embedded.isUsers) return reasons;
  const inside: ReasonWords = {
    kind: 'clue',
    title: say`The signature verifies with ${nameEmbedded(embedded)} of the token’s own header, not with your key`,
    detail: say`That proves nothing about who signed the token: anyone can embed a key.`,
  };
  return [inside, ...reasons.filter(({ kind }) => kind !== 'none')];
}
