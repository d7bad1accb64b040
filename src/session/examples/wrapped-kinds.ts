import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { Jwk } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import { accessClaims, ISSUER, ORDERS, sessionClaims } from './claims.ts';
import type { Example } from './example.ts';
import {
  EXAMPLE_AGREEMENT_KEY,
  EXAMPLE_CONTENT_KEY,
  EXAMPLE_EC_KEY,
  EXAMPLE_HOLDER_KEY,
  EXAMPLE_OTHER_KEY,
  EXAMPLE_RSA_KEY,
  EXAMPLE_SECRET,
} from './example-keys.ts';
import { makeSdJwt } from './make-sd-jwt.ts';
import { encrypt, publicKeyOf, publicMembersOf, sign } from './make-token.ts';

/** Encrypted and nested tokens, and those that do not be alone in compact form. */
export const WRAPPED_KINDS: readonly Example[] = [
  {
    id: 'jwe-dir',
    name: () => say`Encrypted with a shared key, dir`,
    lesson: () =>
      say`The token has five parts, and the second one is empty: the key in the Key field encrypts the payload directly. Clear the Key field, and the payload can no longer be read.`,
    make: async (now) => {
      const keyText = JSON.stringify(EXAMPLE_CONTENT_KEY, null, 2);
      const header = { alg: 'dir', enc: 'A256GCM', kid: EXAMPLE_CONTENT_KEY.kid, typ: 'JWT' };
      return { text: await encrypt(header, JSON.stringify(sessionClaims(now)), keyText), keyText };
    },
  },
  {
    id: 'jwe-rsa',
    name: () => say`Encrypted for an RSA key, RSA-OAEP-256`,
    lesson: () =>
      say`Anyone who has the public key can create such a token, so the token says nothing about who created it. Decrypting the token takes the private key.`,
    make: async (now) => {
      const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', typ: 'JWT' };
      const text = await encrypt(header, JSON.stringify(sessionClaims(now)), EXAMPLE_RSA_KEY);
      return { text, keyText: EXAMPLE_RSA_KEY };
    },
  },
  {
    id: 'jwe-ecdh',
    name: () => say`Encrypted by key agreement, ECDH-ES`,
    lesson: () =>
      say`“epk” in the header is a public key generated only for this token. With the private key in the Key field, “epk” yields the content encryption key.`,
    make: async (now) => {
      const keyText = JSON.stringify(EXAMPLE_AGREEMENT_KEY, null, 2);
      const { kid } = EXAMPLE_AGREEMENT_KEY;
      const header = { alg: 'ECDH-ES', enc: 'A256GCM', kid, typ: 'JWT' };
      return { text: await encrypt(header, JSON.stringify(sessionClaims(now)), keyText), keyText };
    },
  },
  {
    id: 'nested',
    name: () => say`Signed, then encrypted`,
    lesson: () =>
      say`“cty” says that another token is inside. The first key in the Key field decrypts the outer token, and the second key checks the signature of the inner token: see the layers.`,
    make: async (now) => {
      const inner = await sign({ alg: 'HS256', typ: 'JWT' }, sessionClaims(now), EXAMPLE_SECRET);
      const { kid } = EXAMPLE_CONTENT_KEY;
      const header = { alg: 'dir', enc: 'A256GCM', kid, cty: 'JWT' };
      const text = await encrypt(header, inner, JSON.stringify(EXAMPLE_CONTENT_KEY));
      const secret = { kty: 'oct', alg: 'HS256', k: asBase64url(EXAMPLE_SECRET) };
      return { text, keyText: JSON.stringify({ keys: [EXAMPLE_CONTENT_KEY, secret] }, null, 2) };
    },
  },
  {
    id: 'sd-jwt',
    name: () => say`SD-JWT with Key Binding`,
    lesson: () =>
      say`The issuer signed only digests; the disclosures after the token reveal the claims the holder chose to show (not the date of birth). The Key Binding JWT at the end proves possession of the holder’s key.`,
    make: async (now) => ({
      text: await makeSdJwt(now, EXAMPLE_EC_KEY, EXAMPLE_HOLDER_KEY),
      keyText: await publicKeyOf(EXAMPLE_EC_KEY),
    }),
  },
  {
    id: 'trust-chain',
    name: () => say`OpenID Federation trust chain`,
    lesson: () =>
      say`Each statement in “trust_chain” is a token, signed with a key from the next one: open “Tokens inside”. The trust anchor’s key is in the Key field, so the whole chain is trusted. Remove the key “anchor”, and the chain proves nothing.`,
    make: async (now) => {
      const keys = [federationKey('rp'), federationKey('anchor')];
      const claims = {
        iss: SHOP,
        aud: ISSUER,
        client_id: SHOP,
        jti: 'req-4711',
        iat: now,
        exp: now + 300,
      };
      const request = { ...claims, response_type: 'code', redirect_uri: `${SHOP}/callback` };
      const header = { alg: 'ES256', kid: 'rp', typ: 'oauth-authz-req+jwt' };
      const statements = [
        await entityStatement(now, SHOP, 'rp', SHOP, 'rp'),
        await entityStatement(now, ANCHOR, 'anchor', SHOP, 'rp'),
        await entityStatement(now, ANCHOR, 'anchor', ANCHOR, 'anchor'),
      ];
      const text = await sign(
        { ...header, trust_chain: statements },
        request,
        JSON.stringify(EXAMPLE_HOLDER_KEY),
      );
      return { text, keyText: JSON.stringify({ keys }, null, 2) };
    },
  },
  {
    id: 'json',
    name: () => say`JSON serialization with two signatures`,
    lesson: () =>
      say`One payload, signed with two keys. Choose a signature in “Tokens found”. Few libraries read this format.`,
    make: async (now) => {
      const payload = accessClaims(now);
      const first = await sign({ alg: 'ES256', kid: 'ec-2026' }, payload, EXAMPLE_EC_KEY);
      const second = await sign({ alg: 'RS256', kid: 'rsa-2026' }, payload, EXAMPLE_RSA_KEY);
      const [, middle = ''] = first.split('.');
      const signatures = [first, second].map((compact) => {
        const [header = '', , signature = ''] = compact.split('.');
        return { protected: header, signature };
      });
      const keys = [await publicKeyOf(EXAMPLE_EC_KEY), await publicKeyOf(EXAMPLE_RSA_KEY)];
      return {
        text: JSON.stringify({ payload: middle, signatures }, null, 2),
        keyText: keys.map((key) => key.trim()).join('\n'),
      };
    },
  },
  {
    id: 'detached',
    name: () => say`Detached, unencoded payload (b64: false)`,
    lesson: () =>
      say`The part between the two dots is empty: what was signed travels separately, for example in the body of a request. Change a character in the Detached payload field, and the signature no longer matches.`,
    make: async () => {
      // A dot could not be there, were it not detached (RFC 7797 §5.2).
      const payload = { order: 4711, amount: 1250, currency: 'EUR' };
      const header = { alg: 'HS256', b64: false, crit: ['b64'] };
      const compact = await sign(header, payload, EXAMPLE_SECRET);
      const [head = '', ...rest] = compact.split('.');
      const detachedPayload = JSON.stringify(payload);
      return { text: `${head}..${rest.at(-1)}`, keyText: EXAMPLE_SECRET, detachedPayload };
    },
  },
  {
    id: 'curl',
    name: () => say`In a cURL command`,
    lesson: () =>
      say`Paste a command as you have it. Edit the payload, and the command is ready to run with the new token. The rest of the command does not change.`,
    make: async (now) => {
      const token = await sign({ alg: 'HS256', typ: 'JWT' }, sessionClaims(now), EXAMPLE_SECRET);
      return {
        text: `curl '${ORDERS}' \\\n  -H 'Accept: application/json' \\\n  -H 'Authorization: Bearer ${token}'`,
        keyText: EXAMPLE_SECRET,
      };
    },
  },
  {
    id: 'redirect',
    name: () => say`Redirect with code, ID token and access token`,
    lesson: () =>
      say`The server returned all three after “#”. The ID token has the hashes of the others and of “state”. Change a character of the code, and the hash no longer matches.`,
    make: async (now) => {
      const [code, state] = ['SplxlOBeZQQYbYS6WxSbIA', 'af0ifjsldkj'];
      const access = await sign({ alg: 'ES256', typ: 'at+jwt' }, accessClaims(now), EXAMPLE_EC_KEY);
      const hashes = {
        at_hash: await leftHalf(access),
        c_hash: await leftHalf(code),
        s_hash: await leftHalf(state),
      };
      const claims = {
        ...sessionClaims(now),
        aud: 'shop-app',
        nonce: crypto.randomUUID(),
        ...hashes,
      };
      const id = await sign({ alg: 'ES256', typ: 'JWT' }, claims, EXAMPLE_EC_KEY);
      return {
        text: `https://shop.example.com/callback#code=${code}&state=${state}&id_token=${id}&access_token=${access}&token_type=Bearer`,
        keyText: await publicKeyOf(EXAMPLE_EC_KEY),
      };
    },
  },
  {
    id: 'har',
    name: () => say`HAR file with several tokens`,
    lesson: () =>
      say`All tokens in the text are listed in “Tokens found” with their source. Choose one in the list. One of them has expired.`,
    make: async (now) => {
      const header = { alg: 'ES256', typ: 'at+jwt' };
      const old = { ...accessClaims(now), iat: now - 7200, exp: now - 3600 };
      const tokens = await Promise.all([
        sign(header, old, EXAMPLE_EC_KEY),
        sign(header, accessClaims(now), EXAMPLE_EC_KEY),
        sign(
          { alg: 'ES256', typ: 'JWT' },
          { ...sessionClaims(now), aud: 'shop-app', nonce: 'n-0S6_WzA2Mj' },
          EXAMPLE_EC_KEY,
        ),
      ]);
      return { text: recording(tokens), keyText: await publicKeyOf(EXAMPLE_EC_KEY) };
    },
  },
];

