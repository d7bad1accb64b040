import { Blob } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { ReadList, UnreadableList } from '../../../src/core/status-list/status-evidence.ts';
import { StatusRow } from '../../../src/features/decoded/status-row.tsx';
import { encodeText, readToken } from '../../core/read-token.ts';

const URI = 'https://issuer.example/lists/1';
const NOW = 1_800_000_000;

function tokenOf(claims: object, typ = 'JWT') {
  const parts = [{ alg: 'ES256', typ }, claims].map((part) => encodeText(JSON.stringify(part)));
  return readToken(`${parts.join('.')}.AAAA`);
}

const REFERRING = tokenOf({ status: { status_list: { idx: 7, uri: URI } } });

function showReference(list: ReadList | UnreadableList | undefined, isVerified = false) {
  const status = { kind: 'reference', index: 7, uri: URI, list } as const;
  render(
    <StatusRow
      token={REFERRING}
      status={status}
      isVerified={isVerified}
      now={NOW}
      onList={vi.fn()}
    />,
  );
  return screen.getByRole('region', { name: 'Status' });
}

function read(status: number | undefined, expires?: number): ReadList {
  const signature = { state: 'unsupported', reason: 'insecure-page' } as const;
  return { other: 2, problem: undefined, status, entries: 16, signature, expires };
}

describe('says the status, and what the list is worth', () => {
  test.each([
    [read(0), true, 'VALID (0x00)', 'verified list'],
    [read(0), false, 'VALID (0x00)', 'unverified list'],
    [read(1), true, 'INVALID (0x01)', 'verified list'],
    [read(2), false, 'SUSPENDED (0x02)', 'unverified list'],
    [read(3), true, 'Application-specific (0x03)', 'verified list'],
    [read(9), true, 'Reserved (0x09)', 'verified list'],
    [read(1, NOW), true, 'INVALID (0x01)', 'expired list'],
    [read(undefined), true, 'Not in the list, which has 16 entries', 'verified list'],
  ])('%j %s', (list, isVerified, name, worth) => {
    const row = showReference(list, isVerified);
    expect(within(row).getByText(name)).toBeVisible();
    expect(within(row).getByText(worth)).toBeVisible();
  });
});

test('offers to fetch a list that is not in the text, and names the host', async () => {
  const row = showReference(undefined);
  expect(within(row).getByText('Unknown: entry 7 of a status list')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Open Status' }));
  expect(screen.getByRole('button', { name: 'Fetch the list from issuer.example' })).toBeEnabled();
  expect(within(row).getByText(/the host sees your IP address/)).toBeVisible();
});

test('says why a list can’t be read', async () => {
  showReference({ other: 2, problem: 'not-zlib' });
  await userEvent.click(screen.getByRole('button', { name: 'Open Status' }));
  expect(screen.getByText(/can’t be decompressed/)).toBeVisible();
});

test('offers no fetch from a URL that is not https', async () => {
  const token = tokenOf({ status: { status_list: { idx: 7, uri: 'urn:list' } } });
  const status = { kind: 'reference', index: 7, uri: 'urn:list', list: undefined } as const;
  render(<StatusRow token={token} status={status} isVerified={false} now={NOW} onList={vi.fn()} />);
  await userEvent.click(screen.getByRole('button', { name: 'Open Status' }));
  expect(screen.queryByRole('button', { name: /Fetch/ })).toBeNull();
  expect(screen.getByText(/This URL does not use https/)).toBeVisible();
});

test('says what is wrong with a reference', () => {
  const token = tokenOf({ status: { status_list: { idx: '7', uri: URI } } });
  render(
    <StatusRow token={token} status={undefined} isVerified={false} now={NOW} onList={vi.fn()} />,
  );
  expect(screen.getByRole('region', { name: 'Status' })).toHaveTextContent(
    'must be a whole number',
  );
});

test('counts the entries of a list, and looks one up', async () => {
  // The one of jsdom has no stream.
  vi.stubGlobal('Blob', Blob);
  const lst = deflateSync(Buffer.from([0xb9, 0xa3])).toString('base64url');
  const token = tokenOf({ sub: URI, status_list: { bits: 1, lst } }, 'statuslist+jwt');
  render(
    <StatusRow token={token} status={undefined} isVerified={false} now={NOW} onList={vi.fn()} />,
  );
  expect(await screen.findByText('16 entries')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Open Status list' }));
  const table = screen.getByRole('table', { name: 'Statuses' });
  expect(
    within(table)
      .getAllByRole('row')
      .map(({ textContent }) => textContent),
  ).toEqual(['StatusEntries', 'VALID (0x00)7', 'INVALID (0x01)9']);
  const index = screen.getByRole('textbox', { name: 'Index' });
  await userEvent.clear(index);
  await userEvent.type(index, '15');
  expect(screen.getByRole('status')).toHaveTextContent('INVALID (0x01)');
  await userEvent.type(index, '0');
  expect(screen.getByRole('status')).toHaveTextContent('Enter an index from 0 to 15.');
});
