import type { EmbeddedKey } from '../../core/evidence/evidence.ts';
import { explainDiagnosis, type ReasonWords } from '../../core/explain/explain-diagnosis.ts';
import { nameEmbedded } from '../../core/explain/explain-provenance.ts';
import type { Diagnosis } from '../../core/verdict/diagnosis.ts';
import { say } from '../../core/words/say.ts';
import { Quoted } from '../../ui/quoted.tsx';

interface WhyNotBodyProps {
  readonly diagnosis: Diagnosis | 'busy';
  readonly embedded: EmbeddedKey | undefined;
}

const LOOKS: Readonly<
  Record<ReasonWords['kind'], { readonly mark: string; readonly look: string }>
> = {
  match: { mark: '!', look: 'bg-sunken text-muted' },
  clue: { mark: 'i', look: 'bg-sunken text-muted' },
  none: { mark: '–', look: 'bg-sunken text-muted' },
};

export function WhyNotBody({ diagnosis, embedded }: WhyNotBodyProps) {
  const reasons = diagnosis === 'busy' ? [] : listReasons(diagnosis, embedded);
  return (
    <section
      aria-label={say`Why not`}
      aria-busy={diagnosis === 'busy'}
      className="min-h-16 border-b border-line bg-surface px-3.5 py-2.5 text-13 md:px-5"
    >
      {diagnosis === 'busy' && (
        <p className="text-muted">{say`Why not? The usual mistakes are being tried …`}</p>
      )}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets */}
      <ul role="list" aria-label={say`Reasons`} aria-live="polite" className="grid gap-2">
        {reasons.map((reason) => (
          <Reason key={reason.title} {...reason} />
        ))}
      </ul>
    </section>
  );
}

function Reason({ kind, title, detail }: ReasonWords) {
  const { mark, look } = LOOKS[kind];
  return (
    <li data-reason={kind} className="grid grid-cols-[38px_1fr] gap-3">
      <span
        aria-hidden="true"
        className={`mt-0.5 grid size-[18px] place-items-center justify-self-center rounded text-12 font-bold ${look}`}
      >
        {mark}
      </span>
      <div className="min-w-0 break-words">
        <p className="font-semibold">
          <Quoted>{title}</Quoted>
        </p>
        <p className="text-muted">
          <Quoted>{detail}</Quoted>
        </p>
      </div>
    </li>
  );
}

/** A match with the key inside is told too: it explains, and it proves nothing. */
function listReasons(diagnosis: Diagnosis, embedded: EmbeddedKey | undefined): ReasonWords[] {
  const reasons = explainDiagnosis(diagnosis);
  if (!embedded?.matches || embedded.isUsers) return reasons;
  const inside: ReasonWords = {
    kind: 'clue',
    title: say`It matches ${nameEmbedded(embedded)} of its own header, not yours`,
    detail: say`That proves nothing about who made it: anyone can put a key of their own there.`,
  };
  return [inside, ...reasons.filter(({ kind }) => kind !== 'none')];
}
