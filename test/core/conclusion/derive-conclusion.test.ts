import { describe, expect, test } from 'vitest';
import type { Basis, Finding, Severity } from '../../../src/core/audit/audit-rule.ts';
import { NO_EXPECTATIONS } from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../../src/core/checks/expectations.ts';
import { deriveConclusion } from '../../../src/core/conclusion/derive-conclusion.ts';
import type { ReviewedLayer } from '../../../src/core/conclusion/reviewed-token.ts';
import { NO_EVIDENCE } from '../../../src/core/evidence/evidence.ts';
import { USER_ORIGIN } from '../../../src/core/keys/key-origin.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { MISMATCH, NO_KEY, NOW, VERIFIED } from '../checks/check-one.ts';
import { readToken, tokenText } from '../read-token.ts';

const token = readToken(tokenText('{"alg":"HS256"}', JSON.stringify({ exp: NOW + 60 })));
const expectations = readExpectations(NO_EXPECTATIONS);

function layer(changes: Partial<ReviewedLayer> = {}): ReviewedLayer {
  return {
    token,
    verdict: VERIFIED,
    keyOrigin: USER_ORIGIN,
    evidence: NO_EVIDENCE,
    findings: [],
    ...changes,
  };
}

function conclude(first: ReviewedLayer, ...others: readonly ReviewedLayer[]) {
  const layers = [first, ...others] as const;
  return deriveConclusion({ layers, expectations, now: NOW }).conclusion;
}

function finding(severity: Severity, basis: Basis = 'bytes', code = 'any'): Finding {
  const where = { part: 'token' } as const;
  return {
    code,
    severity,
    basis,
    where,
    title: 'A fault',
    why: 'Why.',
    fix: 'Fix.',
    references: [],
  };
}

test('a token with nothing against it is accepted', () => {
  expect(conclude(layer())).toMatchObject({ state: 'accepted' });
});

describe('while a part of the review is missing there is no conclusion', () => {
  test.each<[string, Partial<ReviewedLayer>]>([
    ['a verdict', { verdict: undefined }],
    ['the evidence', { evidence: 'pending' }],
    ['the findings', { findings: 'pending' }],
    ['all of it', { verdict: undefined, evidence: 'pending', findings: 'pending' }],
  ])('%s', (_, missing) => {
    expect(conclude(layer(missing))).toBeUndefined();
    expect(conclude(layer(missing), layer())).toBeUndefined();
    expect(conclude(layer(), layer(missing))).toBeUndefined();
  });
});

test('what is known to fail is said before the rest is there', () => {
  const early = { evidence: 'pending', findings: 'pending' } as const;
  expect(conclude(layer({ ...early, verdict: MISMATCH }))).toMatchObject({ state: 'rejected' });
  expect(conclude(layer({ ...early, verdict: NO_KEY }))).toMatchObject({ why: 'no key' });
});

test.each<[string, Partial<ReviewedLayer>]>([
  ['the evidence', { evidence: 'unavailable' }],
  ['the findings', { findings: 'unavailable' }],
])('without %s, which could not be loaded, the answer is open', (_, missing) => {
  const open = { state: 'unknown', why: 'the review didn’t finish' };
  expect(conclude(layer(missing))).toEqual(open);
  expect(conclude(layer(missing), layer())).toEqual(open);
});

describe('a finding of a layer', () => {
  const bases: readonly Basis[] = ['bytes', 'key', 'context', 'pair', 'server', 'policy'];
  test.each(bases)(
    'that is critical or high by %s keeps the token from being accepted',
    (basis) => {
      for (const severity of ['critical', 'high'] as const) {
        const findings = [finding(severity, basis)];
        expect(conclude(layer({ findings }))).toEqual({ state: 'unknown', why: 'a fault' });
        expect(conclude(layer({ findings }), layer())).toMatchObject({ state: 'unknown' });
        expect(conclude(layer(), layer({ findings }))).toMatchObject({ state: 'unknown' });
      }
    },
  );

  test('of medium severity or less does not, unless APIs reject the token for it', () => {
    for (const severity of ['medium', 'low', 'info'] as const) {
      expect(conclude(layer({ findings: [finding(severity)] }))).toMatchObject({
        state: 'accepted',
      });
    }
    const spelling = (severity: Severity) => [finding(severity, 'bytes', 'b64-padding')];
    expect(conclude(layer({ findings: spelling('low') }))).toMatchObject({ state: 'unknown' });
    expect(conclude(layer({ findings: spelling('info') }))).toMatchObject({ state: 'accepted' });
  });

  test('does not soften a failure', () => {
    const findings = [finding('critical')];
    expect(conclude(layer({ findings, verdict: MISMATCH }))).toMatchObject({
      state: 'rejected',
      why: 'the signature doesn’t match',
    });
  });
});

describe('no layer is accepted in the place of another', () => {
  const unproven: readonly (readonly [string, SignatureVerdict])[] = [
    ['does not match', MISMATCH],
    ['has no key', NO_KEY],
    ['is not signed', { state: 'unverified', reason: 'unsecured' }],
    ['was edited', { state: 'invalid', reason: 'edited', canSign: false }],
    ['is critical', { state: 'unsupported', reason: 'critical', names: ['x'] }],
    ['names no algorithm', { state: 'unsupported', reason: 'no-algorithm' }],
    ['is encrypted', { state: 'encrypted', reason: 'not-loaded' }],
    ['is empty', { state: 'empty' }],
  ];
  test.each(unproven)('one that %s', (_, verdict) => {
    for (const place of [0, 1, 2]) {
      const [first = layer(), ...others] = [0, 1, 2].map((at) =>
        layer(at === place ? { verdict } : {}),
      );
      expect(conclude(first, ...others)?.state).toMatch(/rejected|unknown/);
    }
  });
});
