import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Finding, Severity } from '../../../src/core/audit/audit-rule.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import {
  VerdictDetails,
  VerdictStatus,
  VerdictStrip,
} from '../../../src/features/verdict/verdict-strip.tsx';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { tokenOf } from '../../support/tokens/tokens.ts';

const NOW = 1_800_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
});

afterEach(() => {
  vi.useRealTimers();
});

function show(verdict: SignatureVerdict | undefined, text = '', severities: Severity[] = []) {
  const findings = severities.map((severity): Finding => {
    const words = { title: 'A title', why: '', fix: '', references: [] };
    return { code: 'x', severity, basis: 'bytes', where: { part: 'token' }, ...words };
  });
  const [token] = readTokens(text);
  render(
    <VerdictStrip>
      <VerdictStatus token={token} verdict={verdict} />
      <VerdictDetails token={token} findings={findings} />
    </VerdictStrip>,
  );
  return screen.getByRole('status', { name: 'Verdict' });
}

test.each<[SignatureVerdict, string]>([
  [{ state: 'empty' }, 'No token yet'],
  [{ state: 'malformed', reason: 'no-token' }, 'No token found'],
  [{ state: 'encrypted', reason: 'not-loaded' }, 'Encrypted token'],
  [{ state: 'unverified', reason: 'unsecured' }, 'Unsecured: nothing is signed'],
  [{ state: 'invalid', reason: 'edited' }, 'Edited, not signed'],
  [{ state: 'unsupported', reason: 'no-algorithm' }, 'No algorithm named'],
])('shows the words and the state of %o', (verdict, title) => {
  const strip = show(verdict);

  expect(strip).toHaveTextContent(title);
  expect(strip).toHaveAttribute('data-state', verdict.state);
  expect(strip).toHaveAttribute('aria-busy', 'false');
});

test('is busy while the verdict is worked out, and claims nothing', () => {
  const strip = show(undefined);

  expect(strip).toHaveAttribute('aria-busy', 'true');
  expect(strip).toHaveTextContent('Checking the signature');
  expect(strip).not.toHaveTextContent(/verified|match/);
});

test('says that the token is expired', () => {
  const strip = show({ state: 'unverified', reason: 'unsecured' }, tokenOf(`{"exp":${NOW - 1}}`));

  expect(strip).toHaveTextContent('expired');
});

describe('counts the findings', () => {
  test.each<[Severity[], string[]]>([
    [[], []],
    [['critical'], ['1 critical']],
    [
      ['high', 'high', 'medium', 'low', 'info'],
      ['2 high', '2 warnings', '1 note'],
    ],
    [
      ['medium', 'info', 'info'],
      ['1 warning', '2 notes'],
    ],
  ])('%j', (severities, words) => {
    show({ state: 'empty' }, '', severities);
    const summary = screen.getByRole('region', { name: 'Summary' });

    for (const count of words) expect(summary).toHaveTextContent(count);
    if (words.length === 0) expect(summary).not.toHaveTextContent(/critical|high|warning|note/);
  });
});
