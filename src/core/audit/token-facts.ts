import type { DecodedToken } from '../decode/decoded-token.ts';
import { PROFILES } from '../registry/profiles.ts';
import type { TokenFacts } from '../registry/token-facts.ts';
import { recogniseIssuer } from './token-issuer.ts';
import { recogniseProfile } from './token-profile.ts';

/** What the documents say about a token: those of its provider or service before those of its kind. */
export function factOf<Name extends keyof TokenFacts>(
  token: DecodedToken,
  name: Name,
): TokenFacts[Name] {
  return recogniseIssuer(token)?.issuer[name] ?? PROFILES[recogniseProfile(token)][name];
}
