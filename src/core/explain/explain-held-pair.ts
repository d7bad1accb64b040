import type { HeldPair } from '../evidence/evidence.ts';
import { say } from '../words/say.ts';

/** Which token or code of the same text belongs to this one, and by which claims. */
export function explainHeldPair({ subject, claims }: HeldPair): string {
  const names = claims.join(', ');
  switch (subject) {
    case 'proof':
      return say`This DPoP proof matches the access token (${names}).`;
    case 'request':
      return say`This DPoP proof matches its request (${names}).`;
    case 'access-token':
      return say`The DPoP proof matches this access token (${names}).`;
    case 'workload':
      return say`The workload proof matches the workload identity token (${names}).`;
    case 'client':
      return say`The client’s proof matches the client attestation (${names}).`;
    case 'id-token':
      return say`This ID token matches the response it came in (${names}).`;
    case 'unchecked':
      return say`Not checked, as the response has no clear value to compare: ${names}.`;
  }
}
