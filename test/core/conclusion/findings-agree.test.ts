import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import { encodeText } from '../read-token.ts';
import {
  answerOf,
  CLAIMS,
  type Concluded,
  concludeFully,
  EC,
  hmac,
  jwkOf,
  OTHER,
  PUBLIC,
  signed,
  signText,
} from './conclude-fully.ts';

const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const SMALL = generateKeyPairSync('rsa', { modulusLength: 1024 });
const TINY = generateKeyPairSync('rsa', { modulusLength: 512 });
const ES = { alg: 'ES256' };
const KID = { alg: 'ES256', kid: 'A' };
const RS = { alg: 'RS256' };
const mine = (more: object = {}) => jwkOf(EC.publicKey, more);
const other = (more: object = {}) => jwkOf(OTHER.publicKey, more);
const set = (...keys: readonly object[]) => ({ keys });
const inJson = (token: string) => {
  const [header, payload, signature] = token.split('.');
  return JSON.stringify({ payload, protected: header, signature });
};
const inGeneralJson = (token: string) => {
  const [header, payload, signature] = token.split('.');
  return JSON.stringify({ payload, signatures: [{ protected: header, signature }] });
};
const unencodedInput = (header: object) =>
  `${encodeText(JSON.stringify({ ...header, b64: false }))}.${JSON.stringify(CLAIMS).replaceAll('.', '_')}`;
const unencoded = (header: object) =>
  `${unencodedInput(header)}.${signText(unencodedInput(header), EC.privateKey)}`;
const twice = (member: string) => `{${member},${JSON.stringify(CLAIMS).slice(1)}`;
const SECRET = 'fJ7sXk2-Qw9zLp4Rt6Vy8Bn1Cm3Gd5Hj';

/** The key with a member twice, of which the last one counts. */
const twiceInKey = (name: string, first: unknown, last: unknown = mine()[name]) =>
  `{"${name}":${JSON.stringify(first)},${JSON.stringify({ ...mine(), [name]: undefined }).slice(1, -1)},"${name}":${JSON.stringify(last)}}`;
const twiceInSet = (kid: string) =>
  JSON.stringify(set(mine({ kid: 'A' }), other({ kid: 'B' }))).replace(
    `"kid":"${kid}"`,
    `"kid":"C","kid":"${kid}"`,
  );

type Row = readonly [name: string, token: string, key: string | object, answer: RegExp];

const REJECTED = /^rejected: /;
const OPEN = /^unknown: /;

