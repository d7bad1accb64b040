import { createSign, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeText } from '../../read-token.ts';
import { auditToken } from '../audit-all.ts';
import { auditLines, buildSubject } from '../build-subject.ts';
import { linesOf, signedToken } from '../judge-fully.ts';

const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

function lines(alg: string, bytes: Uint8Array): string[] {
  return auditLines({ header: { alg }, signature: encode(bytes) });
}

function why(alg: string, bytes: Uint8Array): string | undefined {
  return auditToken(buildSubject({ header: { alg }, signature: encode(bytes) }))[0]?.why;
}

describe('sig-length', () => {
  test.each([
    ['HS256', 20],
    ['HS512', 32],
    ['ES256', 63],
    ['ES256K', 96],
    ['ES384', 64],
    ['Ed25519', 63],
    ['RS256', 32],
    ['RS256', 255],
  ])('reports %s with %d bytes', (alg, length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 89 + 7) % 256);
    expect(lines(alg, bytes)).toEqual(['high sig-length signature']);
  });

  test('names each length that EdDSA may have', () => {
    expect(why('EdDSA', new Uint8Array(65).fill(1, 1))).toContain('requires 64 or 114');
  });

  test.each([
    ['Ed448', 114],
    ['RS256', 256],
    ['RS256', 384],
    ['PS512', 512],
    ['ML-DSA-44', 2420],
  ])('stays silent for %s with %d bytes', (alg, length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 89 + 7) % 256);
    expect(lines(alg, bytes).filter((line) => !line.startsWith('info'))).toEqual([]);
  });
});

describe('sig-rsa-short', () => {
  test.each([
    [64, '512'],
    [128, '1,024'],
    [192, '1,536'],
  ])('knows the key from %d bytes', (length, bits) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 89 + 7) % 256);
    expect(lines('RS256', bytes)).toEqual(['high sig-rsa-short signature']);
    expect(why('PS256', bytes)).toContain(`a ${bits}-bit key`);
  });

  test('gives way to the key itself', async () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const token = signedToken(small.privateKey);
    const jwk = JSON.stringify(small.publicKey.export({ format: 'jwk' }));
    expect(await linesOf(token)).toEqual(['high sig-rsa-short signature']);
    expect(await linesOf(token, jwk)).toEqual(['high rsa-small key']);
  });
});

describe('ECDSA', () => {
  const CURVES = [
    ['ES256', 'P-256', 64],
    ['ES384', 'P-384', 96],
    ['ES512', 'P-521', 132],
    ['ES256K', 'secp256k1', 64],
  ] as const;

  test.each(CURVES)('%s in DER is known, whatever key made it', (alg, namedCurve) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve });
    for (let run = 0; run < 20; run++) {
      const der = createSign('sha256').update(randomBytes(8)).sign(privateKey);
      expect(lines(alg, der)).toEqual(['high sig-der signature']);
    }
  });

  test.each(CURVES)('%s as it should be gives no cause', (alg, namedCurve) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve });
    for (let run = 0; run < 20; run++) {
      const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
      const raw = sign('sha256', randomBytes(8), key);
      expect(lines(alg, raw).filter((line) => !line.startsWith('info sig-high-s'))).toEqual([]);
    }
  });

  test.each(CURVES)('%s of zeros is critical, raw and in DER', (alg, _, length) => {
    const half = new Uint8Array(length);
    half[length - 1] = 1;
    expect(lines(alg, new Uint8Array(length))).toEqual(['critical sig-psychic signature']);
    expect(lines(alg, half)).toEqual(['critical sig-psychic signature']);
    const der = Buffer.from('MAYCAQACAQA', 'base64url');
    expect(lines(alg, der)).toEqual(['critical sig-psychic signature']);
  });

  test('numbers of the size of the order count as zero, larger ones are out of range', () => {
    const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
    const small = '11'.repeat(32);
    expect(lines('ES256', Buffer.from(small + order, 'hex'))).toEqual([
      'critical sig-psychic signature',
    ]);
    expect(lines('ES256', Buffer.from('ff'.repeat(32) + small, 'hex'))).toEqual([
      'high sig-psychic signature',
    ]);
    expect(lines('ES256', Buffer.from(small + small, 'hex'))).toEqual([
      'medium sig-placeholder signature',
    ]);
  });

  test('says which number is wrong, and what Java accepted', () => {
    const java =
      'No key can create such a signature. Before the fix, Java 15 to 18 accepted two zeros as a valid signature of any claims.';
    const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';
    expect(why('ES256', Buffer.from('MAYCAQACAQA', 'base64url'))).toBe(
      `At least one of the signature’s two numbers is zero. The signature is in ASN.1 format. ${java}`,
    );
    expect(why('ES256', Buffer.from('11'.repeat(32) + order, 'hex'))).toBe(
      `At least one of the signature’s two numbers is a multiple of the order of the curve, which counts as zero. ${java}`,
    );
  });

  test('reports a large s only for secp256k1', () => {
    const small = Buffer.from(`${'12'.repeat(31)}34`, 'hex');
    const large = Buffer.from(`aa${'12'.repeat(30)}34`, 'hex');
    expect(lines('ES256K', Buffer.concat([small, large]))).toEqual(['info sig-high-s signature']);
    expect(lines('ES256K', Buffer.concat([large, small]))).toEqual([]);
    expect(lines('ES256', Buffer.concat([small, large]))).toEqual([]);
  });
});

describe('sig-placeholder', () => {
  test.each([
    ['HS256', Buffer.from('signature')],
    ['RS256', Buffer.from('this is not a signature at all, but a line of text')],
    ['HS256', new Uint8Array(32).fill(0xaa)],
    ['Ed25519', new Uint8Array(64)],
  ])('reports %s by %o', (alg, bytes) => {
    expect(lines(alg, bytes)).toEqual(['medium sig-placeholder signature']);
  });

  test('tells hex and Base64 that were encoded once more', () => {
    const bytes = randomBytes(32);
    for (const text of [bytes.toString('hex'), bytes.toString('base64')]) {
      expect(lines('HS256', Buffer.from(text))).toEqual(['medium sig-placeholder signature']);
      expect(why('HS256', Buffer.from(text))).toContain('encoded again');
    }
  });

  test('is not said of random bytes', () => {
    for (let run = 0; run < 500; run++) expect(lines('HS256', randomBytes(32))).toEqual([]);
    expect(encodeText('')).toBe('');
  });
});
