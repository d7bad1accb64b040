import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import {
  findSignatureAlgorithm,
  SIGNATURE_ALGORITHMS,
} from '../../../src/core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { EmbeddedKeyNote } from '../../../src/features/key/embedded-key-note.tsx';

const EMBEDDED = { member: 'jwk', matches: true, isUsers: false } as const;
const [HS256] = SIGNATURE_ALGORITHMS;
const ALGORITHM = findSignatureAlgorithm('ES256') ?? HS256;

function show(verdict: SignatureVerdict | undefined, embedded: typeof EMBEDDED | undefined) {
  const onCheck = vi.fn();
  render(
    <EmbeddedKeyNote verdict={verdict} embedded={embedded} isChecked={false} onCheck={onCheck} />,
  );
  return onCheck;
}

const button = () => screen.queryByRole('button', { name: 'Verify with the embedded key' });

test('offers the check, and hands it on', async () => {
  if (!ALGORITHM) throw new Error('no algorithm');
  const onCheck = show({ state: 'unverified', reason: 'no-key', algorithm: ALGORITHM }, EMBEDDED);
  const found = button();
  if (found) await userEvent.click(found);

  expect(onCheck).toHaveBeenCalledExactlyOnceWith(true);
});

test('offers nothing without a key inside, or where the key of the user has answered', () => {
  if (!ALGORITHM) throw new Error('no algorithm');
  show({ state: 'unverified', reason: 'no-key', algorithm: ALGORITHM }, undefined);
  show({ state: 'invalid', reason: 'edited', canSign: false }, EMBEDDED);
  show({ state: 'unverified', reason: 'unsecured' }, EMBEDDED);
  show(undefined, EMBEDDED);

  expect(button()).toBeNull();
});
