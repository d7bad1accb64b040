import type { DecodedToken } from '../decode/decoded-token.ts';
import type { Issuer, IssuerId } from '../registry/issuers.ts';
import { PROFILES, type TokenProfile } from '../registry/profiles.ts';
import { say } from '../words/say.ts';
import { recogniseIssuer } from './token-issuer.ts';
import { profileOf } from './token-profile.ts';
import { shorten } from './words.ts';

/** What a token looks like. It says so itself: nothing of it is proven. */
export interface TokenIdentity {
  readonly profile: TokenProfile;
  readonly issuer: IssuerId | undefined;
  /** As in "OIDC ID token (nonce, at_hash) from Auth0 (iss)". */
  readonly words: string;
}

const MOST_MARKS = 4;

/** What kind of token it is and who made it, each with the members that tell; undefined if neither is known. */
export function identifyToken(token: DecodedToken): TokenIdentity | undefined {
  const { profile, marks } = profileOf(token);
  const issued = recogniseIssuer(token);
  if (profile === 'unknown' && !issued) return undefined;
  const { name } = PROFILES[profile];
  // Where the issuer alone tells the kind, its marks are said once.
  const own = issued?.marks === marks ? [] : marks;
  const kind = `${name.charAt(0).toUpperCase()}${name.slice(1)}${inBrackets(own)}`;
  const words = issued ? `${nameParties(kind, issued.issuer)}${inBrackets(issued.marks)}` : kind;
  return { profile, issuer: issued?.issuer.id, words };
}

function nameParties(kind: string, { name, isFor }: Issuer): string {
  return isFor ? say`${kind} for ${name}` : say`${kind} from ${name}`;
}

function inBrackets(marks: readonly string[]): string {
  if (marks.length === 0) return '';
  const shown = marks.slice(0, MOST_MARKS).map(shorten);
  return ` (${shown.join(', ')}${marks.length > MOST_MARKS ? ', …' : ''})`;
}
