import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import {
  type Allowance,
  type DecryptionVerdict,
  MOST_INFLATED,
  USUAL_ALLOWANCE,
} from '../../../src/core/verdict/decryption-verdict.ts';
import { OpeningQuestion } from '../../../src/features/decoded/opening-question.tsx';
import { secretOf } from '../../core/audit/build-subject.ts';
import { suiteOf } from '../../support/keys/encryption-keys.ts';

const KEY = secretOf(16);
const SUITE = suiteOf('PBES2-HS256+A128KW', 'A128GCM');
const ATTEMPT = { suite: SUITE, tried: [KEY], by: 'kind', keyId: undefined, keys: [KEY] } as const;

function show(opening: DecryptionVerdict | undefined, allowed: Partial<Allowance> = {}) {
  const onAllow = vi.fn();
  const words = { title: '', detail: '' };
  render(
    <OpeningQuestion
      verdict={opening && { state: opening.state, reason: 'opening', opening, words }}
      allowance={{ ...USUAL_ALLOWANCE, ...allowed }}
      onAllow={onAllow}
    />,
  );
  return onAllow;
}

test('asks before very many rounds, over all keys', async () => {
  const onAllow = show({
    state: 'encrypted',
    reason: 'asks-iterations',
    suite: SUITE,
    count: 700_000,
    keys: 2,
  });
  expect(screen.getByRole('group', { name: 'Before opening the token' })).toHaveTextContent(
    '1,400,000 rounds',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Open anyway' }));
  expect(onAllow).toHaveBeenCalledWith({ iterations: 1_400_000 });
});

test('lets go of what takes long', async () => {
  const onAllow = show(undefined, { iterations: 5_000_000 });
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onAllow).toHaveBeenCalledWith({ iterations: USUAL_ALLOWANCE.iterations });
});

test('asks before it unpacks much', async () => {
  const opened = { state: 'decrypted', key: KEY, from: 400, limit: 250_000, ...ATTEMPT } as const;
  const onAllow = show({ ...opened, reason: 'asks-inflation' });
  await userEvent.click(screen.getByRole('button', { name: 'Unpack up to 10 MB' }));
  expect(onAllow).toHaveBeenCalledWith({ inflated: MOST_INFLATED });
});

describe('asks nothing', () => {
  test.each<readonly [string, DecryptionVerdict | undefined]>([
    ['while nothing takes long', undefined],
    ['without a key', { state: 'encrypted', reason: 'no-key', suite: SUITE }],
    [
      'once it is open',
      { state: 'decrypted', reason: 'opened', key: KEY, inflation: undefined, ...ATTEMPT },
    ],
    [
      'of what is too large in any case',
      { state: 'decrypted', reason: 'too-large', key: KEY, from: 1, limit: 1, ...ATTEMPT },
    ],
  ])('%s', (_, opening) => {
    show(opening);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
