import type { Finding } from '../../core/audit/audit-rule.ts';
import { say } from '../../core/words/say.ts';
import { SeverityIcon, type SeverityName } from '../../ui/severity-icon.tsx';
import { useSessionLater } from '../shared/page.ts';
import { selectFindings } from '../shared/selectors.ts';

const SEVERITIES: readonly { readonly severity: SeverityName; readonly name: () => string }[] = [
  { severity: 'critical', name: () => say`Critical` },
  { severity: 'high', name: () => say`High` },
  { severity: 'medium', name: () => say`Medium` },
  { severity: 'low', name: () => say`Low` },
  { severity: 'info', name: () => say`Info` },
];

/** How many issues there are of each severity; all five always show. */
export function SeverityCounts({ language: _ }: { readonly language: string }) {
  const findings: readonly Finding[] = useSessionLater(selectFindings);
  return (
    <ul className="flex gap-1">
      {SEVERITIES.map(({ severity, name }) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return (
          <li key={severity} className="grid px-2 py-1 text-12 text-muted">
            <span className="flex items-center gap-1 font-semibold text-text">
              <SeverityIcon severity={severity} className={count === 0 ? 'text-hint' : ''} />
              {count}
            </span>
            {name()}
          </li>
        );
      })}
    </ul>
  );
}
