import { describeOutOfReach } from '../registry/algorithms.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { insideQuotes, quote } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { explainCritical } from './explain-critical.ts';
import { explainName } from './explain-name.ts';
import { type VerdictOf, words } from './verdict-words.ts';

export function explainUnsupported(verdict: VerdictOf<'unsupported'>): VerdictWords {
  switch (verdict.reason) {
    case 'no-algorithm':
      return words(
        say`No algorithm named`,
        say`The header has no "alg" that is a string, so nobody can tell how it was signed (RFC 7515 §4.1.1).`,
      );
    case 'insecure-page':
      return words(
        say`Cannot check here`,
        say`This page came over plain http, and browsers withhold their cryptography from such pages. Open it over https, or from localhost.`,
      );
    case 'unknown-algorithm':
      return explainUnknown(verdict.name);
    case 'not-in-browser':
      return words(
        say`Algorithm not in this browser`,
        verdict.library === undefined
          ? say`This browser cannot check ${verdict.name}. A newer one, or another, may.`
          : say`This browser cannot check ${verdict.name}, and ${verdict.library}, which can, was not loaded: the host is out of reach. Load the page again.`,
      );
    case 'critical':
      return words(say`Critical extension`, explainCriticalNames(verdict));
    case 'critical-broken':
      return words(say`Broken list of extensions`, explainCritical(verdict.problem));
  }
}

function explainCriticalNames({
  names: all,
  matches,
}: Extract<VerdictOf<'unsupported'>, { reason: 'critical' }>): string {
  const names = all.map((name) => quote(name)).join(', ');
  switch (matches) {
    case true:
      return say`The signature matches, but an API must understand ${names} to accept the token ("crit", RFC 7515 §4.1.11), and this page does not know what that means.`;
    case false:
      return say`The signature does not match. Besides, an API must understand ${names} to accept the token ("crit", RFC 7515 §4.1.11), and this page does not know what that means.`;
    case undefined:
      return say`The header says that ${names} must be understood ("crit"), and it is not understood here (RFC 7515 §4.1.11).`;
  }
}

function explainUnknown(name: string): VerdictWords {
  const meaning = describeOutOfReach(name);
  return meaning === undefined
    ? words(say`Unknown algorithm`, explainName(name, 'sign'))
    : words(
        say`Algorithm not supported`,
        say`"${insideQuotes(name)}" is ${meaning}, a COSE name (RFC 9864 §2.1). It cannot be checked here: no browser has it, and JOSE has neither the algorithm nor its keys.`,
      );
}
