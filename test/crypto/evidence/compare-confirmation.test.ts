import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { comparePairs } from '../../../src/crypto/evidence/compare-pairs.ts';
import { readToken } from '../../../src/session/find-tokens.ts';
import { NOW } from '../../core/audit/build-subject.ts';
import { EC, jwkOf, RSA, signedToken } from '../../core/audit/judge-fully.ts';
import {
  ATTESTED_REQUEST,
  WIMSE_REQUEST,
  WRONG_KEY_REQUEST,
} from '../../support/tokens/draft-samples.ts';

const KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const CNF = { jwk: { ...jwkOf(KEY.publicKey), alg: 'ES256' } };

/** What is found of each token of the text: what holds, then what does not. */
async function compare(text: string): Promise<string[]> {
  const tokens = extractTokens(text);
  return Promise.all(
    tokens.map(async (found) => {
      const { pairs, heldPairs } = await comparePairs(readToken(found), tokens);
      const held = heldPairs.map(({ subject, claims }) => `${subject} ${claims.join('+')}`);
      const faults = pairs.map((fact) =>
        fact.kind === 'confirmation' ? `${fact.fault} at ${fact.place}` : fact.kind,
      );
      return [...held, ...faults].join(', ');
    }),
  );
}

const identity = (cnf: object = CNF) =>
  signedToken(
    RSA.privateKey,
    { typ: 'wit+jwt' },
    { sub: 'wimse://a.test/b', exp: NOW + 60, cnf, jti: 'w' },
  );
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
const workloadProof = (wth: string | undefined, signer: KeyObject = KEY.privateKey, jti = 'p') =>
  signedToken(
    signer,
    { typ: 'wpt+jwt' },
    { aud: 'https://b.test/', exp: NOW + 60, jti, ...(wth ? { wth } : {}) },
  );
const attestation = (cnf: object = CNF) =>
  signedToken(
    RSA.privateKey,
    { typ: 'oauth-client-attestation+jwt' },
    { sub: 'client', exp: NOW + 60, cnf },
  );
const clientProof = (claims: object, signer: KeyObject = KEY.privateKey) =>
  signedToken(
    signer,
    { typ: 'oauth-client-attestation-pop+jwt' },
    { aud: 'https://as.test', jti: 'p', iat: NOW, ...claims },
  );

const WIT = identity();
const ATTESTATION = attestation();

describe('compareConfirmation', () => {
  test.each([
    ['the request of the WIMSE draft', WIMSE_REQUEST, 'workload cnf+wth'],
    ['the request of the attestation draft', ATTESTED_REQUEST, 'client cnf+sub'],
    ['a workload proof', `${WIT}\n${workloadProof(hashOf(WIT))}`, 'workload cnf+wth'],
    ['a proof without “wth”', `${WIT}\n${workloadProof(undefined)}`, 'workload cnf'],
    ['a client’s proof', `${ATTESTATION}\n${clientProof({ iss: 'client' })}`, 'client cnf+sub'],
    ['a client’s proof without “iss”', `${ATTESTATION}\n${clientProof({})}`, 'client cnf'],
  ])('finds that %s matches', async (_, text, expected) => {
    expect(await compare(text)).toEqual([expected, expected]);
  });

  test.each([
    ['the key of an early attestation draft', WRONG_KEY_REQUEST, 'key'],
    ['another key', `${WIT}\n${workloadProof(hashOf(WIT), EC.privateKey)}`, 'key'],
    ['a key of another type', `${WIT}\n${workloadProof(hashOf(WIT), RSA.privateKey)}`, 'key'],
    ['the hash of another token', `${WIT}\n${workloadProof(hashOf('a'))}`, 'hash'],
    ['another client', `${ATTESTATION}\n${clientProof({ iss: 'other' })}`, 'client'],
    ['another key for a client', `${ATTESTATION}\n${clientProof({}, EC.privateKey)}`, 'key'],
  ])('rejects a proof with %s', async (_, text, fault) => {
    expect(await compare(text)).toEqual([`${fault} at token`, `${fault} at proof`]);
  });

  test.each([
    ['only a token', WIT],
    ['only a proof', workloadProof('a')],
    ['a token without a key', `${identity({})}\n${workloadProof('a')}`],
    [
      'a token with a secret',
      `${identity({ jwk: { kty: 'oct', k: 'AAAA' } })}\n${workloadProof('a')}`,
    ],
    ['tokens of two kinds', `${WIT}\n${clientProof({ iss: 'client' })}`],
    [
      'two proofs, of which none is known to be meant',
      `${WIT}\n${workloadProof('a')}\n${workloadProof('b', EC.privateKey, 'q')}`,
    ],
  ])('says nothing of %s', async (_, text) => {
    expect((await compare(text)).join('')).toBe('');
  });

  test('says nothing where too many tokens come with a pair to be sure which is meant', async () => {
    const others = Array.from({ length: 101 }, (_, index) =>
      signedToken(RSA.privateKey, {}, { sub: 'a', jti: `${index}` }),
    );
    const other = identity({ jwk: jwkOf(EC.publicKey) });
    const tokens = [workloadProof(hashOf(WIT)), other, ...others, WIT];
    expect((await compare(tokens.join('\n'))).join('')).toBe('');
  });

  test('compares the tokens of each request', async () => {
    const request = (wit: string, proof: string) =>
      `GET /a HTTP/1.1\nHost: b.test\nWorkload-Identity-Token: ${wit}\nAuthorization: WPT ${proof}\n`;
    const second = identity({ jwk: jwkOf(EC.publicKey) });
    const text = `${request(WIT, workloadProof(hashOf(WIT)))}\n${request(second, workloadProof(hashOf(second)))}`;
    expect(await compare(text)).toEqual([
      'workload cnf+wth',
      'workload cnf+wth',
      'key at token',
      'key at proof',
    ]);
  });
});
