import { renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import type { TextAnnotation } from '../../../src/editor/annotations.ts';
import { useFindingMarks } from '../../../src/features/shared/use-finding-marks.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { soundToken } from '../../support/tokens/tokens.ts';

const mark = (className: string): TextAnnotation => ({ kind: 'mark', from: 0, to: 1, className });

vi.mock('../../../src/features/issues/load-issue-code.ts', () => ({
  loadIssueCode: async () => ({
    markLater: async (_token: unknown, findings: readonly Finding[]) =>
      findings.map(({ code }) => mark(code)),
  }),
}));

test('marks of findings are shown for no other findings of the same token', async () => {
  const [token] = readTokens(soundToken());
  const own = [mark('header')];
  const findings = (code: string) => [{ code } as unknown as Finding];
  const [first, second] = [findings('a'), findings('b')];
  const { result, rerender } = renderHook((given) => useFindingMarks(token, given, own), {
    initialProps: first,
  });
  const shown = () => result.current.map((each) => 'className' in each && each.className);
  await waitFor(() => expect(shown()).toEqual(['header', 'a']));

  rerender(second);
  expect(shown()).toEqual(['header']);
  await waitFor(() => expect(shown()).toEqual(['header', 'b']));
});
