import type { Severity } from '../../core/audit/audit-rule.ts';
import { nameSeverity } from '../../core/explain/name-severity.ts';
import { countIssues, SEVERITIES } from '../../core/issues/issue.ts';
import { say } from '../../core/words/say.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { usePage } from '../shared/page.ts';
import { showIssue } from '../shared/show-issue.ts';
import { useIssues } from './use-issues.ts';

const NONE = countIssues([]);

/** How many issues there are of each severity; all five always show, and lead to their first issue. */
export function SeverityCounts({ language: _ }: { readonly language: string }) {
  const page = usePage();
  const model = useIssues();
  const counts = model ? countIssues(model.issues) : NONE;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
    <ul role="list" aria-label={say`Issues by severity`} className="flex gap-1 max-md:hidden">
      {SEVERITIES.map((severity) => (
        <li key={severity}>
          <Count
            severity={severity}
            count={counts[severity]}
            onShow={() => showIssue(page, severity)}
          />
        </li>
      ))}
    </ul>
  );
}

interface CountProps {
  readonly severity: Severity;
  readonly count: number;
  readonly onShow: () => void;
}

function Count({ severity, count, onShow }: CountProps) {
  const isNone = count === 0;
  const name = nameSeverity(severity);
  return (
    <button
      type="button"
      aria-disabled={isNone}
      data-count={severity}
      className={`grid rounded px-2 py-1 text-left text-12 text-muted ${isNone ? 'cursor-default' : 'hover:bg-sunken'}`}
      onClick={isNone ? undefined : onShow}
    >
      <span
        className={`flex items-center gap-1 ${isNone ? 'text-muted' : 'font-semibold text-text'}`}
      >
        <SeverityIcon severity={severity} className={isNone ? 'text-hint!' : ''} />
        {count}
      </span>{' '}
      <span>{name}</span>
    </button>
  );
}
