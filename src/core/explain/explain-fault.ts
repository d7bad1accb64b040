import type { Fault, PartProblem, TokenProblem } from '../decode/decoded-token.ts';
import { withoutSpareBits } from '../encoding/base64url.ts';
import { insideQuotes, quoteCharacter } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { PART_NAMES } from './part-names.ts';

/** What is wrong, where, and what to do. Characters are counted from 1, as people do. */
export function explainFault(fault: Fault): string {
  if (fault.part === 'token') return explainTokenProblem(fault.problem);
  if (fault.part === 'payload' && fault.problem.code === 'json-empty') {
    return say`The payload is empty. If it is sent separately from the token, paste it into the “Detached payload” field.`;
  }
  return `${PART_NAMES[fault.part]}: ${explainPartProblem(fault.problem)}`;
}

/** The same without the name of the part. */
export function explainPartProblem(problem: PartProblem): string {
  switch (problem.code) {
    case 'not-base64url':
      return say`character ${problem.offset + 1} (${quoteCharacter(problem.character)}) is not valid in base64url.${hint(problem)}`;
    case 'padding':
      return say`character ${problem.offset + 1} (“=”) is padding, which a token must not have (RFC 7515 §2). Strict verifiers reject the token.`;
    case 'impossible-length':
      return sayCount(
        problem.length,
        'invalid base64url length ({0} character, ending at character {1}). This part was probably truncated.',
        'invalid base64url length ({0} characters, ending at character {1}). This part was probably truncated.',
        problem.offset + 1,
      );
    case 'not-canonical':
      return say`character ${problem.offset + 1} (${quoteCharacter(problem.character)}) is not canonical base64url: its unused bits must be zero, so it should be ${quoteCharacter(withoutSpareBits(problem.character, problem.offset + 1))} (RFC 4648 §3.5). Lenient verifiers decode the same bytes; strict verifiers reject the token.`;
    case 'not-utf8':
      return problem.encoding === undefined
        ? say`invalid UTF-8 at byte ${problem.octetOffset + 1}.`
        : say`invalid UTF-8 at byte ${problem.octetOffset + 1}. The text is probably ${problem.encoding} and is shown that way; a JWT must be UTF-8 (RFC 7519 §3).`;
    case 'not-an-object':
      return say`the JSON value at character ${problem.offset + 1} is not an object. A JWT needs an object.`;
    default:
      return explainJsonProblem(problem);
  }
}

/** Why a text is not JSON; for an edit as well as for a part of a token. */
export function explainJsonProblem(
  problem: Extract<PartProblem, { code: `json-${string}` }>,
): string {
  const place = say`character ${problem.offset + 1}`;
  switch (problem.code) {
    case 'json-empty':
      return say`the text is empty. JSON begins with “{” at ${place}.`;
    case 'json-byte-order-mark':
      return say`${place} is a byte order mark, which JSON does not allow (RFC 8259 §8.1).`;
    case 'json-unexpected':
      return say`invalid JSON at ${place}: unexpected ${quoteCharacter(problem.character)}.`;
    case 'json-cut-off':
      return say`invalid JSON: unexpected end of input after character ${problem.offset}.`;
    case 'json-text-after':
      return say`invalid JSON at ${place}: unexpected ${quoteCharacter(problem.character)} after the end of the value.`;
    case 'json-control-character':
      return say`invalid JSON at ${place}: a string contains an unescaped line break, tab or other control character.`;
    case 'json-bad-escape':
      return say`invalid JSON at ${place}: invalid escape sequence.`;
  }
}

function explainTokenProblem(problem: TokenProblem): string {
  switch (problem.code) {
    case 'part-count':
      return explainPartCount(problem.count);
    case 'truncated':
      return say`The token is cut off after ${problem.length} characters, a common limit for database columns, cookies and lines. Copy the whole token.`;
    case 'member-type':
      return problem.expected === 'text'
        ? say`“${insideQuotes(problem.name)}” must be a string.`
        : say`“${insideQuotes(problem.name)}” must be an object.`;
    case 'mixed-forms':
      return say`“${insideQuotes(problem.name)}” is next to a list of signatures or recipients; it belongs in the entries of that list.`;
    case 'member-repeated':
      return say`Duplicate member “${insideQuotes(problem.name)}”: parsers disagree on which value to use.`;
    case 'header-repeated':
      return say`“${insideQuotes(problem.name)}” is in more than one header. Each header parameter may be in only one of them (RFC 7515 §7.2.1, RFC 7516 §7.2.1).`;
  }
}

function explainPartCount(count: number): string {
  switch (count) {
    case 1:
      return say`A signed token has three parts separated by dots; this token has one. The payload and signature are missing.`;
    case 2:
      return say`A signed token has three parts separated by dots; this token has two. The signature, or at least the dot before it, is missing.`;
    case 5:
      return say`This token has 5 parts, but its header is that of a signed token, which has three. Copy the token again, without anything after it.`;
    default:
      return say`A signed token has three parts and an encrypted token has five; this token has ${count}.`;
  }
}

function hint({ character, isEscape }: Extract<PartProblem, { code: 'not-base64url' }>): string {
  if (character === '+' || character === '/')
    return ` ${say`Standard Base64 uses “+” and “/” where base64url uses “-” and “_” (RFC 7515 §2). Strict verifiers reject the token.`}`;
  if (isEscape) return ` ${say`The token is percent-encoded; decode it first.`}`;
  if (character === '…')
    return ` ${say`The token was shortened for display. Copy the whole token.`}`;
  return ` ${say`Remove this character if it was copied along with the token.`}`;
}
