import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findPointFault } from '../../../src/core/keys/curve-check.ts';
import { CURVES } from '../../../src/core/keys/curves.ts';
import type { KeyMaterial } from '../../../src/core/keys/key-material.ts';
import { findRefusal } from '../../../src/core/keys/key-refusal.ts';
import { parseJwk } from '../../../src/core/keys/parse-jwk.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import * as engines from '../../../src/crypto/engines/choose-engine.ts';
import { loadNobleEngine } from '../../../src/crypto/engines/noble-engine.ts';
import { webCryptoEngine } from '../../../src/crypto/engines/webcrypto-engine.ts';
import { verifyKeyBinding } from '../../../src/crypto/evidence/verify-key-binding.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { matchesSignature } from '../../../src/crypto/signatures/match-signature.ts';
import { verifyPossession } from '../../../src/crypto/signatures/verify-possession.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { GOOD_CLAIMS } from '../../core/audit/build-subject.ts';
import { linesOf } from '../../core/audit/judge-fully.ts';
import { encodeText, readToken } from '../../core/read-token.ts';

const Z = '00'.repeat(30);
const F = 'ff'.repeat(30);
/** The eight points whose order divides 8, and the six encodings of such points that are not canonical. */
const SMALL_25519 = [
  `01${Z}00`,
  `ec${F}7f`,
  `00${Z}00`,
  `00${Z}80`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  `01${Z}80`,
  `ec${F}ff`,
  `ed${F}7f`,
  `ed${F}ff`,
  `ee${F}7f`,
  `ee${F}ff`,
];
const P448 = `${'ff'.repeat(28)}fe${'ff'.repeat(27)}`;
/** The same on Ed448: four points, and p, p + 1 and signs of zero besides. */
const SMALL_448 = [
  `01${'00'.repeat(55)}00`,
  `fe${P448.slice(2)}00`,
  `${'00'.repeat(56)}00`,
  `${'00'.repeat(56)}80`,
  `01${'00'.repeat(55)}80`,
  `fe${P448.slice(2)}80`,
  `${P448}00`,
  `${P448}80`,
  `${'00'.repeat(28)}ff${'ff'.repeat(27)}00`,
  `${'00'.repeat(28)}ff${'ff'.repeat(27)}80`,
];

const keyOf = (crv: string, hex: string) => ({
  kty: 'OKP',
  crv,
  x: Buffer.from(hex, 'hex').toString('base64url'),
});
const materialOf = (jwk: object): KeyMaterial => {
  const key = parseJwk(jwk as Record<string, unknown>);
  if (!key.ok) throw new Error(JSON.stringify(key.problem));
  return key.value;
};

const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const NEUTRAL = Buffer.from([1, ...Array<number>(31).fill(0)]);

/** A token that Chromium's engine takes for one of this key: R is the neutral element and S is 0. */
function forge(x: string, header: object, claims: object): string {
  const key = Buffer.from(x, 'hex');
  for (let jti = 0; ; jti++) {
    const input = `${encodeText(JSON.stringify(header))}.${encodeText(JSON.stringify({ ...claims, jti: String(jti) }))}`;
    const digest = createHash('sha512')
      .update(Buffer.concat([NEUTRAL, key, Buffer.from(input)]))
      .digest();
    const k = BigInt(`0x${digest.reverse().toString('hex')}`) % L;
    if (k % 8n === 0n)
      return `${input}.${Buffer.concat([NEUTRAL, Buffer.alloc(32)]).toString('base64url')}`;
  }
}

afterEach(() => vi.restoreAllMocks());

describe.each([
  ['Ed25519', SMALL_25519],
  ['Ed448', SMALL_448],
] as const)('refuses %s keys of small order', (curve, keys) => {
  test.each(keys)('%s, with a finding', async (hex) => {
    const jwk = keyOf(curve, hex);
    expect(findPointFault(jwk)).toBe('low-order');
    const token =
      curve === 'Ed25519'
        ? forge(hex, { alg: 'EdDSA' }, GOOD_CLAIMS)
        : `${encodeText('{"alg":"Ed448"}')}.e30.${'A'.repeat(152)}`;
    const verdict = await verifySignature(
      readToken(token),
      await readKeys(JSON.stringify(jwk), 'utf8'),
      'utf8',
    );
    expect(verdict).toMatchObject({
      state: 'unverified',
      reason: 'key-refused',
      refusal: { fault: 'low-order' },
    });
    expect(await linesOf(token, JSON.stringify(jwk))).toContain('critical ec-off-curve key');
  });

  test.each(['browser', 'library'])('whichever engine is asked: %s', async (which) => {
    const algorithm = findSignatureAlgorithm(curve);
    if (!algorithm) throw new Error('no algorithm');
    const engine =
      which === 'library' ? await loadNobleEngine('@noble/curves', algorithm) : webCryptoEngine;
    const asked = vi.spyOn(engine, 'verify').mockResolvedValue(true);
    vi.spyOn(engines, 'chooseEngine').mockResolvedValue(engine);
    for (const hex of keys) {
      const token = readToken(`${encodeText(JSON.stringify({ alg: curve }))}.e30.AAAA`);
      expect(
        await matchesSignature(token, algorithm, materialOf(keyOf(curve, hex))),
      ).toBeUndefined();
    }
    expect(asked).not.toHaveBeenCalled();
  });
});

