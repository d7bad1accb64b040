import type { DecodedToken } from '../../decode/decoded-token.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import { PROFILES } from '../../registry/profiles.ts';
import { allOf, anyOf } from '../../words/list-words.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, FindingPlace, Reference, Severity } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { openidCore, rfcDocument } from '../documents.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { factOf } from '../token-facts.ts';
import { profileOf, type TokenProfile } from '../token-profile.ts';
import { quote } from '../words.ts';

const LOGOUT: Reference = {
  title: 'OpenID Connect Back-Channel Logout §2.4',
  url: 'https://openid.net/specs/openid-connect-backchannel-1_0.html',
};
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** What the standard of a kind of token asks for; asked only where the kind is certain. */
export const profileClaimMissing: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  const { profile, marks, isCertain } = profileOf(token);
  if (!claims || !isCertain) return [];
  const { name, required = [], advised = [], source } = PROFILES[profile];
  const lacks = (names: readonly string[]) => names.filter((each) => !findMember(claims, each));
  const missing = (severity: Severity, quoted: readonly string[]): Finding[] =>
    quoted.length === 0
      ? []
      : [
          {
            code: 'profile-claim-missing',
            severity,
            basis: 'bytes',
            where: claimPlace(),
            title:
              severity === 'low' ? say`Missing recommended claim` : say`Missing required claim`,
            why:
              severity === 'low'
                ? say`This kind of token (${name}, according to ${allOf(marks.map(quote))}) should have ${quoted.join(', ')}.`
                : say`This kind of token (${name}, according to ${allOf(marks.map(quote))}) must have ${quoted.join(', ')}.`,
            fix: say`Add the missing claims.`,
            references: source === undefined ? [] : [{ title: source }],
          },
        ];
  const subjectOrSession = profile === 'logout-token' && lacks(['sub', 'sid']).length === 2;
  const omitted = lacks(required).filter((each) => factOf(token, 'omits')?.includes(each));
  const due = lacks(required).filter((each) => !omitted.includes(each));
  return [
    ...missing('medium', [
      ...due.map(quote),
      ...(subjectOrSession ? [anyOf(['sub', 'sid'].map(quote))] : []),
    ]),
    ...missing('low', [...lacks(advised), ...omitted].map(quote)),
  ];
};

interface Misfit {
  readonly severity: Severity;
  readonly where: FindingPlace;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly reference: Reference;
}

/** What a kind of token must not have. */
export const profileClaimForbidden: AuditRule = ({ token }) =>
  [...forbidden(token)].map((misfit) => finding('profile-claim-forbidden', misfit));

function* forbidden(token: DecodedToken): Generator<Misfit> {
  const claims = readClaims(token);
  const header = readHeader(token);
  const { profile } = profileOf(token);
  if (!claims || !header) return;
  if (profile === 'logout-token' && findMember(claims, 'nonce')) {
    yield {
      severity: 'high',
      where: claimPlace('nonce'),
      title: say`Logout token with nonce`,
      why: say`A logout token must not have “nonce”, so that it cannot pass as an ID token.`,
      fix: say`Remove “nonce”.`,
      reference: LOGOUT,
    };
  }
  const proof = PROOFS[profile];
  if (proof && findSignatureAlgorithm(token.algorithm ?? '')?.keyType === 'oct') {
    yield {
      severity: 'high',
      where: { part: 'header', pointer: '/alg' },
      title: say`Proof with a shared secret`,
      why: say`“alg” is ${quote(token.algorithm ?? '')}, an HMAC algorithm, which does not prove possession of a private key.`,
      fix: say`Sign the proof with the private key.`,
      reference: proof,
    };
  }
  if (profile === 'request-object') yield* nestedRequest(claims);
  if (profile === 'id-token') yield* keyInIdToken(header);
}

