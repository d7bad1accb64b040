import { say } from '../words/say.ts';
/** What a token is for, as far as it tells; each makes normal what elsewhere would be odd. */
export type TokenProfile =
  | 'acme-request'
  | 'access-token'
  | 'authorization-grant'
  | 'authorization-response'
  | 'caller-identity'
  | 'client-assertion'
  | 'client-attestation'
  | 'credential'
  | 'credential-proof'
  | 'dpop-proof'
  | 'entity-statement'
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
  | 'session-token'
  | 'signed-document'
  | 'status-list'
  | 'transaction-token'
  | 'workload-identity'
  | 'unknown';

/** A kind of token, and what its standard asks of it. */
export interface ProfileFacts {
  /** As a sentence calls it. */
  readonly name: string;
  /** "typ" of its header, without "application/" and in lower case. */
  readonly types?: readonly string[];
  /** Claims that it must have; "exp" has rules of its own and is left out here. */
  readonly required?: readonly string[];
  /** Claims that it should have. */
  readonly advised?: readonly string[];
  /** The standard, as it is cited. */
  readonly source?: string;
}

const OPENID_CORE = 'OpenID Connect Core §2';

/** Every kind of token that is recognised. */
export const PROFILES: Readonly<Record<TokenProfile, ProfileFacts>> = {
  'acme-request': {
    get name() {
      return say`ACME request`;
    },
  },
  'access-token': {
    get name() {
      return say`OAuth access token`;
    },
    types: ['at+jwt'],
    required: ['iss', 'aud', 'sub', 'client_id', 'iat', 'jti'],
    source: 'RFC 9068',
  },
  'authorization-grant': {
    get name() {
      return say`OAuth authorization grant`;
    },
  },
  'authorization-response': {
    get name() {
      return say`OAuth authorization response`;
    },
  },
  'caller-identity': {
    name: 'PASSporT',
    types: ['passport'],
    required: ['orig', 'dest', 'iat'],
    source: 'RFC 8225',
  },
  'client-assertion': {
    get name() {
      return say`client assertion`;
    },
    types: ['client-authentication+jwt'],
    required: ['iss', 'sub', 'aud', 'jti'],
    source: 'OpenID Connect Core §9',
  },
  'client-attestation': {
    get name() {
      return say`client attestation`;
    },
    types: ['oauth-client-attestation+jwt', 'oauth-client-attestation-pop+jwt'],
  },
  credential: {
    get name() {
      return say`verifiable credential`;
    },
    types: ['dc+sd-jwt', 'vc+sd-jwt', 'vc+jwt'],
  },
  'credential-proof': {
    get name() {
      return say`credential proof`;
    },
    types: ['openid4vci-proof+jwt'],
  },
  'dpop-proof': {
    get name() {
      return say`DPoP proof`;
    },
    types: ['dpop+jwt'],
    required: ['jti', 'htm', 'htu', 'iat'],
    source: 'RFC 9449 §4.2',
  },
  'entity-statement': {
    get name() {
      return say`OpenID Federation entity statement`;
    },
    types: ['entity-statement+jwt'],
    required: ['iss', 'sub', 'iat', 'jwks'],
    source: 'OpenID Federation',
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
      return say`token introspection answer`;
    },
    types: ['token-introspection+jwt'],
    required: ['iss', 'aud', 'iat', 'token_introspection'],
    source: 'RFC 9701',
  },
  'key-attestation': {
    get name() {
      return say`key attestation`;
    },
    types: ['keyattestation+jwt', 'key-attestation+jwt'],
  },
  'key-binding': {
    get name() {
      return say`key binding JWT`;
    },
    types: ['kb+jwt'],
    required: ['iat', 'aud', 'nonce', 'sd_hash'],
    source: 'RFC 9901 §4.3',
  },
  'logout-token': {
    get name() {
      return say`OIDC logout token`;
    },
    types: ['logout+jwt'],
    required: ['iss', 'aud', 'iat', 'jti', 'events'],
    source: 'OpenID Connect Back-Channel Logout §2.4',
  },
  'push-sender': {
    get name() {
      return say`Web Push sender token`;
    },
    required: ['aud'],
    source: 'RFC 8292',
  },
  'refresh-token': {
    get name() {
      return say`refresh token`;
    },
  },
  'request-object': {
    get name() {
      return say`OAuth request object`;
    },
    types: ['oauth-authz-req+jwt'],
    required: ['client_id'],
    advised: ['iss', 'aud'],
    source: 'RFC 9101',
  },
  'security-event': {
    get name() {
      return say`security event token`;
    },
    types: ['secevent+jwt'],
    required: ['iss', 'iat', 'jti', 'events'],
    advised: ['aud'],
    source: 'RFC 8417',
  },
  'self-issued': {
    get name() {
      return say`self-issued ID token`;
    },
  },
  'session-token': {
    get name() {
      return say`session token`;
    },
  },
  'signed-document': {
    get name() {
      return say`signed document`;
    },
  },
  'status-list': {
    get name() {
      return say`status list token`;
    },
    types: ['statuslist+jwt'],
    required: ['sub', 'iat', 'status_list'],
    source: 'Token Status List §5.1',
  },
  'transaction-token': {
    get name() {
      return say`transaction token`;
    },
    types: ['txntoken+jwt'],
  },
  'workload-identity': {
    get name() {
      return say`workload identity token`;
    },
  },
  unknown: {
    get name() {
      return say`token`;
    },
  },
};
