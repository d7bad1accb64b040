import { nameSeverity } from '../../core/explain/name-severity.ts';
import { say } from '../../core/words/say.ts';
import { useIssues } from './use-issues.ts';

const LOOKS = {
  critical: 'bg-bad text-surface',
  high: 'bg-bad text-surface',
  medium: 'bg-warn text-surface',
  low: 'bg-muted text-surface',
  info: 'bg-muted text-surface',
} as const;

/** On the tab of a phone: how many issues there are, in the colour of the worst. */
export function IssueBadge() {
  const issues = useIssues()?.issues ?? [];
  const [worst] = issues;
  if (!worst) return null;
  return (
    <span
      className={`absolute -top-2 left-3 grid h-4 min-w-4 place-items-center rounded-full px-1 text-12 font-semibold tabular-nums ${LOOKS[worst.severity]}`}
    >
      {issues.length}
      <span className="sr-text"> {say`worst: ${nameSeverity(worst.severity)}`}</span>
    </span>
  );
}
