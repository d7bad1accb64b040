import { insideQuotes, quote } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { describeKey } from './explain-key.ts';
import type { VerdictOf } from './verdict-words.ts';

type Attempted = VerdictOf<'verified'> | (VerdictOf<'invalid'> & { reason: 'mismatch' });

/** "key "a", 1 of 3 in the key set". */
export function chosen(verdict: VerdictOf<'verified'>): string {
  const { key, keys, keyId } = verdict;
  const name =
    key.keyId === undefined ? say`the ${describeKey(key)}` : say`key "${insideQuotes(key.keyId)}"`;
  const place =
    keys.length > 1 ? `, ${say`${keys.indexOf(key) + 1} of ${keys.length} in the key set`}` : '';
  const otherName = keyId !== undefined && key.keyId !== undefined && key.keyId !== keyId;
  const note = otherName
    ? `. ${say`The header asks for key "${insideQuotes(keyId)}", which is not here`}`
    : '';
  const half = key.kind === 'private' ? ` ${say`(its public half)`}` : '';
  return `${name}${half}${place}${note}`;
}

export function attempts(verdict: Attempted): string {
  const { tried, keys, keyId, by } = verdict;
  const [only] = tried;
  if (tried.length === 1 && keys.length === 1 && only) {
    const other = keyId !== undefined && only.keyId !== undefined && only.keyId !== keyId;
    return other
      ? say`the ${describeKey(only)}, which is "${insideQuotes(only.keyId ?? '')}" where the header asks for "${insideQuotes(keyId)}"`
      : say`the ${describeKey(only)}`;
  }
  if (by === 'kid') return say`key "${insideQuotes(keyId ?? '')}" of the key set`;
  const names = keys.flatMap((key) => (key.keyId === undefined ? [] : [quote(key.keyId)]));
  const missing = keyId === undefined ? '' : `. ${nameless(keyId, names)}`;
  const which =
    tried.length === 1 ? say`the one key that fits` : say`any of the ${tried.length} keys that fit`;
  return `${which}${missing}`;
}

function nameless(keyId: string, names: readonly string[]): string {
  if (names.length === 0)
    return say`No key is named "${insideQuotes(keyId)}"; there are none with a name`;
  return sayCount(
    names.length,
    'No key is named "{1}"; there is {2}',
    'No key is named "{1}"; there are {2}',
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
    : say`Checked with ${library}: this browser's WebCrypto lacks the algorithm.`;
}

export function shortness(verdict: Attempted): string {
  if (!tooShort(verdict)) return '';
  const section = verdict.algorithm.name.startsWith('PS') ? '§3.5' : '§3.3';
  return say`The key is too short: ${verdict.algorithm.name} needs ${verdict.algorithm.leastKeySize ?? 0} bits or more (RFC 7518 ${section}), and many receivers refuse it.`;
}
