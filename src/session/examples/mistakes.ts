import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import { writeInteger, writeSequence } from '../../core/encoding/write-der.ts';
import { say } from '../../core/words/say.ts';
import { accessClaims, ISSUER, sessionClaims } from './claims.ts';
import type { Example } from './example.ts';
import {
  EXAMPLE_BASE64_SECRET,
  EXAMPLE_EC_KEY,
  EXAMPLE_HOLDER_KEY,
  EXAMPLE_OTHER_KEY,
  EXAMPLE_RSA_KEY,
  EXAMPLE_SECRET,
} from './example-keys.ts';
import { publicKeyOf, publicMembersOf, sign, signWithBytes, splitSignature } from './make-token.ts';

const HS256 = { alg: 'HS256', typ: 'JWT' };
const ES256 = { alg: 'ES256', typ: 'at+jwt' };

export const MISTAKES: readonly Example[] = [
  {
    id: 'rejected',
    name: () => say`Debug a 401`,
    lesson: () =>
      say`The signature is valid, but the API still rejects the token. “Error message” shows what the API said, and “Issues” explains why and how to fix it.`,
    serverMessage: 'JWTExpired: "exp" claim timestamp check failed',
    make: async (now) => ({
      text: await sign(
        ES256,
        { ...accessClaims(now), iat: now - 3800, exp: now - 200 },
        EXAMPLE_EC_KEY,
      ),
      keyText: await publicKeyOf(EXAMPLE_EC_KEY),
    }),
  },
  {
    id: 'expired',
    name: () => say`Expired token`,
    lesson: () =>
      say`The signature matches, but an API still rejects the token: “exp” is in the past. Click in the Payload editor, then press “+1 h”: the token is re-signed.`,
    make: async (now) => {
      const claims = { ...sessionClaims(now), iat: now - 3800, exp: now - 200 };
      const token = await sign(HS256, claims, EXAMPLE_SECRET);
      return { text: `Authorization: Bearer ${token}`, keyText: EXAMPLE_SECRET };
    },
  },
  {
    id: 'password',
    name: () => say`Password in the payload`,
    lesson: () =>
      say`A signature hides nothing: anyone who sees the token can read the password. Look at the issues, and at how long the token is valid.`,
    make: async (now) => {
      const claims = {
        iss: ISSUER,
        sub: 'user_42',
        email: 'ana@example.com',
        db_password: 'hunter2',
        iat: now,
        exp: now + 86_400 * 400,
      };
      return {
        text: await sign({ alg: 'ES256', typ: 'JWT' }, claims, EXAMPLE_EC_KEY),
        keyText: await publicKeyOf(EXAMPLE_EC_KEY),
      };
    },
  },
  {
    id: 'not-a-jwt',
    name: () => say`Session cookie, not a JWT`,
    lesson: () =>
      say`The text has three parts like a JWT, but it is a session cookie of Flask. “Issues” says how to tell, what to do, and what the cookie contains.`,
    // Made by Flask 3.1.3 with a secret that is used nowhere else.
    make: async () => ({
      text: 'session=eyJfdXNlcl9pZCI6IjQyIiwiX2ZyZXNoIjp0cnVlfQ.aw3rhA.LuPiYV42oQ-ifOUdIt41Lxe_6ik',
      keyText: '',
    }),
  },
  {
    id: 'none',
    name: () => say`Unsigned token (alg: none)`,
    lesson: () =>
      say`The token has no signature after the last dot, so anyone can create such a token. A server that trusts the token’s “alg” lets anyone in.`,
    make: async (now) => ({
      text: await sign(
        { alg: 'none' },
        { iss: ISSUER, sub: 'admin', iat: now, exp: now + 3600 },
        '',
      ),
      keyText: '',
    }),
  },
  {
    id: 'weak-secret',
    name: () => say`Easily guessed secret`,
    lesson: () =>
      say`The signature matches with a secret that is in every password list. Anyone who has one token can try the whole list without asking the server.`,
    make: async (now) => ({
      text: await sign(HS256, sessionClaims(now), 'secret123'),
      keyText: 'secret123',
    }),
  },
  {
    id: 'secret-encoding',
    name: () => say`Secret read in the wrong encoding`,
    lesson: () =>
      say`The secret is correct, but the signature doesn’t match: the server decodes the secret first. Claimcheck has tried that. Press “Read secret as Base64”.`,
    make: async (now) => ({
      text: await sign(HS256, sessionClaims(now), EXAMPLE_BASE64_SECRET, 'base64'),
      keyText: EXAMPLE_BASE64_SECRET,
    }),
  },
  {
    id: 'confusion',
    name: () => say`Public key used as the secret`,
    lesson: () =>
      say`Someone used the public RSA key, which everyone has, as the HS256 secret. A library that lets the token choose the algorithm says the signature matches.`,
    make: async (now) => {
      const keyText = await publicKeyOf(EXAMPLE_RSA_KEY);
      const claims = { ...sessionClaims(now), sub: 'admin' };
      return { text: await signWithBytes(HS256, claims, encodeUtf8(keyText)), keyText };
    },
  },
  {
    id: 'embedded-key',
    name: () => say`Token with an embedded key`,
    lesson: () =>
      say`The token is signed with the key in its own “jwk”, which proves nothing: the author of the token created that key too. The signature doesn’t match the issuer’s key in the Key field.`,
    make: async (now) => ({
      text: await sign(
        { ...ES256, jwk: publicMembersOf(EXAMPLE_OTHER_KEY) },
        { ...accessClaims(now), sub: 'admin' },
        JSON.stringify(EXAMPLE_OTHER_KEY),
      ),
      keyText: await publicKeyOf(EXAMPLE_EC_KEY),
    }),
  },
  {
    id: 'wrong-kid',
    name: () => say`Wrong key ID (“kid”)`,
    lesson: () =>
      say`The Key field contains both of the issuer’s keys. The token is signed with one of them, but its “kid” names the other. Claimcheck says which key matches.`,
    make: async (now) => {
      const current = { ...EXAMPLE_OTHER_KEY, kid: 'key-2' };
      const keys = [
        { ...publicMembersOf(EXAMPLE_HOLDER_KEY), kid: 'key-1' },
        { ...publicMembersOf(EXAMPLE_OTHER_KEY), kid: 'key-2' },
      ];
      const signer = JSON.stringify({ ...current, kid: 'key-1' });
      return {
        text: await sign({ ...ES256, kid: 'key-1' }, accessClaims(now), signer),
        keyText: JSON.stringify({ keys }, null, 2),
      };
    },
  },
  {
    id: 'milliseconds',
    name: () => say`Dates in milliseconds`,
    lesson: () =>
      say`JavaScript counts milliseconds, JWTs count seconds, so this token is valid for tens of thousands of years. Divide the dates by 1000.`,
    make: async (now) => ({
      text: await sign(
        HS256,
        { ...sessionClaims(now), iat: (now - 60) * 1000, exp: (now + 840) * 1000 },
        EXAMPLE_SECRET,
      ),
      keyText: EXAMPLE_SECRET,
    }),
  },
  {
    id: 'truncated',
    name: () => say`Truncated token`,
    lesson: () =>
      say`The end of the signature is missing: a field was too short, or a terminal broke the line. The header and payload are still readable.`,
    make: async (now) => {
      const token = await sign(HS256, sessionClaims(now), EXAMPLE_SECRET);
      return { text: token.slice(0, -11), keyText: EXAMPLE_SECRET };
    },
  },
  {
    id: 'der-signature',
    name: () => say`ECDSA signature in DER`,
    lesson: () =>
      say`Many crypto libraries write ECDSA signatures as ASN.1. A token needs the two numbers side by side, 64 bytes for ES256.`,
    make: async (now) => {
      const [before, bytes] = splitSignature(await sign(ES256, accessClaims(now), EXAMPLE_EC_KEY));
      const numbers = [bytes.subarray(0, 32), bytes.subarray(32)].map(writeInteger);
      return {
        text: before + encodeBase64url(writeSequence(...numbers)),
        keyText: await publicKeyOf(EXAMPLE_EC_KEY),
      };
    },
  },
  {
    id: 'in-url',
    name: () => say`Token in a URL`,
    lesson: () =>
      say`URLs are kept in histories and logs, and sent on as referrers. Send a token in a header or in the body of a POST request.`,
    make: async (now) => ({
      text: `https://app.example.com/callback?access_token=${await sign(ES256, accessClaims(now), EXAMPLE_EC_KEY)}&state=af0ifjsldkj`,
      keyText: await publicKeyOf(EXAMPLE_EC_KEY),
    }),
  },
  {
    id: 'private-key',
    name: () => say`Private key where a public key is enough`,
    lesson: () =>
      say`The public key is enough to verify. A private key that you pasted anywhere, including this page, has left its safe place: rotate it unless it was generated for testing.`,
    make: async (now) => ({
      text: await sign(ES256, accessClaims(now), EXAMPLE_EC_KEY),
      keyText: EXAMPLE_EC_KEY,
    }),
  },
];
