import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MOST_DISCLOSURES } from '../../../src/core/decode/decode-sd-jwt.ts';
import { explainKeyReading } from '../../../src/core/explain/explain-key-reading.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { cutToLimits } from '../../../src/core/keys/key-limits.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { encodeText } from '../read-token.ts';
import { answerOf, CLAIMS, concludeFully, EC, NOW, PUBLIC, signed } from './conclude-fully.ts';

const MINUTES = 60_000;

describe('a token with more disclosures than are read', () => {
  const disclosures = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      encodeText(JSON.stringify(['AAAAAAAAAAAAAAAAAAAAAA', `claim${index}`, index])),
    );
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
  const issue = (count: number) => {
    const all = disclosures(count);
    const claims = {
      ...{ iss: CLAIMS.iss, vct: 'https://issuer.test/v', iat: NOW - 5, exp: NOW + 600 },
      ...{ _sd_alg: 'sha-256', _sd: all.map(digest) },
    };
    return `${[signed({ alg: 'ES256', typ: 'dc+sd-jwt' }, claims), ...all].join('~')}~`;
  };

  test(
    'is never accepted, and its check is skipped',
    async () => {
      const { checks, conclusion } = await concludeFully(issue(MOST_DISCLOSURES + 1), PUBLIC);
      expect(conclusion).toMatchObject({
        state: 'unknown',
        why: 'not all disclosures were checked',
      });
      expect(checks.find(({ name }) => name === 'disclosures')).toMatchObject({
        result: 'skipped',
        reason: expect.stringContaining('more disclosures than this page reads'),
      });
    },
    MINUTES,
  );

  test(
    'is rejected if the last disclosure that is read has no digest',
    async () => {
      const text = issue(MOST_DISCLOSURES - 1);
      const stray = encodeText('["AAAAAAAAAAAAAAAAAAAAAA","stray",1]');
      expect(await answerOf(`${text}${stray}~${stray}~`, PUBLIC)).toMatch(/^rejected/);
    },
    MINUTES,
  );

  test(
    'as many as are read are all checked',
    async () => {
      const { checks } = await concludeFully(issue(MOST_DISCLOSURES), PUBLIC);
      expect(checks.find(({ name }) => name === 'disclosures')?.result).toBe('pass');
    },
    MINUTES,
  );
});

describe('a token with more layers than are opened', () => {
  const nest = (layers: number) => {
    let text = signed({ alg: 'ES256', typ: 'JWT' });
    for (let count = 1; count < layers; count++) text = signed({ alg: 'ES256', cty: 'JWT' }, text);
    return text;
  };

  test('is not accepted', async () => {
    const { layers, conclusion } = await concludeFully(nest(21), PUBLIC);
    expect(layers).toHaveLength(20);
    expect(conclusion?.state).not.toBe('accepted');
  });

  test('is read whole when it has one less', async () => {
    const { layers, checks } = await concludeFully(nest(20), PUBLIC);
    expect(layers).toHaveLength(20);
    expect(checks.find(({ name }) => name === 'expiry')?.result).toBe('pass');
  });
});

describe('a JSON serialization with more signatures than are read', () => {
  const general = (count: number) => {
    const [header = '', payload = '', signature = ''] = signed({ alg: 'ES256' }).split('.');
    const one = { protected: header, signature };
    return JSON.stringify({ payload, signatures: Array.from({ length: count }, () => one) });
  };

  test('says how many of them were read', () => {
    const found = extractTokens(general(501));
    expect(found[0]?.json).toMatchObject({ count: 501, read: found.length });
    expect(found.length).toBeLessThan(501);
  });

  test('does not say so of one whose signatures are all read', () => {
    const found = extractTokens(general(100));
    expect(found).toHaveLength(100);
    expect(found[0]?.json).not.toHaveProperty('read');
  });

  test('is not accepted', async () => {
    expect(await answerOf(general(501), PUBLIC)).not.toBe('accepted');
  });
});

describe('a text that is too long for the Key field', () => {
  const PEM = EC.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const said = (text: string) => {
    const reading = parseKeys(text, 'utf8');
    return [reading.state, explainKeyReading(reading, 'utf8', 'signature')].join(': ');
  };
  const longest = PEM.padEnd(262_144, ' ');
  const mostLines = PEM + '\n'.repeat(9_999 - PEM.split('\n').length);

  test('of characters is not read, and that is said', () => {
    expect(said(longest)).toMatch(/^read:/);
    expect(said(`${longest} `)).toMatch(
      /^unreadable: .*262,145 characters, .* reads at most 262,144\./,
    );
  });

  test('of lines is not read, and that is said', () => {
    expect(said(mostLines)).toMatch(/^read:/);
    expect(said(`${mostLines}\n\n\n`)).toMatch(/^unreadable: .* lines, .* reads at most 10,000\./);
  });

  test('of keys in a set is not read, and that is said', () => {
    const set = (count: number) =>
      JSON.stringify({ keys: Array.from({ length: count }, () => ({ kty: 'oct', k: 'AAAA' })) });
    expect(said(set(1_000))).toMatch(/^read:/);
    const longer = set(1_001);
    const encoded = Buffer.from(longer).toString('base64');
    for (const text of [longer, `JWKS=${longer}`, JSON.stringify(longer), encoded]) {
      expect(said(text)).toMatch(/^unreadable: .*1,001 keys, .* reads at most 1,000\./);
    }
  });

  test('is shown as far as it would be read, and a shorter one whole', () => {
    for (const text of [longest, mostLines, PEM, '']) expect(cutToLimits(text)).toBe(text);
    expect(cutToLimits(`${longest} `)).toBe(longest);
    const cut = cutToLimits('a\n'.repeat(20_000));
    expect([cut.split('\n').length, parseKeys(cut, 'utf8').state]).toEqual([10_000, 'read']);
  });
});
