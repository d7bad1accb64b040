import { describe, expect, test } from 'vitest';
import { auditToken } from '../audit-all.ts';
import { buildSubject, codesOfClaims, GOOD_CLAIMS, linesOfClaims } from '../build-subject.ts';

/** Characters that look drawn, so that no real credential is in this file. */
function drawn(length: number, alphabet: string): string {
  return Array.from({ length }, (_, index) => alphabet[(index * 7 + 3) % alphabet.length]).join('');
}

const ALPHANUMERIC = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const HEX = '0123456789abcdef';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const CREDENTIALS: readonly (readonly [string, string])[] = [
  ['AWS', `AKIA${drawn(16, BASE32)}`],
  ['GitHub', `ghp_${drawn(36, ALPHANUMERIC)}`],
  ['GitHub, fine-grained', `github_pat_${drawn(82, ALPHANUMERIC)}`],
  ['GitLab', `glpat-${drawn(20, ALPHANUMERIC)}`],
  ['Stripe', `sk_live_${drawn(24, ALPHANUMERIC)}`],
  ['Stripe, restricted', `rk_prod_${drawn(99, ALPHANUMERIC)}`],
  ['Slack', `xoxb-${'1234567890123'}-${'3210987654321'}-${drawn(24, ALPHANUMERIC)}`],
  ['Slack, webhook', `https://hooks.slack.com/services/${drawn(44, ALPHANUMERIC)}`],
  ['Google', `AIza${drawn(35, ALPHANUMERIC)}`],
  ['OpenAI', `sk-${drawn(20, ALPHANUMERIC)}T3BlbkFJ${drawn(20, ALPHANUMERIC)}`],
  ['OpenAI, project', `sk-proj-${drawn(74, ALPHANUMERIC)}T3BlbkFJ${drawn(74, ALPHANUMERIC)}`],
  ['Anthropic', `sk-ant-api03-${drawn(93, ALPHANUMERIC)}AA`],
  ['npm', `npm_${drawn(36, ALPHANUMERIC)}`],
  ['SendGrid', `SG.${drawn(66, ALPHANUMERIC)}`],
  ['Shopify', `shpat_${drawn(32, HEX)}`],
  ['Vault', `hvs.${drawn(95, ALPHANUMERIC)}`],
  ['DigitalOcean', `dop_v1_${drawn(64, HEX)}`],
  ['Hugging Face', `hf_${drawn(34, 'abcdefghijkmnopqrstuvwxyz')}`],
  ['age', `AGE-SECRET-KEY-1${drawn(58, 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L')}`],
  ['Entra ID', `abc8Q~${drawn(34, ALPHANUMERIC)}`],
  ['Twilio', `twilio SK${drawn(32, HEX)}`],
];

test.each(CREDENTIALS)('reports a credential of %s and does not show it', (_, credential) => {
  expect(linesOfClaims({ note: credential })).toEqual(['high secret-in-claim /note']);
  expect(linesOfClaims({ list: [{ note: `key: ${credential}` }] })).toEqual([
    'high secret-in-claim /list/0/note',
  ]);
  const findings = auditToken(buildSubject({ payload: { ...GOOD_CLAIMS, note: credential } }));
  expect(JSON.stringify(findings)).not.toContain(credential.slice(-10));
});

test('reports a Stripe test key as medium', () => {
  expect(linesOfClaims({ key: `sk_test_${drawn(24, ALPHANUMERIC)}` })).toEqual([
    'medium secret-in-claim /key',
  ]);
});

describe('private keys', () => {
  test.each([
    ['PEM', { note: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----' }],
    ['PEM of RSA', { note: 'x -----BEGIN RSA PRIVATE KEY-----\nMIIE' }],
    ['PEM with escaped line breaks', { note: '-----BEGIN OPENSSH PRIVATE KEY-----\\nb3Bl' }],
    ['a private EC JWK', { note: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd' } }],
    ['a symmetric JWK', { note: { kty: 'oct', k: 'c2VjcmV0' } }],
    ['a private ML-DSA JWK', { note: { kty: 'AKP', alg: 'ML-DSA-44', pub: 'p', priv: 's' } }],
  ])('reports %s', (_, claims) => {
    expect(linesOfClaims(claims)).toEqual(['critical secret-in-claim /note']);
  });

  test('reports a payload that is a key itself', () => {
    const subject = buildSubject({ payload: { ...GOOD_CLAIMS, kty: 'oct', k: 'c2VjcmV0' } });
    const [finding] = auditToken(subject);
    expect(finding?.where).toEqual({ part: 'payload', pointer: '' });
    expect(finding?.why).toMatch(/^The payload contains a symmetric key/);
  });

  test('looks into nested objects and arrays', () => {
    expect(linesOfClaims({ cnf: { jwk: { kty: 'OKP', x: 'x', d: 'd' } } })).toEqual([
      'critical secret-in-claim /cnf/jwk',
    ]);
    expect(linesOfClaims({ jwks: { keys: [{ kty: 'oct', k: 'a' }] } })).toEqual([
      'critical secret-in-claim /jwks/keys/0',
    ]);
  });
});

test('hides what else the same value would be', () => {
  expect(codesOfClaims({ private_key: '-----BEGIN PRIVATE KEY-----\nMIIE' })).toEqual([
    'secret-in-claim',
  ]);
  expect(codesOfClaims({ api_key: `sk_live_${drawn(24, ALPHANUMERIC)}` })).toEqual([
    'secret-in-claim',
  ]);
});

test.each([
  ['a public JWK', { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'd' } } }],
  ['a public key in PEM', { key: '-----BEGIN PUBLIC KEY-----\nMIIB' }],
  ['the mention of a private key', { note: 'starts with -----BEGIN PRIVATE KEY-----' }],
  ['an object with "d" and "k" that is no JWK', { point: { d: '1', k: '2' } }],
  ["the sample key of AWS' manual", { note: 'AKIAIOSFODNN7EXAMPLE' }],
  ['a value without entropy', { note: `ghp_${'a'.repeat(36)}` }],
  ['a prefix inside a longer word', { note: `x_AKIA${drawn(16, BASE32)}` }],
  ['an id with SK far from Twilio', { note: `SK${drawn(32, HEX)}` }],
  ['a publishable key of Stripe', { key: `pk_live_${drawn(24, ALPHANUMERIC)}` }],
  ['a UUID', { note: '6f9619ff-8b86-d011-b42d-00cf4fc964ff' }],
])('stays silent for %s', (_, claims) => {
  expect(linesOfClaims(claims)).toEqual([]);
});
