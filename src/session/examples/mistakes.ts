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
      say`The signature is valid, and the API still rejects the token. “Error message” has what the API said; the list of issues says why, and how to fix it.`,
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
    name: () => say`Expired, in a header line`,
    lesson: () =>
      say`The signature matches, and a receiver refuses it all the same: “exp” lies in the past. Press “+1 h” under the payload and it is signed anew.`,
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
      say`A signature hides nothing: whoever sees the token reads the password. Look at the findings, and at how long it is valid.`,
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
    id: 'none',
    name: () => say`Unsecured, alg none`,
    lesson: () =>
      say`Nothing behind the last dot: anybody can write such a token. A server that takes its word for “alg” lets anyone in.`,
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
    name: () => say`A secret that is quickly guessed`,
    lesson: () =>
      say`The signature matches, with a secret from every list of passwords. Whoever has one token can try them all, without asking the server.`,
    make: async (now) => ({
      text: await sign(HS256, sessionClaims(now), 'secret123'),
      keyText: 'secret123',
    }),
  },
  {
    id: 'secret-encoding',
    name: () => say`Secret read in the wrong encoding`,
    lesson: () =>
      say`The right secret, and no match: the server decodes it from Base64 first. The page has tried that; press “Read it so”.`,
    make: async (now) => ({
      text: await sign(HS256, sessionClaims(now), EXAMPLE_BASE64_SECRET, 'base64'),
      keyText: EXAMPLE_BASE64_SECRET,
    }),
  },
  {
    id: 'confusion',
    name: () => say`Public key used as the secret`,
    lesson: () =>
      say`Someone took the public RSA key, which everybody has, for the secret of HS256. A library that lets the token choose the algorithm says it matches.`,
    make: async (now) => {
      const keyText = await publicKeyOf(EXAMPLE_RSA_KEY);
      const claims = { ...sessionClaims(now), sub: 'admin' };
      return { text: await signWithBytes(HS256, claims, encodeUtf8(keyText)), keyText };
    },
  },
  {
    id: 'embedded-key',
    name: () => say`Token that brings its own key`,
    lesson: () =>
      say`It is signed with the key in its “jwk”, which proves nothing: whoever made it made that key too. With the issuer's key, in Key, it does not match.`,
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
    name: () => say`“kid” that names another key`,
    lesson: () =>
      say`Both keys of the issuer are in Key, and the token is signed with one of them; its “kid” names the other. The page says which one matches.`,
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
      say`JavaScript counts milliseconds, a token seconds: this one is valid for tens of thousands of years. Divide by 1000.`,
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
    name: () => say`Cut off at the end`,
    lesson: () =>
      say`A field of too few characters, or a terminal that broke the line: the end of the signature is missing. Header and payload still read well.`,
    make: async (now) => {
      const token = await sign(HS256, sessionClaims(now), EXAMPLE_SECRET);
      return { text: token.slice(0, -11), keyText: EXAMPLE_SECRET };
    },
  },
  {
    id: 'der-signature',
    name: () => say`ECDSA signature in DER`,
    lesson: () =>
      say`Many crypto libraries write ECDSA signatures as ASN.1. A token wants the two numbers side by side, 64 octets for ES256.`,
    make: async (now) => {
      const [before, octets] = splitSignature(await sign(ES256, accessClaims(now), EXAMPLE_EC_KEY));
      const numbers = [octets.subarray(0, 32), octets.subarray(32)].map(writeInteger);
      return {
        text: before + encodeBase64url(writeSequence(...numbers)),
        keyText: await publicKeyOf(EXAMPLE_EC_KEY),
      };
    },
  },
  {
    id: 'in-url',
    name: () => say`Token in an address`,
    lesson: () =>
      say`Addresses are kept in histories and logs, and sent on as referrers. A token belongs into a header, or into the body of a POST.`,
    make: async (now) => ({
      text: `https://app.example.com/callback?access_token=${await sign(ES256, accessClaims(now), EXAMPLE_EC_KEY)}&state=af0ifjsldkj`,
      keyText: await publicKeyOf(EXAMPLE_EC_KEY),
    }),
  },
  {
    id: 'private-key',
    name: () => say`Private key where a public one will do`,
    lesson: () =>
      say`To verify, the public key is enough. A private key that was pasted, here or anywhere, has left its place: replace it if it was not made for trying.`,
    make: async (now) => ({
      text: await sign(ES256, accessClaims(now), EXAMPLE_EC_KEY),
      keyText: EXAMPLE_EC_KEY,
    }),
  },
];
