import { readHeader } from '../../audit/read-claims.ts';
import { factOf } from '../../audit/token-facts.ts';
import { recogniseProfile } from '../../audit/token-profile.ts';
import type { DecodedToken } from '../../decode/decoded-token.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { say, sayCount } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, type Outcome, pass, reject, skip } from '../check.ts';
import type { ReceiverProfile } from '../expectation-texts.ts';
import { listQuoted } from './list-quoted.ts';
import {
  ACCESS_TOKEN,
  BY_TYPE,
  CLIENT_ASSERTION,
  DPOP_BOUND,
  ID_TOKEN,
  LOGOUT_TOKEN,
  type ProfileDemand,
} from './profile-demands.ts';
import { mediaType } from './type-check.ts';

const CHOSEN: Readonly<Record<Exclude<ReceiverProfile, 'plain'>, ProfileDemand>> = {
  'access-token': ACCESS_TOKEN,
  'id-token': ID_TOKEN,
  'dpop-bound': DPOP_BOUND,
  'logout-token': LOGOUT_TOKEN,
  'client-assertion': CLIENT_ASSERTION,
};

/**
 * Whether the token is what it should be: of the kind that the user chose, else
 * of the one that its "typ" names. What it merely looks like obliges it to nothing.
 */
export function checkProfile(claims: JsonObject, { token, expectations }: CheckSubject): Outcome {
  const { profile } = expectations;
  const named = nameByType(token);
  if (profile === 'plain') {
    return named ? judgeDemand(claims, token, named) : skipUnchosen(token);
  }
  const demand = CHOSEN[profile];
  if (named && isOtherKind(named, profile)) {
    return reject(
      say`the token is ${named.name()}`,
      say`“typ” says the token is ${named.name()}; you expect ${demand.name()}.`,
    );
  }
  return judgeDemand(claims, token, demand);
}

function judgeDemand(claims: JsonObject, token: DecodedToken, demand: ProfileDemand): Outcome {
  const { document, required } = demand;
  const name = demand.name();
  const absent = required.filter((claim) => !findMember(claims, claim));
  const omitted = absent.filter((claim) => factOf(token, 'omits')?.includes(claim));
  const missing = absent.filter((claim) => !omitted.includes(claim));
  const others = demand.further?.(claims, token) ?? [];
  const faults = [
    ...(missing.length > 0
      ? [say`The token has no ${listQuoted(missing)}, which ${name} must have (${document}).`]
      : []),
    ...others,
  ];
  if (others.length > 0) return reject(say`not valid as ${name}`, sentences(...faults));
  if (missing.length > 0) {
    return reject(
      sayCount(
        missing.length,
        'a required claim for {1} is missing',
        'required claims for {1} are missing',
        name,
      ),
      sentences(...faults),
    );
  }
  return pass(
    omitted.length > 0
      ? say`Has all claims required for ${name} (${document}), except ${listQuoted(omitted, 'and')}, which the issuer omits`
      : say`Has all claims required for ${name} (${document})`,
  );
}

/** An access token may well be bound to a DPoP key; everything else is one kind alone. */
function isOtherKind(named: ProfileDemand, profile: Exclude<ReceiverProfile, 'plain'>): boolean {
  return named !== CHOSEN[profile] && !(profile === 'dpop-bound' && named === ACCESS_TOKEN);
}

function nameByType(token: DecodedToken): ProfileDemand | undefined {
  const header = readHeader(token);
  const type = header && stringMember(header, 'typ');
  return type === undefined ? undefined : BY_TYPE.get(mediaType(type).replace('application/', ''));
}

/** What the token looks like is offered, never assumed. */
function skipUnchosen(token: DecodedToken): Outcome {
  const profile = recogniseProfile(token);
  switch (profile) {
    case 'access-token':
      return { ...skip(say`The token looks like an access token.`), ...{ profile } };
    case 'id-token':
      return { ...skip(say`The token looks like an OIDC ID token.`), ...{ profile } };
    case 'logout-token':
      return { ...skip(say`The token looks like a logout token.`), ...{ profile } };
    default:
      return skip(say`No profile is chosen, and “typ” doesn’t name one.`);
  }
}
