import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { hmacToken, signedToken } from '../../core/audit/judge-fully.ts';
import { encodeText, readToken } from '../../core/read-token.ts';
import { seal } from '../../support/tokens/seal.ts';
import { RFC7520_5_2, RFC7520_6 } from '../../vectors/rfc7520-encryption.ts';

const OUTER = { kty: 'oct', k: randomBytes(32).toString('base64url'), kid: 'outer' };
const MIDDLE = { kty: 'oct', k: randomBytes(16).toString('base64url'), kid: 'middle' };
const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PUBLIC = { ...EC.publicKey.export({ format: 'jwk' }), kid: 'signer' };
const DIR = { alg: 'dir', enc: 'A256GCM', kid: 'outer', cty: 'JWT' };
const KW = { alg: 'A128KW', enc: 'A128GCM', kid: 'middle', cty: 'JWT' };

async function statesOf(compact: string, keys: readonly object[]) {
  const text = keys.length === 1 ? JSON.stringify(keys[0]) : JSON.stringify({ keys });
  const { layers } = await judgeToken(readToken(compact), parseKeys(text, 'utf8'), 'utf8');
  return layers.map(({ signature }) => signature.state);
}

async function sealTwice(inner: string): Promise<string> {
  return seal(DIR, await seal(KW, inner, JSON.stringify(MIDDLE)), JSON.stringify(OUTER));
}

describe('a token in a token', () => {
  test('of RFC 7520 §6 opens and verifies', async () => {
    const keys = [RFC7520_5_2.jwk ?? {}, RFC7520_6.signingJwk];
    expect(await statesOf(RFC7520_6.token, keys)).toEqual(['decrypted', 'verified']);
  });

  test('three deep, as far as there are keys', async () => {
    const token = await sealTwice(signedToken(EC.privateKey));
    expect(await statesOf(token, [OUTER, MIDDLE, PUBLIC])).toEqual([
      'decrypted',
      'decrypted',
      'verified',
    ]);
    expect(await statesOf(token, [OUTER, MIDDLE])).toEqual([
      'decrypted',
      'decrypted',
      'unverified',
    ]);
    expect(await statesOf(token, [OUTER])).toEqual(['decrypted', 'encrypted']);
    expect(await statesOf(token, [MIDDLE])).toEqual(['encrypted']);
  });

  test('as the payload of a signed one', async () => {
    const inner = await seal(DIR, '{"sub":"ana"}', JSON.stringify(OUTER));
    const header = encodeText('{"alg":"none","cty":"JWT"}');
    expect(await statesOf(`${header}.${encodeText(inner)}.`, [OUTER])).toEqual([
      'unverified',
      'decrypted',
    ]);
  });

  test('stops at a depth that nobody means', async () => {
    let token = hmacToken('secret');
    const header = encodeText('{"alg":"none"}');
    for (let depth = 0; depth < 22; depth++) token = `${header}.${encodeText(token)}.`;
    expect(await statesOf(token, [OUTER])).toHaveLength(20);
  });
});

describe('the key that opens', () => {
  const sealed = (inner: string) => seal(DIR, inner, JSON.stringify(OUTER));
  const bytes = Buffer.from(OUTER.k, 'base64url');

  test('is not blamed for not verifying', async () => {
    const token = await sealed(hmacToken(randomBytes(32)));
    expect(await statesOf(token, [OUTER])).toEqual(['decrypted', 'unverified']);
  });

  test('verifies all the same where it is the one', async () => {
    const token = await sealed(hmacToken(bytes));
    expect(await statesOf(token, [OUTER])).toEqual(['decrypted', 'verified']);
  });

  test('leaves the blame to another that is there for it', async () => {
    const other = {
      ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
    };
    const token = await sealed(signedToken(EC.privateKey));
    expect(await statesOf(token, [OUTER, other])).toEqual(['decrypted', 'invalid']);
  });
});
