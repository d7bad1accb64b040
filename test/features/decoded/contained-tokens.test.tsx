import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import { foundAlone } from '../../../src/core/extract/found-alone.ts';
import { studyContained } from '../../../src/crypto/evidence/study-contained.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { ContainedTokens } from '../../../src/features/decoded/contained-tokens.tsx';
import { SECRET, tokenOf } from '../../support/tokens/tokens.ts';
import {
  FEDERATION_CHAIN,
  UCAN_TWO_PROOFS,
  UCAN_WRONG_AUDIENCE,
} from '../../vectors/tokens-in-claims.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function show(compact: string, key = '') {
  const token = decodeToken(foundAlone(compact));
  const report = await studyContained(token, await readKeys(key, 'utf8'), key);
  const onOpen = vi.fn();
  render(<ContainedTokens report={report} onOpen={onOpen} />);
  await userEvent.click(screen.getByRole('button', { name: 'Open Tokens inside' }));
  return { onOpen, report };
}

const EXPIRED = tokenOf('{"sub":"ana","exp":1000}');

test('shows each token with its verdict, dates and parts, and opens it', async () => {
  const { onOpen } = await show(tokenOf(JSON.stringify({ a: EXPIRED })), SECRET);
  const list = screen.getByRole('list', { name: 'Tokens inside' });
  const [item] = within(list).getAllByRole('listitem');
  expect(item).toHaveTextContent('/a JWS HS256');
  expect(item).toHaveTextContent('Signature verified, but the token has expired');
  expect(item).toHaveTextContent(/Expired \d+ years ago/);
  expect(screen.getByText('1 token. 1 verified. 1 expired.')).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Show /a' }));
  expect(screen.getByRole('figure', { name: 'Header' })).toHaveTextContent('"alg": "HS256"');
  expect(screen.getByRole('figure', { name: 'Payload' })).toHaveTextContent('"sub": "ana"');
  await userEvent.click(screen.getByRole('button', { name: 'Open /a as the token' }));
  expect(onOpen).toHaveBeenCalledWith({ compact: EXPIRED, place: '/a', keepsKey: true });
});

test('says which key a token needs that the key in the Key field did not sign', async () => {
  const { onOpen } = await show(tokenOf(JSON.stringify({ a: EXPIRED })), 'x'.repeat(64));
  await userEvent.click(screen.getByRole('button', { name: 'Show /a' }));
  expect(screen.getByText(/No key in the Key field made this signature/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Open /a as the token' }));
  expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ keepsKey: false }));
});

test('shows only the header of an encrypted token', async () => {
  const jwe = `${encode({ alg: 'dir', enc: 'A128GCM' })}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;
  await show(tokenOf(JSON.stringify({ a: jwe })));
  expect(screen.getByText('Encrypted token')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show /a' }));
  expect(screen.queryByRole('figure', { name: 'Payload' })).toBeNull();
});

test('follows a trust chain from statement to statement', async () => {
  await show(`${encode({ alg: 'HS256', trust_chain: FEDERATION_CHAIN })}.${encode({})}.AAAA`);
  const chain = screen.getByRole('region', { name: 'Trust chain of 4 statements' });
  expect(chain).toHaveAttribute('data-chain', 'untimely');
  const links = within(chain).getAllByRole('listitem');
  expect(links).toHaveLength(4);
  expect(links[0]).toHaveTextContent(
    'Statement 1 has expired. Signed with a key of statement 2, whose subject is the issuer.',
  );
  expect(links[3]).toHaveTextContent('only the trust anchor’s key in the Key field');
});

test.each([
  [UCAN_TWO_PROOFS, 'Delegation with 2 proofs', 'whole'],
  [UCAN_WRONG_AUDIENCE, 'Delegation with 1 proof', 'broken'],
])('follows the proofs of a UCAN', async (compact, name, state) => {
  await show(compact);
  expect(screen.getByRole('region', { name })).toHaveAttribute('data-chain', state);
});

test('says that a limit was reached', async () => {
  await show(tokenOf(JSON.stringify({ all: Array(60).fill(EXPIRED) })));
  expect(screen.getByText(/Some tokens inside are not listed/)).toBeVisible();
});
