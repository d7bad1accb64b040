import type { SafeUseTopic } from '../audit/safe-use.ts';
import { say } from '../words/say.ts';

/** What to do, a point a line, for whoever issues or takes tokens. */
export const SAFE_USE: Readonly<Record<SafeUseTopic, readonly string[]>> = {
  get 'signed-not-encrypted'() {
    return [
      say`Header and payload are base64url, which anyone can read: the user, a proxy, a log, an extension. The signature only shows who wrote them.`,
      say`Put in an identifier, and look the rest up on the server.`,
      say`What must travel and must stay hidden belongs into an encrypted token (JWE), or on another way altogether.`,
      say`A credential that stood in a token has been published: change it.`,
    ];
  },
  get 'short-lived'() {
    return [
      say`Give an access token minutes, an hour at most: until it expires, whoever has it is the user.`,
      say`Let the client get the next one with a refresh token that is used once, is replaced with each use, and can be revoked on the server.`,
      say`Write exp, in seconds since 1970, and have every receiver check it, with a minute of tolerance for clocks.`,
    ];
  },
  get cookies() {
    return [
      say`A browser keeps a session token best in a cookie with HttpOnly (no script can read it), Secure (never sent over http) and SameSite=Lax or Strict (not sent along from other sites), named __Host-… where Path is / and there is no Domain.`,
      say`Any script on the page can read localStorage and sessionStorage: one injected script, and the token is gone.`,
      say`Let Max-Age end when exp does.`,
      say`A token in a URL ends up in histories, logs and Referer headers. A variable built into a front end is published.`,
    ];
  },
  get revocation() {
    return [
      say`A signed token is valid until exp, whatever happened meanwhile: logging out in the browser does not end it.`,
      say`Give it a jti, and keep a list of revoked ones on the server until they expire; key the list on iss and jti, never on the text of the token, which may have several spellings.`,
      say`For many tokens use a status list, or introspection; for all of a user, a version number in the token that the server can raise.`,
      say`The shorter the life, the less of this you need.`,
    ];
  },
  get 'reject-none'() {
    return [
      say`Anyone can write a token with "alg": "none", or cut a signature off.`,
      say`Name the algorithms that the server accepts, and none other passes; compare them exactly, upper and lower case too.`,
      say`Call the function that verifies, never the one that only decodes.`,
    ];
  },
  get 'pin-algorithm'() {
    return [
      say`The header is written by whoever made the token. It may choose among your keys by kid; it must not choose the algorithm, nor bring the key.`,
      say`Fix on the server, for each issuer, its key set address and its algorithms, one family only: never HS256 beside RS256.`,
      say`Ignore jwk, x5c, jku and x5u, unless the profile you use is made for them (DPoP is).`,
    ];
  },
};
