import { createHash, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import jsrsasign from 'jsrsasign';
import { describe, expect, test } from 'vitest';
import { explainVerdict } from '../../../src/core/explain/explain-verdict.ts';
import { judgeProvenance } from '../../../src/core/verdict/judge-provenance.ts';
import { RFC7515_A1, RFC7515_A2, RFC7515_A3 } from '../../vectors/rfc7515.ts';
import { GOOD_CLAIMS } from './build-subject.ts';
import {
  EC,
  findingsOf,
  hmacToken,
  judgeFully,
  jwkOf,
  linesOf,
  pemOf,
  RSA,
  signedToken,
} from './judge-fully.ts';

const OTHER = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const JWK = jwkOf(EC.publicKey);
const FORGED = signedToken(EC.privateKey, { jwk: JWK });

async function verdictOf(token: string, keyText: string, checksInside: boolean) {
  const { signature, study } = await judgeFully(token, keyText);
  return judgeProvenance(signature, study?.evidence, checksInside);
}

describe('a token that brings its own key', () => {
  test('is found out, and never verified', async () => {
    expect(await linesOf(FORGED)).toEqual(['high self-verifying /jwk', 'medium jwk-embedded /jwk']);
    expect(await verdictOf(FORGED, '', false)).toMatchObject({
      state: 'unverified',
      reason: 'no-key',
    });
  });

  test('checked with the key inside stays unverified, in words', async () => {
    const verdict = await verdictOf(FORGED, '', true);
    expect(verdict).toMatchObject({ state: 'unverified', reason: 'self-verifying' });
    expect(explainVerdict(verdict).detail).toContain(
      'The ES256 signature matches the key in the token’s own “jwk”, which proves nothing about who created the token',
    );
  });

  test('is told from one whose key does not even match', async () => {
    const token = signedToken(OTHER.privateKey, { jwk: JWK });
    expect(await linesOf(token)).toEqual(['medium jwk-embedded /jwk']);
    const verdict = await verdictOf(token, '', true);
    expect(verdict.state).toBe('unverified');
    expect(explainVerdict(verdict).detail).toContain(
      'The ES256 signature does not even match the key in the token’s own “jwk”.',
    );
  });

  test('and whose key cannot be used', async () => {
    const verdict = await verdictOf(signedToken(EC.privateKey, { jwk: { kty: 'x' } }), '', true);
    expect(verdict.state).toBe('unverified');
    expect(explainVerdict(verdict).detail).toContain(
      'The key in the token’s own “jwk” can’t be used with ES256.',
    );
  });

  test('fails with the key of the user, whatever was asked', async () => {
    const key = pemOf(OTHER.publicKey);
    expect(await verdictOf(FORGED, key, true)).toMatchObject({ state: 'invalid' });
    expect(await linesOf(FORGED, key)).toEqual([
      'high self-verifying /jwk',
      'high sig-mismatch signature',
      'medium jwk-embedded /jwk',
    ]);
  });

  test.each([
    ['JWK', JSON.stringify(JWK)],
    ['PEM', pemOf(EC.publicKey)],
    ['private PEM', pemOf(EC.privateKey)],
  ])('verifies when the user gives the same key as %s, and says so', async (_, key) => {
    expect(await verdictOf(FORGED, key, true)).toMatchObject({ state: 'verified' });
    const [finding] = (await findingsOf(FORGED, key)).filter(
      ({ code }) => code === 'self-verifying',
    );
    expect(finding).toMatchObject({ severity: 'info' });
    expect(finding?.why).toContain('contains the same key as the key in “jwk”');
  });

  test('is what it should be where it proves possession', async () => {
    const proof = { jti: 'a', htm: 'POST', htu: 'https://a.test/', iat: GOOD_CLAIMS.iat };
    const token = signedToken(EC.privateKey, { typ: 'dpop+jwt', jwk: JWK }, proof);
    expect(await linesOf(token)).toEqual(['info lifetime-profile /iat']);
  });
});

describe('keys in a token that could sign', () => {
  test.each([
    ['header', { jwk: jwkOf(EC.privateKey) }, {}, 'critical jwk-private /jwk'],
    ['cnf', {}, { cnf: { jwk: jwkOf(EC.privateKey) } }, 'critical jwk-private /cnf/jwk'],
    ['sub_jwk', {}, { sub_jwk: jwkOf(RSA.privateKey) }, 'critical jwk-private /sub_jwk'],
    [
      'jwks',
      {},
      { jwks: { keys: [JWK, jwkOf(EC.privateKey)] } },
      'critical jwk-private /jwks/keys/1',
    ],
    [
      'secret',
      {},
      { cnf: { jwk: { kty: 'oct', k: 'c2VjcmV0' } } },
      'critical jwk-symmetric /cnf/jwk',
    ],
    ['header secret', { jwk: { kty: 'oct', k: 'c2VjcmV0' } }, {}, 'critical jwk-symmetric /jwk'],
  ])('are reported in %s, and shown in no words', async (_, header, claims, line) => {
    const token = signedToken(OTHER.privateKey, header, { ...GOOD_CLAIMS, ...claims });
    const others = 'jwk' in header ? ['medium jwk-embedded /jwk'] : [];
    expect(await linesOf(token)).toEqual([line, ...others]);
    expect(JSON.stringify(await findingsOf(token))).not.toContain('c2VjcmV0');
  });

  test('public ones are not', async () => {
    const claims = { cnf: { jwk: JWK }, jwks: { keys: [jwkOf(RSA.publicKey)] } };
    const token = signedToken(OTHER.privateKey, {}, { ...GOOD_CLAIMS, ...claims });
    expect(await linesOf(token)).toEqual([]);
  });
});

describe('key confusion', () => {
  const rsaPem = pemOf(RSA.publicKey);
  const pkcs1 = RSA.publicKey.export({ format: 'pem', type: 'pkcs1' }).toString();
  const der = RSA.publicKey.export({ format: 'der', type: 'spki' });
  const body = der.toString('base64');
  const jwk = jwkOf(RSA.publicKey);
  const wide = `-----BEGIN PUBLIC KEY-----\n${body.match(/.{1,76}/g)?.join('\n')}\n-----END PUBLIC KEY-----`;
  const { kty, n, e } = jwk;

  test.each([
    ['PEM as it is', rsaPem, rsaPem],
    ['PEM without final newline', rsaPem.trimEnd(), rsaPem],
    ['PEM with one, pasted without', rsaPem, rsaPem.trimEnd()],
    ['PEM with CRLF', rsaPem.replaceAll('\n', '\r\n'), rsaPem],
    ['PEM in lines of 76', wide, rsaPem],
    ['PEM in one line', `-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----`, rsaPem],
    ['PKCS #1', pkcs1, rsaPem],
    ['DER', der, rsaPem],
    ['Base64', body, rsaPem],
    ['JWK of a PEM', JSON.stringify({ kty, n, e }), rsaPem],
    ['PEM of a JWK', rsaPem, JSON.stringify({ ...jwk, kid: 'a' })],
    ['JWK as pasted', JSON.stringify(jwk, null, 4), JSON.stringify(jwk, null, 4)],
    [
      'JWK minified',
      JSON.stringify({ kid: 'a', ...jwk }),
      JSON.stringify({ kid: 'a', ...jwk }, null, 2),
    ],
    ['thumbprint form', JSON.stringify({ e, kty, n }), JSON.stringify(jwk)],
    ['key of a set', rsaPem, JSON.stringify({ keys: [JWK, jwk] })],
    ['EC key', pemOf(EC.publicKey), JSON.stringify(JWK)],
    ['private half in Key', rsaPem, pemOf(RSA.privateKey)],
  ])('is proven: %s', async (_, secret, keyText) => {
    const token = hmacToken(secret);
    const lines = await linesOf(token, keyText);
    expect(lines).toEqual(['critical key-confusion-proven signature']);
    const verdict = await verdictOf(token, keyText, false);
    expect(verdict).toMatchObject({ state: 'invalid', reason: 'key-confusion' });
    expect(explainVerdict(verdict).detail).toMatch(
      /verifies with this HMAC secret: the (key’s|text in the Key field|exact text in the Key field)/,
    );
  });

  test('with HS512 as well', async () => {
    expect(await linesOf(hmacToken(rsaPem, { alg: 'HS512' }), rsaPem)).toEqual([
      'critical key-confusion-proven signature',
    ]);
  });

  test('is not claimed for another secret: that is the wrong kind of key', async () => {
    const token = hmacToken('another secret of thirty-two octets');
    expect(await linesOf(token, rsaPem)).toEqual(['high secret-is-key key']);
    expect(await verdictOf(token, rsaPem, false)).toMatchObject({
      state: 'unverified',
      reason: 'wrong-kind',
    });
  });

  test('nor for a right signature with the right kind of key', async () => {
    expect(await linesOf(signedToken(RSA.privateKey), rsaPem)).toEqual([]);
  });
});

describe('the examples of RFC 7515', () => {
  test.each([
    ['A.1', RFC7515_A1],
    ['A.2', RFC7515_A2],
    ['A.3', RFC7515_A3],
  ])('%s have a key that everybody has', async (_, { token, publicJwk }) => {
    const lines = await linesOf(token, JSON.stringify(publicJwk));
    expect(lines).toEqual(['critical key-example key', 'info token-expired /exp']);
  });

  test('are known by their private half, and in the header', async () => {
    const key = JSON.stringify(RFC7515_A3.privateJwk);
    expect(await linesOf(RFC7515_A3.token, key)).toEqual([
      'critical key-example key',
      'info token-expired /exp',
      'info pem-private-pasted key',
    ]);
    const token = signedToken(EC.privateKey, { jwk: RFC7515_A3.publicJwk });
    expect(await linesOf(token)).toEqual(['critical key-example /jwk', 'medium jwk-embedded /jwk']);
  });

  test('so is the secret of a known page', async () => {
    const secret = 'a-string-secret-at-least-256-bits-long';
    expect(await linesOf(hmacToken(secret), secret)).toEqual(['critical key-example key']);
  });
});

const hashOf = (der: Buffer, name: string) => createHash(name).update(der).digest('base64url');

describe('certificates in the header', () => {
  const { leaf, leafKey, issuer, impostor, expired } = makeChain();
  const der = (pem: string) => new X509Certificate(pem).raw;
  const base64 = (pem: string) => der(pem).toString('base64');
  const withChain = (x5c: readonly unknown[], more = {}) => signedToken(leafKey, { x5c, ...more });

  test('make nothing genuine', async () => {
    const token = withChain([base64(leaf), base64(issuer)]);
    expect(await linesOf(token)).toEqual(['high self-verifying /x5c']);
    expect(await verdictOf(token, '', true)).toMatchObject({ state: 'unverified' });
  });

  test.each([
    ['the thumbprints of the leaf', { sha1: 0, sha256: 0 }, []],
    ['a wrong x5t', { sha1: 1, sha256: 0 }, ['high x5t-mismatch /x5t']],
    ['a wrong x5t#S256', { sha1: 0, sha256: 1 }, ['high x5t-mismatch /x5t#S256']],
  ])('%s', async (_, { sha1, sha256 }, lines) => {
    const ders = [der(leaf), der(issuer)];
    const x5t = hashOf(ders[sha1] ?? Buffer.of(), 'sha1');
    const more = { x5t, 'x5t#S256': hashOf(ders[sha256] ?? Buffer.of(), 'sha256') };
    const token = withChain([base64(leaf), base64(issuer)], more);
    expect(await linesOf(token)).toEqual(['high self-verifying /x5c', ...lines]);
  });

  test.each([
    ['a broken order', [base64(leaf), base64(leaf)], ['medium x5c-problem /x5c/0']],
    ['an expired leaf', [base64(expired), base64(issuer)], ['medium x5c-problem /x5c/0']],
    ['no certificate', ['AAAA'], ['medium x5c-problem /x5c/0']],
    ['base64url', [der(leaf).toString('base64url')], ['medium x5c-problem /x5c/0']],
    ['a number', [base64(leaf), 7], ['medium x5c-problem /x5c/1']],
  ])('%s', async (_, x5c, lines) => {
    const found = await linesOf(signedToken(OTHER.privateKey, { x5c }));
    expect(found).toEqual(lines);
  });

  test('of which one was made with another key under the name of the issuer', async () => {
    const x5c = [base64(leaf), base64(impostor)];
    const findings = await findingsOf(withChain(x5c));
    expect(findings.map(({ code, severity }) => `${severity} ${code}`).toSorted()).toEqual([
      'high self-verifying',
      'high x5c-problem',
    ]);
    const problem = findings.find(({ code }) => code === 'x5c-problem');
    expect(problem?.why).toBe(
      'Certificate 1 names the subject of certificate 2 as its issuer, but was not signed with the key of that certificate.',
    );
  });

  test('that is self-signed is a fact, no fault', async () => {
    expect(await linesOf(signedToken(RSA.privateKey, { x5c: [base64(issuer)] }))).toEqual([
      'high self-verifying /x5c',
      'info x5c-problem /x5c/0',
    ]);
  });

  test('that is self-signed has its number in every sentence', async () => {
    const x5c = [base64(issuer).replace(/^.{64}/, '$&\n')];
    const findings = await findingsOf(signedToken(RSA.privateKey, { x5c }));
    expect(findings.find(({ code }) => code === 'x5c-problem')?.why).toBe(
      'The Base64 text of certificate 1 has line breaks or spaces. Certificate 1 is self-signed, so nobody vouches for it.',
    );
  });

  test('whose key is of another kind', async () => {
    const [finding] = await findingsOf(signedToken(RSA.privateKey, { x5c: [base64(leaf)] }));
    expect(finding).toMatchObject({ code: 'x5c-problem', severity: 'medium' });
    expect(finding?.why).toContain('RS256');
  });
});

const OTHER_RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A leaf for a P-256 key, with its issuer, and another that expired in 2021. */
function makeChain() {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = (subject: string, publicKey: KeyObject, notafter: string) =>
    new jsrsasign.KJUR.asn1.x509.Certificate({
      version: 3,
      serial: { int: 4 },
      issuer: { str: '/CN=Test CA' },
      notbefore: '200101000000Z',
      notafter,
      subject: { str: subject },
      sbjpubkey: pemOf(publicKey),
      sigalg: 'SHA256withRSA',
      cakey: pemOf(RSA.privateKey),
    }).getPEM();
  return {
    leaf: certificate('/CN=leaf.test', key.publicKey, '490101000000Z'),
    issuer: certificate('/CN=Test CA', RSA.publicKey, '490101000000Z'),
    impostor: certificate('/CN=Test CA', OTHER_RSA.publicKey, '490101000000Z'),
    expired: certificate('/CN=leaf.test', key.publicKey, '210101000000Z'),
    leafKey: key.privateKey,
  };
}
