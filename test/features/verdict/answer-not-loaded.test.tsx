import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { createPage, PageContext } from '../../../src/features/shared/page.ts';
import { VerdictBar } from '../../../src/features/verdict/verdict-bar.tsx';
import { createSession } from '../../../src/session/session.ts';
import { EMPTY_WORKSPACE } from '../../../src/session/workspace.ts';
import { soundToken } from '../../support/tokens/tokens.ts';

vi.mock('../../../src/features/verdict/answer-code.ts', () => {
  throw new Error('offline');
});

test('without the code that works out the answer, the page offers to reload', async () => {
  render(
    <PageContext value={createPage(createSession({ ...EMPTY_WORKSPACE, text: soundToken() }))}>
      <VerdictBar language="en" />
    </PageContext>,
  );

  expect(await screen.findByRole('button', { name: 'Reload' })).toBeVisible();
  expect(screen.getByRole('status', { name: 'Verdict' })).toHaveTextContent(
    'Can’t tell: the page is not fully loaded',
  );
});
