import { expect, test } from 'vitest';
import { extractTokens } from '../../src/core/extract/extract-tokens.ts';
import { type ScanProgress, unpackTokens } from '../../src/worker/pack-tokens.ts';
import { scanText } from '../../src/worker/scan-text.ts';
import { A, B } from '../core/extract/corpus/tokens.ts';

async function scanAll(text: string) {
  const reports: ScanProgress[] = [];
  const job = scanText(text);
  for (;;) {
    const step = await job.next();
    if (step.done) return { reports, count: step.value.count };
    reports.push(step.value);
  }
}

const LONG = Array.from({ length: 1200 }, (_, index) =>
  JSON.stringify({ n: index, access_token: index % 2 ? A : B, text: 'x'.repeat(800) }),
).join('\n');

test('finds what is found at once, in batches', async () => {
  const { reports, count } = await scanAll(LONG);
  const found = reports.flatMap(unpackTokens);

  expect(count).toBe(1200);
  expect(found).toEqual(extractTokens(LONG));
  for (const report of reports) expect(report.found.length).toBeLessThanOrEqual(200);
});

test('tells how far it is before it is done', async () => {
  const { reports } = await scanAll(LONG);
  const shares = reports.filter(({ found }) => found.length === 0).map(({ share }) => share);

  expect(shares.length).toBeGreaterThan(1);
  expect(shares).toEqual(shares.toSorted((one, two) => one - two));
  expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
});

test('finds nothing in nothing', async () => {
  expect(await scanAll('x '.repeat(300_000))).toMatchObject({ count: 0 });
});
