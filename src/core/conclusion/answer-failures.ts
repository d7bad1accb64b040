import type { Check, CheckName } from '../checks/check.ts';
import { textsOf } from '../checks/read-scopes.ts';
import { joseHeader } from '../decode/jose-header.ts';
import { findMember, stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import { formatDistance } from '../explain/duration.ts';
import { numericDate } from '../time/numeric-date.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { shorten } from '../words/quote.ts';
import { say } from '../words/say.ts';
import {
  type AnswerSubject,
  type AnswerWords,
  type CheckedToken,
  exactly,
  type NextStep,
  withQuotes,
} from './answer.ts';
import { isDetached } from './answer-faults.ts';
import { stepForMismatch, stepToExpect, stepToRenew } from './next-step.ts';

type Failure = AnswerWords & { readonly step: NextStep | undefined };
type Failed = Extract<Check, { result: 'fail' }>;

/** After the signature: when it counts, whom it is for, and last what the review found. */
const ORDER: readonly CheckName[] = [
  ...(['expiry', 'not-before', 'issued-at'] as const),
  ...(['issuer', 'audience', 'type', 'algorithm', 'claims', 'scopes', 'nonce', 'profile'] as const),
  ...(['disclosures', 'key-binding', 'key', 'form'] as const),
];

/** What an API rejects the token for; its first check that fails. */
export function findFailure(subject: AnswerSubject, checked: CheckedToken): Failure | undefined {
  for (const { verdict } of checked.layers) {
    const words = verdict && sayBroken(verdict);
    if (words) return { ...words, step: stepForMismatch(verdict, subject) };
  }
  const { checks } = checked.derived;
  const failed = checks.filter(
    (check): check is Failed => check.result === 'fail' && !isExpectedToFail(check, checked),
  );
  const rank = ({ name }: Check) => (ORDER.includes(name) ? ORDER.indexOf(name) : -1);
  const [first] = failed.toSorted((one, other) => rank(one) - rank(other));
  return first && sayFailed(first, subject, checked);
}

/** As long as a detached payload is not there, it can’t be a claims set. */
function isExpectedToFail({ name }: Check, { layers }: CheckedToken): boolean {
  return name === 'form' && layers.some(isDetached);
}

/** A signature that was checked and does not hold, or a key that proves nothing. */
function sayBroken(verdict: SignatureVerdict): AnswerWords | undefined {
  if ('opening' in verdict) return sayNotOpened(verdict.opening);
  switch (verdict.state) {
    case 'invalid':
      return sayInvalid(verdict);
    case 'unverified':
      return sayUnproven(verdict);
    case 'unsupported':
      return verdict.reason === 'critical' && verdict.matches === false
        ? exactly(say`Rejected: signature doesn’t match the key`)
        : undefined;
    default:
      return undefined;
  }
}

type Of<State> = Extract<SignatureVerdict, { state: State }>;
type Opening = Extract<SignatureVerdict, { reason: 'opening' }>['opening'];

function sayInvalid(verdict: Exclude<Of<'invalid'>, { reason: 'opening' }>): AnswerWords {
  switch (verdict.reason) {
    case 'edited':
      return exactly(say`Edited – not re-signed yet`);
    case 'signature-empty':
      return exactly(say`Rejected: the signature is empty`);
    case 'signature-length':
      return exactly(say`Rejected: the signature has the wrong length`);
    case 'key-confusion':
      return exactly(say`Rejected: signed with a public key as the secret`);
    case 'proof-mismatch':
      return exactly(say`Rejected: the proof doesn’t match its own key`);
    case 'mismatch':
      return exactly(say`Rejected: signature doesn’t match the key`);
  }
}

function sayUnproven(
  verdict: Exclude<Of<'unverified'>, { reason: 'opening' }>,
): AnswerWords | undefined {
  switch (verdict.reason) {
    case 'signature-empty':
      return exactly(say`Rejected: the signature is empty`);
    case 'key-refused':
      return verdict.refusal && exactly(say`Rejected: the key is not valid`);
    case 'key-named-by-token':
      return exactly(say`Rejected: the key comes from a URL in the token`);
    case 'chain-untrusted':
      return wordsOf(verdict.chainWords.failure(verdict.chain));
    case 'self-verifying':
      return verdict.embedded.matches === false
        ? exactly(say`Rejected: signature doesn’t match the embedded key`)
        : exactly(say`Rejected: the key came with the token`);
    default:
      return undefined;
  }
}

function wordsOf(sentence: string | undefined): AnswerWords | undefined {
  return sentence === undefined ? undefined : exactly(sentence);
}

function sayNotOpened(opening: Opening): AnswerWords | undefined {
  if (opening.state !== 'invalid') return undefined;
  switch (opening.reason) {
    case 'shape':
      return exactly(say`Rejected: an encrypted part has the wrong length`);
    case 'parameter':
      return exactly(say`Rejected: an encryption parameter is not valid`);
    case 'mismatch':
      return opening.suite.algorithm.isPassword
        ? exactly(say`Rejected: the password doesn’t decrypt the token`)
        : exactly(say`Rejected: the key doesn’t decrypt the token`);
  }
}

function sayFailed(check: Failed, subject: AnswerSubject, checked: CheckedToken): Failure {
  const claims = checked.derived.claims?.object;
  switch (check.name) {
    case 'expiry':
    case 'not-before':
    case 'issued-at': {
      const words = claims && sayUntimely(check.name, claims, subject, checked);
      return { ...(words ?? brief(check)), step: stepToRenew(subject, checked) };
    }
    case 'issuer':
    case 'audience':
      return { ...sayClaim(check, claims), step: stepToExpect(check.name, checked) };
    case 'type':
      return { ...sayType(check, checked), step: stepToExpect('type', checked) };
    case 'algorithm':
      return { ...sayAlgorithm(check, checked), step: stepToExpect('algorithms', checked) };
    case 'claims':
    case 'scopes':
    case 'nonce':
      return { ...brief(check), step: stepToExpect(check.name, checked) };
    default:
      return { ...brief(check), step: undefined };
  }
}

function sayUntimely(
  name: 'expiry' | 'not-before' | 'issued-at',
  claims: JsonObject,
  { writeTime }: AnswerSubject,
  { expectations, now: clock }: CheckedToken,
): AnswerWords {
  const now = (expectations.asOf.ok ? expectations.asOf.value : undefined) ?? clock;
  const claim = ({ expiry: 'exp', 'not-before': 'nbf', 'issued-at': 'iat' } as const)[name];
  const seconds = numericDate(claims, claim);
  if (seconds === undefined) return exactly(say`Rejected: ${claim} is not a valid timestamp`);
  switch (name) {
    case 'expiry':
      return {
        sentence: say`Rejected: expired ${sayAgo(now - seconds)}`,
        short: say`Rejected: expired`,
      };
    case 'not-before':
      return {
        sentence: say`Rejected: not valid until ${writeTime(seconds, now)}`,
        short: say`Rejected: not valid yet`,
      };
    case 'issued-at':
      return exactly(say`Rejected: issued in the future`);
  }
}

/** Seconds do not tick in a sentence. */
function sayAgo(seconds: number): string {
  return seconds < 60 ? say`just now` : formatDistance(-seconds);
}

function sayClaim({ name, brief: words }: Failed, claims: JsonObject | undefined): AnswerWords {
  const value = claims && findMember(claims, name === 'issuer' ? 'iss' : 'aud')?.value;
  const short = name === 'issuer' ? say`Rejected: wrong issuer` : say`Rejected: wrong audience`;
  if (!value) {
    return exactly(
      name === 'issuer' ? say`Rejected: issuer is missing` : say`Rejected: audience is missing`,
    );
  }
  const texts =
    value.type === 'string' ? [value.value] : name === 'audience' ? textsOf(value) : undefined;
  if (!texts || texts.length === 0) return { sentence: say`Rejected: ${words}`, short };
  const shown = shorten(texts.join(', '));
  const sentence =
    name === 'issuer' ? say`Rejected: issuer is ${shown}` : say`Rejected: audience is ${shown}`;
  return { sentence, short, value: shown };
}

function sayType(check: Failed, { derived }: CheckedToken): AnswerWords {
  const header = joseHeader(derived.token);
  const type = header && stringMember(header, 'typ');
  if (type === undefined) return brief(check);
  return { sentence: say`Rejected: type is ${shorten(type)}`, short: say`Rejected: wrong type` };
}

function sayAlgorithm(check: Failed, { derived }: CheckedToken): AnswerWords {
  return derived.token.algorithm === undefined
    ? exactly(say`Rejected: the header has no alg`)
    : brief(check);
}

function brief({ brief: words }: Failed): AnswerWords {
  return withQuotes(say`Rejected: ${words}`, say`Rejected`);
}
