import type { DisclosureProblem } from '../decode/decode-sd-jwt.ts';
import type { Placement } from '../decode/process-disclosures.ts';
import { say } from '../words/say.ts';
import { explainPartProblem } from './explain-fault.ts';

/** Why a disclosure cannot be read. */
export function explainDisclosureProblem(problem: DisclosureProblem): string {
  switch (problem.code) {
    case 'disclosure-empty':
      return say`The disclosure between two “~” is empty.`;
    case 'not-an-array':
      return say`The disclosure is JSON, but not an array.`;
    case 'element-count':
      return say`The disclosure is an array of length ${problem.count}. It must contain a salt and a value, with a name between them for a member of an object.`;
    case 'salt-not-text':
      return say`The first element (the salt) is not a string.`;
    case 'name-not-text':
      return say`The second element (the name) is not a string.`;
    case 'json-empty':
      return say`The disclosure contains no JSON. A disclosure is a JSON array, which begins with “[”.`;
    default:
      return explainPartProblem(say`The disclosure`, problem);
  }
}

/** What became of a disclosure, in a few words. */
export function describePlacement({ state }: Placement): string {
  switch (state) {
    case 'placed':
      return say`digest found in the token`;
    case 'unreferenced':
      return say`no matching digest in the token`;
    case 'malformed':
      return say`can’t be read`;
    case 'rejected':
      return say`can’t be placed where its digest is`;
    case 'repeated':
      return say`included twice`;
  }
}
