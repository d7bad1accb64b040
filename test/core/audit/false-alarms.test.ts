import { describe, expect, test } from 'vitest';
import { NO_EXPECTATIONS } from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../../src/core/checks/expectations.ts';
import { deriveConclusion } from '../../../src/core/conclusion/derive-conclusion.ts';
import { attachPayload } from '../../../src/core/decode/attach-payload.ts';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { reviewOf } from '../checks/check-one.ts';
import { encodeText, readToken } from '../read-token.ts';
import { auditToken } from './audit-all.ts';
import { auditLines, buildSubject, GOOD_CLAIMS, NOW, plausibleSignature } from './build-subject.ts';

const SUBJECT = buildSubject({ payload: GOOD_CLAIMS });
const COMPACT = SUBJECT.token.found.compact;

function linesIn(text: string): string[] {
  return auditToken({ ...SUBJECT, token: readToken(text) }).map(
    ({ severity, code }) => `${severity} ${code}`,
  );
}

describe('a fence of Markdown behind a token', () => {
  test.each(['~~~', '~~~~', '```'])('"%s" is no part of it', (fence) => {
    for (const end of ['', '\n', '\n\nFigure: a request', '  \n!---']) {
      expect(extractTokens(`${fence}\nDPoP: ${COMPACT}\n${fence}${end}`)[0]?.compact).toBe(COMPACT);
    }
  });

  test('ends an SD-JWT behind its last disclosure', () => {
    const disclosure = encodeText('["2GLC42sKQveCfGfryNRN9w","given_name","Johannes"]');
    const sdJwt = `${COMPACT}~${disclosure}~`;
    expect(extractTokens(`~~~\n${sdJwt}\n~~~\n`)[0]?.compact).toBe(sdJwt);
  });
});

describe('a cookie that is nearly too large', () => {
  const noise = encodeText('n'.repeat(2400));
  const large = buildSubject({ payload: { ...GOOD_CLAIMS, noise } }).token.found.compact;
  const half = 3700;

  test('does not report a value that a library split into cookies', () => {
    const text = `Cookie: next-auth.session-token.0=${large.slice(0, half)}; next-auth.session-token.1=${large.slice(half)}`;
    expect(linesIn(text)).not.toContain('low cookie-too-big');
  });

  test('reports a single large cookie, and a chunk that browsers drop', () => {
    const one = buildSubject({ payload: { ...GOOD_CLAIMS, noise: noise.slice(0, 2400) } });
    expect(linesIn(`Cookie: s=${one.token.found.compact}`)).toContain('low cookie-too-big');
    const text = `Cookie: s.0=${large.slice(0, 4200)}; s.1=${large.slice(4200)}`;
    expect(linesIn(text)).toContain('high cookie-too-big');
  });
});

describe('"x5u"', () => {
  const lines = (x5u: string) =>
    auditLines({ header: { alg: 'ES384', x5u } }).filter((line) => line.includes('x5u'));
  const KEY = `MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE${'neAP'.repeat(24)}`;

  test('with a key instead of a URL sends nobody anywhere', () => {
    expect(lines(KEY)).toEqual(['low x5u-inline-key /x5u']);
  });

  test.each([
    'http://a.example/c',
    'file:///etc/passwd',
    '../../keys/1',
    'https://a@b.example/',
    'https://127.0.0.1/',
  ])('that leads astray is as dangerous as before: %s', (x5u) => {
    expect(lines(x5u)).toEqual(['high url-unsafe /x5u']);
  });
});

describe('a payload that was signed beside the token', () => {
  const judge = (header: object, body: string) => {
    const compact = `${encodeText(JSON.stringify(header))}..${plausibleSignature(JSON.stringify(header))}`;
    const token = attachPayload(readToken(compact), body);
    const { checks } = deriveConclusion({
      ...reviewOf(token, undefined),
      expectations: readExpectations(NO_EXPECTATIONS),
      now: NOW,
    });
    return {
      findings: auditToken({ ...SUBJECT, token }).flatMap(({ severity, code }) =>
        severity === 'info' ? [] : [`${severity} ${code}`],
      ),
      rejected: checks.flatMap(({ name, result }) => (result === 'fail' ? [name] : [])),
    };
  };

  test.each([
    ['a JSON object', '{"event":"paid","amount":12}'],
    ['an array', '[{"event":"paid"}]'],
    ['a form', 'event=paid&amount=12'],
    ['nothing but text', 'paid'],
  ])('reports nothing for a separate message: %s', (_, body) => {
    for (const header of [{ alg: 'ES256' }, { alg: 'ES256', b64: false, crit: ['b64'] }]) {
      expect(judge(header, body)).toEqual({ findings: [], rejected: [] });
    }
  });

  test('is a claims set where the header says JWT', () => {
    const { findings, rejected } = judge({ alg: 'ES256', typ: 'JWT' }, '["paid"]');
    expect(rejected).toContain('form');
    expect(findings).toContain('high json-invalid');
    expect(judge({ alg: 'ES256', typ: 'JWT' }, '{"sub":"u1"}').findings).toContain(
      'medium exp-missing',
    );
  });

  test('inside a token is a claims set as before', () => {
    const found = extractTokens(
      `${encodeText('{"alg":"ES256"}')}.${encodeText('["paid"]')}.${'A'.repeat(86)}`,
    )[0];
    if (!found) throw new Error('no token');
    const token = decodeToken(found);
    expect(auditToken({ ...SUBJECT, token }).map(({ code }) => code)).toContain('json-invalid');
  });
});

describe('base64 around a token', () => {
  const encoded = Buffer.from(COMPACT).toString('base64');

  test('is the way of a Kubernetes Secret', () => {
    expect(linesIn(`apiVersion: v1\ndata:\n  token: ${encoded}\nkind: Secret\n`)).not.toContain(
      'info shape-wrapped',
    );
  });

  test('reports base64 around a token that is the whole text', () => {
    expect(linesIn(encoded)).toContain('info shape-wrapped');
  });
});

describe('a large token', () => {
  const entries = Array.from({ length: 60 }, (_, index) => ({
    aaguid: '6f9619ff-8b86-d011-b42d-00cf4fc964ff',
    attestationRootCertificates: [`MIIB${'a'.repeat(200)}${index}`],
  }));

  test('of metadata goes into no header', () => {
    const payload = { no: 1, nextUpdate: '2026-09-01', entries, legalHeader: 'x' };
    expect(auditLines({ header: { alg: 'ES256', typ: 'JWT' }, payload })).toEqual([]);
  });

  test('of a user is too long for one', () => {
    expect(auditLines({ payload: { ...GOOD_CLAIMS, entries } }).join()).toContain('size-header');
  });
});
