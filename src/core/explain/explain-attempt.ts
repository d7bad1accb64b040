import { insideQuotes, quote } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { describeKey } from './explain-key.ts';
import type { VerdictOf } from './verdict-words.ts';

type Attempted = VerdictOf<'verified'> | (VerdictOf<'invalid'> & { reason: 'mismatch' });

/** "key "a", 1 of 3 in the key set". */
export function chosen(verdict: VerdictOf<'verified'>): string {
  const { key, keys, keyId } = verdict;
  const name =
    key.keyId === undefined ? say`the ${describeKey(key)}` : say`key “${insideQuotes(key.keyId)}”`;
  const place =
    keys.length > 1 ? `, ${say`${keys.indexOf(key) + 1} of ${keys.length} in the Key field`}` : '';
  const otherName = keyId !== undefined && key.keyId !== undefined && key.keyId !== keyId;
  const note = otherName
    ? `. ${say`The header’s “kid” is “${insideQuotes(keyId)}”, which no key in the Key field has`}`
    : '';
  const half = key.kind === 'private' ? ` ${say`(its public key)`}` : '';
  return `${name}${half}${place}${note}`;
}

export function attempts(verdict: Attempted): string {
  const { tried, keys, keyId, by } = verdict;
  const [only] = tried;
  if (tried.length === 1 && keys.length === 1 && only) {
    const other = keyId !== undefined && only.keyId !== undefined && only.keyId !== keyId;
    return other
      ? say`the ${describeKey(only)}, whose “kid” is “${insideQuotes(only.keyId ?? '')}” (the header’s “kid” is “${insideQuotes(keyId)}”)`
      : say`the ${describeKey(only)}`;
  }
  if (by === 'kid') return say`key “${insideQuotes(keyId ?? '')}” in the Key field`;
  const names = keys.flatMap((key) => (key.keyId === undefined ? [] : [quote(key.keyId)]));
  const missing = keyId === undefined ? '' : `. ${nameless(keyId, names)}`;
  const which =
    tried.length === 1
      ? say`the only key that fits`
      : say`any of the ${tried.length} keys that fit`;
  return `${which}${missing}`;
}

function nameless(keyId: string, names: readonly string[]): string {
  if (names.length === 0)
    return say`The header’s “kid” is “${insideQuotes(keyId)}”, but no key in the Key field has a “kid”`;
  return sayCount(
    names.length,
    'The header’s “kid” is “{1}”, but the only “kid” in the Key field is {2}',
    'The header’s “kid” is “{1}”, but those in the Key field are {2}',
    keyId,
    listed(names),
  );
}

/** The first names; a set may have a thousand. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? say`${shown} and ${names.length - 3} more` : shown;
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
  return say`The key is too short: ${verdict.algorithm.name} needs at least ${verdict.algorithm.leastKeySize ?? 0} bits (RFC 7518 ${section}), and many verifiers reject shorter keys.`;
}