const CONTRADICTIONS: readonly Row[] = [
  ['a JWT in flattened JSON', inJson(signed(ES)), PUBLIC, REJECTED],
  ['a JWT in general JSON', inGeneralJson(signed(ES)), PUBLIC, REJECTED],
  ['a kid that the set lacks', signed(KID), set(mine({ kid: 'B' }), other({ kid: 'C' })), REJECTED],
  ['a kid that a set of one lacks', signed(KID), set(mine({ kid: 'B' })), REJECTED],
  ['a kid in another case', signed(KID), set(mine({ kid: 'a' }), other({ kid: 'C' })), REJECTED],
  [
    'a kid that an array of JWKs lacks',
    signed(KID),
    JSON.stringify([mine({ kid: 'B' }), other({ kid: 'C' })]),
    REJECTED,
  ],
  ['a kid that the one JWK does not have', signed(KID), mine({ kid: 'B' }), OPEN],
  [
    'a key for encryption',
    signed(KID),
    set(mine({ kid: 'A', use: 'enc', alg: 'ECDH-ES' })),
    REJECTED,
  ],
  ['a single key for encryption', signed(ES), mine({ use: 'enc' }), REJECTED],
  ['a key of another use', signed(ES), mine({ use: 'tls' }), REJECTED],
  ['key_ops that encrypt', signed(ES), mine({ key_ops: ['encrypt'] }), REJECTED],
  [
    'key_ops that derive keys',
    signed(ES),
    mine({ key_ops: ['deriveKey', 'deriveBits'] }),
    REJECTED,
  ],
  ['key_ops that is no array', signed(ES), mine({ key_ops: 'encrypt' }), REJECTED],
  ['a use that is no string', signed(ES), mine({ use: ['enc'] }), REJECTED],
  ['a public key with key_ops only to sign', signed(ES), mine({ key_ops: ['sign'] }), REJECTED],
  [
    'a key for another algorithm',
    signed(RS, CLAIMS, RSA.privateKey),
    jwkOf(RSA.publicKey, { alg: 'PS256' }),
    REJECTED,
  ],
  [
    'a key for an encryption algorithm',
    signed(RS, CLAIMS, RSA.privateKey),
    jwkOf(RSA.publicKey, { alg: 'RSA-OAEP-256' }),
    REJECTED,
  ],
  [
    'a secret for another hash',
    hmac(SECRET),
    { kty: 'oct', k: encodeText(SECRET), alg: 'HS512' },
    REJECTED,
  ],
  [
    'a secret for encryption',
    hmac(SECRET),
    { kty: 'oct', k: encodeText(SECRET), use: 'enc' },
    REJECTED,
  ],
  ['an unencoded payload', unencoded({ ...ES, crit: ['b64'] }), PUBLIC, REJECTED],
  ['"b64" without "crit"', signed({ ...ES, b64: false }), PUBLIC, REJECTED],
  ['"zip" in a signed token', signed({ ...ES, zip: 'DEF' }), PUBLIC, OPEN],
  ['a claim twice', signed(ES, twice('"sub":"admin"')), PUBLIC, OPEN],
  ['a claim of no weight twice', signed(ES, twice('"a":1,"a":2')), PUBLIC, OPEN],
  ['a claim twice with one value', signed(ES, twice('"sub":"user-1"')), PUBLIC, OPEN],
  ['a claim twice, once escaped', signed(ES, twice('"s\\u0075b":"admin"')), PUBLIC, OPEN],
  ['a name twice deep in the claims', signed(ES, twice('"a":{"b":[{"c":1,"c":2}]}')), PUBLIC, OPEN],
  ['"alg" twice', signed('{"alg":"none","alg":"ES256"}'), PUBLIC, OPEN],
  ['a header parameter twice', signed('{"alg":"ES256","x":1,"x":2}'), PUBLIC, OPEN],
  ['a name twice deep in the header', signed('{"alg":"ES256","x":{"y":1,"y":2}}'), PUBLIC, OPEN],
  ['RSA of 512 bits', signed(RS, CLAIMS, TINY.privateKey), jwkOf(TINY.publicKey), REJECTED],
  ['RSA of 1024 bits', signed(RS, CLAIMS, SMALL.privateKey), jwkOf(SMALL.publicKey), REJECTED],
  [
    'RSA of 1024 bits in PEM',
    signed(RS, CLAIMS, SMALL.privateKey),
    SMALL.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    REJECTED,
  ],
  ['a secret of 7 bytes', hmac('qv7-Kd2'), 'qv7-Kd2', OPEN],
  ['a secret of 31 bytes', hmac(SECRET.slice(1)), SECRET.slice(1), OPEN],
  ['a secret of 32 bytes for HS384', hmac(SECRET, 'HS384'), SECRET, OPEN],
  ['a secret of 32 bytes for HS512', hmac(SECRET, 'HS512'), SECRET, OPEN],
  ['a secret that everybody knows', hmac('secret'), 'secret', OPEN],
  ['a secret of a tutorial', hmac('your-256-bit-secret'), 'your-256-bit-secret', OPEN],
  ['two keys of one kid', signed(KID), set(mine({ kid: 'A' }), other({ kid: 'A' })), OPEN],
  ['claims of no JWT in JSON', inJson(signed(ES, { role: 'admin' })), PUBLIC, OPEN],
  ['an empty secret', hmac(''), { kty: 'oct', k: '' }, /^(rejected|unknown): /],
  [
    'a signed token in JSON around a JWT',
    inJson(signed({ ...ES, cty: 'JWT' }, signed(ES))),
    PUBLIC,
    /^(rejected|unknown): /,
  ],
  [
    'a secret beside a public key',
    hmac(SECRET),
    set(mine(), { kty: 'oct', k: encodeText(SECRET) }),
    OPEN,
  ],
  ['claims that are called a token', signed({ ...ES, cty: 'JWT' }), PUBLIC, OPEN],
  ['a nested token that is not called one', signed(ES, signed(ES)), PUBLIC, OPEN],
  ['a key with a member twice', signed(ES), twiceInKey('x', other().x), OPEN],
  ['a key with a member twice with one value', signed(ES), twiceInKey('x', mine().x), OPEN],
  ['a key with "use" twice', signed(ES), twiceInKey('use', 'enc', 'sig'), OPEN],
  ['a key of a set with a member twice', signed(KID), twiceInSet('A'), OPEN],
  ['"keys" of a set twice', signed(ES), `{"keys":[],"keys":[${JSON.stringify(mine())}]}`, OPEN],
  [
    'a secret with a member twice',
    hmac(SECRET),
    `{"kty":"oct","k":"AAAA","k":"${encodeText(SECRET)}"}`,
    OPEN,
  ],
  ['a kid that injects SQL', signed({ ...ES, kid: "x' OR '1'='1" }), PUBLIC, OPEN],
  [
    'a private key in the claims',
    signed(ES, { ...CLAIMS, sub_jwk: jwkOf(OTHER.privateKey) }),
    PUBLIC,
    OPEN,
  ],
  [
    'a private key among public ones',
    signed(KID),
    set(mine({ kid: 'A' }), jwkOf(OTHER.privateKey, { kid: 'B' })),
    OPEN,
  ],
  [
    'a password in the claims',
    signed(ES, { ...CLAIMS, password: 'correct-horse-battery' }),
    PUBLIC,
    OPEN,
  ],
];

