/** Types of tokens that specifications name, as they are in "typ" without "application/". */
export const TOKEN_TYPES: readonly string[] = [
  ...'JWT JOSE JOSE+JSON at+jwt rt+jwt dpop+jwt logout+jwt secevent+jwt kb+jwt'.split(' '),
  ...'sd-jwt dc+sd-jwt vc+sd-jwt vc+jwt vp+jwt vc-ld+jwt statuslist+jwt'.split(' '),
  ...'oauth-authz-req+jwt oauth-client-attestation+jwt oauth-client-attestation-pop+jwt'.split(' '),
  ...'client-authentication+jwt authorization-grant+jwt token-introspection+jwt'.split(' '),
  ...'openid4vci-proof+jwt keyattestation+jwt txntoken+jwt entity-statement+jwt'.split(' '),
  ...'trust-mark+jwt resolve-response+jwt oauth-id-jag+jwt passport mdoc jwk+jwt'.split(' '),
  ...'wit+jwt wpt+jwt'.split(' '),
];
