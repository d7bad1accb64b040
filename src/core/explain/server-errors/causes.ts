import { say } from '../../words/say.ts';
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
} as const;
