import { describeKey } from './explain-key.ts';
import type { VerdictOf } from './verdict-words.ts';

type Attempted = VerdictOf<'verified'> | (VerdictOf<'invalid'> & { reason: 'mismatch' });

/** "key "a", 1 of 3 in the key set". */
export function chosen(verdict: VerdictOf<'verified'>): string {
  const { key, keys, keyId } = verdict;
  const name = key.keyId === undefined ? `the ${describeKey(key)}` : `key "${key.keyId}"`;
  const place =
    keys.length > 1 ? `, ${keys.indexOf(key) + 1} of ${keys.length} in the key set` : '';
  const otherName = keyId !== undefined && key.keyId !== undefined && key.keyId !== keyId;
  const note = otherName ? `. The header asks for key "${keyId}", which is not here` : '';
  const half = key.kind === 'private' ? ' (its public half)' : '';
  return `${name}${half}${place}${note}`;
}

export function attempts(verdict: Attempted): string {
  const { tried, keys, keyId, by } = verdict;
  const [only] = tried;
  if (tried.length === 1 && keys.length === 1 && only) {
    const other = keyId !== undefined && only.keyId !== undefined && only.keyId !== keyId;
    return `the ${describeKey(only)}${other ? `, which is "${only.keyId}" where the header asks for "${keyId}"` : ''}`;
  }
  if (by === 'kid') return `key "${keyId}" of the key set`;
  const names = keys.flatMap((key) => (key.keyId === undefined ? [] : [`"${key.keyId}"`]));
  const missing =
    keyId === undefined
      ? ''
      : `. No key is named "${keyId}"; there ${names.length === 1 ? 'is' : 'are'} ${listed(names) || 'none with a name'}`;
  const which =
    tried.length === 1 ? 'the one key that fits' : `any of the ${tried.length} keys that fit`;
  return `${which}${missing}`;
}

/** The first names; a set may have a thousand. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
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
    : ` Checked with ${library}: this browser's WebCrypto lacks the algorithm.`;
}

export function shortness(verdict: Attempted): string {
  if (!tooShort(verdict)) return '';
  const section = verdict.algorithm.name.startsWith('PS') ? '§3.5' : '§3.3';
  return ` The key is too short: ${verdict.algorithm.name} needs ${verdict.algorithm.leastKeySize} bits or more (RFC 7518 ${section}), and many receivers refuse it.`;
}
