import { say } from '../../core/words/say.ts';
import type { Findings } from '../../session/session.ts';

/** What stands in the place of findings where there are none, or none that are known. */
export function describeNoFindings(findings: Findings, hasToken: boolean): string {
  switch (findings) {
    case 'reading':
      return say`Reading the token …`;
    case 'out-of-reach':
      return say`The rules could not be fetched from where this page is hosted. Load the page again.`;
    case 'stopped':
      return say`Stopped checking this token after 10 seconds, so what is wrong with it is not known.`;
    default:
      return hasToken
        ? say`None of the rules has anything to say about this token.`
        : say`Advice about the token stands here: what is wrong, where, and what to do.`;
  }
}
