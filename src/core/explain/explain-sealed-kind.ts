import type { SealedKind } from '../verdict/sealed-kind.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';

/** What is known of an encrypted token by its looks, and what to do about it. */
export function explainSealedKind(kind: SealedKind | undefined): string | undefined {
  return kind && WORDS[kind]();
}

/** Whether other tokens look the same. */
export function isGuess(kind: SealedKind): boolean {
  return kind.startsWith('maybe-');
}

const WORDS: Readonly<Record<SealedKind, () => string>> = {
  'auth0-access': () =>
    sentences(
      say`Auth0 makes such opaque access tokens when the sign-in request names no API; only Auth0 can open them.`,
      say`Add the "audience" parameter with the identifier of your API to the request to get a JWT.`,
    ),
  'auth0-session': () =>
    say`This looks like a session cookie of an Auth0 SDK. Put its secret (AUTH0_SECRET) in the Key field.`,
  'auth-js-session': () =>
    say`This is a session cookie of NextAuth.js or Auth.js. Put NEXTAUTH_SECRET or AUTH_SECRET in the Key field; its key is derived from that.`,
  'maybe-session': () =>
    say`If this is a session cookie of NextAuth.js, Auth.js or Better Auth, put the secret of the app in the Key field; its key is derived from that.`,
  'azure-b2c': () =>
    say`This is a refresh token of Azure AD B2C, which only Azure AD B2C can open. Send it to the token endpoint, and read the ID token or access token instead.`,
  'maybe-cognito-refresh': () =>
    say`Refresh tokens of Amazon Cognito look like this, and only Cognito can open them. Send it to the token endpoint, and read the ID token or access token instead.`,
  'entra-session-key': () =>
    say`Microsoft Entra ID encrypts such responses for one device with a session key that never leaves the device.`,
};
