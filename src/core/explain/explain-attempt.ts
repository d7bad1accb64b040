import type { KeyMaterial } from '../keys/key-material.ts';
import { formatNumber } from '../words/format-number.ts';
import { allOf } from '../words/list-words.ts';
import { insideQuotes, quote } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { describeKey } from './explain-key.ts';
import type { VerdictOf } from './verdict-words.ts';

type Attempted = VerdictOf<'verified'> | (VerdictOf<'invalid'> & { reason: 'mismatch' });

/** The key that matched, among those of the Key field. */
interface Match {
  readonly key: KeyMaterial;
  readonly keys: readonly KeyMaterial[];
  /** "kid" of the header. */
  readonly keyId: string | undefined;
}

/** The keys that were tried, and how they were chosen. */
interface Attempt {
  readonly tried: readonly KeyMaterial[];
  readonly keys: readonly KeyMaterial[];
  readonly by: 'kid' | 'kind';
  readonly keyId: string | undefined;
}

/** 'key “a” (1 of 3 in the Key field)'. A signature is verified with the public key of a private one. */
export function describeMatch({ key, keys }: Match, usesPublicKey: boolean): string {
  const name =
    key.keyId === undefined ? say`the ${describeKey(key)}` : say`key “${insideQuotes(key.keyId)}”`;
  const isHalf = usesPublicKey && key.kind === 'private';
  if (keys.length === 1) return isHalf ? say`${name} (using its public key)` : name;
  const [place, count] = [formatNumber(keys.indexOf(key) + 1), formatNumber(keys.length)];
  return isHalf
    ? say`${name} (${place} of ${count} in the Key field, using its public key)`
    : say`${name} (${place} of ${count} in the Key field)`;
}

/** Says so where the key that matched has another name than the header asks for. */
export function explainOtherName({ key, keyId }: Match): string {
  const isOther = keyId !== undefined && key.keyId !== undefined && key.keyId !== keyId;
  return isOther
    ? say`The header’s “kid” is “${insideQuotes(keyId)}”, which no key in the Key field has.`
    : '';
}

/** "each of the 2 keys that fit". */
export function describeAttempt({ tried, keys, keyId, by }: Attempt): string {
  const [only] = tried;
  if (tried.length === 1 && keys.length === 1 && only) return say`the ${describeKey(only)}`;
  if (by === 'kid') return say`key “${insideQuotes(keyId ?? '')}” in the Key field`;
  return tried.length === 1
    ? say`the only key that fits`
    : say`each of the ${formatNumber(tried.length)} keys that fit`;
}

/** Says so where no key has the name that the header asks for. */
export function explainMissingName({ keys, keyId, by }: Attempt): string {
  if (keyId === undefined || by === 'kid') return '';
  const names = keys.flatMap((key) => (key.keyId === undefined ? [] : [quote(key.keyId)]));
  if (names.length === 0) {
    if (keys.length === 1) return '';
    return say`The header’s “kid” is “${insideQuotes(keyId)}”, but no key in the Key field has a “kid”.`;
  }
  return sayCount(
    names.length,
    'The header’s “kid” is “{1}”, but the only “kid” in the Key field is {2}.',
    'The header’s “kid” is “{1}”, but those in the Key field are {2}.',
    insideQuotes(keyId),
    listed(names),
  );
}

/** The first names; a set may have a thousand. */
function listed(names: readonly string[]): string {
  if (names.length <= 3) return allOf(names);
  const shown = names.slice(0, 3).join(', ');
  return say`${shown} and ${formatNumber(names.length - 3)} more`;
}

/** Whether the key that matched, or every key that was tried, is shorter than the algorithm allows. */
export function tooShort(verdict: Attempted): boolean {
  const keys = verdict.state === 'verified' ? [verdict.key] : verdict.tried;
  const least = verdict.algorithm.leastKeySize ?? 0;
  return keys.every((key) => key.kind !== 'secret' && (key.bits ?? least) < least);
}

/** Who did the work, where it was not the browser. */
export function engine({ library }: Attempted): string {
  return library === undefined
    ? ''
    : say`Checked with ${library}, because this browser’s WebCrypto doesn’t support the algorithm.`;
}

export function shortness(verdict: Attempted): string {
  if (!tooShort(verdict)) return '';
  const section = verdict.algorithm.name.startsWith('PS') ? '§3.5' : '§3.3';
  return say`The key is too short: ${verdict.algorithm.name} needs at least ${formatNumber(verdict.algorithm.leastKeySize ?? 0)} bits (RFC 7518 ${section}), and many verifiers reject shorter keys.`;
}
