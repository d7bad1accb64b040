import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PairRow } from '../../../src/features/decoded/pair-row.tsx';

test('names the hashes that hold apart from those that are not checked', () => {
  render(
    <PairRow
      pairs={[
        { subject: 'id-token', claims: ['at_hash'] },
        { subject: 'unchecked', claims: ['c_hash', 's_hash'] },
      ]}
    />,
  );
  const row = screen.getByRole('region', { name: 'Related tokens' });
  expect(row).toHaveTextContent('This ID token matches the response it came in (at_hash).');
  expect(row).toHaveTextContent(
    'Not checked, as the response has no clear value to compare: c_hash, s_hash.',
  );
});
