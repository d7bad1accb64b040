import { say } from '../../core/words/say.ts';
import type { Findings } from '../../session/session.ts';

/** What is said in the place of issues where there are none, or none that are known. */
export function describeNoIssues(findings: Findings): string {
  switch (findings) {
    case 'reading':
      return say`Reviewing the token…`;
    case 'out-of-reach':
      return say`Couldn’t load the rules, so the list of issues is incomplete. Check your connection and reload.`;
    case 'stopped':
      return say`Stopped reviewing this token after 10 seconds, so the list of issues is incomplete.`;
    default:
      return say`No issues found.`;
  }
}
