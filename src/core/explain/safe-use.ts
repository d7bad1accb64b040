import type { SafeUseTopic } from '../audit/safe-use.ts';
import { say } from '../words/say.ts';

/** What to do, a point a line, for anyone who issues or takes tokens. */
export const SAFE_USE: Readonly<Record<SafeUseTopic, readonly string[]>> = {
  get 'signed-not-encrypted'() {
    return [
      say`The header and payload are base64url, which anyone can decode: the user, a proxy, a log reader, an extension. The signature only shows who created the token.`,
      say`Put an identifier in the token, and look up everything else on the server.`,
      say`Send confidential data in an encrypted token (JWE) or over a separate channel.`,
      say`A credential that was put in a token has been exposed. Rotate the credential.`,
    ];
  },
  get 'short-lived'() {
    return [
      say`Issue access tokens that are valid for minutes, an hour at most. Until a token expires, anyone who has it can act as the user.`,
      say`Let the client get new access tokens with a refresh token that is single-use, replaced on every use and revocable on the server.`,
      say`Set “exp” in seconds since 1970, and have every API check “exp” with a clock tolerance of one minute.`,
    ];
  },
  get cookies() {
    return [
      say`Keep a browser session token in a cookie with “HttpOnly” (no script can read it) and “Secure” (never sent over HTTP). If “Path” is “/” and “Domain” is not set, name the cookie “__Host-…”.`,
      say`Set “SameSite=Strict”, which never sends the cookie with requests from other sites, or “SameSite=Lax”, which makes an exception for links and other GET navigations.`,
      say`Any script on the page can read “localStorage” and “sessionStorage”, so one injected script is enough to steal the token.`,
      say`Set “Max-Age” so that the cookie expires at “exp”.`,
      say`Tokens in URLs end up in browser histories, logs and Referer headers. Variables built into a front end are public.`,
    ];
  },
  get revocation() {
    return [
      say`A signed token is valid until “exp”, whatever happens in the meantime. Signing out in the browser does not invalidate the token.`,
      say`Give every token a “jti”, and keep a list of revoked tokens on the server until they expire. Index the list by “iss” and “jti”, never by the text of the token, because one token may have several spellings.`,
      say`To revoke many tokens, use a status list or introspection. To revoke all tokens of a user, put a version number in the token that the server can increment.`,
      say`The shorter the lifetime, the less revocation you need.`,
    ];
  },
  get 'reject-none'() {
    return [
      say`Anyone can create a token with “alg” set to “none”, or remove the signature from a token.`,
      say`List the algorithms that the server accepts, and reject all others. Compare the names exactly, including upper and lower case.`,
      say`Call the function that verifies the token, never the one that only decodes it.`,
    ];
  },
  get 'pin-algorithm'() {
    return [
      say`Anyone who creates a token controls its header. The header may select one of your keys by “kid”, but must not choose the algorithm or supply the key.`,
      say`For each issuer, configure the JWKS URL and the algorithms on the server. Allow only one algorithm family: never HS256 together with RS256.`,
      say`Ignore “jwk”, “x5c”, “jku” and “x5u”, unless the profile you use requires them, as DPoP requires “jwk”.`,
    ];
  },
};
