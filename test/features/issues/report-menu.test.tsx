import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Issue } from '../../../src/core/issues/issue.ts';
import { ReportMenu } from '../../../src/features/issues/report-menu.tsx';
import { openSession } from '../../session/open-session.ts';
import { signTexts } from '../../support/tokens/tokens.ts';

const ISSUE: Issue = {
  code: 'password-claim',
  severity: 'high',
  checks: [],
  claims: ['password'],
  layer: 0,
  where: { part: 'payload', pointer: '/password' },
  title: 'A password is readable',
  why: '"password" holds h…r2.',
  fix: 'Leave it out.',
  references: [],
};

const UNSIGNED = `${signTexts('{"alg":"none"}', '{}').split('.').slice(0, 2).join('.')}.`;

test('copies the report as Markdown, and confirms it', async () => {
  const user = userEvent.setup();
  render(
    <ReportMenu
      issues={[ISSUE]}
      answered={openSession(UNSIGNED).now()}
      algorithm="none"
      length={99}
      onOpen={vi.fn()}
    />,
  );
  await user.click(screen.getByRole('menuitem', { name: 'Copy as Markdown' }));

  expect(await screen.findByText('Copied')).toBeVisible();
  const copied = await navigator.clipboard.readText();
  expect(copied).toContain('### High: A password is readable');
  expect(copied).toContain('- Algorithm: none');
});
