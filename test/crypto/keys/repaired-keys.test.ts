import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { KeyMaterial } from '../../../src/core/keys/key-material.ts';
import { diagnoseMismatch } from '../../../src/crypto/diagnosis/diagnose-mismatch.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { GOOD_CLAIMS } from '../../core/audit/build-subject.ts';
import { linesOf } from '../../core/audit/judge-fully.ts';
import { encodeText, readToken } from '../../core/read-token.ts';

type Jwk = Record<string, string>;
type Curve = 'P-256' | 'P-384' | 'P-521' | 'secp256k1';

const ALGORITHMS = {
  'P-256': ['ES256', 'sha256', 32],
  'P-384': ['ES384', 'sha384', 48],
  'P-521': ['ES512', 'sha512', 66],
  secp256k1: ['ES256K', 'sha256', 32],
} as const;
const CURVES = Object.keys(ALGORITHMS) as Curve[];

const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwkOf = (key: KeyObject) => ({ ...key.export({ format: 'jwk' }) }) as Jwk;
const bytesOf = (member = '') => Buffer.from(member, 'base64url');
const numberOf = (member = '') => BigInt(`0x${bytesOf(member).toString('hex')}`);
const standard = (member = '') => bytesOf(member).toString('base64');
const pemOf = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`;

/** A pair whose "x" begins with a zero byte, as one in 256 does. */
function pairWithZero(namedCurve: Curve) {
  for (;;) {
    const pair = generateKeyPairSync('ec', { namedCurve });
    if (bytesOf(jwkOf(pair.publicKey).x)[0] === 0) return pair;
  }
}

function tokenOf(alg: string, hash: string, key: KeyObject, header: object = {}) {
  const input = `${encodeText(JSON.stringify({ alg, ...header }))}.${encodeText(JSON.stringify(GOOD_CLAIMS))}`;
  const signature = sign(hash, Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

const RSA_TOKEN = tokenOf('RS256', 'sha256', RSA.privateKey);
const { n = '', e = '' } = jwkOf(RSA.publicKey);
const rsaJwk = (more: object) => JSON.stringify({ kty: 'RSA', n, e, ...more });

async function verdictOf(token: string, keyText: string) {
  const reading = await readKeys(keyText, 'utf8');
  const repairs =
    reading.state === 'read'
      ? (reading.keys as readonly KeyMaterial[]).flatMap((key) => key.repairs ?? [])
      : [];
  const verdict = await verifySignature(readToken(token), reading, 'utf8');
  return { state: verdict.state, repairs: repairs.map(({ code }) => code), verdict };
}

const spki = RSA.publicKey.export({ type: 'spki', format: 'der' });
const pkcs1 = RSA.publicKey.export({ type: 'pkcs1', format: 'der' });
const body = spki.toString('base64');

describe('verifies with an RSA key, and lists what it repaired', () => {
  test.each([
    ['n in hex', rsaJwk({ n: bytesOf(n).toString('hex') }), ['member-form']],
    ['n in hex with 0x', rsaJwk({ n: `0x${bytesOf(n).toString('hex')}` }), ['member-form']],
    ['n in decimal', rsaJwk({ n: String(numberOf(n)) }), ['member-form']],
    ['n in standard base64', rsaJwk({ n: standard(n) }), ['member-base64']],
    ['n in lines', rsaJwk({ n: n.replace(/(.{64})/g, '$1\n') }), ['member-base64']],
    [
      'n with a zero in front',
      rsaJwk({ n: Buffer.concat([Buffer.of(0), bytesOf(n)]).toString('base64url') }),
      ['leading-zeros'],
    ],
    ['n as PEM', rsaJwk({ n: pemOf('PUBLIC KEY', spki) }), ['member-form']],
    ['n as DER', rsaJwk({ n: body }), ['member-form']],
    ['e as a number', rsaJwk({ e: 65537 }), ['member-form']],
    ['e in decimal', rsaJwk({ e: '65537' }), ['member-form']],
    ['e in hex', rsaJwk({ e: '010001' }), ['member-form']],
    ['e with zeros in front', rsaJwk({ e: 'AAEAAQ' }), ['leading-zeros']],
    ['SPKI called RSA PUBLIC KEY', pemOf('RSA PUBLIC KEY', spki), ['pem-label']],
    ['SPKI called CERTIFICATE', pemOf('CERTIFICATE', spki), ['pem-label']],
    ['PKCS #1 called PUBLIC KEY', pemOf('PUBLIC KEY', pkcs1), ['pem-label']],
    ['too many hyphens', `-----${pemOf('PUBLIC KEY', spki)}`, ['pem-armor']],
    ['four hyphens', pemOf('PUBLIC KEY', spki).replaceAll('-----', '----'), ['pem-armor']],
    ['long dashes', pemOf('PUBLIC KEY', spki).replaceAll('-----', '—'), ['pem-armor']],
    ['no first line', `${body}\n-----END PUBLIC KEY-----`, ['pem-armor']],
    ['no last line', `-----BEGIN PUBLIC KEY-----\n${body}`, ['pem-armor']],
    ['another last line', `-----BEGIN PUBLIC KEY-----\n${body}\n-----END KEY-----`, ['pem-armor']],
    [
      'first and last line in small letters',
      pemOf('PUBLIC KEY', spki).replace(/[A-Z ]+KEY/g, (label) => label.toLowerCase()),
      ['pem-armor'],
    ],
  ])('%s', async (_, keyText, repairs) => {
    expect(await verdictOf(RSA_TOKEN, keyText)).toMatchObject({ state: 'verified', repairs });
    const lines = await linesOf(RSA_TOKEN, keyText);
    if (!/pem-label/.test(String(repairs))) {
      expect(lines.join()).toMatch(/(?:low|medium) (?:key-repaired|rsa-malformed) key/);
    }
  });

  test.each([
    ['a JWK', rsaJwk({})],
    ['PEM', pemOf('PUBLIC KEY', spki)],
    [
      'XML of .NET',
      `<RSAKeyValue><Modulus>${standard(n)}</Modulus><Exponent>${standard(e)}</Exponent></RSAKeyValue>`,
    ],
    [
      'XML over lines, with prefixes',
      `<ds:RSAKeyValue xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n <ds:Modulus>\n${standard(n).replace(/(.{64})/g, '$1\n')}\n </ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue>`,
    ],
  ])('nothing of %s', async (_, keyText) => {
    expect(await verdictOf(RSA_TOKEN, keyText)).toMatchObject({ state: 'verified', repairs: [] });
    expect((await linesOf(RSA_TOKEN, keyText)).join()).not.toContain('key-repaired');
  });

  test('signs with a private key in XML', async () => {
    const jwk = jwkOf(RSA.privateKey);
    const names = {
      Modulus: 'n',
      Exponent: 'e',
      D: 'd',
      P: 'p',
      Q: 'q',
      DP: 'dp',
      DQ: 'dq',
      InverseQ: 'qi',
    };
    const inside = Object.entries(names).map(
      ([element, member]) => `<${element}>${standard(jwk[member])}</${element}>`,
    );
    const reading = await readKeys(`<RSAKeyValue>${inside.join('')}</RSAKeyValue>`, 'utf8');
    expect(reading).toMatchObject({ format: 'xml', keys: [{ kind: 'private' }] });
  });
});

describe.each(CURVES)('reads keys on %s', (curve) => {
  const [alg, hash, size] = ALGORITHMS[curve];
  const pair = pairWithZero(curve);
  const token = tokenOf(alg, hash, pair.privateKey);
  const jwk = jwkOf(pair.publicKey);
  const [x, y] = [bytesOf(jwk.x), bytesOf(jwk.y)];
  const point = Buffer.concat([Buffer.of(4), x, y]);
  const compressed = Buffer.concat([Buffer.of(2 + ((y.at(-1) ?? 0) % 2)), x]);
  const jwkWith = (more: object) => JSON.stringify({ ...jwk, ...more });
  const explicit = generateKeyPairSync('ec', { namedCurve: curve, paramEncoding: 'explicit' });

  test.each([
    [
      'an x without its zero',
      jwkWith({ x: x.subarray(1).toString('base64url') }),
      'coordinate-length',
    ],
    [
      'an x with a zero too many',
      jwkWith({ x: Buffer.concat([Buffer.of(0), x]).toString('base64url') }),
      'coordinate-length',
    ],
    ['coordinates in hex', jwkWith({ x: x.toString('hex'), y: y.toString('hex') }), 'member-form'],
    ['a decimal y', jwkWith({ y: String(numberOf(jwk.y)) }), 'member-form'],
    [
      'standard base64',
      jwkWith({ x: x.toString('base64'), y: y.toString('base64') }),
      size % 3 === 0 ? undefined : 'member-base64',
    ],
    ['the whole point in x', jwkWith({ x: point.toString('base64url') }), 'member-form'],
    ['the point in hex', point.toString('hex'), 'raw-point'],
    ['the point in capitals', point.toString('hex').toUpperCase(), 'raw-point'],
    ['the point with 0x', `0x${point.toString('hex')}`, 'raw-point'],
    ['the point with colons', point.toString('hex').replace(/(..)(?=.)/g, '$1:'), 'raw-point'],
    ['the point without 04', point.subarray(1).toString('hex'), 'raw-point'],
    ['the point in base64url, as VAPID has it', point.toString('base64url'), 'raw-point'],
    ['the compressed point', compressed.toString('hex'), 'compressed-point'],
  ])('%s', async (_, keyText, repair) => {
    const { state, repairs } = await verdictOf(token, keyText);
    expect(state).toBe('verified');
    if (repair) expect(repairs).toContain(repair);
  });

  test.each([
    ['SPKI', explicit.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['PKCS #8', explicit.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['SEC 1', explicit.privateKey.export({ type: 'sec1', format: 'pem' }).toString()],
  ])('with explicit parameters in %s, with a finding', async (_, keyText) => {
    const signed = tokenOf(alg, hash, explicit.privateKey);
    expect(await verdictOf(signed, keyText)).toMatchObject({
      state: 'verified',
      repairs: ['explicit-parameters'],
    });
    expect((await verdictOf(token, keyText)).state).toBe('invalid');
  });

  test('rejects a key whose explicit parameters have another base point', async () => {
    const der = explicit.publicKey.export({ type: 'spki', format: 'der' });
    // The base is the first point in the parameters.
    const at = der.indexOf(Buffer.of(4, 2 * size + 1 > 127 ? 0x81 : 2 * size + 1));
    const moved = Buffer.from(der);
    const base = der.indexOf(Buffer.from([4]), at + 2) + size;
    moved[base] = (moved[base] ?? 0) ^ 1;
    const { state, verdict } = await verdictOf(
      tokenOf(alg, hash, explicit.privateKey),
      pemOf('PUBLIC KEY', moved),
    );
    expect(state).toBe('unverified');
    expect(verdict).toMatchObject({ reason: 'key-unreadable' });
  });

  test('rejects a key whose coordinate cannot be completed', async () => {
    expect((await verdictOf(token, jwkWith({ x: 'AAAA' }))).state).toBe('unverified');
  });
});

test.each(['brainpoolP256r1', 'brainpoolP320r1'])(
  'names explicit parameters of %s for what they are',
  async (namedCurve) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', {
      namedCurve,
      paramEncoding: 'explicit',
    });
    const token = tokenOf('ES256', 'sha256', privateKey);
    const { state, verdict } = await verdictOf(
      token,
      publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    );
    expect(state).toBe('unverified');
    expect(verdict).toMatchObject({
      problem: { code: 'ec-explicit', bits: Number(namedCurve.slice(10, 13)) },
    });
  },
);

test('reads a compressed point in PEM', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = jwkOf(publicKey);
  const point = Buffer.concat([Buffer.of(2 + ((bytesOf(y).at(-1) ?? 0) % 2)), bytesOf(x)]);
  const der = Buffer.concat([
    Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'),
    point,
  ]);
  expect(
    await verdictOf(tokenOf('ES256', 'sha256', privateKey), pemOf('PUBLIC KEY', der)),
  ).toMatchObject({
    state: 'verified',
    repairs: ['compressed-point'],
  });
});

test('tries the key that "kid" names before any other is passed over', async () => {
  const pair = pairWithZero('P-521');
  const jwk = jwkOf(pair.publicKey);
  const keys = [
    { ...jwkOf(RSA.publicKey), kid: 'r' },
    { ...jwk, kid: 'e', x: bytesOf(jwk.x).subarray(1).toString('base64url') },
  ];
  const token = tokenOf('ES512', 'sha512', pair.privateKey, { kid: 'e' });
  expect((await verdictOf(token, JSON.stringify({ keys }))).state).toBe('verified');
  const broken = [keys[0], { ...jwk, kid: 'e', x: 'AAAA' }];
  expect((await verdictOf(token, JSON.stringify({ keys: broken }))).verdict).toMatchObject({
    state: 'unverified',
    reason: 'key-unreadable',
    problem: { code: 'jwk-member', member: 'x' },
  });
});

describe('diagnoses a secret that is not what it seems', () => {
  const id = '64f2f3e5a1b2c3d4e5f6a7b8';
  const hex = '471daab2992e569f00693278afc187250d2566caa7675f216e66b02f849f8c42';
  const hmac = (secret: string | Uint8Array) => {
    const input = `${encodeText(JSON.stringify({ alg: 'HS256', kid: id }))}.${encodeText(JSON.stringify(GOOD_CLAIMS))}`;
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
  };
  test.each([
    ['id:secret of Ghost', `${id}:${hex}`, Buffer.from(hex, 'hex'), 'after-colon', 'hex'],
    [
      'id:secret as text',
      `${id}:correct-horse-battery`,
      'correct-horse-battery',
      'after-colon',
      'utf8',
    ],
    ['0x', `0x${hex}`, Buffer.from(hex, 'hex'), 'unprefixed', 'hex'],
    ['a newline', 'correct-horse-battery', 'correct-horse-battery\n', 'newline', 'utf8'],
    ['quotes', '"correct-horse-battery"', 'correct-horse-battery', 'unquoted', 'utf8'],
    ['a byte order mark', '\ufeffcorrect-horse', 'correct-horse', 'visible', 'utf8'],
  ])('%s', async (_, keyText, secret, change, encoding) => {
    const token = readToken(hmac(secret));
    const reading = await readKeys(keyText, 'utf8');
    if (reading.state !== 'read') throw new Error('not read');
    const verdict = await verifySignature(token, reading, 'utf8');
    expect(verdict.state).toBe('invalid');
    const text = token.found.compact;
    const { match } = await diagnoseMismatch(
      { token, text, reading, keyText, encoding: 'utf8' },
      new AbortController().signal,
      20_000,
    );
    const suggested = 'suggestion' in verdict ? verdict.suggestion : undefined;
    expect(match?.[0] ?? suggested).toMatchObject({
      kind: 'secret-read',
      reading: { encoding, change: suggested?.change ?? change },
    });
  });
});

describe('raises no "secret-is-key" for', () => {
  test.each([
    ['a fingerprint', '12:34:56:78:9a:bc:de:f0:12:34:56:78:9a:bc:de:f0:12:34:56:78'],
    ['a thumbprint in hex', 'b64ae3e1f0d2c4a5968778695a4b3c2d1e0f1029'],
    ['an address', 'https://issuer.example/jwks.json'],
    [
      'a hex point',
      Buffer.concat([
        Buffer.of(4),
        bytesOf(jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey).x),
        Buffer.alloc(32),
      ])
        .toString('hex')
        .slice(0, 40),
    ],
    [
      'XML',
      `<RSAKeyValue><Modulus>${standard(n)}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>`,
    ],
    ['PEM in base64', Buffer.from(pemOf('PUBLIC KEY', spki)).toString('base64')],
  ])('%s', async (_, keyText) => {
    expect((await linesOf(RSA_TOKEN, keyText)).join()).not.toContain('secret-is-key');
  });

  test('reports "secret-is-key" for a secret', async () => {
    expect(await linesOf(RSA_TOKEN, 'correct horse battery staple')).toContain(
      'high secret-is-key key',
    );
  });
});
