import type { Carrier, Place } from './token-context.ts';

/** Characters on each side of a token in which its object is looked for. */
const REACH = 8_192;

/**
 * The text of the OAuth answer that an ID token stands in: an address, a form,
 * or the innermost JSON object, as far as no other is in it.
 */
export function findAnswer(text: string, place: Place, carrier: Carrier): string | undefined {
  switch (carrier.kind) {
    case 'url':
    case 'form':
      return text.slice(carrier.place.from, carrier.place.to);
    case 'member':
      return objectAround(text, place);
    default:
      return undefined;
  }
}

function objectAround(text: string, { from, to }: Place): string | undefined {
  const before = text.slice(Math.max(0, from - REACH), from);
  const after = text.slice(to, to + REACH);
  const begin = before.lastIndexOf('{');
  const end = after.search(/[{}]/);
  const isWhole = begin > before.lastIndexOf('}') && after.charAt(end) === '}';
  return isWhole ? `${before.slice(begin)}${after.slice(0, end + 1)}` : undefined;
}
