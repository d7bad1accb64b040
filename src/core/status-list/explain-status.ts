import { quote } from '../words/quote.ts';
import { say } from '../words/say.ts';
import type { ReferenceProblem, StatusListProblem } from './status-list.ts';

export const VALID = 0x00;
export const INVALID = 0x01;
export const SUSPENDED = 0x02;

/** The name of a status and its value (Token Status List §7.1). */
export function nameStatus(status: number): string {
  return `${nameOf(status)} (0x${status.toString(16).toUpperCase().padStart(2, '0')})`;
}

function nameOf(status: number): string {
  switch (status) {
    case VALID:
      return 'VALID';
    case INVALID:
      return 'INVALID';
    case SUSPENDED:
      return 'SUSPENDED';
    default:
      return status === 3 || (status >= 0x0c && status <= 0x0f)
        ? say`Application-specific`
        : say`Reserved`;
  }
}

/** What is wrong with a status list, and what must be in its place. */
export function explainListProblem(problem: StatusListProblem): string {
  switch (problem) {
    case 'not-an-object':
      return say`The token has no “status_list” object, so it contains no statuses.`;
    case 'bits':
      return say`“bits” must be 1, 2, 4 or 8.`;
    case 'lst':
      return say`“lst” must be a string with the compressed list.`;
    case 'not-base64url':
      return say`“lst” is not valid base64url.`;
    case 'not-zlib':
      return say`“lst” can’t be decompressed: it must be DEFLATE in the ZLIB format (RFC 1950), complete and with the right checksum.`;
    case 'too-large':
      return say`The decompressed list is larger than 16 MB, so Claimcheck doesn’t read it.`;
  }
}

/** What is wrong with the place that a token names. */
export function explainReferenceProblem(problem: ReferenceProblem): string {
  switch (problem) {
    case 'not-an-object':
      return say`“status_list” in “status” must be an object with “idx” and “uri”.`;
    case 'index':
      return say`“idx” must be a whole number from 0.`;
    case 'uri':
      return say`“uri” must be a string with the URL of the status list.`;
  }
}

/** That a list is not among the tokens, and how it gets there. */
export function explainNoList(uri: string): string {
  return say`The status list ${quote(uri)} is not in the Token field. Fetch the list, or paste it below the token.`;
}
