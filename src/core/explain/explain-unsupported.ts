import { describeOutOfReach } from '../registry/algorithms.ts';
import { findDrafted } from '../registry/drafted-algorithms.ts';
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
        say`Missing or invalid “alg”`,
        say`The header has no “alg” string, so no verifier can tell how the token was signed (RFC 7515 §4.1.1).`,
      );
    case 'insecure-page':
      return words(
        say`Can’t verify over plain HTTP`,
        say`This page was loaded over plain HTTP, where browsers disable their cryptography. Open the page over HTTPS or from localhost.`,
      );
    case 'unknown-algorithm':
      return explainUnknown(verdict.name);
    case 'not-in-browser':
      return words(
        say`Algorithm unsupported in this browser`,
        verdict.library === undefined
          ? say`This browser does not support ${verdict.name}. Try a newer version or another browser.`
          : say`This browser does not support ${verdict.name}, and ${verdict.library}, which does, could not be loaded. Check your connection and reload the page.`,
      );
    case 'critical':
      return words(say`Unsupported critical extension`, explainCriticalNames(verdict));
    case 'critical-broken':
      return words(say`Invalid critical extensions`, explainCritical(verdict.problem));
  }
}

function explainCriticalNames({
  names: all,
  matches,
}: Extract<VerdictOf<'unsupported'>, { reason: 'critical' }>): string {
  const names = all.map((name) => quote(name)).join(', ');
  switch (matches) {
    case true:
      return say`The signature matches. To accept the token, an API must understand ${names} (“crit”, RFC 7515 §4.1.11), which Claimcheck does not support.`;
    case false:
      return say`The signature does not match. To accept the token, an API must also understand ${names} (“crit”, RFC 7515 §4.1.11), which Claimcheck does not support.`;
    case undefined:
      return say`“crit” requires verifiers to understand ${names}, which Claimcheck does not support (RFC 7515 §4.1.11).`;
  }
}

function explainUnknown(name: string): VerdictWords {
  const drafted = findDrafted(name);
  if (drafted?.use === 'sign') {
    return words(
      say`Algorithm not supported`,
      say`“${insideQuotes(name)}” is ${drafted.description}, which ${drafted.draft} proposes. Claimcheck cannot check the signature: the draft may still change, and no browser supports the algorithm.`,
    );
  }
  const meaning = describeOutOfReach(name);
  return meaning === undefined
    ? words(say`Unknown algorithm`, explainName(name, 'sign'))
    : words(
        say`Algorithm not supported`,
        say`“${insideQuotes(name)}” is ${meaning}, an algorithm name from COSE (RFC 9864 §2.1). Claimcheck cannot check the signature: no browser supports the algorithm, and JOSE defines neither the algorithm nor its keys.`,
      );
}
