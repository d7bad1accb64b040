import { say } from '../../core/words/say.ts';
import { accessClaims, ISSUER, sessionClaims } from '../examples/claims.ts';
import { EXAMPLE_EC_KEY, EXAMPLE_SECRET } from '../examples/example-keys.ts';
import { publicKeyOf, sign } from '../examples/make-token.ts';
import type { Lesson } from './lesson.ts';

const HS256 = { alg: 'HS256', typ: 'JWT' };
/** In many lists of passwords. */
const GUESSED_SECRET = 'secret123';

/** What a token is, and how an API checks it. */
export const FIRST_LESSONS: readonly Lesson[] = [
  {
    id: 'learn-parts',
    name: () => say`The parts of a token`,
    lesson: () =>
      say`A signed JWT has three parts with dots between them: header, payload and signature (RFC 7515 §7.1). The header names the algorithm. The payload contains the claims, such as “sub” for the user. The signature covers both. You can read the first two parts without a key. To check the third, you need one.`,
    task: () => say`Copy the secret and paste it into the Key field.`,
    result: () => say`The signature matches, so someone who knows the secret created this token.`,
    material: { name: () => say`secret`, text: () => EXAMPLE_SECRET },
    make: async (now) => ({
      text: await sign(HS256, sessionClaims(now), EXAMPLE_SECRET),
      keyText: '',
    }),
    isDone: ({ state }) => state === 'verified',
  },
  {
    id: 'learn-base64url',
    name: () => say`Base64url is not encryption`,
    lesson: () =>
      say`Each part is base64url: a spelling of bytes that fits into URLs (RFC 4648 §5). Anyone can undo it, and no key is needed. A signature protects against changes and hides nothing. Logs, proxies and browser extensions see every claim. Keep personal data and secrets out of the payload, or encrypt the token (RFC 7519 §12).`,
    task: () => say`Delete the “db_password” claim in the Payload editor. The token is re-signed.`,
    result: () => say`The password is out of the token, and the issue is gone.`,
    make: async (now) => ({
      text: await sign(HS256, { ...sessionClaims(now), db_password: 'hunter2' }, EXAMPLE_SECRET),
      keyText: EXAMPLE_SECRET,
    }),
    isDone: ({ state, codes }) => state === 'verified' && !codes.has('password-claim'),
  },
  {
    id: 'learn-signature',
    name: () => say`Signature and tampering`,
    lesson: () =>
      say`The issuer signs the exact characters of the header and payload (RFC 7515 §5.1). With a public key, anyone can check the signature, but only the private key can create it. If one character changes, the signature no longer matches. The Key field contains the public key of the issuer, so you can check this token but not re-sign it.`,
    task: () =>
      say`Make yourself an admin: change “role” from “user” to “admin” in the Payload editor.`,
    result: () => say`The signature doesn’t match your payload, so an API rejects the token.`,
    make: async (now) => ({
      text: await sign(
        { alg: 'ES256', typ: 'at+jwt' },
        { ...accessClaims(now), role: 'user' },
        EXAMPLE_EC_KEY,
      ),
      keyText: await publicKeyOf(EXAMPLE_EC_KEY),
    }),
    isDone: ({ state, claim }) => state === 'invalid' && claim('role') === 'admin',
  },
  {
    id: 'learn-expiry',
    name: () => say`Expiry`,
    lesson: () =>
      say`“exp” is the time from which an API must reject the token (RFC 7519 §4.1.4). “nbf” is the time before which it must (§4.1.5). Both are seconds since 1970, not milliseconds. Clocks differ, so an API may allow a small tolerance. This token has a valid signature, but it has expired.`,
    task: () =>
      say`Set “exp” to a time in the future: click in the Payload editor, then press “+1 h”.`,
    result: () => say`The token is valid again, because you have the secret and could re-sign it.`,
    make: async (now) => ({
      text: await sign(
        HS256,
        { ...sessionClaims(now), iat: now - 3800, exp: now - 200 },
        EXAMPLE_SECRET,
      ),
      keyText: EXAMPLE_SECRET,
    }),
    isDone: ({ state, passed }) => state === 'verified' && passed.has('expiry'),
  },
  {
    id: 'learn-none',
    name: () => say`Unsigned tokens`,
    lesson: () =>
      say`With “alg” set to “none”, a token has no signature (RFC 7519 §6). Anyone can write one and claim to be an admin. Some libraries accepted such tokens, because they let the token choose the algorithm. Your API must have a list of the algorithms it allows (RFC 8725 §3.1), and “none” does not belong on it.`,
    task: () => say`Press “Generate key & sign” in the bar.`,
    result: () =>
      say`The token now has a real algorithm and a signature that your new key verifies.`,
    make: async (now) => ({
      text: await sign(
        { alg: 'none' },
        { iss: ISSUER, sub: 'admin', iat: now, exp: now + 3600 },
        '',
      ),
      keyText: '',
    }),
    isDone: ({ state }) => state === 'verified',
  },
  {
    id: 'learn-secret',
    name: () => say`Secrets that can be guessed`,
    lesson: () =>
      say`Anyone who has one HS256 token can try secrets offline, millions per second, and no server notices. A secret that is found can sign any token. A password must not be used as the secret (RFC 8725 §3.5), and an HS256 secret needs at least 32 random bytes (RFC 7518 §3.2). Claimcheck tries common secrets on this token.`,
    task: () =>
      say`Go to “Secret brute-force” below the list of issues. When it has found the secret, press “Use as key”.`,
    result: () =>
      say`You have the secret, so you could sign any token for this API. Rotate such a secret.`,
    make: async (now) => ({
      text: await sign(HS256, sessionClaims(now), GUESSED_SECRET),
      keyText: '',
    }),
    isDone: ({ state }) => state === 'verified',
  },
];
