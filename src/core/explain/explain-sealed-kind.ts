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
  'auth0-access': () => {
    const { tell, advice } = ofAuth0();
    return sentences(tell, advice);
  },
  'auth0-session': () =>
    say`This looks like an Auth0 SDK session cookie. Enter its secret (AUTH0_SECRET) in the Key field.`,
  'auth-js-session': () =>
    say`This is a NextAuth.js or Auth.js session cookie. Enter NEXTAUTH_SECRET or AUTH_SECRET in the Key field; the cookie’s key is derived from that secret.`,
  'maybe-session': () =>
    say`If this is a NextAuth.js, Auth.js or Better Auth session cookie, enter the app’s secret in the Key field; the cookie’s key is derived from that secret.`,
  'azure-b2c': () =>
    say`This is an Azure AD B2C refresh token, which only Azure AD B2C can decrypt. Send it to the token endpoint, and read the ID token or access token instead.`,
  'maybe-cognito-refresh': () =>
    say`Amazon Cognito refresh tokens look like this, and only Cognito can decrypt them. Send the token to the token endpoint, and read the ID token or access token instead.`,
  'entra-session-key': () =>
    say`Microsoft Entra ID encrypts responses like this one for one device, with a session key that never leaves the device.`,
};

/** Of a token that nobody but its issuer decrypts: how one can tell, and how to get one that an API reads. */
export function explainOpaque(
  kind: SealedKind | undefined,
): { readonly tell: string; readonly advice: string } | undefined {
  return kind === 'auth0-access' ? ofAuth0() : undefined;
}

function ofAuth0() {
  return {
    tell: say`Auth0 issues opaque access tokens like this one when the sign-in request names no API; only Auth0 can decrypt them.`,
    advice: say`To get a JWT, add the “audience” parameter with your API’s identifier to the request.`,
  };
}
