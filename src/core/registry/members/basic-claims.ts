import { say } from '../../words/say.ts';
import { type MemberRow, openidCore, rfc, STATUS_LIST } from './member-facts.ts';

/** RFC 7519, OAuth and what belongs to both (IANA JSON Web Token Claims). */
export const BASIC_CLAIMS: readonly MemberRow[] = [
  [
    'iss',
    () =>
      say`The issuer: who made the token. A receiver compares it, character by character, with the issuer it trusts.`,
    rfc(7519, '4.1.1'),
  ],
  [
    'sub',
    () => say`The subject: whom or what the token speaks of. It is unique for this issuer only.`,
    rfc(7519, '4.1.2'),
  ],
  [
    'aud',
    () =>
      say`The audience: for whom the token was made. Whoever does not find itself here must refuse it.`,
    rfc(7519, '4.1.3'),
  ],
  [
    'exp',
    () => say`The expiry: from this moment on the token must be refused.`,
    rfc(7519, '4.1.4'),
  ],
  ['nbf', () => say`Not before: until this moment the token must be refused.`, rfc(7519, '4.1.5')],
  ['iat', () => say`Issued at: the moment at which the token was made.`, rfc(7519, '4.1.6')],
  [
    'jti',
    () =>
      say`The id of this one token, by which a receiver can revoke it or notice that it comes a second time.`,
    rfc(7519, '4.1.7'),
  ],
  [
    'cnf',
    () =>
      say`The confirmation: the key that the sender must prove to hold, so that a stolen token alone is of no use.`,
    rfc(7800, '3.1'),
  ],
  [
    'act',
    () => say`The actor: who acts at this moment on behalf of the subject.`,
    rfc(8693, '4.1'),
  ],
  [
    'scope',
    () => say`The permissions that were granted, with spaces between them.`,
    rfc(8693, '4.2'),
  ],
  ['client_id', () => say`The OAuth client that asked for the token.`, rfc(8693, '4.3')],
  [
    'may_act',
    () => say`The party that is allowed to act on behalf of the subject.`,
    rfc(8693, '4.4'),
  ],
  [
    'authorization_details',
    () => say`The permissions that were granted, each described in detail by an object.`,
    rfc(9396, '9.1'),
  ],
  ['roles', () => say`The roles that the subject has.`, rfc(9068, '2.2.3.1')],
  ['groups', () => say`The groups to which the subject belongs.`, rfc(9068, '2.2.3.1')],
  ['entitlements', () => say`Single rights that the subject has.`, rfc(9068, '2.2.3.1')],
  [
    'htm',
    () => say`The HTTP method of the request for which this DPoP proof was made.`,
    rfc(9449, '4.2'),
  ],
  [
    'htu',
    () =>
      say`The address of the request for which this DPoP proof was made, without query and fragment.`,
    rfc(9449, '4.2'),
  ],
  [
    'ath',
    () => say`The hash of the access token that this DPoP proof goes with.`,
    rfc(9449, '4.2'),
  ],
  [
    'token_introspection',
    () => say`What the authorization server knows of a token, as a signed answer.`,
    rfc(9701, '5'),
  ],
  [
    'sub_id',
    () => say`The subject as an object, which says in what form it is identified.`,
    rfc(9493, '4.1'),
  ],
  [
    'events',
    () => say`The security events that this token reports, each under the address of its kind.`,
    rfc(8417, '2.2'),
  ],
  [
    'toe',
    () =>
      say`The time of the event: when it happened, which may be long before the token was made.`,
    rfc(8417, '2.2'),
  ],
  [
    'txn',
    () => say`The id of a transaction, by which all its tokens and messages are found.`,
    rfc(8417, '2.2'),
  ],
  [
    'ace_profile',
    () => say`How client and server secure what they exchange with this token, in ACE.`,
    rfc(9200, '5.10'),
  ],
  [
    'cnonce',
    () =>
      say`A value from the resource server, by which it sees without a clock that the token is fresh.`,
    rfc(9200, '5.10'),
  ],
  [
    'exi',
    () => say`For how many seconds the token is good, counted from when a receiver first sees it.`,
    rfc(9200, '5.10.3'),
  ],
  [
    'status',
    () => say`Where a receiver can look up whether the token was revoked or suspended.`,
    STATUS_LIST,
  ],
  [
    'status_list',
    () => say`The states of many tokens, compressed; each token knows its place in the list.`,
    STATUS_LIST,
  ],
  [
    'ttl',
    () =>
      say`For how many seconds a receiver may keep this status list before it fetches a new one.`,
    STATUS_LIST,
  ],
  [
    'vot',
    () => say`A vector of trust: short codes for how well the person was proofed and logged in.`,
    rfc(8485),
  ],
  ['vtm', () => say`The address of the document that explains the vector of trust.`, rfc(8485)],
  [
    '_sd',
    () => say`Digests of members that the holder may disclose or keep to itself.`,
    rfc(9901, '4.2.4.1'),
  ],
  [
    '...',
    () => say`The digest of an array item that the holder may disclose or keep to itself.`,
    rfc(9901, '4.2.4.2'),
  ],
  [
    '_sd_alg',
    () => say`The hash algorithm by which disclosures are matched with their digests.`,
    rfc(9901, '4.1.1'),
  ],
  [
    'sd_hash',
    () => say`The hash of the SD-JWT that this key binding token is presented with.`,
    rfc(9901, '4.3'),
  ],
  [
    '_claim_names',
    () => say`Which claims come from elsewhere, and from which source.`,
    openidCore('5.6.2'),
  ],
  [
    '_claim_sources',
    () => say`The sources of claims that come from elsewhere: as a token, or as an address to ask.`,
    openidCore('5.6.2'),
  ],
];
