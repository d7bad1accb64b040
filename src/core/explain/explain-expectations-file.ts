import type { ExpectationsFileProblem } from '../checks/expectations-file.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';

/** Why a file was not opened as expectations. */
export function explainExpectationsFile(problem: ExpectationsFileProblem): string {
  switch (problem.code) {
    case 'not-json':
      return say`The file is not valid JSON.`;
    case 'not-expectations':
      return say`The file does not contain expectations: its member “claimcheck” must be “expectations”.`;
    case 'unknown-member':
      return say`The file has an unknown member “${insideQuotes(problem.name)}”.`;
    case 'wrong-value':
      return say`The value of “${insideQuotes(problem.name)}” in the file is not valid.`;
    case 'private-key':
      return say`The file contains a secret or private key. Remove the key: files of expectations may only contain public keys.`;
  }
}