const CONTROLS: readonly (readonly [string, string, string | object])[] = [
  ['a sound token', signed(ES), PUBLIC],
  [
    'a secret of a set by its kid',
    hmac(SECRET),
    set({ kty: 'oct', kid: 'S', k: encodeText(SECRET) }),
  ],
  ['a key with a member twice in its neighbor', signed(KID), twiceInSet('B')],
  ['a nested token that says so', signed({ ...ES, cty: 'JWT' }, signed(ES)), PUBLIC],
  ['its kid in the set', signed(KID), set(mine({ kid: 'A' }), other({ kid: 'C' }))],
  ['its kid in the one JWK', signed(KID), mine({ kid: 'A' })],
  ['a set without names', signed(KID), set(mine(), other())],
  ['a JWK without a name', signed(KID), mine()],
  ['a key for signatures', signed(ES), mine({ use: 'sig', alg: 'ES256', key_ops: ['verify'] })],
  ['the newer name of its algorithm', signed(ES), mine({ alg: 'ESP256' })],
  ['key_ops empty', signed(ES), mine({ key_ops: [] })],
  ['a private key that signs', signed(ES), jwkOf(EC.privateKey, { key_ops: ['sign'] })],
  ['RSA of 2048 bits', signed(RS, CLAIMS, RSA.privateKey), jwkOf(RSA.publicKey, { alg: 'RS256' })],
  ['a secret as long as the hash', hmac(SECRET), SECRET],
  ['a secret as JWK', hmac(SECRET), { kty: 'oct', k: encodeText(SECRET), alg: 'HS256' }],
  ['"b64" that is true', signed({ ...ES, b64: true, crit: ['b64'] }), PUBLIC],
  ['one name in two objects', signed(ES, { ...CLAIMS, a: { x: 1 }, b: { x: 1 } }), PUBLIC],
  ['another key of the set is small', signed(KID), set(mine({ kid: 'A' }))],
];

