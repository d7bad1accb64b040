import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { chromium } from 'playwright-core';
import { inject, test } from 'vitest';
import { testKey } from '../test/support/keys/test-keys.ts';
import { encodePart, SECRET, soundClaims, soundToken } from '../test/support/tokens/tokens.ts';
import { note } from './figures.ts';

const ROUNDS = 7;
/** Checks in one round, so that a round is long against the clock's grain. */
const CHECKS = 200;

const CASES = [
  { algorithm: 'HS256', parameters: { name: 'HMAC', hash: 'SHA-256' } },
  { algorithm: 'ES256', parameters: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } },
  { algorithm: 'RS256', parameters: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } },
] as const;

type Check = (...args: unknown[]) => Promise<boolean>;

test.for(CASES)('verification, $algorithm', async ({ algorithm, parameters }, context) => {
  const { token, keyText, key } = signed(algorithm);
  const at = token.lastIndexOf('.');
  const browser = await chromium.connect(inject('browserEndpoint'));
  const page = await browser.newPage();
  await page.goto(`${inject('floorUrl')}verify.html`);
  const { ours, alone, bare } = await page.evaluate(
    async ([text, keyOfToken, plan, rounds, checks]) => {
      const bytes = (values: readonly number[]) => Uint8Array.from(values);
      const { checkAsThePage, prepare, checkSignature, checkBare } = window as unknown as Record<
        string,
        Check
      >;
      const parts = {
        ...plan,
        key: bytes(plan.key),
        signature: bytes(plan.signature),
        input: new TextEncoder().encode(plan.input),
      };
      const time = async (check: () => Promise<boolean> | undefined) => {
        const begun = performance.now();
        for (let count = 0; count < checks; count++) {
          if (!(await check())) throw new Error('not verified');
        }
        return (performance.now() - begun) / checks;
      };
      await prepare?.(text, keyOfToken);
      const all = { ours: [] as number[], alone: [] as number[], bare: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        all.ours.push(await time(() => checkAsThePage?.(text, keyOfToken)));
        all.alone.push(await time(() => checkSignature?.()));
        all.bare.push(await time(() => checkBare?.(parts)));
      }
      return all;
    },
    [
      token,
      keyText,
      {
        format: algorithm === 'HS256' ? 'raw' : 'spki',
        key: [...key],
        algorithm: parameters,
        signature: [...Buffer.from(token.slice(at + 1), 'base64url')],
        input: token.slice(0, at),
      },
      ROUNDS,
      CHECKS,
    ] as const,
  );
  await page.close();
  await browser.close();
  const values = alone.map((milliseconds, round) => milliseconds / (bare[round] ?? Number.NaN));
  const name = `verification against bare WebCrypto, ${algorithm}`;
  note(context, { name, unit: 'times', target: 1.2, values });
  const floor = { what: 'bare WebCrypto', values: bare };
  note(context, { name: `one verification, ${algorithm}`, unit: 'ms', values: alone, floor });
  const whole = `from the texts of token and key to the verdict, ${algorithm}`;
  note(context, { name: whole, unit: 'ms', values: ours, floor });
});

function signed(algorithm: string): { token: string; keyText: string; key: Buffer } {
  if (algorithm === 'HS256') {
    return { token: soundToken(), keyText: SECRET, key: Buffer.from(SECRET) };
  }
  const { privatePem, publicPem } = testKey(algorithm);
  const header = encodePart(JSON.stringify({ alg: algorithm, typ: 'JWT' }));
  const input = `${header}.${encodePart(JSON.stringify(soundClaims()))}`;
  const key = { key: createPrivateKey(privatePem), dsaEncoding: 'ieee-p1363' } as const;
  const signature = sign('sha256', Buffer.from(input), key).toString('base64url');
  const der = createPublicKey(publicPem).export({ type: 'spki', format: 'der' });
  return { token: `${input}.${signature}`, keyText: publicPem, key: der };
}
