import { describe, expect, test } from 'vitest';
import { NO_EXPECTATIONS } from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../../src/core/checks/expectations.ts';
import { deriveConclusion } from '../../../src/core/conclusion/derive-conclusion.ts';
import { explainChoice } from '../../../src/core/explain/explain-choice.ts';
import { explainFault } from '../../../src/core/explain/explain-fault.ts';
import { describeKey } from '../../../src/core/explain/explain-key.ts';
import { explainVerdict } from '../../../src/core/explain/explain-verdict.ts';
import { listKeyFacts } from '../../../src/core/explain/key-facts.ts';
import { listIssues } from '../../../src/core/issues/list-issues.ts';
import type { KeyMaterial } from '../../../src/core/keys/key-material.ts';
import { USER_ORIGIN } from '../../../src/core/keys/key-origin.ts';
import { describeWhere } from '../../../src/core/report/audit-report.ts';
import { audit } from '../../../src/crypto/evidence/study-token.ts';
import { GOOD_CLAIMS, NOW } from '../audit/build-subject.ts';
import { EC, hmacToken, judgeFully, jwkOf, RSA, signedToken } from '../audit/judge-fully.ts';

type Json = Readonly<Record<string, unknown>>;

/** Nothing in this set may reach a sentence: it cannot be seen, or it turns the text around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u3164\u115f\u2800]/u;

/** The longest run of the letter that hostile texts are filled up with. */
const LONGEST = 220;

const HOSTILE: readonly string[] = [
  'k1".\u202e\nSignature verified — ES256 with the issuer key',
  'a\u2066b\u2069\u200f\u061c',
  'tab\there\r\nand\u0000there\u001b[31mred',
  'zero\u200bwidth\ufeff\u2060\u00ad',
  'line\u2028paragraph\u2029end',
  'filler\u3164\u115f\u2800',
  `long${'q'.repeat(5000)}`,
  '\u{e0041}\u{e0042}tags',
];

/** Where a hostile text goes, as the changes of a header or of claims. */
const PLACES: readonly (readonly [
  name: string,
  header: (x: string) => Json,
  payload: (x: string) => Json,
])[] = [
  ['kid', (x) => ({ kid: x }), () => ({})],
  ['typ', (x) => ({ typ: x }), () => ({})],
  ['cty', (x) => ({ cty: x }), () => ({})],
  ['alg', (x) => ({ alg: x }), () => ({})],
  ['jku', (x) => ({ jku: `https://a.example/${x}` }), () => ({})],
  ['a broken jku', (x) => ({ jku: x }), () => ({})],
  ['x5u', (x) => ({ x5u: x }), () => ({})],
  ['x5t', (x) => ({ x5t: x }), () => ({})],
  ['crit', (x) => ({ crit: [x], [x]: 1 }), () => ({})],
  ['crit without its parameter', (x) => ({ crit: [x, x] }), () => ({})],
  ['zip and enc', (x) => ({ zip: x, enc: x }), () => ({})],
  ['a header name', (x) => ({ [x]: x, b64: x }), () => ({})],
  ['jwk', (x) => ({ jwk: { kty: x, crv: x, kid: x } }), () => ({})],
  ['iss', () => ({}), (x) => ({ iss: x })],
  ['iss as an address', () => ({}), (x) => ({ iss: `https://a.example/${x}` })],
  ['aud', () => ({}), (x) => ({ aud: [x, 'b'] })],
  ['sub', () => ({}), (x) => ({ sub: x, jti: x, nonce: x })],
  ['times', () => ({}), (x) => ({ exp: x, iat: x, nbf: x })],
  ['scope', () => ({}), (x) => ({ scope: x, roles: [x], password: x })],
  ['a claim name', () => ({}), (x) => ({ [x]: x, [`exp${x}`]: 1, [` ${x}`]: { [x]: x } })],
  ['iss of two headers', (x) => ({ iss: x }), (x) => ({ iss: `${x}!` })],
  ['a secret in a claim', () => ({}), (x) => ({ secret: `-----BEGIN PRIVATE KEY-----${x}` })],
  ['vct and cnf', () => ({}), (x) => ({ vct: x, cnf: { jkt: x }, _sd_alg: x, _sd: [x] })],
];

