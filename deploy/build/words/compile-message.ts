import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

/** A message that turns on a number or a word, which is where ICU's syntax is needed. */
const HAS_CHOICE = /\{\d+,\s*(?:plural|select|selectordinal)\s*,/;
const PLACE = /(\{\d+\})/;

/**
 * Compiles a message for Lingui's runtime. An apostrophe is always itself, and
 * so are braces, but for those of a place, {0}, and of a choice: nobody has to
 * escape anything. Throws when a choice is not an ICU MessageFormat.
 */
export function compileMessage(message: string): CompiledMessage {
  const compiled = compileMessageOrThrow(toMessageFormat(message));
  if (!isComplete(compiled)) throw new Error('a choice has no words for "other"');
  return compiled;
}

function toMessageFormat(message: string): string {
  // Lingui reads \x5c as a backslash, and \u0041 as an A, in all that it says.
  const plain = message.replaceAll("'", "''").replaceAll('\\', '\\x5c');
  if (HAS_CHOICE.test(message)) return plain;
  return plain
    .split(PLACE)
    .map((part) => (PLACE.test(part) ? part : part.replace(/[{}]+/g, "'$&'")))
    .join('');
}

/** Lingui says nothing at all for a number that no form of a choice is for. */
function isComplete(compiled: CompiledMessage): boolean {
  return compiled.every((token) => {
    const forms = typeof token === 'string' ? undefined : token[2];
    if (typeof forms !== 'object' || forms === null) return true;
    return (
      'other' in forms &&
      Object.values(forms).every((form) => !Array.isArray(form) || isComplete(form))
    );
  });
}

/** The numbers of the places in a message, each once, in order. */
export function placesOf(message: string): string[] {
  const places = Array.from(message.matchAll(/\{(\d+)(?=\}|,)/g), ([, place = '']) => place);
  return [...new Set(places)].toSorted((a, b) => Number(a) - Number(b));
}
