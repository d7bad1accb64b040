import { writeToken } from '../../core/compose/write-token.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { isSdJwt } from '../../core/decode/is-sd-jwt.ts';
import { abilitiesOf } from '../../core/keys/key-abilities.ts';
import type { Jwk, KeyMaterial, KeyReading } from '../../core/keys/key-material.ts';
import { parseKeys } from '../../core/keys/parse-keys.ts';
import { readPublicJwk } from '../../core/keys/public-jwk.ts';
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { say } from '../../core/words/say.ts';
import { makeKey, publicHalf } from '../../session/make-key.ts';
import { signNew } from '../../session/sign-new.ts';

/** What a payload is filled with. */
interface Occasion {
  /** Seconds since 1970. */
  readonly now: number;
  readonly identifier: string;
}

/** A common kind of token, to begin with. */
export interface Snippet {
  readonly id: string;
  readonly name: () => string;
  /** What a key is made for, where none is there that will do. */
  readonly algorithm: 'ES256' | 'RS256';
  /** A secret would prove nothing here. */
  readonly isAsymmetric?: boolean;
  readonly header: (publicJwk: Jwk | undefined) => object;
  readonly payload: (occasion: Occasion) => object;
}

const ISSUER = 'https://login.example.com/';
const TOKEN_ENDPOINT = 'https://login.example.com/oauth2/token';
const SERVICE = 'reports@my-project.iam.gserviceaccount.com';

export const SNIPPETS: readonly Snippet[] = [
  {
    id: 'id-token',
    name: () => say`OIDC ID token`,
    algorithm: 'RS256',
    header: () => ({ typ: 'JWT' }),
    payload: ({ now, identifier }) => ({
      iss: ISSUER,
      sub: '248289761001',
      aud: 'shop-app',
      nonce: identifier,
      auth_time: now - 20,
      acr: 'urn:mace:incommon:iap:silver',
      amr: ['pwd', 'otp'],
      iat: now,
      exp: now + 3600,
    }),
  },
  {
    id: 'access-token',
    name: () => say`OAuth access token (RFC 9068)`,
    algorithm: 'RS256',
    header: () => ({ typ: 'at+jwt' }),
    payload: ({ now, identifier }) => ({
      iss: ISSUER,
      sub: '248289761001',
      aud: 'https://api.example.com/orders',
      client_id: 'shop-app',
      scope: 'orders:read orders:write',
      jti: identifier,
      iat: now,
      exp: now + 3600,
    }),
  },
  {
    id: 'dpop-proof',
    name: () => say`DPoP proof`,
    algorithm: 'ES256',
    isAsymmetric: true,
    header: (jwk) => ({ typ: 'dpop+jwt', jwk }),
    payload: ({ now, identifier }) => ({
      jti: identifier,
      htm: 'GET',
      htu: 'https://api.example.com/orders',
      iat: now,
    }),
  },
  {
    id: 'client-assertion',
    name: () => say`Client assertion (private_key_jwt)`,
    algorithm: 'ES256',
    isAsymmetric: true,
    header: () => ({ typ: 'JWT' }),
    payload: ({ now, identifier }) => ({
      iss: 'shop-app',
      sub: 'shop-app',
      aud: TOKEN_ENDPOINT,
      jti: identifier,
      iat: now,
      exp: now + 300,
    }),
  },
  {
    id: 'service-account',
    name: () => say`Service account assertion (JWT bearer grant)`,
    algorithm: 'RS256',
    isAsymmetric: true,
    header: () => ({ typ: 'JWT' }),
    payload: ({ now }) => ({
      iss: SERVICE,
      scope: 'https://www.googleapis.com/auth/cloud-platform',
      aud: 'https://oauth2.googleapis.com/token',
      iat: now,
      exp: now + 3600,
    }),
  },
];

/** A snippet as it goes into the boxes. */
export interface FilledSnippet {
  readonly text: string;
  /** The key that was made for it; undefined where the one that is there has signed. */
  readonly keyText: string | undefined;
}

/** Signs it with the key available, or with a new one; undefined when this browser cannot. */
export async function fillSnippet(
  snippet: Snippet,
  text: string,
  token: DecodedToken | undefined,
  reading: KeyReading,
): Promise<FilledSnippet | undefined> {
  const signer = findSigner(snippet, reading) ?? (await makeSigner(snippet));
  if (!signer) return undefined;
  const { key, algorithm, keyText } = signer;
  const header = {
    alg: algorithm.name,
    ...snippet.header(await publicJwkOf(key)),
    ...(key.keyId === undefined ? {} : { kid: key.keyId }),
  };
  const payload = snippet.payload({
    now: Math.floor(Date.now() / 1000),
    identifier: crypto.randomUUID(),
  });
  const compact = await signNew(header, payload, signer.reading);
  return compact === undefined ? undefined : { text: place(compact, text, token), keyText };
}

interface Signer {
  readonly key: KeyMaterial;
  readonly algorithm: SignatureAlgorithm;
  readonly reading: KeyReading;
  readonly keyText?: string;
}

function findSigner({ isAsymmetric }: Snippet, reading: KeyReading): Signer | undefined {
  if (reading.state !== 'read') return undefined;
  for (const key of reading.keys) {
    const algorithm = algorithmOf(key);
    const fits = key.kind === 'private' || (key.kind === 'secret' && !isAsymmetric);
    if (fits && algorithm) return { key, algorithm, reading };
  }
  return undefined;
}

/** The one that the key is meant for, else the usual one for its kind. */
function algorithmOf(key: KeyMaterial): SignatureAlgorithm | undefined {
  const { algorithms } = abilitiesOf(key);
  return algorithms.find(({ name }) => name === key.algorithm) ?? algorithms[0];
}

async function makeSigner({ algorithm: name }: Snippet): Promise<Signer | undefined> {
  const algorithm = findSignatureAlgorithm(name);
  const keyText = algorithm && (await makeKey(algorithm));
  if (!algorithm || keyText === undefined) return undefined;
  const reading = parseKeys(keyText, 'utf8');
  const [key] = reading.state === 'read' ? reading.keys : [];
  return key && { key, algorithm, reading, keyText };
}

async function publicJwkOf(key: KeyMaterial): Promise<Jwk | undefined> {
  if (key.kind === 'secret') return undefined;
  const known = readPublicJwk(key);
  if (known) return known;
  const reading = parseKeys(await publicHalf(key), 'utf8');
  const half = reading.state === 'read' ? reading.keys[0] : undefined;
  return half && half.kind !== 'secret' ? readPublicJwk(half) : undefined;
}

/** In place of a signed token, whatever is around it; any other text gives way as a whole. */
function place(compact: string, text: string, token: DecodedToken | undefined): string {
  const isPlain = token?.form === 'jws' && !token.found.json && !isSdJwt(token);
  return isPlain ? writeToken(text, token.found, compact.split('.')) : compact;
}
