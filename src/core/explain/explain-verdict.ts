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
  if (verdict.state === 'verified') return explainVerified(verdict, phase);
  const { title, detail } = explainSignature(verdict);
  switch (phase) {
    case 'expired':
      return { title, detail: sentences(detail, say`The token has also expired.`) };
    case 'not-yet':
      return { title, detail: sentences(detail, say`The token is also not valid yet.`) };
    default:
      return { title, detail };
  }
}

function explainSignature(
  verdict: Exclude<SignatureVerdict, { readonly state: 'verified' }>,
): VerdictWords {
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
  }
}

function explainVerified(verdict: VerdictOf<'verified'>, phase: LifetimePhase): VerdictWords {
  return words(
    titleVerified(verdict, phase),
    sentences(
      verdict.origin && describeArrived(verdict.origin),
      verdict.origin && say`A match with this key doesn’t prove who created the token.`,
      verdict.chain?.words.trusted(verdict.chain),
      say`${verdict.algorithm.name} verification succeeded with ${describeMatch(verdict, true)}.`,
      explainOtherName(verdict),
      lineEnds(verdict),
      extensions(verdict),
      engine(verdict),
      shortness(verdict),
    ),
  );
}

function titleVerified(verdict: VerdictOf<'verified'>, phase: LifetimePhase): string {
  if (verdict.chain) return verdict.chain.words.title(phase);
  const isShort = tooShort(verdict);
  switch (phase) {
    case 'expired':
      if (isShort)
        return say`Signature matches, but the key is too short and the token has expired`;
      return verdict.origin
        ? say`Signature matches the key that came with the token, but the token has expired`
        : say`Signature verified, but the token has expired`;
    case 'not-yet':
      if (isShort) {
        return say`Signature matches, but the key is too short and the token is not valid yet`;
      }
      return verdict.origin
        ? say`Signature matches the key that came with the token, but the token is not valid yet`
        : say`Signature verified, but the token is not valid yet`;
    default:
      if (isShort) return say`Signature matches, but the key is too short`;
      return verdict.origin
        ? say`Signature matches the key that came with the token`
        : say`Signature verified`;
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
