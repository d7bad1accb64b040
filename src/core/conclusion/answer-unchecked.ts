import { textsOf } from '../checks/read-scopes.ts';
import { findMember } from '../encoding/json-query.ts';
import type { KeyBindingVerdict } from '../verdict/key-binding-verdict.ts';
import type { TrustedChain } from '../verdict/signature-verdict.ts';
import { shorten } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { type AnswerWords, type CheckedToken, exactly, type NextStep } from './answer.ts';
import { innermost } from './reviewed-token.ts';

/**
 * The issuer and the audience that the token names and nobody compared. A token for one audience
 * must be rejected by every other API (RFC 7519 §4.1.3), so it is not accepted without that.
 */
export function findUnchecked(
  checked: CheckedToken,
): (AnswerWords & { readonly step: NextStep }) | undefined {
  const issuer = isUnchecked(checked, 'issuer', 'iss');
  const audience = isUnchecked(checked, 'audience', 'aud') || isForUnknown(checked);
  const step = { do: 'set-expectation', field: audience ? 'audience' : 'issuer' } as const;
  const chain = chainOf(checked);
  if (chain && (issuer || audience)) {
    return { ...exactly(chain.words.unchecked(issuer, audience)), step };
  }
  if (issuer && audience) {
    return { ...exactly(say`Signature valid; issuer and audience not checked`), step };
  }
  if (audience) return { ...exactly(say`Signature valid; audience not checked`), step };
  if (issuer) return { ...exactly(say`Signature valid; issuer not checked`), step };
  return undefined;
}

/** No key of the user’s: a root of theirs vouches for one. */
function chainOf({ layers }: CheckedToken): TrustedChain | undefined {
  return layers.flatMap(({ verdict }) =>
    verdict?.state === 'verified' && verdict.chain ? [verdict.chain] : [],
  )[0];
}

function isUnchecked(
  { derived: { checks, claims } }: CheckedToken,
  name: 'issuer' | 'audience',
  claim: 'iss' | 'aud',
): boolean {
  const isNamed = claims !== undefined && findMember(claims.object, claim) !== undefined;
  return isNamed && checks.some((check) => check.name === name && check.result === 'skipped');
}

/** A presentation is for one verifier, whom the Key Binding JWT names (RFC 9901 §7.3). */
function isForUnknown(checked: CheckedToken): boolean {
  return keyBindingOf(checked) !== undefined && checked.expectations.audience.length === 0;
}

function keyBindingOf({ layers }: CheckedToken): KeyBindingVerdict | undefined {
  const { evidence } = innermost(layers);
  return typeof evidence === 'string' ? undefined : evidence.disclosures?.keyBinding;
}

/** Every check passed, and every layer is verified. */
export function sayAccepted(checked: CheckedToken): AnswerWords {
  const { expectations, derived } = checked;
  const short = say`Accepted`;
  const aud = derived.claims && findMember(derived.claims.object, 'aud')?.value;
  const named = aud?.type === 'string' ? [aud.value] : ((aud && textsOf(aud)) ?? []);
  const all = [...named, keyBindingOf(checked)?.audience];
  const audience = expectations.audience.find((name) => all.includes(name));
  const value = audience === undefined ? undefined : shorten(audience);
  const chain = chainOf(checked);
  if (chain) return { sentence: chain.words.accepted(value), short, value };
  if (value === undefined) return { sentence: short, short };
  return { sentence: say`Accepted for ${value}`, short, value };
}