test.each([
  ['Ed25519', 32],
  ['Ed448', 57],
] as const)('takes honest %s keys, and those alone that are points', (curve, length) => {
  for (let run = 0; run < 10; run++) {
    const { publicKey } =
      curve === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448');
    expect(findPointFault({ ...publicKey.export({ format: 'jwk' }) })).toBeUndefined();
  }
  const faults = Array.from({ length: 40 }, (_, index) =>
    findPointFault(
      keyOf(
        curve,
        Buffer.alloc(length, 0)
          .fill(index + 2, 0, 1)
          .toString('hex'),
      ),
    ),
  );
  expect(faults).toContain('off-curve');
  expect(faults).toContain(undefined);
});

describe('wherever such a key comes from', () => {
  const [hex = ''] = SMALL_25519;
  const jwk = keyOf('Ed25519', hex);

  test('a JWK Set and PEM', async () => {
    const token = readToken(forge(hex, { alg: 'EdDSA', kid: 'a' }, GOOD_CLAIMS));
    const set = JSON.stringify({ keys: [{ ...jwk, kid: 'a' }] });
    const pem = createPublicKey({ key: jwk, format: 'jwk' })
      .export({ type: 'spki', format: 'pem' })
      .toString();
    for (const text of [set, pem]) {
      const verdict = await verifySignature(token, await readKeys(text, 'utf8'), 'utf8');
      expect(verdict).toMatchObject({ state: 'unverified', reason: 'key-refused' });
    }
  });

  test('the header of a DPoP proof', async () => {
    const token = readToken(forge(hex, { alg: 'EdDSA', typ: 'dpop+jwt', jwk }, GOOD_CLAIMS));
    const algorithm = findSignatureAlgorithm('EdDSA');
    expect(algorithm && (await verifyPossession(token, algorithm))).toBeUndefined();
    expect((await verifySignature(token, { state: 'empty' }, 'utf8')).state).toBe('unverified');
  });

  test('"cnf" of an SD-JWT', async () => {
    const proof = forge(
      hex,
      { alg: 'EdDSA', typ: 'kb+jwt' },
      { iat: 1, aud: 'v', nonce: 'n', sd_hash: 'h' },
    );
    const binding = await verifyKeyBinding(proof, JSON.stringify({ cnf: { jwk } }), 'h', 'sha-256');
    expect(binding.state).not.toBe('verified');
    expect(binding.faults).toMatchObject([{ code: 'signature' }]);
  });
});

describe('rejects points off their curve', () => {
  test.each([...CURVES.keys()])('%s', (crv) => {
    const { size = 32, p = 0n } = CURVES.get(crv) ?? {};
    const { x, y } = generateKeyPairSync('ec', { namedCurve: crv }).publicKey.export({
      format: 'jwk',
    });
    const number = (value: bigint) =>
      Buffer.from(value.toString(16).padStart(2 * size, '0'), 'hex').toString('base64url');
    const zero = number(0n);
    expect(findPointFault({ kty: 'EC', crv, x, y })).toBeUndefined();
    expect(findPointFault({ kty: 'EC', crv, x, y: x })).toBe('off-curve');
    expect(findPointFault({ kty: 'EC', crv, x: zero, y: zero })).toBe('off-curve');
    expect(findPointFault({ kty: 'EC', crv, x: number(p), y })).toBe('out-of-range');
    expect(findPointFault({ kty: 'EC', crv, x, y: number(p + 1n) })).toBe('out-of-range');
    expect(findRefusal(materialOf({ kty: 'EC', crv, x, y: x }))).toBeDefined();
  });

  test('rejects the point at infinity in PEM', async () => {
    const der = Buffer.from('301906072a8648ce3d020106082a8648ce3d030107', 'hex');
    const spki = Buffer.concat([
      Buffer.from('3019', 'hex'),
      Buffer.from('3013', 'hex'),
      der.subarray(2),
      Buffer.from('03020000', 'hex'),
    ]);
    const pem = `-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----`;
    expect(await readKeys(pem, 'utf8')).toMatchObject({
      state: 'unreadable',
      problem: { code: 'ec-point', isInfinity: true },
    });
  });
});

describe('rejects invalid RSA keys', () => {
  const honest = BigInt(
    `0x${Buffer.from(String(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }).n), 'base64url').toString('hex')}`,
  );
  const rsa = (n: bigint, e: bigint) => {
    const text = (value: bigint) => {
      const digits = value.toString(16);
      return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex').toString(
        'base64url',
      );
    };
    return materialOf({ kty: 'RSA', n: text(n), e: text(e) });
  };

  test.each([
    ['e = 1', honest, 1n],
    ['e = 0', honest, 0n],
    ['an even e', honest, 65536n],
    ['an even modulus', honest * 2n, 65537n],
    ['a small factor', honest * 9973n, 65537n],
    ['the modulus 1', 1n, 65537n],
    ['the modulus 0', 0n, 65537n],
  ])('%s', (_, n, e) => {
    expect(findRefusal(rsa(n, e))).toMatchObject({ code: 'rsa' });
  });

  test.each([
    ['an honest key', honest, 65537n],
    ['e = 3, which is weak and no more', honest, 3n],
  ])('accepts %s as an RSA key', (_, n, e) => {
    expect(findRefusal(rsa(n, e))).toBeUndefined();
  });

  test('says of a text in place of the modulus that it is a placeholder, and nothing else', async () => {
    const n = encodeText('Error-IstiodFailedToFetchJwksUri-');
    const set = JSON.stringify({ keys: [{ kty: 'RSA', kid: 'abc', e: 'AQAB', n }] });
    const token = `${encodeText('{"alg":"RS256","kid":"abc"}')}.${encodeText(JSON.stringify(GOOD_CLAIMS))}.${'A'.repeat(342)}`;
    expect((await linesOf(token, set)).filter((line) => / (?:rsa-|key-)/.test(line))).toEqual([
      'medium key-placeholder /keys/0',
    ]);
  });
});
