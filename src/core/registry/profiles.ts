import { rfc } from '../audit/references.ts';
import { say } from '../words/say.ts';
import type { TokenFacts } from './token-facts.ts';

/** What a token is for, as far as it tells; each makes normal what elsewhere would be odd. */
export type TokenProfile =
  | 'acme-request'
  | 'access-token'
  | 'authorization-grant'
  | 'authorization-response'
  | 'attestation'
  | 'caller-identity'
  | 'client-assertion'
  | 'client-attestation'
  | 'client-attestation-proof'
  | 'credential'
  | 'credential-proof'
  | 'didcomm-message'
  | 'dpop-proof'
  | 'entity-statement'
  | 'forwarded-identity'
  | 'id-token'
  | 'introspection-answer'
  | 'key-attestation'
  | 'key-binding'
  | 'logout-token'
  | 'push-sender'
  | 'refresh-token'
  | 'request-object'
  | 'security-event'
  | 'self-issued'
  | 'service-request'
  | 'session-token'
  | 'signed-document'
  | 'software-statement'
  | 'status-list'
  | 'transaction-token'
  | 'trust-mark'
  | 'user-info'
  | 'workload-identity'
  | 'workload-proof'
  | 'unknown';

/** A kind of token, and what its standard asks of it. */
export interface ProfileFacts extends TokenFacts {
  /** As a sentence calls it. */
  readonly name: string;
  /** "typ" of its header, without "application/" and in lower case. */
  readonly types?: readonly string[];
  /** Claims that it must have; "exp" has rules of its own and is left out here. */
  readonly required?: readonly string[];
  /** Claims that it should have. */
  readonly advised?: readonly string[];
}

const OPENID_CORE = 'OpenID Connect Core §2';

