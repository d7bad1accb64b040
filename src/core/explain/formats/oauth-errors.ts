import { say } from '../../words/say.ts';

/** What a server means by the error that it returns instead of a token, by its code; the sections where it is defined. */
const ERRORS: Readonly<Record<string, () => string>> = {
  access_denied: () =>
    say`The user or the authorization server denied the request (RFC 6749 §4.1.2.1).`,
  invalid_request: () =>
    say`A parameter of the request is missing, repeated or malformed (RFC 6749 §4.1.2.1 and §5.2).`,
  invalid_client: () =>
    say`The client could not authenticate: its ID or its secret is wrong, or the method is not allowed (RFC 6749 §5.2).`,
  invalid_grant: () =>
    say`The code or refresh token is expired, revoked, already used, or was issued for another client or redirect URI (RFC 6749 §5.2).`,
  unauthorized_client: () =>
    say`This client may not use this response type or grant type (RFC 6749 §4.1.2.1 and §5.2).`,
  unsupported_response_type: () =>
    say`The server does not support this “response_type” (RFC 6749 §4.1.2.1).`,
  unsupported_grant_type: () => say`The server does not support this “grant_type” (RFC 6749 §5.2).`,
  invalid_scope: () =>
    say`A requested scope is unknown, malformed or not allowed (RFC 6749 §4.1.2.1 and §5.2).`,
  server_error: () =>
    say`The authorization server failed; look for the request in its log (RFC 6749 §4.1.2.1).`,
  temporarily_unavailable: () =>
    say`The authorization server is overloaded or under maintenance (RFC 6749 §4.1.2.1).`,
  login_required: () =>
    say`The user is not signed in, and the request had “prompt=none”, which forbids a sign-in page (OpenID Connect Core §3.1.2.6).`,
  interaction_required: () =>
    say`The server has to ask the user something, and the request had “prompt=none” (OpenID Connect Core §3.1.2.6).`,
  consent_required: () =>
    say`The user has not consented yet, and the request had “prompt=none” (OpenID Connect Core §3.1.2.6).`,
  account_selection_required: () =>
    say`The user has several sessions and must choose one, and the request had “prompt=none” (OpenID Connect Core §3.1.2.6).`,
  invalid_request_uri: () =>
    say`The server could not fetch “request_uri”, or its content is not valid (OpenID Connect Core §3.1.2.6).`,
  invalid_request_object: () =>
    say`The request object in “request” is not valid (OpenID Connect Core §3.1.2.6).`,
  request_not_supported: () =>
    say`The server does not support “request” (OpenID Connect Core §3.1.2.6).`,
  request_uri_not_supported: () =>
    say`The server does not support “request_uri” (OpenID Connect Core §3.1.2.6).`,
  registration_not_supported: () =>
    say`The server does not support “registration” (OpenID Connect Core §3.1.2.6).`,
};

export function explainOAuthError(code: string): string {
  return ERRORS[code]?.() ?? say`The server returned an error code instead of a token.`;
}
