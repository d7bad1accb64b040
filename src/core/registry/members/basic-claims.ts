import { say } from '../../words/say.ts';
import { type MemberRow, openidCore, rfc, STATUS_LIST } from './member-facts.ts';

/** RFC 7519, OAuth and what belongs to both (IANA JSON Web Token Claims). */
export const BASIC_CLAIMS: readonly MemberRow[] = [
  [
    'iss',
    () => say`Issuer: who created the token. Compared exactly with the trusted issuer.`,
    rfc(7519, '4.1.1'),
  ],
  [
    'sub',
    () => say`Subject: the user or client the token is about. Unique per issuer.`,
    rfc(7519, '4.1.2'),
  ],
  [
    'aud',
    () => say`Audience: who the token is intended for. Services not listed must reject the token.`,
    rfc(7519, '4.1.3'),
  ],
  [
    'exp',
    () => say`Expiration time: the token must be rejected from this time on.`,
    rfc(7519, '4.1.4'),
  ],
  ['nbf', () => say`Not before: the token must be rejected until this time.`, rfc(7519, '4.1.5')],
  ['iat', () => say`Issued at: when the token was created.`, rfc(7519, '4.1.6')],
  [
    'jti',
    () => say`JWT ID: unique ID, used for revocation and replay detection.`,
    rfc(7519, '4.1.7'),
  ],
  [
    'cnf',
    () =>
      say`Confirmation: the key that the sender must prove possession of, so that a stolen token is useless without the key.`,
    rfc(7800, '3.1'),
  ],
  ['act', () => say`Actor: who is currently acting on behalf of the subject.`, rfc(8693, '4.1')],
  ['scope', () => say`The granted permissions, separated by spaces.`, rfc(8693, '4.2')],
  ['client_id', () => say`The OAuth client that requested the token.`, rfc(8693, '4.3')],
  ['may_act', () => say`The party that may act on behalf of the subject.`, rfc(8693, '4.4')],
  [
    'authorization_details',
    () => say`The granted permissions, each described in detail by an object.`,
    rfc(9396, '9.1'),
  ],
  ['roles', () => say`The subject’s roles.`, rfc(9068, '2.2.3.1')],
  ['groups', () => say`The groups that the subject belongs to.`, rfc(9068, '2.2.3.1')],
  ['entitlements', () => say`The subject’s individual permissions.`, rfc(9068, '2.2.3.1')],
  [
    'htm',
    () => say`The HTTP method of the request that this DPoP proof was created for.`,
    rfc(9449, '4.2'),
  ],
  [
    'htu',
    () =>
      say`The URL of the request that this DPoP proof was created for, without query and fragment.`,
    rfc(9449, '4.2'),
  ],
  [
    'ath',
    () => say`The hash of the access token that is sent with this DPoP proof.`,
    rfc(9449, '4.2'),
  ],
  [
    'wth',
    () => say`The hash of the workload identity token that is sent with this proof.`,
    { title: 'draft-ietf-wimse-wpt' },
  ],
  [
    'token_introspection',
    () => say`What the authorization server knows about a token, as a signed response.`,
    rfc(9701, '5'),
  ],
  [
    'sub_id',
    () => say`The subject as an object that specifies its identifier format.`,
    rfc(9493, '4.1'),
  ],
  [
    'events',
    () => say`The security events that this token reports, each under the URI of its event type.`,
    rfc(8417, '2.2'),
  ],
  [
    'toe',
    () =>
      say`Time of event: when the event happened, which may be long before the token was created.`,
    rfc(8417, '2.2'),
  ],
  [
    'txn',
    () => say`Transaction ID: used to find all tokens and messages of a transaction.`,
    rfc(8417, '2.2'),
  ],
  [
    'ace_profile',
    () => say`How the client and server secure what they exchange with this token, in ACE.`,
    rfc(9200, '5.10'),
  ],
  [
    'cnonce',
    () =>
      say`A value from the resource server, used to check without a clock that the token is fresh.`,
    rfc(9200, '5.10'),
  ],
  [
    'exi',
    () => say`How many seconds the token is valid, counted from when an API first sees the token.`,
    rfc(9200, '5.10.3'),
  ],
  [
    'status',
    () => say`Where a verifier can check whether the token was revoked or suspended.`,
    STATUS_LIST,
  ],
  [
    'status_list',
    () =>
      say`The statuses of many tokens, compressed. Every token contains its own position in the list.`,
    STATUS_LIST,
  ],
  [
    'ttl',
    () => say`How many seconds a verifier may cache this status list before fetching a new one.`,
    STATUS_LIST,
  ],
  [
    'vot',
    () =>
      say`Vector of trust: short codes for how well the user was identity-proofed and authenticated.`,
    rfc(8485),
  ],
  ['vtm', () => say`The URL of the document that explains the vector of trust.`, rfc(8485)],
  [
    '_sd',
    () => say`Digests of members that the holder may disclose or withhold.`,
    rfc(9901, '4.2.4.1'),
  ],
  [
    '...',
    () => say`The digest of an array item that the holder may disclose or withhold.`,
    rfc(9901, '4.2.4.2'),
  ],
  [
    '_sd_alg',
    () => say`The hash algorithm used to match disclosures with their digests.`,
    rfc(9901, '4.1.1'),
  ],
  [
    'sd_hash',
    () => say`The hash of the SD-JWT that this Key Binding JWT is presented with.`,
    rfc(9901, '4.3'),
  ],
  [
    '_claim_names',
    () => say`Which claims come from other sources, and the source of each.`,
    openidCore('5.6.2'),
  ],
  [
    '_claim_sources',
    () => say`The sources of claims that are not in this token: each is a token or a URL to query.`,
    openidCore('5.6.2'),
  ],
];
