import { createHmac, createPublicKey, verify as verifyWith, X509Certificate } from 'node:crypto';
import { createLocalJWKSet, importJWK, jwtVerify } from 'jose';
import jsonwebtoken, { type Algorithm } from 'jsonwebtoken';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Refusal, RefusalSet } from '../../../src/core/refusals/refusal.ts';
import {
  findSignatureAlgorithm,
  SIGNATURE_ALGORITHMS,
} from '../../../src/core/registry/algorithms.ts';
import { generateKey } from '../../../src/crypto/keys/generate-key.ts';
import { tokenText } from '../../core/read-token.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { judgeText } from '../../support/tokens/judge-text.ts';
import { refusalSetOf } from '../../support/tokens/refusal-sets.ts';
import { AUDIENCE, ISSUER, tokenFor } from '../../support/tokens/token-maker.ts';
import { decodePart, partsOf } from '../../support/tokens/tokens.ts';
import { RFC7515_A1, RFC7515_A2, RFC7515_A3 } from '../../vectors/rfc7515.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ALGORITHMS = ['HS256', 'HS512', 'RS256', 'PS384', 'ES256', 'ES512', 'EdDSA'];

/** What the API of the token expects. */
const expecting = (algorithms: string) => ({
  ...{ algorithms, issuer: ISSUER, audience: AUDIENCE, type: 'at+jwt' },
});

/** What RFC 9068 §2.2 requires of an access token. */
const CLAIMS = { sub: 'user-42', client_id: 'shop', jti: 'c2Vzc2lvbi0x' };
const accessToken = (algorithm: string) => tokenFor(algorithm, { claims: CLAIMS });

const isPair = (algorithm: string) => !algorithm.startsWith('HS');
const headerOf = (token: string) => JSON.parse(decodePart(partsOf(token)[0]));

function privateText(algorithm: string): string {
  const { privatePem, privateJwk } = testKey(algorithm);
  return privatePem || JSON.stringify(privateJwk);
}

const KEYS = ALGORITHMS.flatMap((algorithm) => [
  { algorithm, half: 'signing' as const },
  ...(isPair(algorithm) ? [{ algorithm, half: 'public' as const }] : []),
]);

describe.for(KEYS)('with the $half key for $algorithm', ({ algorithm, half }) => {
  let set: RefusalSet;
  const { publicJwk, publicPem, secret } = testKey(algorithm);
  const verifyingText = publicPem || JSON.stringify(publicJwk);

  beforeAll(async () => {
    const key = half === 'signing' ? privateText(algorithm) : publicPem;
    set = await refusalSetOf({ token: await accessToken(algorithm), key });
  });

  test('the page rejects every token and accepts the control', async () => {
    const judge = (token: string) =>
      judgeText({ token, key: verifyingText, expecting: expecting(algorithm) });
    const control = await judge(set.control ?? '');
    expect([control.state, control.answer?.conclusion]).toEqual(['verified', 'accepted']);
    const others: string[] = [];
    for (const { id, token } of set.refusals) {
      const { answer } = await judge(token);
      if (answer?.conclusion !== 'rejected') others.push(`${id}: ${answer?.conclusion}`);
    }
    // An API may know the extension, which the page can't tell.
    expect(others).toEqual(half === 'signing' ? ['crit-unknown: unknown'] : []);
  });

  test('jose rejects every token and accepts the control', async () => {
    const key = await importJWK(publicJwk, algorithm);
    const verify = (token: string) =>
      jwtVerify(token, key, {
        ...{ algorithms: [algorithm], issuer: ISSUER, audience: AUDIENCE, typ: 'at+jwt' },
      });
    await expect(verify(set.control ?? '')).resolves.toBeDefined();
    expect(await passing(set.refusals, verify)).toEqual([]);
  });

  // jsonwebtoken has no EdDSA and checks neither "crit" nor "typ".
  test.runIf(algorithm !== 'EdDSA')('jsonwebtoken rejects all that it checks', async () => {
    const verify = async (token: string) =>
      jsonwebtoken.verify(token, publicPem || secret, {
        ...{ algorithms: [algorithm as Algorithm], issuer: ISSUER, audience: AUDIENCE },
      });
    await expect(verify(set.control ?? '')).resolves.toBeDefined();
    const passed = await passing(set.refusals, verify);
    const unchecked = new Set(['other-type', 'crit-unknown', 'b64-false']);
    expect(passed.filter((id) => !unchecked.has(id))).toEqual([]);
  });

  test('the tokens that need the key are signed with it, so that only what they say is wrong', () => {
    const needing = NEED_KEY.filter((id) => id !== 'alg-other' || /^[HRP]S/.test(algorithm));
    const made = set.refusals.filter(({ id }) => NEED_KEY.includes(id));
    const ids = half === 'signing' ? made.map(({ id }) => id) : set.missing.map(({ id }) => id);
    expect([...ids].sort()).toEqual([...needing].sort());
    if (half === 'public') return expect(made).toEqual([]);
    const wrong = made.filter(({ id, token }) => id !== 'alg-other' && !matches(token, algorithm));
    expect(wrong.map(({ id }) => id)).toEqual([]);
    const forged = set.refusals.filter(({ id }) => !NEED_KEY.includes(id));
    expect(forged.filter(({ token }) => matches(token, algorithm))).toEqual([]);
  });

  test('each token has its own name, and all differ', () => {
    const tokens = [set.control, ...set.refusals.map(({ token }) => token)];
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(new Set(set.refusals.map(({ id }) => id)).size).toBe(set.refusals.length);
    expect(set.refusals.length).toBeGreaterThan(half === 'signing' ? 29 : 20);
  });
});

