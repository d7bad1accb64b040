import { say } from '../words/say.ts';

/** What is behind a message whatever the library, said once. */
export const CAUSES = {
  expired: () => say`The token has expired. Get a new one, or refresh the token before it expires.`,
  clockAhead: () => say`The server’s clock is ahead, and no clock tolerance is set.`,
  clockBehind: () => say`The server’s clock is behind the issuer’s, and no clock tolerance is set.`,
  otherKey: () => say`The server’s key or secret differs from the one that signed the token.`,
  changed: () => say`The token was changed or truncated in transit.`,
  otherIssuer: () =>
    say`The token comes from an issuer, tenant or environment that the server does not trust.`,
  slash: () => say`The issuer differs by a trailing slash or in upper/lower case.`,
  otherAudience: () =>
    say`The token was issued for another API. Request one whose “aud” is this API.`,
  idToken: () =>
    say`An ID token, whose audience is the client, was sent instead of an access token.`,
  noAudience: () =>
    say`The server has no audience configured, or a different one than was registered.`,
  rotation: () => say`The issuer rotated its keys, and the server still has the old JWKS.`,
  otherSet: () => say`The server reads the keys of another issuer or environment.`,
  notJwt: () =>
    say`What the server received isn’t a JWT: an opaque token, “undefined”, or a token with “Bearer” included.`,
  cutOff: () => say`The token was truncated, or contains quotes, whitespace or a line break.`,
  algorithm: () => say`The issuer signs with an algorithm that the server does not allow.`,
  secretForm: () => say`The server decodes the secret differently (Base64 vs. plain text).`,
  noHeader: () => say`The Authorization header is missing or misspelled, or a proxy removed it.`,
  scheme: () => say`The header is not “Authorization: Bearer” followed by the token.`,
  scopes: () => say`The client did not request the scope, or the scope was not granted.`,
  issue: () =>
    say`The issuer does not include this claim in such tokens, or the client must request the claim.`,
  wrongKind: () =>
    say`The token is of the wrong kind, such as an ID token instead of an access token.`,
  notPem: () =>
    say`The key is not a PEM: its BEGIN line is missing, its line breaks became “\\n”, or the variable is empty.`,
  wrongPem: () =>
    say`The PEM contains a different format than its label says or the library expects: PKCS #1 instead of PKCS #8, a certificate, or an OpenSSH key.`,
  passphrase: () => say`The private key is encrypted, and its passphrase is missing or wrong.`,
  noKeySet: () => say`No key is configured: the variable or file for the key is empty.`,
  keyKind: () =>
    say`The key type does not fit the algorithm: HS needs a secret, RS and PS need an RSA key, ES needs an EC key.`,
  curve: () =>
    say`The EC key is on the wrong curve for the algorithm: ES256 needs P-256, ES384 needs P-384, ES512 needs P-521.`,
  shortKey: () =>
    say`The key is too short for the algorithm: HS256 needs at least 256 bits, RSA at least 2,048 bits.`,
  publicAsSecret: () => say`A public key is used as an HMAC secret. Libraries don’t allow this.`,
  privateWhere: () =>
    say`A public key is configured where signing needs the private key, or vice versa.`,
  unreachable: () =>
    say`The server can’t fetch the issuer’s keys or metadata. Check the URL, DNS, proxy and TLS from the server.`,
  badKeySet: () =>
    say`The JWKS that the server reads contains a key the server can’t use. Check the key’s members and encoding.`,
  notANumber: () => say`The claim must be a number of seconds, without quotes.`,
  notAString: () => say`The claim must be a string. Have the issuer put the value in quotes.`,
  badJson: () => say`The decoded header or payload is not JSON: the token was built by hand.`,
  badBase64: () =>
    say`The token contains characters outside base64url, such as “+”, “/”, “=” or whitespace.`,
  otherDecryptionKey: () =>
    say`The token was encrypted for a different key, or the secret has changed since.`,
  altered: () => say`The encrypted token was truncated or changed.`,
  tooFar: () => say`The lifetime is longer than the service allows. Set “exp” closer to “iat”.`,
  revoked: () => say`The token was revoked, or its session ended. Sign in again.`,
  refreshToken: () => say`A refresh token was sent instead of an access token, or vice versa.`,
  permission: () =>
    say`The token is valid, but its user or client lacks the permission. Grant the role or scope.`,
  proof: () => say`The request needs a DPoP proof created for exactly its method, URL and token.`,
  clientAssertion: () =>
    say`The client assertion’s key, audience or dates are not what the server expects.`,
  registration: () => say`The client, app or key is not registered with this service.`,
  anyReason: () =>
    say`The message does not say why. Check the WWW-Authenticate header or the server’s log.`,
  placeholders: () => say`The credentials belong to another project, app or environment.`,
  emptyToken: () => say`The variable that should hold the token is empty or undefined.`,
  nonce: () =>
    say`The nonce does not match: the token belongs to another sign-in, or a cookie was lost.`,
  csrf: () => say`The CSRF token is missing: send it with the cookie.`,
  wrongPackage: () =>
    say`The server runs a different version or package of the library than the code was written for.`,
  unknownCritical: () =>
    say`The library does not support an extension that the header marks as critical.`,
  vapidKey: () =>
    say`The VAPID key is not the one that the subscription was created with. Subscribe again.`,
  consent: () => say`The user or an administrator has not yet granted consent to the client.`,
} as const;
