import type { Fault, PartName, PartProblem, TokenProblem } from '../decode/decoded-token.ts';
import { withoutSpareBits } from '../encoding/base64url.ts';
import { formatNumber } from '../words/format-number.ts';
import { insideQuotes, quoteCharacter } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';

/** What is wrong, where, and what to do. Characters are counted from 1, as people do. */
export function explainFault(fault: Fault): string {
  if (fault.part === 'token') return explainTokenProblem(fault.problem);
  if (fault.part === 'payload' && fault.problem.code === 'json-empty') {
    return say`The payload is empty. If it is sent separately from the token, paste it into the “Detached payload” field.`;
  }
  return explainPartProblem(PART_SUBJECTS[fault.part](), fault.problem);
}

const PART_SUBJECTS: Readonly<Record<PartName, () => string>> = {
  header: () => say`The header`,
  payload: () => say`The payload`,
  signature: () => say`The signature`,
  encryptedKey: () => say`The encrypted key`,
  initializationVector: () => say`The initialization vector`,
  ciphertext: () => say`The ciphertext`,
  authenticationTag: () => say`The authentication tag`,
  extra: () => say`The extra part`,
};

/** The same of a part by its name at the beginning of a sentence: "The header". */
export function explainPartProblem(part: string, problem: PartProblem): string {
  switch (problem.code) {
    case 'not-base64url':
      return sentences(
        say`${part} is not valid base64url: character ${placeOf(problem)} is ${quoteCharacter(problem.character)}.`,
        hint(problem),
      );
    case 'padding':
      return say`${part} has padding (“=” at character ${placeOf(problem)}), which a token must not have (RFC 7515 §2). Strict verifiers reject the token.`;
    case 'impossible-length':
      return sayCount(
        problem.length,
        '{1} has {0} character, which is not a possible length of base64url. The end was probably cut off.',
        '{1} has {2} characters, which is not a possible length of base64url. The end was probably cut off.',
        part,
        formatNumber(problem.length),
      );
    case 'not-canonical':
      return say`${part} is not canonical base64url: the unused bits of character ${placeOf(problem)} (${quoteCharacter(problem.character)}) must be zero, so the character should be ${quoteCharacter(withoutSpareBits(problem.character, problem.offset + 1))} (RFC 4648 §3.5). Lenient verifiers decode the same bytes; strict verifiers reject the token.`;
    case 'not-utf8': {
      const byte = formatNumber(problem.byteOffset + 1);
      return problem.encoding === undefined
        ? say`${part} is not valid UTF-8 at byte ${byte}.`
        : say`${part} is not valid UTF-8 at byte ${byte}. The text is probably ${problem.encoding} and is shown that way; a JWT must be UTF-8 (RFC 7519 §3).`;
    }
    case 'not-an-object':
      return say`${part} is JSON, but not an object. A JWT needs an object.`;
    default:
      return explainJsonProblem(part, problem);
  }
}

function explainJsonProblem(
  part: string,
  problem: Extract<PartProblem, { code: `json-${string}` }>,
): string {
  const place = placeOf(problem);
  switch (problem.code) {
    case 'json-empty':
      return say`${part} is empty, but must contain JSON.`;
    case 'json-byte-order-mark':
      return say`${part} begins with a byte order mark, which JSON does not allow (RFC 8259 §8.1).`;
    case 'json-unexpected':
      return say`${part} is not valid JSON: unexpected ${quoteCharacter(problem.character)} at character ${place}.`;
    case 'json-cut-off':
      return say`${part} is not valid JSON: unexpected end of input after character ${formatNumber(problem.offset)}.`;
    case 'json-text-after':
      return say`${part} is not valid JSON: unexpected ${quoteCharacter(problem.character)} at character ${place}, after the end of the value.`;
    case 'json-control-character':
      return say`${part} is not valid JSON: unescaped line break, tab or other control character in a string at character ${place}.`;
    case 'json-bad-escape':
      return say`${part} is not valid JSON: invalid escape sequence at character ${place}.`;
  }
}

function placeOf({ offset }: { readonly offset: number }): string {
  return formatNumber(offset + 1);
}

function explainTokenProblem(problem: TokenProblem): string {
  switch (problem.code) {
    case 'part-count':
      return explainPartCount(problem.count);
    case 'truncated':
      return say`The token is cut off after ${formatNumber(problem.length)} characters, a common limit for database columns, cookies and lines. Copy the whole token.`;
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
      return say`A signed token has three parts and an encrypted token has five; this token has ${formatNumber(count)}.`;
  }
}

function hint({ character, isEscape }: Extract<PartProblem, { code: 'not-base64url' }>): string {
  if (character === '+' || character === '/')
    return say`Standard Base64 uses “+” and “/” where base64url uses “-” and “_” (RFC 7515 §2). Strict verifiers reject the token.`;
  if (isEscape) return say`The token is percent-encoded; decode it first.`;
  if (character === '…') return say`The token was shortened for display. Copy the whole token.`;
  return say`Remove this character if it was copied along with the token.`;
}