/** Every kind of token that is recognised. */
export const PROFILES: Readonly<Record<TokenProfile, ProfileFacts>> = {
  'acme-request': {
    get name() {
      return say`ACME request`;
    },
    expiry: 'optional',
    bringsKey: true,
    isBody: true,
    isOftenJson: true,
  },
  'access-token': {
    get name() {
      return say`OAuth access token`;
    },
    types: ['at+jwt'],
    required: ['iss', 'aud', 'sub', 'client_id', 'iat', 'jti'],
    source: 'RFC 9068',
    isPresented: true,
  },
  'authorization-grant': {
    get name() {
      return say`OAuth authorization grant`;
    },
    hasLoginSubject: true,
  },
  'authorization-response': {
    get name() {
      return say`OAuth authorization response`;
    },
  },
  attestation: {
    get name() {
      return say`entity attestation`;
    },
    types: ['eat+jwt'],
    expiry: 'optional',
    source: 'RFC 9711',
  },
  'caller-identity': {
    name: 'PASSporT',
    types: ['passport'],
    required: ['orig', 'dest', 'iat'],
    source: 'RFC 8225',
    expiry: 'optional',
    age: { seconds: 60, reference: rfc(8224) },
  },
  'client-assertion': {
    get name() {
      return say`client assertion`;
    },
    types: ['client-authentication+jwt'],
    required: ['iss', 'sub', 'aud', 'jti'],
    source: 'OpenID Connect Core §9',
    limit: { seconds: 600, reference: rfc(7523, '3') },
  },
  'client-attestation': {
    get name() {
      return say`client attestation`;
    },
    types: ['oauth-client-attestation+jwt'],
    required: ['sub', 'cnf'],
    source: 'draft-ietf-oauth-attestation-based-client-auth',
  },
  'client-attestation-proof': {
    get name() {
      return say`client attestation proof`;
    },
    types: ['oauth-client-attestation-pop+jwt'],
    required: ['aud', 'jti'],
    source: 'draft-ietf-oauth-attestation-based-client-auth',
    expiry: 'optional',
  },
  credential: {
    get name() {
      return say`verifiable credential`;
    },
    types: ['dc+sd-jwt', 'vc+sd-jwt', 'vc+jwt'],
    expiry: 'optional',
    longest: Number.POSITIVE_INFINITY,
    isBody: true,
    isOftenJson: true,
    hasOneClaim: true,
  },
  'credential-proof': {
    get name() {
      return say`credential proof`;
    },
    types: ['openid4vci-proof+jwt'],
    expiry: 'optional',
    bringsKey: true,
    hasOneClaim: true,
  },
  'didcomm-message': {
    get name() {
      return say`DIDComm message`;
    },
    types: ['didcomm-signed+json', 'didcomm-plain+json'],
    expiry: 'optional',
    isBody: true,
    isOftenJson: true,
    source: 'DIDComm Messaging 2.1',
  },
  'dpop-proof': {
    get name() {
      return say`DPoP proof`;
    },
    types: ['dpop+jwt'],
    required: ['jti', 'htm', 'htu', 'iat'],
    source: 'RFC 9449 §4.2',
    expiry: 'optional',
    // RFC 9449 §11.1 leaves the number to the server.
    age: { seconds: 300, reference: rfc(9449, '11.1') },
    bringsKey: true,
  },
  'entity-statement': {
    get name() {
      return say`OpenID Federation entity statement`;
    },
    types: ['entity-statement+jwt'],
    required: ['iss', 'sub', 'iat', 'jwks'],
    source: 'OpenID Federation',
    isBody: true,
    hasOneClaim: true,
  },
  'forwarded-identity': {
    get name() {
      return say`identity forwarded by a gateway`;
    },
  },
  'id-token': {
    get name() {
      return say`OIDC ID token`;
    },
    required: ['iss', 'sub', 'aud', 'iat'],
    source: OPENID_CORE,
  },
  'introspection-answer': {
    get name() {
      return say`token introspection response`;
    },
    types: ['token-introspection+jwt'],
    required: ['iss', 'aud', 'iat', 'token_introspection'],
    source: 'RFC 9701',
    expiry: 'optional',
    isBody: true,
    hasOneClaim: true,
  },
  'key-attestation': {
    get name() {
      return say`key attestation`;
    },
    types: ['keyattestation+jwt', 'key-attestation+jwt'],
    expiry: 'optional',
    hasOneClaim: true,
  },
  'key-binding': {
    get name() {
      return say`Key Binding JWT`;
    },
    types: ['kb+jwt'],
    required: ['iat', 'aud', 'nonce', 'sd_hash'],
    source: 'RFC 9901 §4.3',
    expiry: 'optional',
    isOftenJson: true,
  },
  'logout-token': {
    get name() {
      return say`OIDC logout token`;
    },
    types: ['logout+jwt'],
    required: ['iss', 'aud', 'iat', 'jti', 'events'],
    source: 'OpenID Connect Back-Channel Logout §2.4',
    expiry: 'optional',
    limit: { seconds: 120, reference: { title: 'OWASP ASVS 5.0, 10.5.5' } },
  },
  'push-sender': {
    get name() {
      return say`Web Push VAPID token`;
    },
    required: ['aud'],
    source: 'RFC 8292',
    limit: { seconds: 86_400, isEnforced: true, reference: rfc(8292, '2') },
  },
  'refresh-token': {
    get name() {
      return say`refresh token`;
    },
    expiry: 'optional',
    longest: Number.POSITIVE_INFINITY,
  },
  'request-object': {
    get name() {
      return say`OAuth request object`;
    },
    types: ['oauth-authz-req+jwt'],
    required: ['client_id'],
    advised: ['iss', 'aud'],
    source: 'RFC 9101',
    expiry: 'optional',
    limit: { seconds: 3600, reference: rfc(9101) },
    hasOneClaim: true,
  },
  'security-event': {
    get name() {
      return say`security event token`;
    },
    types: ['secevent+jwt'],
    required: ['iss', 'iat', 'jti', 'events'],
    advised: ['aud'],
    source: 'RFC 8417',
    expiry: 'optional',
    isBody: true,
    hasOneClaim: true,
  },
  'self-issued': {
    get name() {
      return say`self-issued ID token`;
    },
    bringsKey: true,
  },
  'service-request': {
    get name() {
      return say`API request token`;
    },
    hasLoginSubject: true,
  },
  'session-token': {
    get name() {
      return say`session token`;
    },
    isPresented: true,
  },
  'signed-document': {
    get name() {
      return say`signed document`;
    },
    expiry: 'optional',
    isBody: true,
    isOftenJson: true,
    hasOneClaim: true,
  },
  'software-statement': {
    get name() {
      return say`software statement`;
    },
    expiry: 'optional',
    longest: Number.POSITIVE_INFINITY,
    isBody: true,
    source: 'RFC 7591 §2.3',
  },
  'status-list': {
    get name() {
      return say`status list token`;
    },
    types: ['statuslist+jwt'],
    required: ['sub', 'iat', 'status_list'],
    source: 'Token Status List §5.1',
    expiry: 'optional',
    longest: Number.POSITIVE_INFINITY,
    isBody: true,
    hasOneClaim: true,
  },
  'transaction-token': {
    get name() {
      return say`transaction token`;
    },
    types: ['txntoken+jwt'],
    required: ['aud', 'iat', 'txn'],
    source: 'draft-ietf-oauth-transaction-tokens',
    hasOneClaim: true,
  },
  'trust-mark': {
    get name() {
      return say`OpenID Federation trust mark`;
    },
    types: ['trust-mark+jwt'],
    expiry: 'optional',
    longest: Number.POSITIVE_INFINITY,
    source: 'OpenID Federation',
  },
  'user-info': {
    get name() {
      return say`UserInfo response`;
    },
    expiry: 'optional',
    isBody: true,
    source: 'OpenID Connect Core §5.3.2',
  },
  'workload-identity': {
    get name() {
      return say`workload identity token`;
    },
    types: ['wit+jwt'],
  },
  'workload-proof': {
    get name() {
      return say`workload proof token`;
    },
    types: ['wpt+jwt'],
    required: ['aud', 'jti', 'wth'],
    source: 'draft-ietf-wimse-wpt',
  },
  unknown: {
    get name() {
      return say`token`;
    },
    isPresented: true,
  },
};
