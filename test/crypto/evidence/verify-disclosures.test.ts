import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { verifyDisclosures } from '../../../src/crypto/evidence/verify-disclosures.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { encodeText, readToken } from '../../core/read-token.ts';
import {
  DISCLOSURES,
  FLATTENED,
  ISSUER_SIGNED,
  PRESENTATION,
  PROCESSED,
  RECURSIVE,
  SD_JWT_ISSUER_KEY,
} from '../../vectors/sd-jwt.ts';

async function report(text: string) {
  const found = await verifyDisclosures(readToken(text));
  if (!found) throw new Error('this is no SD-JWT');
  return found;
}

const ISSUED = `${[ISSUER_SIGNED, ...DISCLOSURES.map(({ encoded }) => encoded)].join('~')}~`;

describe('the example of §5', () => {
  test.each([
    ['as issued', ISSUED],
    ['as presented', PRESENTATION],
    ['in flattened JSON (§8.2)', JSON.stringify(FLATTENED)],
  ])('%s is signed by the issuer', async (_, text) => {
    const key = parseKeys(JSON.stringify(SD_JWT_ISSUER_KEY), 'utf8');

    expect((await verifySignature(readToken(text), key, 'utf8')).state).toBe('verified');
  });

  test('has the digests and contents that are printed', async () => {
    const { disclosures, hash } = await report(ISSUED);

    expect(hash).toEqual({ name: 'sha-256', isKnown: true });
    expect(disclosures.map(({ digest }) => digest)).toEqual(
      DISCLOSURES.map(({ digest }) => digest),
    );
    for (const [index, { content }] of disclosures.entries()) {
      expect(content.ok && JSON.parse(content.value.text)).toEqual(DISCLOSURES[index]?.contents);
    }
  });

  test('has every disclosure in its place', async () => {
    const { processed } = await report(ISSUED);

    expect(processed?.placements.map(({ pointer }) => pointer)).toEqual([
      '/given_name',
      '/family_name',
      '/email',
      '/phone_number',
      '/phone_number_verified',
      '/address',
      '/birthdate',
      '/updated_at',
      '/nationalities/0',
      '/nationalities/1',
    ]);
    expect(processed?.hidden).toEqual([]);
    expect(processed?.faults).toEqual([]);
  });

  test('is presented with the payload that is printed, and a Key Binding JWT that matches', async () => {
    const { processed, keyBinding } = await report(PRESENTATION);

    expect(JSON.parse(processed?.text ?? '')).toEqual(PROCESSED);
    expect(processed?.hidden.map(({ pointer }) => pointer)).toEqual([
      '/nationalities/1',
      ...Array.from({ length: 5 }, () => ''),
    ]);
    expect(keyBinding).toMatchObject({
      state: 'verified',
      faults: [],
      audience: 'https://verifier.example.org',
      nonce: '1234567890',
      issuedAt: 1748361941,
    });
  });

  test('in flattened JSON (§8.2) has the same', async () => {
    const { processed, keyBinding } = await report(JSON.stringify(FLATTENED, undefined, 2));

    expect(JSON.parse(processed?.text ?? '')).toEqual({
      iss: 'https://issuer.example.com',
      iat: 1683000000,
      exp: 1883000000,
      cnf: PROCESSED.cnf,
      family_name: 'Doe',
      given_name: 'John',
    });
    expect(keyBinding).toMatchObject({ state: 'verified', faults: [] });
  });
});

test('the recursive example of §6.3 is put together', async () => {
  const token = `${encodeText('{"alg":"ES256"}')}.${encodeText(JSON.stringify(RECURSIVE.payload))}.AAAA`;
  const { processed } = await report(`${token}~${RECURSIVE.disclosures.join('~')}~`);

  const { _sd, _sd_alg, ...open } = RECURSIVE.payload;
  expect(JSON.parse(processed?.text ?? '')).toEqual({ ...open, address: RECURSIVE.address });
  expect(processed?.placements.map(({ pointer, parent }) => [pointer, parent])).toEqual([
    ['/address/street_address', 4],
    ['/address/locality', 4],
    ['/address/region', 4],
    ['/address/country', 4],
    ['/address', undefined],
  ]);
});

test('a part of it without its parent is not referenced', async () => {
  const token = `${encodeText('{"alg":"ES256"}')}.${encodeText(JSON.stringify(RECURSIVE.payload))}.AAAA`;
  const { processed } = await report(`${token}~${RECURSIVE.disclosures.slice(0, 2).join('~')}~`);

  expect(processed?.placements.map(({ state }) => state)).toEqual(['unreferenced', 'unreferenced']);
});

describe('a Key Binding JWT', () => {
  const [given = '', family = ''] = DISCLOSURES.map(({ encoded }) => encoded);
  const keyBinding = PRESENTATION.split('~').at(-1);

  test.each([
    [
      'with a disclosure more',
      PRESENTATION.replace(`~${keyBinding}`, `~${DISCLOSURES[9]?.encoded}~${keyBinding}`),
      'hash',
    ],
    ['with a disclosure less', PRESENTATION.replace(`~${given}`, ''), 'hash'],
    [
      'with the disclosures in another order',
      PRESENTATION.replace(given, 'x').replace(family, given).replace('~x~', `~${family}~`),
      'hash',
    ],
    ['whose signature is altered', PRESENTATION.replace(/toA$/, 'toQ'), 'signature'],
  ])('%s is invalid', async (_, text, code) => {
    const found = await report(text);

    expect(found.keyBinding?.state).toBe('invalid');
    expect(found.keyBinding?.faults.map((fault) => fault.code)).toEqual([code]);
  });

  test('calls a truncated Key Binding JWT malformed, and reads the rest', async () => {
    const { keyBinding: cut, processed } = await report(PRESENTATION.slice(0, -90));

    expect(cut?.state).toBe('malformed');
    expect(processed?.placements.map(({ state }) => state)).toEqual(Array(4).fill('placed'));
  });
});
