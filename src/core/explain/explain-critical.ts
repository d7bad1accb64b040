import type { CriticalProblem } from '../decode/read-critical.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';

/** What is wrong with "crit", or with "b64". */
export function explainCritical(problem: CriticalProblem): string {
  switch (problem.fault) {
    case 'not-list':
      return say`“crit” must be an array of names (RFC 7515 §4.1.11).`;
    case 'empty':
      return say`“crit” is an empty array, which RFC 7515 §4.1.11 forbids.`;
    case 'not-text':
      return say`Entry ${problem.index + 1} of “crit” is not a string (RFC 7515 §4.1.11).`;
    case 'repeated':
      return say`“crit” lists “${insideQuotes(problem.name)}” twice (RFC 7515 §4.1.11).`;
    case 'registered':
      return say`“crit” lists “${insideQuotes(problem.name)}”, which is a standard parameter and must not be listed (RFC 7515 §4.1.11).`;
    case 'absent':
      return say`“crit” lists “${insideQuotes(problem.name)}”, which is not in the header (RFC 7515 §4.1.11).`;
    case 'unprotected':
      return say`“crit” is in the unprotected header, where anyone can change it (RFC 7515 §4.1.11).`;
    case 'not-critical':
      return say`“b64” is present, but “crit” doesn’t list it, so verifiers would read the payload in two ways (RFC 7797 §6).`;
    case 'not-boolean':
      return say`“b64” must be true or false, and must be in the protected header (RFC 7797 §3).`;
  }
}
