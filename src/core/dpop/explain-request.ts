import { quote } from '../words/quote.ts';
import { say } from '../words/say.ts';
import type { ProofRequestProblem } from './proof-request.ts';

/** Why no proof can be made for a text, and what to change. */
export function explainProofRequestProblem(problem: ProofRequestProblem): string {
  switch (problem) {
    case 'no-command':
      return say`The Token field contains no cURL command. Paste the command of your request, with its access token.`;
    case 'several-commands':
      return say`The Token field contains several cURL commands, and each request needs its own proof. Select the token of one command, or remove the others.`;
    case 'several-requests':
      return say`The cURL command sends several requests, and each request needs its own proof. Keep one URL.`;
    case 'several-tokens':
      return say`The cURL command has several “Authorization” headers. Keep the one with the access token.`;
    case 'config-file':
      return say`The cURL command reads its options from a file. Write the options into the command.`;
    case 'no-url':
      return say`The cURL command has no URL. Add the URL of the request.`;
    case 'not-a-url':
      return say`The URL in the cURL command is not a URL that begins with https:// or http://. Fix it in the Token field.`;
    default:
      return say`The cURL command contains the placeholder ${quote(problem.placeholder)}, and the proof depends on its value. Replace the placeholder by its value.`;
  }
}
