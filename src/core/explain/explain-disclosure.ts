import type { DisclosureProblem } from '../decode/decode-sd-jwt.ts';
import type { Placement } from '../decode/process-disclosures.ts';
import { say } from '../words/say.ts';
import { explainPartProblem } from './explain-fault.ts';

/** Why a disclosure cannot be read. */
export function explainDisclosureProblem(problem: DisclosureProblem): string {
  switch (problem.code) {
    case 'disclosure-empty':
      return say`There is nothing between two "~".`;
    case 'not-an-array':
      return say`It is JSON, but not an array.`;
    case 'element-count':
      return say`It is an array of ${problem.count}: it must hold a salt and a value, with a name between them for a member of an object.`;
    case 'salt-not-text':
      return say`Its first element, the salt, is no string.`;
    case 'name-not-text':
      return say`Its second element, the name, is no string.`;
    default: {
      const words = explainPartProblem(problem);
      return words.charAt(0).toUpperCase() + words.slice(1);
    }
  }
}

/** What became of a disclosure, in a few words. */
export function describePlacement({ state }: Placement): string {
  switch (state) {
    case 'placed':
      return say`its digest is in the token`;
    case 'unreferenced':
      return say`the token has no digest of it`;
    case 'malformed':
      return say`cannot be read`;
    case 'rejected':
      return say`cannot stand where its digest is`;
    case 'repeated':
      return say`given twice`;
  }
}
