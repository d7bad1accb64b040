import { expect, test } from 'vitest';
import { openPage } from '../test/support/claimcheck-page.ts';
import { encodePart } from '../test/support/tokens.ts';

/** Milliseconds that a search runs before its rate is read. */
const RUNNING = 4_000;

/** A token whose signature no secret makes, with a signing input of about so many octets. */
function tokenOf(algorithm: string, octets: number): string {
  const header = encodePart(`{"alg":"${algorithm}"}`);
  const payload = encodePart(
    `{"pad":"${'x'.repeat(Math.floor((octets * 3) / 4) - header.length)}"}`,
  );
  return `${header}.${payload}.${'A'.repeat({ HS256: 43, HS384: 64, HS512: 86 }[algorithm] ?? 0)}`;
}

test.each([
  ['HS256', 300],
  ['HS384', 300],
  ['HS512', 300],
  ['HS256', 4_000],
  ['HS256', 40_000],
])(
  '%s, a signing input of %i octets: secrets a second in one worker',
  async (algorithm, octets) => {
    const page = await openPage();
    await page.judge(tokenOf(algorithm, octets));
    const pane = page.page.getByRole('region', { name: 'Weak secret search', exact: true });
    await pane.getByRole('button', { name: 'Cancel' }).click();
    await pane.getByRole('button', { name: 'Try 1 to 4 characters' }).click();
    await page.page.waitForTimeout(RUNNING);
    const [, rate] = /([\d,]+) a second/.exec((await pane.textContent()) ?? '') ?? [];
    console.log(`${algorithm}, ${octets} octets: ${rate} a second`);
    expect(rate).toBeDefined();
    await page.close();
  },
);