const NEED_KEY = [
  ...['alg-twice', 'alg-other', 'expired', 'exp-text', 'exp-twice', 'not-yet-valid'],
  ...['other-issuer', 'other-audience', 'audience-begins-alike', 'audience-missing', 'id-token'],
  ...['crit-unknown', 'b64-false', 'other-type', 'payload-array'],
];

async function passing(
  refusals: readonly Refusal[],
  verify: (token: string) => Promise<unknown>,
): Promise<string[]> {
  const passed: string[] = [];
  for (const { id, token } of refusals) {
    if (
      await verify(token).then(
        () => true,
        () => false,
      )
    )
      passed.push(id);
  }
  return passed;
}

/** Whether Node.js finds the signature to be that of the key, whatever the token says. */
function matches(token: string, algorithm: string): boolean {
  const [header, payload, signature, ...more] = token.split('.');
  if (more.length > 0 || !signature) return false;
  const input = Buffer.from(`${header}.${payload}`);
  const bytes = Buffer.from(signature, 'base64url');
  const { publicJwk, secret } = testKey(algorithm);
  const hash = `sha${algorithm.slice(2)}`;
  if (!isPair(algorithm)) return createHmac(hash, secret).update(input).digest().equals(bytes);
  const key = createPublicKey({ key: publicJwk, format: 'jwk' });
  const isPss = algorithm.startsWith('PS');
  const parameters = isPss ? { padding: 6, saltLength: Number(algorithm.slice(2)) / 8 } : {};
  const encoded = { key, ...parameters, dsaEncoding: 'ieee-p1363' as const };
  return verifyWith(algorithm === 'EdDSA' ? null : hash, input, encoded, bytes);
}

describe('with every algorithm that the page can sign with', () => {
  test.each(SIGNATURE_ALGORITHMS.map(({ name }) => name))(
    'the page accepts the control, %s',
    async (alg) => {
      const algorithm = findSignatureAlgorithm(alg);
      const key = algorithm ? await generateKey(algorithm) : '';
      const claims = { ...CLAIMS, iss: ISSUER, aud: AUDIENCE, iat: 1, exp: 2 };
      const token = tokenText(JSON.stringify({ alg, typ: 'at+jwt' }), JSON.stringify(claims));
      const set = await refusalSetOf({ token, key, isVerified: false });
      const { state, conclusion } = await judgeText({ token: set.control ?? '', key });
      expect(state).toBe('verified');
      expect(conclusion).not.toMatchObject({ state: 'rejected' });
      expect(set.refusals.length).toBeGreaterThan(30);
      expect(set.missing).toEqual([]);
      const other = set.refusals.find(({ id }) => id === 'other-key');
      expect((await judgeText({ token: other?.token ?? '', key })).state).toBe('invalid');
    },
  );
});

