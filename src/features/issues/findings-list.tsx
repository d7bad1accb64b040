import type { Finding, Severity } from '../../core/audit/audit-rule.ts';
import { safeUseTopic } from '../../core/audit/safe-use.ts';
import { nameSeverity } from '../../core/explain/name-severity.ts';
import { groupFindings } from '../../core/report/audit-report.ts';
import { say } from '../../core/words/say.ts';
import { Quoted } from '../../ui/quoted.tsx';
import { SafeUseNote } from './safe-use-note.tsx';

export { FindingsTools } from './findings-tools.tsx';
export { markLater } from './mark-findings.ts';

export interface FindingsListProps {
  readonly findings: readonly Finding[];
  readonly onReveal: (finding: Finding) => void;
}

const SEVERITY_LOOKS: Readonly<Record<Severity, { readonly mark: string; readonly look: string }>> =
  {
    critical: { mark: '!!', look: 'bg-bad-soft text-bad' },
    high: { mark: '!', look: 'bg-bad-soft text-bad' },
    medium: { mark: '!', look: 'bg-warn-soft text-warn' },
    low: { mark: '·', look: 'bg-warn-soft text-warn' },
    info: { mark: 'i', look: 'bg-sunken text-muted' },
  };

/** The findings from worst to least, those apart that depend on the receiver. */
export function FindingsList({ findings, onReveal }: FindingsListProps) {
  const { proven, dependent } = groupFindings(findings);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
    <ul role="list" aria-label={say`Findings`} className="divide-y divide-line">
      {[...proven, ...dependent].map((finding, index) => (
        <FindingItem
          // biome-ignore lint/suspicious/noArrayIndexKey: one place may have several findings of a code
          key={`${finding.code} ${finding.where.part} ${finding.where.pointer} ${index}`}
          finding={finding}
          heading={finding === dependent[0] ? say`Depends on the receiver` : undefined}
          onReveal={() => onReveal(finding)}
        />
      ))}
    </ul>
  );
}

interface FindingItemProps {
  readonly finding: Finding;
  /** Of the group that begins here. */
  readonly heading: string | undefined;
  readonly onReveal: () => void;
}

function FindingItem({ finding, heading, onReveal }: FindingItemProps) {
  const { code, severity, title, why, fix, references } = finding;
  const { mark, look } = SEVERITY_LOOKS[severity];
  const topic = safeUseTopic(code);
  return (
    <li
      data-code={code}
      data-severity={severity}
      className="grid grid-cols-[20px_1fr] gap-2.5 px-3.5 py-2.5"
    >
      {heading !== undefined && (
        <p className="col-span-full text-12 font-semibold text-muted">{heading}</p>
      )}
      <span
        aria-hidden="true"
        className={`mt-0.5 grid size-[18px] place-items-center rounded text-12 font-bold ${look}`}
      >
        {mark}
      </span>
      <div className="min-w-0 text-13">
        <h3 className="font-semibold">
          <button
            type="button"
            className="rounded text-left text-13 hover:underline max-md:-my-3 max-md:py-3"
            onClick={onReveal}
          >
            <Quoted>{title}</Quoted>
          </button>{' '}
          <span className="text-12 font-normal text-muted">{nameSeverity(severity)}</span>
        </h3>
        <p className="mt-0.5 break-words text-muted">
          <Quoted>{why}</Quoted>
        </p>
        <p className="mt-0.5 break-words">
          <Quoted>{fix}</Quoted>
        </p>
        {references.length > 0 && (
          <p className="mt-1 text-12 text-muted">
            {references.map(({ title: name, url }, index) => (
              <span key={name}>
                {index > 0 && ' · '}
                {url === undefined ? (
                  name
                ) : (
                  <a
                    href={url}
                    target="_blank"
                    rel="noreferrer noopener"
                    className="underline hover:text-text"
                  >
                    {name}
                  </a>
                )}
              </span>
            ))}
          </p>
        )}
        {topic && <SafeUseNote topic={topic} />}
      </div>
    </li>
  );
}