const PROOFS: Readonly<Partial<Record<TokenProfile, Reference>>> = {
  'dpop-proof': rfc(9449, '4.2'),
  'key-binding': rfc(9901, '4.3'),
};

function* nestedRequest(claims: JsonObject): Generator<Misfit> {
  for (const name of ['request', 'request_uri']) {
    if (!findMember(claims, name)) continue;
    yield {
      severity: 'medium',
      where: claimPlace(name),
      title: say`Nested request`,
      why: say`A request object must not contain “${name}”.`,
      fix: say`Remove “${name}”.`,
      reference: rfcDocument(9101),
    };
  }
}

function* keyInIdToken(header: JsonObject): Generator<Misfit> {
  for (const name of ['x5u', 'x5c', 'jku', 'jwk']) {
    if (!findMember(header, name)) continue;
    yield {
      severity: 'low',
      where: { part: 'header', pointer: `/${name}` },
      title: say`Key in an ID token`,
      why: say`ID tokens should not have “${name}”: clients get keys from the issuer.`,
      fix: say`Remove “${name}”.`,
      reference: openidCore('2'),
    };
  }
}

/** Members of a kind of token whose value its standard does not allow. */
export const profileValue: AuditRule = ({ token }) =>
  [...wrongValues(token)].map((misfit) => finding('profile-value', misfit));

function* wrongValues(token: DecodedToken): Generator<Misfit> {
  const claims = readClaims(token);
  const { profile, isCertain } = profileOf(token);
  if (!claims) return;
  switch (profile) {
    case 'dpop-proof':
      if (/[?#]/.test(stringMember(claims, 'htu') ?? '')) {
        yield medium(
          'htu',
          say`The “htu” of a DPoP proof must not have a query or a fragment.`,
          rfc(9449, '4.2'),
        );
      }
      return;
    case 'key-binding':
      if (findMember(claims, 'aud')?.value.type === 'array') {
        yield medium(
          'aud',
          say`The “aud” of a Key Binding JWT must be a single string that identifies the verifier.`,
          rfc(9901, '4.3'),
        );
      }
      return;
    case 'logout-token':
      yield* wrongEvents(claims);
      return;
    case 'client-assertion': {
      const severity = isCertain ? 'medium' : 'info';
      if (stringMember(claims, 'iss') !== stringMember(claims, 'sub')) {
        yield {
          ...medium(
            'sub',
            say`The “sub” of a client assertion must equal “iss”, the client ID.`,
            openidCore('9'),
          ),
          severity,
        };
      }
      if (findMember(claims, 'aud')?.value.type === 'array') {
        yield {
          ...medium(
            'aud',
            say`The “aud” of a client assertion should be a single string that identifies the authorization server.`,
            openidCore('9'),
          ),
          severity,
        };
      }
      return;
    }
    case 'id-token':
      if (/[?#]/.test(stringMember(claims, 'iss') ?? '')) {
        yield medium(
          'iss',
          say`The “iss” of an ID token must not have a query or a fragment.`,
          openidCore('2'),
        );
      }
      return;
    default:
      return;
  }
}

function* wrongEvents(claims: JsonObject): Generator<Misfit> {
  const events = findMember(claims, 'events')?.value;
  const event = events?.type === 'object' && findMember(events, LOGOUT_EVENT)?.value.type;
  if (events && event !== 'object') {
    yield medium(
      'events',
      say`The “events” of a logout token must contain an object named ${quote(LOGOUT_EVENT)}.`,
      LOGOUT,
    );
  }
}

function medium(name: string, must: string, reference: Reference): Misfit {
  return {
    severity: 'medium',
    where: claimPlace(name),
    title: say`Unexpected claim value`,
    why: sentences(must, say`Strict APIs reject the token.`),
    fix: say`Correct “${name}”.`,
    reference,
  };
}

function finding(code: string, { reference, ...misfit }: Misfit): Finding {
  return { code, basis: 'bytes', references: [reference], ...misfit };
}
