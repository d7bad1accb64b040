import { quote } from '../audit/words.ts';
import type { LifetimePhase } from '../time/lifetime.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { describeMatch, engine, explainOtherName, shortness, tooShort } from './explain-attempt.ts';
import { explainFault } from './explain-fault.ts';
import { explainInvalid } from './explain-invalid.ts';
import { describeArrived } from './explain-provenance.ts';
import { explainUnsupported } from './explain-unsupported.ts';
import { explainUnverified } from './explain-unverified.ts';
import { type VerdictOf, words } from './verdict-words.ts';

/** The words for a verdict on a token in that phase of its life. */
export function explainVerdict(
  verdict: SignatureVerdict,
  phase: LifetimePhase = 'undated',
): VerdictWords {
  const { title, detail } = explainSignature(verdict);
  const isExpired = phase === 'expired';
  if (!isExpired && phase !== 'not-yet') return { title, detail };
  if (verdict.state !== 'verified') {
    const late = isExpired
      ? say`The token has also expired.`
      : say`The token is also not valid yet.`;
    return { title, detail: sentences(detail, late) };
  }
  if (tooShort(verdict)) {
    return {
      title: isExpired
        ? say`Signature matches, but the key is too short and the token has expired`
        : say`Signature matches, but the key is too short and the token is not valid yet`,
      detail,
    };
  }
  return {
    title: isExpired
      ? say`${title}, but the token has expired`
      : say`${title}, but the token is not valid yet`,
    detail,
  };
}

function explainSignature(verdict: SignatureVerdict): VerdictWords {
  if ('words' in verdict) return verdict.words;
  switch (verdict.state) {
    case 'empty':
      return words(
        say`Paste a JWT to decode, verify or edit it`,
        say`Paste, type or drop a JWT. It never leaves your browser.`,
      );
    case 'malformed':
      return verdict.reason === 'no-token'
        ? words(
            say`No token found`,
            say`A JWT is three base64url strings separated by dots and usually starts with “eyJ”.`,
          )
        : words(say`Malformed token`, sentences(...verdict.faults.map(explainFault)));
    case 'encrypted':
      return words(
        say`Encrypted token`,
        say`The header is readable, but the code that decrypts the rest could not be loaded. Check your connection and reload the page.`,
      );
    case 'unsupported':
      return explainUnsupported(verdict);
    case 'unverified':
      return explainUnverified(verdict);
    case 'invalid':
      return explainInvalid(verdict);
    case 'verified':
      return words(
        tooShort(verdict)
          ? say`Signature matches, but the key is too short`
          : verdict.origin
            ? say`Signature matches the key that came with the token`
            : say`Signature verified`,
        sentences(
          verdict.origin &&
            sentences(
              describeArrived(verdict.origin),
              say`A match with this key doesn’t prove who created the token.`,
            ),
          say`${verdict.algorithm.name} verification succeeded with ${describeMatch(verdict, true)}.`,
          explainOtherName(verdict),
          lineEnds(verdict),
          extensions(verdict),
          engine(verdict),
          shortness(verdict),
        ),
      );
  }
}

/** With which line ends a payload beside the token matches. */
function lineEnds({ lineEnds: ends }: VerdictOf<'verified'>): string {
  switch (ends) {
    case 'lf':
      return say`The detached payload matches with LF line endings.`;
    case 'crlf':
      return say`The detached payload matches with CRLF line endings.`;
    case 'mixed':
      return say`The detached payload matches with its mixed line endings.`;
    case undefined:
      return '';
  }
}

/** What the header marks as critical, and an API has to compare with what it knows. */
function extensions({ extensions: names }: VerdictOf<'verified'>): string {
  if (!names) return '';
  return say`An API must also check ${names.map(quote).join(', ')} (“crit”, RFC 7515 §4.1.11).`;
}
