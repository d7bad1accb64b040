import { say } from '../../core/words/say.ts';
import { accessClaims, sessionClaims } from '../examples/claims.ts';
import {
  EXAMPLE_BASE64_SECRET,
  EXAMPLE_CONTENT_KEY,
  EXAMPLE_HOLDER_KEY,
  EXAMPLE_OTHER_KEY,
  EXAMPLE_SECRET,
} from '../examples/example-keys.ts';
import { encrypt, publicMembersOf, sign } from '../examples/make-token.ts';
import type { Lesson } from './lesson.ts';
import type { LessonState } from './lesson-state.ts';

const HS256 = { alg: 'HS256', typ: 'JWT' };
const DAY = 86_400;
const OLD_KEY = { ...publicMembersOf(EXAMPLE_HOLDER_KEY), kid: '2025' };
const NEW_KEY = { ...publicMembersOf(EXAMPLE_OTHER_KEY), kid: '2026' };
/** More than browsers keep in a cookie, in base64url. */
const MANY_PERMISSIONS = 240;
const COOKIE_FLAWS = ['cookie-no-secure', 'cookie-no-httponly', 'cookie-samesite'];

/** Where tokens are kept, and what they are good for. */
export const FURTHER_LESSONS: readonly Lesson[] = [
  {
    id: 'learn-storage',
    name: () => say`Where to store a token`,
    lesson: () =>
      say`Every script on your page can read localStorage, so one injected script steals the token. Scripts can’t read a cookie with “HttpOnly” (RFC 6265 §4.1.2.6). With “Secure”, browsers send it only over HTTPS (§4.1.2.5). Browsers add cookies to requests on their own, so another site can cause such requests: “SameSite” limits that. This cookie has none of the three.`,
    task: () =>
      say`Add “; HttpOnly; Secure; SameSite=Lax” at the end of the line in the Token field.`,
    result: () =>
      say`The cookie is protected from scripts, plain HTTP and most requests of other sites.`,
    material: {
      name: () => say`cookie attributes`,
      text: () => '; HttpOnly; Secure; SameSite=Lax',
    },
    make: async (now) => ({
      text: `Set-Cookie: session=${await sign(HS256, sessionClaims(now), EXAMPLE_SECRET)}; Path=/`,
      keyText: EXAMPLE_SECRET,
    }),
    isDone: (state) => isCookie(state) && !COOKIE_FLAWS.some((code) => state.codes.has(code)),
  },
  {
    id: 'learn-sessions',
    name: () => say`Sessions or tokens`,
    lesson: () =>
      say`A session ID is a random string, and the server stores the rest: it can change or end the session at any time. A JWT carries its data, so another service can check it without a database, but what it says stays as it is until it expires. For one site with one server, a session is often enough. This cookie carries all permissions and is larger than browsers have to keep (RFC 6265 §6.1).`,
    task: () =>
      say`Move the permissions to the server: copy the short payload and replace the whole text in the Payload editor with it.`,
    result: () => say`The cookie is small again. The server looks up the permissions by “sid”.`,
    material: {
      name: () => say`short payload`,
      text: (now) => JSON.stringify({ ...sessionClaims(now), sid: 'q5Xw2m0B' }, null, 2),
    },
    make: async (now) => {
      const permissions = Array.from(
        { length: MANY_PERMISSIONS },
        (_, index) => `orders:read:${1000 + index}`,
      );
      const claims = { ...sessionClaims(now), permissions: permissions.join(' ') };
      const token = await sign(HS256, claims, EXAMPLE_SECRET);
      return {
        text: `Set-Cookie: session=${token}; Path=/; HttpOnly; Secure; SameSite=Lax`,
        keyText: EXAMPLE_SECRET,
      };
    },
    isDone: (state) => isCookie(state) && !state.codes.has('cookie-too-big'),
  },
  {
    id: 'learn-revocation',
    name: () => say`Revocation and refresh`,
    lesson: () =>
      say`An API that only checks signature and dates accepts a stolen token until it expires. So keep access tokens short-lived and renew them with a refresh token (RFC 6749 §1.5). The server stores refresh tokens and can revoke them (RFC 7009 §2). In a public client, rotate them at each use or bind them to a key (RFC 9700 §2.2.2). This token is valid for 400 days.`,
    task: () => say`Shorten the lifetime: click on “exp” in the Payload editor, then press “+1 h”.`,
    result: () => say`A thief now has one hour, and “Long lifetime” is no longer in the list.`,
    make: async (now) => ({
      text: await sign(
        HS256,
        { ...sessionClaims(now), exp: now + 400 * DAY, jti: crypto.randomUUID() },
        EXAMPLE_SECRET,
      ),
      keyText: EXAMPLE_SECRET,
    }),
    isDone: ({ state, passed, codes }) =>
      state === 'verified' && passed.has('expiry') && !codes.has('lifetime-long'),
  },
  {
    id: 'learn-nextjs',
    name: () => say`Next.js: decoding is not verifying`,
    lesson: () =>
      say`Middleware that only decodes the session cookie believes any claim. Verify the signature and the claims before you use them (RFC 7519 §7.2). A Server Action is a public POST endpoint, and middleware can be bypassed (CVE-2025-29927), so check the session in each action too. An attacker has made this token, and its payload says “admin”.`,
    task: () =>
      say`Check it as your server should: copy its secret and paste it into the Key field.`,
    result: () =>
      say`The signature doesn’t match: the token is forged. A decoder would have let the admin in.`,
    material: { name: () => say`secret of the server`, text: () => EXAMPLE_SECRET },
    make: async (now) => {
      const claims = { ...sessionClaims(now), role: 'admin' };
      return { text: await sign(HS256, claims, EXAMPLE_BASE64_SECRET), keyText: '' };
    },
    isDone: ({ state, keyText }) => state === 'invalid' && keyText.trim() === EXAMPLE_SECRET,
  },
  {
    id: 'learn-jwe',
    name: () => say`Encrypted tokens (JWE)`,
    lesson: () =>
      say`A JWE has five parts instead of three (RFC 7516 §7.1). You can read its header, but not its payload. “enc” names how the content is encrypted, and “alg” how the key gets to the recipient: with “dir”, both sides already have it (RFC 7518 §4.5). The tag protects header and content against changes. If you encrypt with a public key, anyone can do so: sign the content too.`,
    task: () => say`Copy the shared key and paste it into the Key field.`,
    result: () =>
      say`The token is decrypted. Only someone with the shared key can read the payload.`,
    material: {
      name: () => say`shared key`,
      text: () => JSON.stringify(EXAMPLE_CONTENT_KEY, null, 2),
    },
    make: async (now) => {
      const { kid } = EXAMPLE_CONTENT_KEY;
      const header = { alg: 'dir', enc: 'A256GCM', typ: 'JWT', kid };
      const claims = JSON.stringify(sessionClaims(now));
      return {
        text: await encrypt(header, claims, JSON.stringify(EXAMPLE_CONTENT_KEY)),
        keyText: '',
      };
    },
    isDone: ({ state }) => state === 'decrypted',
  },
  {
    id: 'learn-jwks',
    name: () => say`Key sets and rotation`,
    lesson: () =>
      say`An issuer publishes its public keys as a JWK Set (RFC 7517 §5). “kid” in the header says which of them signed the token (RFC 7515 §4.1.4). To rotate, the issuer adds a new key first, signs with it later, and removes the old key when its last token has expired. An API that caches the set must fetch it again when a “kid” is unknown. The set in the Key field is old.`,
    task: () => say`Copy the new key set and replace the one in the Key field with it.`,
    result: () => say`The key with that “kid” is in the new set, and the signature matches.`,
    material: {
      name: () => say`new key set`,
      text: () => JSON.stringify({ keys: [OLD_KEY, NEW_KEY] }, null, 2),
    },
    make: async (now) => ({
      text: await sign(
        { alg: 'ES256', typ: 'at+jwt', kid: NEW_KEY.kid },
        accessClaims(now),
        JSON.stringify({ ...EXAMPLE_OTHER_KEY, kid: NEW_KEY.kid }),
      ),
      keyText: JSON.stringify({ keys: [OLD_KEY] }, null, 2),
    }),
    isDone: ({ state }) => state === 'verified',
  },
];

/** Whether a signed token that the key fits is in a cookie that a server sets. */
function isCookie({ state, token }: LessonState): boolean {
  const { carrier } = token.found.context;
  return state === 'verified' && carrier.kind === 'cookie' && carrier.direction === 'set';
}
