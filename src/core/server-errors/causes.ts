import { say } from '../words/say.ts';

/** What is behind a message whatever the library, said once. */
export const CAUSES = {
  expired: () =>
    say`The token is older than it may be: fetch a new one, or refresh it before it expires.`,
  clockAhead: () => say`The server's clock runs ahead, and no tolerance is set.`,
  clockBehind: () =>
    say`The server's clock runs behind that of the issuer, and no tolerance is set.`,
  otherKey: () => say`The server has another key or secret than the one it was signed with.`,
  changed: () => say`The token was changed or cut off on its way.`,
  otherIssuer: () =>
    say`The token comes from another issuer, tenant or environment than the server trusts.`,
  slash: () => say`The issuer is written differently, by a slash at its end or by case.`,
  otherAudience: () =>
    say`It was requested for another API: ask for a token with this server's name in it.`,
  idToken: () =>
    say`It is an ID token, whose audience is the client, where an access token belongs.`,
  noAudience: () =>
    say`The server is set up without an audience, or with another one than was registered.`,
  rotation: () => say`The issuer changed its keys, and the server still has the old set.`,
  otherSet: () => say`The server reads another issuer's keys, or those of another environment.`,
  notJwt: () =>
    say`What was sent is no JWT: an opaque token, "undefined", or the word "Bearer" with it.`,
  cutOff: () => say`It was cut off, or has quotes, white space or a line end in it.`,
  algorithm: () => say`The issuer signs with another algorithm than the server allows.`,
  secretForm: () =>
    say`The secret is read another way there: as Base64 instead of as text, or the reverse.`,
  noHeader: () => say`The Authorization header is missing, misspelt, or taken away by a proxy.`,
  scheme: () => say`The header is not of the form "Authorization: Bearer" and the token.`,
  scopes: () => say`The client did not ask for the scope, or it was not granted.`,
  issue: () =>
    say`The issuer does not put this claim into such tokens, or the client must ask for it.`,
  wrongKind: () =>
    say`It is a token of another kind, such as an ID token instead of an access token.`,
  notPem: () =>
    say`The key is not a PEM: its BEGIN line is missing, its line breaks became "\\n", or the variable is empty.`,
  wrongPem: () =>
    say`The PEM holds another form than its label or the library expects: PKCS #1 instead of PKCS #8, a certificate, or an OpenSSH key.`,
  passphrase: () => say`The private key is encrypted, and its passphrase is missing or wrong.`,
  noKeySet: () => say`No key is configured: the variable or file that holds it is empty.`,
  keyKind: () =>
    say`The key is of another kind than the algorithm needs: a secret for HS, an RSA key for RS and PS, an EC key for ES.`,
  curve: () =>
    say`The EC key is on another curve than the algorithm needs: P-256 for ES256, P-384 for ES384, P-521 for ES512.`,
  shortKey: () =>
    say`The key is shorter than the algorithm needs: 256 bits for HS256, 2,048 bits for RSA.`,
  publicAsSecret: () => say`A public key is used as an HMAC secret, which libraries prevent.`,
  privateWhere: () =>
    say`A public key is configured where signing needs the private key, or the reverse.`,
  unreachable: () =>
    say`The server cannot fetch the issuer's keys or metadata: check the URL, DNS, proxy and TLS from there.`,
  badKeySet: () =>
    say`The JWKS that the server reads holds a key it cannot use: check its members and encoding.`,
  notANumber: () => say`The claim must be a number of seconds, without quotes.`,
  notAString: () => say`The claim must be a string: have the issuer write it in quotes.`,
  badJson: () => say`The header or payload is not JSON once decoded: the token was built by hand.`,
  badBase64: () =>
    say`The token has characters outside base64url, such as "+", "/", "=" or white space.`,
  otherDecryptionKey: () => say`It was encrypted for another key, or the secret changed since.`,
  altered: () => say`The encrypted token was cut off or altered.`,
  tooFar: () => say`The lifetime is longer than the service allows: set "exp" closer to "iat".`,
  tooOld: () =>
    say`"iat" is too far from the server's clock: sign a new token for each connection.`,
  revoked: () => say`The token was revoked, or its session ended: sign in again.`,
  refreshToken: () => say`A refresh token was sent where an access token belongs, or the reverse.`,
  permission: () =>
    say`The token is valid, but its user or client lacks the permission: grant the role or scope.`,
  proof: () => say`The request needs a DPoP proof made for its own method, URL and token.`,
  clientAssertion: () =>
    say`The client assertion does not match the key, audience or dates that are registered for the client.`,
  registration: () => say`The client, app or key is not registered with this service.`,
  anyReason: () =>
    say`The message does not say why: look for the WWW-Authenticate header or the server's log.`,
  placeholders: () => say`The credentials belong to another project, app or environment.`,
  emptyToken: () => say`The variable that should hold the token is empty or undefined.`,
  nonce: () => say`The nonce differs: the token belongs to another sign-in, or a cookie was lost.`,
  csrf: () => say`The CSRF token is missing: send it along with the cookie.`,
  wrongPackage: () =>
    say`The server has another version or package of the library than the code was written for.`,
  unknownCritical: () => say`The header marks an extension as critical that the library lacks.`,
  vapidKey: () =>
    say`The VAPID key is not the one that the subscription was created with: subscribe again.`,
  consent: () => say`The user or an administrator has not granted consent to the client yet.`,
} as const;