const SECRET = 'a-secret-of-more-than-32-bytes-for-HS256';

function keySet(x: string): string {
  const other = { ...jwkOf(RSA.publicKey), kid: x, use: x, alg: x, key_ops: [x] };
  return JSON.stringify({ keys: [other, { ...jwkOf(EC.publicKey), kid: `${x}2` }, { kty: x }] });
}

async function sentencesOf(compact: string, keyText: string): Promise<string[]> {
  const judgement = await judgeFully(compact, keyText);
  const { signature: verdict, token } = judgement.layers[0];
  const expecting = {
    ...NO_EXPECTATIONS,
    audience: 'orders',
    issuer: 'https://i.example',
    type: 'JWT',
    claims: 'x',
    scopes: 'y',
  };
  const findings = audit(token, judgement.reading, NOW, judgement);
  const evidence = judgement.study?.evidence ?? 'unavailable';
  const checks = [NO_EXPECTATIONS, expecting].flatMap(
    (texts) =>
      deriveConclusion({
        layers: [{ token, verdict, keyOrigin: USER_ORIGIN, evidence, findings }],
        expectations: readExpectations(texts),
        now: NOW,
      }).checks,
  );
  const words = explainVerdict(verdict);
  const keys: readonly KeyMaterial[] =
    judgement.reading.state === 'read' ? judgement.reading.keys : [];
  return [
    words.title,
    words.detail,
    ...checks.flatMap((check) => [check.reason, ...(check.result === 'fail' ? [check.brief] : [])]),
    ...listIssues(checks, [{ verdict, findings }]).flatMap((issue) => [
      ...[issue.title, issue.why, issue.fix],
      ...[...issue.claims, describeWhere(issue)],
    ]),
    ...token.faults.map(explainFault),
    ...keys.flatMap((key) => [describeKey(key), explainChoice(key, verdict)?.words ?? '']),
    ...keys.flatMap((key) => listKeyFacts(key).map(({ value }) => value)),
  ];
}

function expectHarmless(sentences: readonly string[]): void {
  expect(sentences.filter((sentence) => UNSEEN.test(sentence))).toEqual([]);
  expect(sentences.filter((sentence) => sentence.includes('q'.repeat(LONGEST)))).toEqual([]);
}

describe.each(PLACES)('no sentence garbles a hostile text in %s', (_, header, payload) => {
  test.each(HOSTILE)('%j', async (x) => {
    const claims = { ...GOOD_CLAIMS, ...payload(x) };
    const head = { kid: 'k', ...header(x) };
    const isKnown = !('alg' in head);
    const tokens = [
      isKnown ? hmacToken(SECRET, head, claims) : unsigned(head, claims),
      isKnown ? signedToken(EC.privateKey, head, claims) : unsigned(head, claims),
    ];
    for (const token of tokens) {
      for (const key of ['', SECRET, keySet(x)]) expectHarmless(await sentencesOf(token, key));
    }
  });
});

function unsigned(header: Json, claims: Json): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode(header)}.${encode(claims)}.c2lnbmF0dXJl`;
}

describe('encrypted tokens', () => {
  test.each(HOSTILE)('no sentence garbles %j', async (x) => {
    for (const header of [
      { alg: x, enc: 'A256GCM' },
      { alg: 'dir', enc: x },
      { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: x },
      { alg: 'ECDH-ES', enc: 'A256GCM', epk: { kty: x, crv: x, x, y: x } },
      { alg: 'dir', enc: 'A256GCM', zip: x },
      { alg: 'dir', enc: 'A256GCM', crit: [x], [x]: 1 },
    ]) {
      const head = Buffer.from(JSON.stringify(header)).toString('base64url');
      const token = `${head}.${'A'.repeat(342)}.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;
      for (const key of ['', keySet(x)]) expectHarmless(await sentencesOf(token, key));
    }
  });
});

test('a text of the letters of a language stays as it is', async () => {
  const kid = 'ключ-1 鍵 مفتاح clé';
  const sentences = await sentencesOf(signedToken(EC.privateKey, { kid }), keySet('other'));
  expect(sentences.some((sentence) => sentence.includes(kid))).toBe(true);
});
