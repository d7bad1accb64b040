import { findJsonFault, type JsonFault } from '../encoding/json-fault.ts';
import type { JsonProblem } from '../encoding/json-text.ts';
import { quoteCharacter } from '../words/quote.ts';
import { say } from '../words/say.ts';

/** Where a text stops being JSON, by line and column, and why. */
export function explainJsonFault(text: string, problem: JsonProblem): string {
  const fault = findJsonFault(text, problem);
  const { line, column } = fault;
  switch (fault.cause) {
    case 'quote':
      return say`Line ${line}, column ${column}: a quote is missing.`;
    case 'straight-quotes':
      return say`Line ${line}, column ${column}: JSON needs straight double quotes, not ${quoteCharacter(fault.character)}.`;
    case 'comma':
      return say`Line ${line}, column ${column}: a comma is missing.`;
    case 'extra-comma':
      return say`Line ${line}, column ${column}: remove this extra comma.`;
    case 'colon':
      return say`Line ${line}, column ${column}: a colon is missing after the name.`;
    case 'value':
      return say`Line ${line}, column ${column}: a value is missing.`;
    case 'literal':
      return say`Line ${line}, column ${column}: JSON allows only true, false and null, in lowercase.`;
    case 'number':
      return say`Line ${line}, column ${column}: this number is not valid JSON. If it is text, put it in quotes.`;
    case 'comment':
      return say`Line ${line}, column ${column}: JSON does not allow comments.`;
    case 'closing-brace':
      return say`Line ${line}, column ${column}: a closing “}” is missing.`;
    case 'closing-bracket':
      return say`Line ${line}, column ${column}: a closing “]” is missing.`;
    default:
      return explainCharacter(fault);
  }
}

function explainCharacter({ cause, line, column, character }: JsonFault): string {
  switch (cause) {
    case 'control-character':
      return say`Line ${line}, column ${column}: escape the tab or control character in this string, for example as \\t.`;
    case 'escape':
      return say`Line ${line}, column ${column}: invalid escape sequence. For a backslash, write \\\\.`;
    case 'text-after':
      return say`Line ${line}, column ${column}: unexpected ${quoteCharacter(character)} after the end of the JSON value.`;
    case 'byte-order-mark':
      return say`Line ${line}, column ${column}: remove the byte order mark (RFC 8259 §8.1).`;
    case 'empty':
      return say`Line ${line}, column ${column}: the text is empty. JSON begins with “{”.`;
    case 'start':
      return say`Line ${line}, column ${column}: JSON begins with “{”.`;
    default:
      return say`Line ${line}, column ${column}: unexpected ${quoteCharacter(character)}.`;
  }
}