const SHOP = 'https://shop.example.com';
const ANCHOR = 'https://federation.example.org';
const FEDERATION_KEYS = { rp: EXAMPLE_HOLDER_KEY, anchor: EXAMPLE_OTHER_KEY } as const;
type Entity = keyof typeof FEDERATION_KEYS;

function federationKey(kid: Entity): Jwk {
  return { kid, ...publicMembersOf(FEDERATION_KEYS[kid]) };
}

/** What one entity says of another, or of itself, with the key of that one (OpenID Federation 1.0 §3). */
async function entityStatement(
  now: number,
  iss: string,
  by: Entity,
  sub: string,
  about: Entity,
): Promise<string> {
  const header = { alg: 'ES256', kid: by, typ: 'entity-statement+jwt' };
  const jwks = { keys: [federationKey(about)] };
  const dates = { iat: now, exp: now + 86_400 };
  return await sign(header, { iss, sub, jwks, ...dates }, JSON.stringify(FEDERATION_KEYS[by]));
}

/** As the network tools of browsers save it (HAR 1.2), cut down to what matters. */
function recording([expired = '', fresh = '', identity = '']: readonly string[]): string {
  const request = (url: string, token: string) => ({
    method: 'GET',
    url,
    headers: [{ name: 'Authorization', value: `Bearer ${token}` }],
  });
  const answer = JSON.stringify({ access_token: fresh, id_token: identity, token_type: 'Bearer' });
  const entries = [
    { request: request(ORDERS, expired), response: { status: 401 } },
    {
      request: { method: 'POST', url: `${ISSUER}oauth2/token`, headers: [] },
      response: { status: 200, content: { mimeType: 'application/json', text: answer } },
    },
  ];
  return JSON.stringify({ log: { version: '1.2', entries } }, null, 2);
}

function asBase64url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Of what is sent with an ID token that is signed with ES256 (OpenID Connect Core §3.1.3.6). */
async function leftHalf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encodeUtf8(text));
  return encodeBase64url(new Uint8Array(digest, 0, 16));
}
