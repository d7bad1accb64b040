import type { Fault, PartProblem, TokenProblem } from '../decode/decoded-token.ts';
import { withoutSpareBits } from '../encoding/base64url.ts';
import { insideQuotes, quoteCharacter } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { PART_NAMES } from './part-names.ts';

/** What is wrong, where, and what to do. Characters are counted from 1, as people do. */
export function explainFault(fault: Fault): string {
  if (fault.part === 'token') return explainTokenProblem(fault.problem);
  if (fault.part === 'payload' && fault.problem.code === 'json-empty') {
    return say`Payload: it is empty. If it travels beside the token, put it into "Detached payload".`;
  }
  return `${PART_NAMES[fault.part]}: ${explainPartProblem(fault.problem)}`;
}

/** The same without the name of the part. */
export function explainPartProblem(problem: PartProblem): string {
  switch (problem.code) {
    case 'not-base64url':
      return say`character ${problem.offset + 1}, ${quoteCharacter(problem.character)}, is not base64url.${hint(problem)}`;
    case 'padding':
      return say`character ${problem.offset + 1}, "=", is padding, which a token must not have (RFC 7515 §2). Strict verifiers reject it.`;
    case 'impossible-length':
      return sayCount(
        problem.length,
        'its {0} character makes no whole number of octets, up to character {1}. It was probably cut off.',
        'its {0} characters make no whole number of octets, up to character {1}. It was probably cut off.',
        problem.offset + 1,
      );
    case 'not-canonical':
      return say`character ${problem.offset + 1}, ${quoteCharacter(problem.character)}, sets bits that base64url leaves at zero; it should be ${quoteCharacter(withoutSpareBits(problem.character, problem.offset + 1))} (RFC 4648 §3.5). Lenient verifiers read the same bytes, strict ones reject it.`;
    case 'not-utf8':
      return problem.encoding === undefined
        ? say`byte ${problem.octetOffset + 1} is not UTF-8.`
        : say`byte ${problem.octetOffset + 1} is not UTF-8. The text is probably ${problem.encoding}, and is shown as such; a JWT must be UTF-8 (RFC 7519 §3).`;
    case 'not-an-object':
      return say`this is JSON, but not an object, from character ${problem.offset + 1}. A JWT needs an object here.`;
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
      return say`there is nothing here; JSON begins with "{" at ${place}.`;
    case 'json-byte-order-mark':
      return say`${place} is a byte order mark, which JSON does not allow (RFC 8259 §8.1).`;
    case 'json-unexpected':
      return say`not JSON at ${place}: ${quoteCharacter(problem.character)} cannot stand there.`;
    case 'json-cut-off':
      return say`not JSON: it ends too soon, after ${problem.offset} characters.`;
    case 'json-text-after':
      return say`not JSON at ${place}: ${quoteCharacter(problem.character)} stands after the end of the value.`;
    case 'json-control-character':
      return say`not JSON at ${place}: a line break, tab or control character stands inside a string.`;
    case 'json-bad-escape':
      return say`not JSON at ${place}: no such escape.`;
  }
}

function explainTokenProblem(problem: TokenProblem): string {
  switch (problem.code) {
    case 'part-count':
      return explainPartCount(problem.count);
    case 'truncated':
      return say`The token ends in the middle, after ${problem.length} characters, where many columns, cookies and lines end: it was cut off there. Copy it whole.`;
    case 'member-type':
      return problem.expected === 'text'
        ? say`"${insideQuotes(problem.name)}" must be a string.`
        : say`"${insideQuotes(problem.name)}" must be an object.`;
    case 'mixed-forms':
      return say`"${insideQuotes(problem.name)}" stands beside a list of signatures or recipients; it belongs into its entries.`;
    case 'member-repeated':
      return say`"${insideQuotes(problem.name)}" stands twice in one object: one reader takes the first, another the last.`;
    case 'header-repeated':
      return say`"${insideQuotes(problem.name)}" stands in more than one header. Each parameter may stand in one alone (RFC 7515 §7.2.1, RFC 7516 §7.2.1).`;
  }
}

function explainPartCount(count: number): string {
  switch (count) {
    case 1:
      return say`Only one part: a signed token has three, with dots between them. The payload and the signature are missing.`;
    case 2:
      return say`Two parts: a signed token has three. The signature, or at least its dot, is missing.`;
    case 5:
      return say`5 parts, but the header is one of a signed token, which has three. Copy the token again, and nothing after it.`;
    default:
      return say`${count} parts: a signed token has three, an encrypted one five.`;
  }
}

function hint({ character, isEscape }: Extract<PartProblem, { code: 'not-base64url' }>): string {
  if (character === '+' || character === '/')
    return ` ${say`Standard Base64 has "+" and "/" where base64url has "-" and "_" (RFC 7515 §2). Strict verifiers reject it.`}`;
  if (isEscape) return ` ${say`The token is percent-encoded; decode it first.`}`;
  if (character === '…')
    return ` ${say`The token was shortened when it was shown; copy it whole.`}`;
  return ` ${say`Remove it if it came along when the token was copied.`}`;
}
