import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import { explainSharing } from '../../../src/core/share/explain-sharing.ts';
import { judgeSharing } from '../../../src/core/share/judge-sharing.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { encodePart, nowInSeconds, tokenOf } from '../../support/tokens/tokens.ts';

const NOW = nowInSeconds();
const UNKNOWN = { state: 'unverified', reason: 'unsecured' } as const;
const INVALID: SignatureVerdict = { state: 'invalid', reason: 'edited', canSign: false };
const VERIFIED = { state: 'verified' } as SignatureVerdict;

function finding(code: string, severity: Finding['severity'] = 'critical'): Finding {
  const words = { title: '', why: '', fix: '', references: [] };
  return { code, severity, basis: 'key', where: { part: 'key' }, ...words };
}

function judge(text: string, verdict: SignatureVerdict = VERIFIED, findings: Finding[] = []) {
  const [token] = readTokens(text);
  if (!token) throw new Error('no token');
  return judgeSharing({ token, inmost: token, verdict, findings, now: NOW });
}

const LIVE = { aud: 'orders', exp: NOW + 600 };
const unsigned = (claims: object) =>
  `${encodePart('{"alg":"HS256"}')}.${encodePart(JSON.stringify(claims))}.`;

describe('a live token', () => {
  test('is live, for as long as it lasts', () => {
    const risk = judge(tokenOf(JSON.stringify(LIVE)));
    expect(risk).toEqual({ level: 'live', reasons: [], sensitive: [], left: 600 });
    expect(explainSharing(risk)).toEqual({
      title: 'Anyone with this link has the token',
      details: ['A server may accept the token from anyone for another 10 min.'],
    });
  });

  test('without an expiry is said to have none', () => {
    const { details } = explainSharing(judge(tokenOf('{"aud":"orders"}')));
    expect(details.join()).toContain('has no expiry');
  });

  test.each([
    ['encrypted', `${encodePart('{"alg":"dir","enc":"A128GCM"}')}..aa.bb.cc`],
    ['not JSON', tokenOf('plain text')],
  ])('whose claims are %s is not said to have no expiry', (_, text) => {
    expect(explainSharing(judge(text)).details).toEqual([
      'The token’s expiry can’t be read, so a server may still accept the token from anyone.',
    ]);
  });

  test('with personal data is worst, and the claims are named', () => {
    const risk = judge(
      tokenOf(
        JSON.stringify({ ...LIVE, email: 'ana@example.com', sub: 'bob@example.com', jti: '1' }),
      ),
    );
    expect(risk).toMatchObject({ level: 'live-personal', sensitive: ['email', 'sub'] });
    expect(explainSharing(risk).details.join()).toContain('email, sub');
  });

  test.each([
    ['a public key that is an example', VERIFIED, finding('key-example', 'info')],
    ['an example key that did not verify it', UNKNOWN_KEY(), finding('key-example')],
    ['any other finding', VERIFIED, finding('exp-missing')],
  ])('is not made safer by %s', (_, verdict, found) => {
    expect(judge(tokenOf(JSON.stringify(LIVE)), verdict, [found]).level).toBe('live');
  });

  test.each([
    ['mismatch with a key', { state: 'invalid', reason: 'mismatch' } as SignatureVerdict],
  ])('is not made safer by a %s: the key may be the wrong one', (_, verdict) => {
    expect(judge(tokenOf(JSON.stringify(LIVE)), verdict).level).toBe('live');
  });
});

function UNKNOWN_KEY(): SignatureVerdict {
  return { state: 'invalid', reason: 'mismatch' } as SignatureVerdict;
}

describe('is safer to share', () => {
  test.each([
    ['expired', tokenOf(`{"exp":${NOW - 7200}}`), VERIFIED, [], 'The token expired 2 h ago'],
    ['in its last second', tokenOf(`{"exp":${NOW}}`), VERIFIED, [], 'The token expired 0 s ago'],
    [
      'unsecured',
      unsigned(LIVE).replace(/^[^.]*/, encodePart('{"alg":"none"}')),
      UNKNOWN,
      [],
      'none',
    ],
    ['without signature', unsigned(LIVE), VERIFIED, [], 'has no signature'],
    ['changed here', tokenOf(JSON.stringify(LIVE)), INVALID, [], 'was edited on this page'],
    [
      'an example key',
      tokenOf(JSON.stringify(LIVE)),
      VERIFIED,
      [finding('key-example')],
      'publicly known key or secret',
    ],
    [
      'a known secret',
      tokenOf(JSON.stringify(LIVE)),
      VERIFIED,
      [finding('secret-known')],
      'publicly known key or secret',
    ],
    [
      'a sample',
      tokenOf(JSON.stringify(LIVE)),
      VERIFIED,
      [finding('sample-token', 'info')],
      'The token is a sample',
    ],
  ])('%s', (_, token, verdict, findings, words) => {
    const risk = judge(token, verdict, findings);
    expect(risk.level).toBe('safer');
    expect(explainSharing(risk).details[0]).toContain(words);
  });

  test('and what can be read in it is told all the same', () => {
    const risk = judge(tokenOf(`{"exp":${NOW - 60},"email":"ana@example.com"}`));
    expect(risk).toMatchObject({ level: 'safer', sensitive: ['email'] });
    expect(explainSharing(risk).details.at(-1)).toContain('Even so');
  });
});
