import type { Carrier, Place } from './token-context.ts';

/**
 * The text of the OAuth answer that an ID token is in: an address, a form,
 * or the innermost JSON object, as far as no other is in it.
 * The object is looked for in `reach` characters on each side.
 */
export function findAnswer(
  text: string,
  place: Place,
  carrier: Carrier,
  reach: number,
): string | undefined {
  switch (carrier.kind) {
    case 'url':
    case 'form':
      return text.slice(carrier.place.from, carrier.place.to);
    case 'member':
      return objectAround(text, place, reach);
    default:
      return undefined;
  }
}

function objectAround(text: string, { from, to }: Place, reach: number): string | undefined {
  const before = text.slice(Math.max(0, from - reach), from);
  const after = text.slice(to, to + reach);
  const begin = before.lastIndexOf('{');
  const end = after.search(/[{}]/);
  const isWhole = begin > before.lastIndexOf('}') && after.charAt(end) === '}';
  return isWhole ? `${before.slice(begin)}${after.slice(0, end + 1)}` : undefined;
}