describe('a finding that APIs reject the token keeps it from being accepted:', () => {
  test.each(CONTRADICTIONS)('%s', async (_, token, key, answer) => {
    const concluded = await concludeFully(token, key);
    expectAgreement(concluded);
    expect(await answerOf(token, key)).toMatch(answer);
  });
});

test.each(CONTROLS)('%s is accepted', async (_, token, key) => {
  const concluded = await concludeFully(token, key);
  expectAgreement(concluded);
  expect(concluded.conclusion).toMatchObject({ state: 'accepted' });
});

test('a small key of the set that did not sign leaves the answer open', async () => {
  const keys = set(mine({ kid: 'A' }), jwkOf(SMALL.publicKey, { kid: 'B' }));
  expect(await answerOf(signed(KID), keys)).toMatch(OPEN);
});

test('a failing check says what the finding says', async () => {
  const { checks } = await concludeFully(signed(ES), mine({ use: 'enc' }));
  const key = checks.find(({ name }) => name === 'key');
  expect(key).toMatchObject({ result: 'fail', reason: expect.stringContaining('encryption') });
});

describe('does not use as a secret a symmetric JWK of a set that holds a public key:', () => {
  const pem = EC.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const der = EC.publicKey.export({ format: 'der', type: 'spki' });
  const { n = '' } = jwkOf(RSA.publicKey) as { n?: string };
  const stranger = OTHER.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const point = Buffer.concat([Buffer.of(4), ...['x', 'y'].map(coordinate)]);
  const named = JSON.stringify(mine({ kid: 'A', alg: 'ES256', use: 'sig' }));
  function coordinate(name: string): Buffer {
    return Buffer.from(String(mine()[name]), 'base64url');
  }

  test.each<readonly [string, string | Buffer]>([
    ['its PEM', pem],
    ['its PEM without a newline', pem.trim()],
    ['its DER', der],
    ['its DER in base64', der.toString('base64')],
    ['its JWK', JSON.stringify(mine())],
    ['its JWK with the members that name it', named],
    ['its JWK in lines', JSON.stringify(mine(), null, 2)],
    ['its point', point],
    ['its point in hex', point.toString('hex')],
    ['the first coordinate and the second', point.subarray(1)],
    ['the modulus of the RSA key', Buffer.from(n, 'base64url')],
    ['the modulus as text', n],
    ['a key that is not in the set', stranger],
  ])('%s', async (_, secret) => {
    const k = Buffer.from(secret).toString('base64url');
    const keys = set(mine({ kid: 'A' }), jwkOf(RSA.publicKey, { kid: 'R' }), {
      ...{ kty: 'oct', kid: 'S', k },
    });
    for (const token of [hmac(secret), hmac(secret, 'HS512')]) {
      const { layers, conclusion } = await concludeFully(token, keys);
      const [{ verdict, findings } = { verdict: undefined, findings: 'pending' }] = layers;
      expect(verdict).toMatchObject({ state: 'invalid', reason: 'key-confusion' });
      expect(findings).toContainEqual(expect.objectContaining({ code: 'key-confusion-proven' }));
      expect(conclusion?.state).toBe('rejected');
    }
    expect(await answerOf(signed(KID), keys)).toMatch(/^accepted$/);
  });

  test('while any other secret beside them verifies', async () => {
    const keys = set(mine(), { kty: 'oct', k: encodeText(SECRET) });
    const { layers } = await concludeFully(hmac(SECRET), keys);
    expect(layers[0]?.verdict?.state).toBe('verified');
  });
});

