import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { say } from '../../core/words/say.ts';
import { makeKey } from '../make-key.ts';
import { accessClaims, ISSUER, ORDERS, sessionClaims } from './claims.ts';
import { type Example, TEST_TOKEN } from './example.ts';
import { EXAMPLE_CHAIN, EXAMPLE_ROOT } from './example-chain.ts';
import {
  EXAMPLE_EC_KEY,
  EXAMPLE_ED_KEY,
  EXAMPLE_HOLDER_KEY,
  EXAMPLE_OTHER_KEY,
  EXAMPLE_RSA_KEY,
  EXAMPLE_SECRET,
} from './example-keys.ts';
import { hashOf, publicKeyOf, publicMembersOf, sign } from './make-token.ts';

export const SIGNED_KINDS: readonly Example[] = [
  {
    id: TEST_TOKEN,
    name: () => say`Sign a test token`,
    lesson: () =>
      say`This ES256 key is new, and only this page has it. Edit the payload, and the token is re-signed.`,
    hasOwnKey: true,
    make: async (now) => {
      const algorithm = findSignatureAlgorithm('ES256');
      const keyText = algorithm && (await makeKey(algorithm));
      if (!keyText) return undefined;
      const claims = { ...sessionClaims(now), iat: now, exp: now + 3600 };
      return { text: await sign({ alg: 'ES256', typ: 'JWT' }, claims, keyText), keyText };
    },
  },
  {
    id: 'access-token',
    name: () => say`Access token, ES256`,
    lesson: () =>
      say`The Key field contains the public key, which is all a server needs to verify. “typ” says what the token is for, and “aud” says who may accept it. Enter what your server expects and see how the checks change.`,
    make: async (now) => ({
      text: await sign({ alg: 'ES256', typ: 'at+jwt' }, accessClaims(now), EXAMPLE_EC_KEY),
      keyText: await publicKeyOf(EXAMPLE_EC_KEY),
    }),
  },
  {
    id: 'certificate-chain',
    name: () => say`Token with a certificate chain`,
    lesson: () =>
      say`“x5c” brings the certificate of the signer, and “Root certificates” contains the root above it. Take the root away: then the same key proves nothing about the issuer.`,
    make: async (now) => ({
      text: await sign({ alg: 'ES256', x5c: EXAMPLE_CHAIN }, accessClaims(now), EXAMPLE_EC_KEY),
      keyText: '',
      roots: EXAMPLE_ROOT,
    }),
  },
  {
    id: 'refusals',
    name: () => say`Forged tokens for an API test`,
    lesson: () =>
      say`The Key field contains the key that signs, as in a test environment. Choose “Tokens an API must reject…” in the Copy menu of the Sign pane: one token that an API must accept, and all that it must reject.`,
    make: async (now) => ({
      text: await sign({ alg: 'ES256', typ: 'at+jwt' }, accessClaims(now), EXAMPLE_EC_KEY),
      keyText: EXAMPLE_EC_KEY,
    }),
  },
  {
    id: 'session',
    name: () => say`Session token, HS256`,
    lesson: () =>
      say`The same secret signs and verifies, so anyone who can verify this token can also forge one. Edit a claim in the Payload editor: the token is re-signed instantly.`,
    make: async (now) => ({
      text: await sign({ alg: 'HS256', typ: 'JWT' }, sessionClaims(now), EXAMPLE_SECRET),
      keyText: EXAMPLE_SECRET,
    }),
  },
  {
    id: 'id-token',
    name: () => say`OIDC ID token, RS256`,
    lesson: () =>
      say`An ID token tells an app who signed in: “aud” is the app itself, and “nonce” must be the value the app sent. Don’t use an ID token to call APIs.`,
    make: async (now) => ({
      text: await sign(
        { alg: 'RS256', typ: 'JWT' },
        {
          iss: ISSUER,
          sub: '248289761001',
          aud: 'shop-app',
          nonce: 'n-0S6_WzA2Mj',
          auth_time: now - 90,
          amr: ['pwd', 'otp'],
          iat: now - 60,
          exp: now + 3540,
        },
        EXAMPLE_RSA_KEY,
      ),
      keyText: await publicKeyOf(EXAMPLE_RSA_KEY),
    }),
  },
  {
    id: 'ps256',
    name: () => say`RSA-PSS, PS256`,
    lesson: () =>
      say`The key is of the same kind as for RS256, but the signature is different: one made for RS256 never passes as PS256. Sign the token twice: the signature differs each time.`,
    make: async (now) => ({
      text: await sign({ alg: 'PS256', typ: 'at+jwt' }, accessClaims(now), EXAMPLE_RSA_KEY),
      keyText: await publicKeyOf(EXAMPLE_RSA_KEY),
    }),
  },
  {
    id: 'eddsa',
    name: () => say`EdDSA with Ed25519`,
    lesson: () =>
      say`A short key and a short signature: 64 bytes, where RS256 has 256. The name “EdDSA” leaves the curve to the key; newer tokens say “Ed25519”.`,
    make: async (now) => ({
      text: await sign({ alg: 'EdDSA', typ: 'at+jwt' }, accessClaims(now), EXAMPLE_ED_KEY),
      keyText: await publicKeyOf(EXAMPLE_ED_KEY),
    }),
  },
  {
    id: 'ml-dsa',
    name: () => say`Post-quantum, ML-DSA-44`,
    lesson: () =>
      say`The signature is 2420 bytes long: with it, the token nearly fills a cookie and is too long for some headers. The key was just generated.`,
    hasOwnKey: true,
    make: async (now) => {
      const algorithm = findSignatureAlgorithm('ML-DSA-44');
      const keyText = algorithm && (await makeKey(algorithm));
      if (keyText === undefined) return undefined;
      const text = await sign({ alg: 'ML-DSA-44', typ: 'at+jwt' }, accessClaims(now), keyText);
      return { text, keyText: await publicKeyOf(keyText) };
    },
  },
  {
    id: 'steps',
    name: () => say`Signature, step by step`,
    lesson: () =>
      say`Choose “How it’s made” in the Signature row: every step from the signing input to the signature, with the openssl command for it. “Change one byte” shows which steps it reaches.`,
    make: async (now) => ({
      text: await sign({ alg: 'RS256', typ: 'at+jwt' }, accessClaims(now), EXAMPLE_RSA_KEY),
      keyText: await publicKeyOf(EXAMPLE_RSA_KEY),
    }),
  },
  {
    id: 'status-list',
    name: () => say`Revoked by a status list`,
    lesson: () =>
      say`The signature and the dates are fine, but “status” names entry 0 of a status list, and the list says that this entry is INVALID. The list is the second token in the text, signed with the same key.`,
    make: async (now) => {
      const uri = `${ISSUER}statuslists/1`;
      const token = await sign(
        { alg: 'ES256', typ: 'at+jwt' },
        { ...accessClaims(now), status: { status_list: { idx: 0, uri } } },
        EXAMPLE_EC_KEY,
      );
      const list = await sign(
        { alg: 'ES256', typ: 'statuslist+jwt' },
        {
          iss: ISSUER,
          sub: uri,
          iat: now - 60,
          exp: now + 86_400,
          ttl: 43_200,
          // The list of 16 entries in Token Status List §4.2.
          status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' },
        },
        EXAMPLE_EC_KEY,
      );
      return { text: `${token}\n\n${list}\n`, keyText: await publicKeyOf(EXAMPLE_EC_KEY) };
    },
  },
  {
    id: 'dpop',
    name: () => say`Bound to a key, with its DPoP proof`,
    lesson: () =>
      say`An access token bound to a key (“cnf”), and the DPoP proof signed with that key for this one request. Choose either token in “Tokens found”. A stolen access token is useless without the key.`,
    make: async (now) => {
      const jwk = publicMembersOf(EXAMPLE_HOLDER_KEY);
      const access = await boundToken(now, JSON.stringify(EXAMPLE_OTHER_KEY));
      const proof = await sign(
        { alg: 'ES256', typ: 'dpop+jwt', jwk },
        {
          jti: crypto.randomUUID(),
          htm: 'GET',
          htu: ORDERS,
          iat: now,
          ath: await hashOf(access),
        },
        JSON.stringify(EXAMPLE_HOLDER_KEY),
      );
      const text = `GET /orders HTTP/1.1\nHost: api.example.com\nAuthorization: DPoP ${access}\nDPoP: ${proof}\n`;
      const keys = [
        { ...publicMembersOf(EXAMPLE_OTHER_KEY), kid: 'issuer' },
        { ...jwk, kid: 'holder' },
      ];
      return { text, keyText: JSON.stringify({ keys }, null, 2) };
    },
  },
  {
    id: 'workload',
    name: () => say`A workload’s identity, with its proof`,
    lesson: () =>
      say`A workload identity token of WIMSE, and the proof that the workload has the private key of “cnf”. Choose either token in “Tokens found”: “Related tokens” says whether the two belong together.`,
    make: async (now) => {
      const identity = await sign(
        { alg: 'ES256', typ: 'wit+jwt' },
        {
          iss: ISSUER,
          sub: 'wimse://example.com/orders',
          iat: now,
          exp: now + 3600,
          jti: crypto.randomUUID(),
          cnf: { jwk: { ...publicMembersOf(EXAMPLE_HOLDER_KEY), alg: 'ES256' } },
        },
        JSON.stringify(EXAMPLE_OTHER_KEY),
      );
      const proof = await sign(
        { alg: 'ES256', typ: 'wpt+jwt' },
        { aud: ORDERS, exp: now + 60, jti: crypto.randomUUID(), wth: await hashOf(identity) },
        JSON.stringify(EXAMPLE_HOLDER_KEY),
      );
      const text = `GET /orders HTTP/1.1\nHost: api.example.com\nWorkload-Identity-Token: ${identity}\nAuthorization: WPT ${proof}\n`;
      const keys = [
        { ...publicMembersOf(EXAMPLE_OTHER_KEY), kid: 'issuer' },
        { ...publicMembersOf(EXAMPLE_HOLDER_KEY), kid: 'workload' },
      ];
      return { text, keyText: JSON.stringify({ keys }, null, 2) };
    },
  },
  {
    id: 'dpop-request',
    name: () => say`Request without its DPoP proof`,
    lesson: () =>
      say`The access token in this cURL command is bound to a key (“cnf”), so the API also requires a DPoP proof. The Key field contains the issuer’s public key and the client’s private key. Choose “DPoP proof…” in the Copy menu of the Sign pane to make the proof and the new command.`,
    make: async (now) => {
      const { writeJwk } = await import('../../crypto/keys/convert-key.ts');
      const issuer = await publicKeyOf(EXAMPLE_EC_KEY);
      const access = await boundToken(now, EXAMPLE_EC_KEY);
      return {
        text: `curl '${ORDERS}?status=open' \\\n  -H 'Authorization: Bearer ${access}'\n`,
        // Not a JWKS, which is made to be published.
        keyText: `${issuer.trim()}\n\n${writeJwk(EXAMPLE_HOLDER_KEY, 'private', 'pem')}`,
      };
    },
  },
];

/** An access token that only the holder of the example key may use (RFC 9449 §6.1). */
async function boundToken(now: number, issuerKey: string): Promise<string> {
  const { crv, kty, x, y } = EXAMPLE_HOLDER_KEY;
  // The members in the order of RFC 7638.
  const jkt = await hashOf(JSON.stringify({ crv, kty, x, y }));
  return await sign(
    { alg: 'ES256', typ: 'at+jwt' },
    { ...accessClaims(now), cnf: { jkt } },
    issuerKey,
  );
}
