import { createHmac } from 'node:crypto';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { judgeText } from '../../support/tokens/judge-text.ts';
import { encodePart, SECRET, soundClaims } from '../../support/tokens/tokens.ts';

const PAST = soundClaims({ exp: 1_600_000_000 });

function compressed(payload: Buffer, header: object = { zip: 'DEF' }): string {
  const input = `${encodePart(JSON.stringify({ alg: 'HS256', ...header }))}.${encodePart(payload)}`;
  return `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;
}

describe('a signed payload that is compressed', () => {
  test.each([
    ['as RFC 1951 has it', deflateRawSync],
    ['with a header of zlib', deflateSync],
  ])('%s: its claims serve the checks, and the signature is of the bytes', async (_, deflate) => {
    const token = compressed(deflate(Buffer.from(JSON.stringify(PAST))));
    const said = await judgeText({ token, key: SECRET });

    expect(said.state).toBe('verified');
    expect(said.inmost?.claimsSet).toMatchObject({ ok: true });
    expect(said.inmost?.payloadText).toContain('user-42');
    expect(said.checks.find(({ name }) => name === 'expiry')).toMatchObject({ result: 'fail' });
    expect(said.findings.map(({ code }) => code)).toContain('zip-in-jws');
    expect((await judgeText({ token, key: `${SECRET}x` })).state).toBe('invalid');
  });

  test('a bomb is not inflated', async () => {
    const claims = JSON.stringify({ ...PAST, pad: 'x'.repeat(20_000_000) });
    const said = await judgeText({
      token: compressed(deflateRawSync(Buffer.from(claims))),
      key: SECRET,
    });

    expect(said.state).toBe('verified');
    expect(said.inmost?.claimsSet?.ok).toBe(false);
    expect(said.conclusion?.state).toBe('rejected');
  });

  test.each([
    ['not compressed', compressed(Buffer.from('hello'))],
    ['cut off', compressed(deflateRawSync(Buffer.from(JSON.stringify(PAST))).subarray(0, 40))],
    ['in another way', compressed(deflateRawSync(Buffer.from('{}')), { zip: 'GZIP' })],
    ['and not said to be', compressed(deflateRawSync(Buffer.from('{}')), {})],
  ])('is shown as it is when it is %s', async (_, token) => {
    const said = await judgeText({ token, key: SECRET });

    expect(said.state).toBe('verified');
    expect(said.inmost?.inflated).toBeUndefined();
    expect(said.conclusion?.state).toBe('rejected');
  });

  test('claims that are not compressed count as they are', async () => {
    const said = await judgeText({
      token: compressed(Buffer.from(JSON.stringify(soundClaims()))),
      key: SECRET,
    });

    expect(said.inmost?.claimsSet?.ok).toBe(true);
    expect(said.inmost?.inflated).toBeUndefined();
  });
});