describe('whatever is combined,', () => {
  const headers = [
    ...[{}, { kid: 'A' }, { kid: 'Z' }, { typ: 'JWT' }, { zip: 'DEF' }, { b64: false }],
    ...[{ crit: ['x'], x: 1 }, { jku: 'http://a.example/' }, { cty: 'JWT' }, { x5t: 'AAAA' }],
    ...[{ jwk: mine() }, { jwk: other() }, { typ: 'at+jwt' }, { kid: '../../dev/null' }],
  ];
  const payloads: readonly unknown[] = [
    ...[CLAIMS, twice('"sub":"x"'), twice('"a":{"b":1,"b":2}'), '[1]', '"text"', '{', ''],
    ...[
      { ...CLAIMS, exp: (CLAIMS.exp + 0.5) * 1000 },
      { ...CLAIMS, exp: String(CLAIMS.exp) },
    ],
    ...[
      { ...CLAIMS, exp: CLAIMS.exp + 9e8 },
      { ...CLAIMS, iss: 5 },
      { ...CLAIMS, aud: 5 },
    ],
    ...[
      { ...CLAIMS, _sd: ['x'] },
      { ...CLAIMS, cnf: { jwk: jwkOf(OTHER.privateKey) } },
    ],
  ];
  const keys: readonly object[] = [
    ...[mine(), mine({ kid: 'A' }), mine({ use: 'enc' }), mine({ key_ops: ['wrapKey'] })],
    ...[
      set(mine({ kid: 'A' }), other({ kid: 'B' })),
      set(mine({ kid: 'B' })),
      set(other(), mine()),
    ],
    ...[mine({ alg: 'ES384' }), set(mine({ kid: 'A' }), jwkOf(SMALL.publicKey, { kid: 'B' }))],
  ];
  const wraps: readonly ((token: string) => string)[] = [
    ...[(token: string) => token, (token: string) => `${token}~`, (token: string) => `${token}~~`],
    ...[inJson, (token: string) => `${token}=`, (token: string) => token.replace(/[^.]*$/, '')],
    (token) => signed({ ...ES, cty: 'JWT' }, token),
    (token) => signed({ ...ES, cty: 'JWT' }, token, OTHER.privateKey),
    (token) => `${encodeText('{"alg":"none","cty":"JWT"}')}.${encodeText(token)}.`,
  ];

  test('accepted means that nothing grave is listed and every layer is verified', async () => {
    const anyOf = <Item>(items: readonly Item[]) => fc.constantFrom(...items);
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(
        anyOf(headers),
        anyOf(payloads),
        anyOf(keys),
        anyOf(wraps),
        fc.boolean(),
        async (header, payload, key, wrap, isForged) => {
          const signer = isForged ? OTHER.privateKey : EC.privateKey;
          const token = wrap(signed({ ...ES, ...header }, payload, signer));
          const concluded = await concludeFully(token, key).catch(() => undefined);
          if (!concluded) return;
          if (concluded.conclusion?.state === 'accepted') accepted++;
          expectAgreement(concluded);
        },
      ),
      { numRuns: 600 },
    );
    expect(accepted).toBeGreaterThan(0);
  });
});

/** Codes that say in so many words that an API rejects the token or the key. */
const SAYS_REJECTED =
  /^(json-serialization|b64-|cty-nested|kid-|key-purpose|key-confusion|rsa-small|secret-(short|known|empty)|dup-member|sdjwt-key)/;

function expectAgreement({ conclusion, checks, layers }: Concluded): void {
  expect(conclusion).toBeDefined();
  if (conclusion?.state !== 'accepted') return;
  expect(checks.filter(({ result }) => result === 'fail')).toEqual([]);
  const findings = layers.flatMap((layer) => layer.findings as readonly Finding[]);
  const opposed = findings.filter(
    ({ code, severity }) => /critical|high/.test(severity) || SAYS_REJECTED.test(code),
  );
  expect(opposed.map(({ code }) => code)).toEqual([]);
  for (const { verdict } of layers) expect(verdict?.state).toMatch(/^(verified|decrypted)$/);
}
