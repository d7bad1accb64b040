import { createHash, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { SDJwtInstance } from '@sd-jwt/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { writePresentation } from '../../../src/core/decode/decode-sd-jwt.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { verifyDisclosures } from '../../../src/crypto/evidence/verify-disclosures.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { readToken } from '../../core/read-token.ts';
import { nowInSeconds } from '../../support/tokens/tokens.ts';

const ISSUER = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const HOLDER = generateKeyPairSync('ec', { namedCurve: 'P-256' });

type Pair = typeof ISSUER;

function signerOf({ privateKey: key }: Pair) {
  return (data: string): string =>
    sign('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

function verifierOf({ publicKey: key }: Pair) {
  return (data: string, signature: string): boolean =>
    verify(
      'sha256',
      Buffer.from(data),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
}

function hash(data: string | ArrayBuffer, name: string): Uint8Array {
  const bytes = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data);
  return createHash(name.replace('-', '')).update(bytes).digest();
}

function library(hashAlg: 'sha-256' | 'sha-384' | 'sha-512' = 'sha-256') {
  return new SDJwtInstance({
    signer: signerOf(ISSUER),
    signAlg: 'ES256',
    verifier: verifierOf(ISSUER),
    hasher: hash,
    hashAlg,
    saltGenerator: (length = 16) => randomBytes(length).toString('base64url'),
    kbSigner: signerOf(HOLDER),
    kbSignAlg: 'ES256',
    kbVerifier: verifierOf(HOLDER),
  });
}

const CLAIMS = {
  iss: 'https://issuer.example',
  iat: nowInSeconds() - 60,
  given_name: 'Zoë',
  address: { locality: 'Köln', country: 'DE' },
  nationalities: ['DE', 'FR'],
  cnf: { jwk: HOLDER.publicKey.export({ format: 'jwk' }) },
};
const FRAME = {
  _sd: ['given_name', 'address'],
  _sd_decoy: 2,
  address: { _sd: ['locality'] },
  nationalities: { _sd: [1] },
} as const;

const ISSUER_KEY = JSON.stringify(ISSUER.publicKey.export({ format: 'jwk' }));

async function read(text: string) {
  const token = readToken(text);
  const report = await verifyDisclosures(token);
  if (!report) throw new Error('this is no SD-JWT');
  const { state } = await verifySignature(token, parseKeys(ISSUER_KEY, 'utf8'), 'utf8');
  const payload = report.processed && JSON.parse(report.processed.text);
  return { state, report, payload };
}

let issued = '';

beforeAll(async () => {
  issued = await library().issue(CLAIMS, FRAME as never);
});

describe('what @sd-jwt/core issues', () => {
  test.each(['sha-256', 'sha-384', 'sha-512'] as const)('is read here, %s', async (hashAlg) => {
    const { state, report, payload } = await read(
      await library(hashAlg).issue(CLAIMS, FRAME as never),
    );
    expect(state).toBe('verified');
    expect(report.hash).toEqual({ name: hashAlg, isKnown: true });
    expect(report.disclosures).toHaveLength(4);
    expect(payload).toEqual(CLAIMS);
  });

  test('is read here as it is presented, with its key binding', async () => {
    const kb = { payload: { iat: nowInSeconds(), aud: 'https://verifier.example', nonce: 'n-1' } };
    const frame = { address: { locality: true } };
    const presented = await library().present(issued, frame as never, { kb });
    const { state, report, payload } = await read(presented);
    expect(state).toBe('verified');
    expect(report.keyBinding).toMatchObject({ state: 'verified', nonce: 'n-1' });
    expect(payload).toEqual({
      ...{ iss: CLAIMS.iss, iat: CLAIMS.iat, cnf: CLAIMS.cnf },
      address: CLAIMS.address,
      nationalities: ['DE'],
    });
    // Bound to another choice: the hash is of what was presented.
    const [first, ...others] = presented.split('~');
    const less = [first, ...others.slice(1)].join('~');
    expect((await read(less)).report.keyBinding?.state).toBe('invalid');
  });

  test('is read here in flattened JSON', async () => {
    const flattened = library().toFlattenJSON(issued).toJson();
    const { state, payload } = await read(JSON.stringify(flattened));
    expect([state, payload]).toEqual(['verified', CLAIMS]);
  });

  test('does not verify once a disclosure was altered', async () => {
    const [jwt = '', first = '', ...others] = issued.split('~');
    const [salt, name] = JSON.parse(Buffer.from(first, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify([salt, name, 'Eve'])).toString('base64url');
    const { report } = await read([jwt, forged, ...others].join('~'));
    expect(report.processed?.text ?? '').not.toContain('Eve');
  });
});

describe('what is presented here', () => {
  test.each([[[]], [[0]], [[0, 1, 2, 3]]])(
    'of the disclosures %j is verified by @sd-jwt/core',
    async (chosen) => {
      const { report } = await read(issued);
      const encoded = chosen.map((index) => report.disclosures[index]?.encoded ?? '');
      const presented = writePresentation(report.sdJwt.issuerToken, encoded);
      const ours = await read(presented);
      const { payload } = await library().verify(presented);
      expect(payload).toEqual(ours.payload);
      expect((await library().decode(presented)).disclosures).toHaveLength(chosen.length);
    },
  );
});
