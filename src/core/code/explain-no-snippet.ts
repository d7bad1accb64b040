import { quote } from '../words/quote.ts';
import { say } from '../words/say.ts';
import type { SubjectProblem } from './read-subject.ts';
import type { SnippetLibrary } from './snippet-library.ts';
import type { NoSnippet, SnippetTarget } from './snippet-subject.ts';

/** Why there is no code for any library. */
export function explainNoSubject(problem: SubjectProblem): string {
  switch (problem.code) {
    case 'no-token':
      return say`Paste a token first. The code is generated for the token in the Token field.`;
    case 'unsecured':
      return say`The token is not signed (“alg” is “none”), and no code should accept it. Enter the algorithm you expect under “More expectations”.`;
    case 'algorithm-unknown':
      return problem.name === undefined
        ? say`The header doesn’t name an algorithm. Enter the one you expect under “More expectations”.`
        : say`No code is available for the algorithm ${quote(problem.name)}.`;
    case 'parameter-missing':
      return problem.parameter === 'alg'
        ? say`The header has no “alg”, so no code can be generated.`
        : say`The header has no “enc”, so no code can be generated.`;
    case 'encryption-unknown':
      return say`No code is available for the encryption ${quote(problem.name)}.`;
    case 'payload-apart':
      return say`The payload is not in the token, or is not base64url-encoded (“b64”). Libraries handle such tokens differently, so no code is available.`;
    case 'json-form':
      return say`This token uses the JSON serialization. Code is available only for the compact serialization, with dots.`;
  }
}

/** Why there is no code for one library, and what to take instead. */
export function explainNoSnippet(
  { name }: SnippetLibrary,
  problem: NoSnippet,
  target: SnippetTarget,
): string {
  switch (problem.code) {
    case 'algorithm':
      return problem.detail ?? say`${name} doesn’t support ${algorithmName(target)}.`;
    case 'role':
      if (target.form === 'jwe') return say`No encryption code is available for ${name}. Use jose.`;
      return target.form === 'sd-jwt'
        ? say`No code is available to issue SD-JWTs.`
        : say`No signing code is available for ${name}. Choose another library.`;
    case 'form':
      if (target.form === 'jwe') return say`No decryption code is available for ${name}. Use jose.`;
      return target.form === 'sd-jwt'
        ? say`${name} doesn’t read disclosures. Use @sd-jwt/core.`
        : say`This library is for SD-JWTs. Choose another library.`;
  }
}

function algorithmName(target: SnippetTarget): string {
  return target.form === 'jwe' ? target.algorithm : target.algorithm.name;
}
