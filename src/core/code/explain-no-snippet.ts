import { say } from '../words/say.ts';
import type { SubjectProblem } from './read-subject.ts';
import type { SnippetLibrary } from './snippet-library.ts';
import type { NoSnippet, SnippetTarget } from './snippet-subject.ts';

/** Why there is no code for any library. */
export function explainNoSubject(problem: SubjectProblem): string {
  switch (problem.code) {
    case 'no-token':
      return say`There is no token yet: the code is written for the one in Token.`;
    case 'unsecured':
      return say`The token is not signed ("alg" is "none"), and no code should take it. Name the algorithm that you expect in Checks.`;
    case 'algorithm-unknown':
      return problem.name === undefined
        ? say`The header names no algorithm. Name the one that you expect in Checks.`
        : say`There is no code for the algorithm ${JSON.stringify(problem.name)}.`;
    case 'payload-apart':
      return say`The payload is not in the token, or is not Base64url ("b64"): the libraries read such tokens in ways of their own, for which there is no code here.`;
    case 'json-form':
      return say`This token is in JSON: the libraries here read the compact form, with dots.`;
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
      return problem.detail ?? say`${name} does not have ${algorithmName(target)}.`;
    case 'role':
      return target.form === 'sd-jwt'
        ? say`There is no code here that issues SD-JWTs.`
        : say`${name} signs nothing here: take another library.`;
    case 'form':
      if (target.form === 'jwe')
        return say`There is no code here that decrypts with ${name}: take jose.`;
      return target.form === 'sd-jwt'
        ? say`${name} alone does not read disclosures: take @sd-jwt/core.`
        : say`This library is for SD-JWTs.`;
  }
}

function algorithmName(target: SnippetTarget): string {
  return target.form === 'jwe' ? target.algorithm : target.algorithm.name;
}
