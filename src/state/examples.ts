import { composeToken } from '../core/compose/compose-token.ts';
import { parseKeys } from '../core/keys/parse-keys.ts';
import { findSignatureAlgorithm } from '../core/registry/algorithms.ts';
import { makeKey, publicHalf } from './make-key.ts';
import { signComposed } from './use-composed-token.ts';

/** What the boxes hold when an example is opened. */
export interface OpenedExample {
  readonly text: string;
  readonly keyText: string;
}

/** A token to learn from, made afresh with a key of its own whenever it is opened. */
export interface Example {
  readonly name: string;
  readonly algorithm: string;
  readonly header: object;
  /** `now` in seconds. */
  readonly payload: (now: number) => object;
  /** What stands around the token. */
  readonly wrap?: (token: string) => string;
  /** Whether the Key box gets the public half only. */
  readonly publicOnly?: boolean;
}

const ISSUER = 'https://login.example.com/';

export const EXAMPLES: readonly Example[] = [
  {
    name: 'Access token, ES256',
    algorithm: 'ES256',
    header: { alg: 'ES256', typ: 'at+jwt' },
    payload: (now) => ({
      iss: ISSUER,
      sub: 'user_42',
      aud: 'https://api.example.com/orders',
      client_id: 'shop-app',
      iat: now - 600,
      exp: now + 3000,
      jti: crypto.randomUUID(),
      scope: 'orders:read',
    }),
    publicOnly: true,
  },
  {
    name: 'Session token, HS256',
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: 'JWT' },
    payload: (now) => ({ iss: ISSUER, sub: 'user_42', aud: 'shop', iat: now - 60, exp: now + 840 }),
  },
  {
    name: 'Expired, in a header line',
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: 'JWT' },
    payload: (now) => ({
      iss: ISSUER,
      sub: 'user_42',
      aud: 'shop',
      iat: now - 3800,
      exp: now - 200,
    }),
    wrap: (token) => `Authorization: Bearer ${token}`,
  },
  {
    name: 'Password in the payload',
    algorithm: 'ES256',
    header: { alg: 'ES256', typ: 'JWT' },
    payload: (now) => ({
      iss: ISSUER,
      sub: 'user_42',
      email: 'ana@example.com',
      db_password: 'hunter2',
      iat: now,
      exp: now + 86_400 * 400,
    }),
    publicOnly: true,
  },
  {
    name: 'Unsecured, alg none',
    algorithm: 'none',
    header: { alg: 'none' },
    payload: (now) => ({ iss: ISSUER, sub: 'admin', iat: now, exp: now + 3600 }),
  },
];

/** Makes the token and its key; undefined when this browser cannot. */
export function openExample(example: Example): Promise<OpenedExample | undefined> {
  return makeExample(example).catch(() => undefined);
}

async function makeExample(example: Example): Promise<OpenedExample | undefined> {
  const { wrap = (token) => token, publicOnly = false } = example;
  const algorithm = findSignatureAlgorithm(example.algorithm);
  const secretText = algorithm ? await makeKey(algorithm) : '';
  if (secretText === undefined) return undefined;
  const reading = parseKeys(secretText, 'utf8');
  const draft = {
    baseline: '',
    headerText: JSON.stringify(example.header),
    payloadText: JSON.stringify(example.payload(Math.floor(Date.now() / 1000))),
  };
  const composed = composeToken(draft, undefined);
  const signed = composed.ok ? await signComposed(composed.value, reading) : undefined;
  if (!signed?.ok) return undefined;
  const key = reading.state === 'read' ? reading.keys[0] : undefined;
  const keyText =
    publicOnly && algorithm && key?.kind === 'private' ? await publicHalf(key) : secretText;
  return { text: wrap(signed.value), keyText };
}
