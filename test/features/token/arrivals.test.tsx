import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { createPage, PageContext } from '../../../src/features/shared/page.ts';
import { TokenOrigin } from '../../../src/features/token/arrivals.tsx';
import { createSession } from '../../../src/session/session.ts';
import { type Arrival, EMPTY_WORKSPACE } from '../../../src/session/workspace.ts';
import { tokenOf } from '../../support/tokens/tokens.ts';

const TOKEN = tokenOf('{"sub":"ana"}');

function show(arrival: Arrival): void {
  const session = createSession({ ...EMPTY_WORKSPACE, text: TOKEN, arrival });
  render(
    <PageContext value={createPage(session)}>
      <TokenOrigin />
    </PageContext>,
  );
}

describe('says how a token came that the user did not bring', () => {
  test.each<[Arrival, RegExp]>([
    [{ channel: 'link', text: TOKEN, inQuery: false }, /^This token came from a link\.$/],
    [{ channel: 'link', text: TOKEN, inQuery: true }, /Queries are sent to servers/],
    [{ channel: 'share', text: `Look: ${TOKEN}`, inQuery: false }, /shared by another app or site/],
    [{ channel: 'file', text: TOKEN, inQuery: false }, /a file opened with this page/],
  ])('%o', (arrival, words) => {
    show(arrival);

    expect(screen.getByRole('note')).toHaveTextContent(words);
  });

  test('says nothing about the origin of another token', () => {
    show({ channel: 'link', text: 'eyJhbGciOiJub25lIn0.e30.', inQuery: true });

    expect(screen.queryByRole('note')).toBeNull();
  });
});