describe('from the examples of RFC 7515', () => {
  const EXAMPLES = [RFC7515_A1, RFC7515_A2, RFC7515_A3] as const;
  const expected = { issuer: 'joe', clockTolerance: 0 };

  test.each(EXAMPLES)('jose rejects what is made with the public key, $source', async (example) => {
    const { token, algorithm, publicJwk } = example;
    const now = 1_300_819_000;
    const set = await refusalSetOf({ token, key: JSON.stringify(publicJwk), now });
    const key = await importJWK(publicJwk ?? {}, algorithm);
    const options = { ...expected, algorithms: [algorithm], currentDate: new Date(now * 1000) };
    if (algorithm !== 'HS256') expect(set.control).toBe(token);
    await jwtVerify(set.control ?? '', key, options);
    const apart = set.refusals.filter(({ id }) => !NEEDS_EXPECTATIONS.includes(id));
    expect(await passing(apart, (forged) => jwtVerify(forged, key, options))).toEqual([]);
  });

  test.each(EXAMPLES)(
    'the control keeps the characters of the claims, $source',
    async (example) => {
      const { token, privateJwk, payload, header, publicJwk, algorithm } = example;
      const set = await refusalSetOf({ token, key: JSON.stringify(privateJwk) });
      const [controlHeader, controlPayload] = partsOf(set.control ?? '').map(decodePart);
      expect(controlHeader).toBe(header);
      expect(controlPayload).toBe(payload.replace('1300819380', String(set.expires)));
      await jwtVerify(set.control ?? '', await importJWK(publicJwk ?? {}, algorithm), expected);
    },
  );
});

/** The examples have no audience and no type, so a verifier that expects none accepts these. */
const NEEDS_EXPECTATIONS = ['other-audience', 'id-token', 'other-type'];

describe('each forgery would deceive the API that it is for', () => {
  test.each(['RS256', 'ES384', 'EdDSA', 'HS256'])('with keys from the header, %s', async (name) => {
    const url = 'https://host.test/attack/';
    const key = privateText(name);
    const set = await refusalSetOf({ token: await tokenFor(name), key, url });
    const tokenOf = (id: string) => set.refusals.find((each) => each.id === id)?.token ?? '';

    const { jwk, alg } = headerOf(tokenOf('jwk-header'));
    expect(Object.keys(jwk)).not.toContain('d');
    await jwtVerify(tokenOf('jwk-header'), await importJWK(jwk, alg));
    expect(headerOf(tokenOf('jku-header')).jku).toBe(`${url}jwks.json`);
    await jwtVerify(tokenOf('jku-header'), createLocalJWKSet(JSON.parse(set.attacker.keySet)));
    const certificate = new X509Certificate(set.attacker.certificate);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(Date.parse(certificate.validTo)).toBeGreaterThan(Date.now());
    await jwtVerify(tokenOf('x5u-header'), certificate.publicKey);
    const [der = ''] = headerOf(tokenOf('x5c-header')).x5c;
    expect(certificate.raw.equals(Buffer.from(der, 'base64'))).toBe(true);
    await jwtVerify(tokenOf('x5c-header'), certificate.publicKey);
  });

  test('with the public key as a secret, with an empty file and with a chosen secret', async () => {
    const token = await tokenFor('RS256');
    const { publicPem } = testKey('RS256');
    const set = await refusalSetOf({ token, key: publicPem });
    const hmac = (id: string, secret: string) => {
      const made = set.refusals.find((each) => each.id === id)?.token ?? '';
      const [header, payload, signature] = partsOf(made);
      const mac = createHmac('sha256', secret).update(`${header}.${payload}`);
      expect(mac.digest('base64url'), id).toBe(signature);
    };
    hmac('hmac-with-pem', publicPem);
    hmac('hmac-with-pem-trimmed', publicPem.trim());
    hmac('kid-path', '');
    hmac('kid-sql', 'claimcheck');
  });

  test('an expired token without a signing key gives no control, and says why', async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iat: now - 900, exp: now - 300 };
    const token = await tokenFor('ES256', { claims });
    const { publicPem, privatePem } = testKey('ES256');
    const old = await refusalSetOf({ token, key: publicPem });
    expect([old.control, old.controlProblem]).toEqual([undefined, 'expired']);
    const unknown = await refusalSetOf({
      token: await tokenFor('ES256'),
      key: '',
      isVerified: false,
    });
    expect([unknown.control, unknown.controlProblem]).toEqual([undefined, 'not-verified']);
    const renewed = await refusalSetOf({ token, key: privatePem });
    expect(renewed.controlProblem).toBeUndefined();
    expect(renewed.expires).toBeGreaterThan(now);
  });
});
