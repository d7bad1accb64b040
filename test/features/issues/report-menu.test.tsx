import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import { ReportMenu } from '../../../src/features/issues/report-menu.tsx';

const FINDING: Finding = {
  code: 'password-claim',
  severity: 'high',
  basis: 'bytes',
  where: { part: 'payload', pointer: '/password' },
  title: 'A password is readable',
  why: '"password" holds h…r2.',
  fix: 'Leave it out.',
  references: [],
};

test('copies the report as Markdown, and says so', async () => {
  const user = userEvent.setup();
  render(
    <ReportMenu
      findings={[FINDING]}
      verdict={{ state: 'unverified', reason: 'unsecured' }}
      algorithm="none"
      length={99}
      onOpen={vi.fn()}
    />,
  );
  await user.click(screen.getByRole('menuitem', { name: 'Copy as Markdown' }));

  expect(await screen.findByText('Copied')).toBeVisible();
  const copied = await navigator.clipboard.readText();
  expect(copied).toContain('### high: A password is readable');
  expect(copied).toContain('- Algorithm: none');
});
