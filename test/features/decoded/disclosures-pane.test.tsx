import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { DisclosuresPane } from '../../../src/features/decoded/disclosures-pane.tsx';
import {
  DetachedPayload,
  UnprotectedHeader,
} from '../../../src/features/decoded/special-panes.tsx';
import { encodeText, readToken } from '../../core/read-token.ts';
import { PRESENTATION, RECURSIVE } from '../../vectors/sd-jwt.ts';

async function show(text: string) {
  render(<DisclosuresPane token={readToken(text)} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Open Disclosures' }));
  return screen.findByRole('list', { name: 'Disclosures' });
}

const RECURSIVE_TOKEN = [
  `${encodeText('{"alg":"ES256"}')}.${encodeText(JSON.stringify(RECURSIVE.payload))}.AAAA`,
  ...RECURSIVE.disclosures,
  '',
].join('~');

test.each([
  ['a presentation', PRESENTATION, '4 of 10 claims disclosed, key binding valid'],
  [
    'a presentation without its Key Binding JWT',
    PRESENTATION.slice(0, PRESENTATION.lastIndexOf('~') + 1),
    '4 of 10 claims disclosed',
  ],
  [
    'a disclosure without a digest',
    `${PRESENTATION.split('~')[0]}~${encodeText('["s","a",1]')}~`,
    '0 of 10 claims disclosed, 1 not valid',
  ],
])('sums up %s while it is closed', async (_, text, words) => {
  render(<DisclosuresPane token={readToken(text)} />);

  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.queryByRole('list', { name: 'Disclosures' })).toBeNull();
});

test('lists each disclosure with its name, value, place and digest', async () => {
  const items = within(await show(PRESENTATION)).getAllByRole('listitem');

  expect(items).toHaveLength(4);
  expect(items[0]).toHaveTextContent('family_name');
  expect(items[0]).toHaveTextContent('"Doe"');
  expect(items[0]).toHaveTextContent('/family_name');
  expect(items[0]).toHaveTextContent('TGf4oLbgwd5JQaHyKVQZU9UdGE0w5rtDsrZzfUaomLo');
  expect(items[0]).toHaveAttribute('data-state', 'placed');
  expect(items[3]).toHaveTextContent('/nationalities/0');
});

test('says who presents it, to whom and when', async () => {
  await show(PRESENTATION);
  const binding = screen.getByRole('status', { name: 'Key Binding' });

  expect(binding).toHaveAttribute('data-state', 'verified');
  expect(screen.getByText('https://verifier.example.org')).toBeVisible();
  expect(screen.getByText(/2025-05-27 16:05:41 UTC/)).toBeVisible();
});

test('leaves out what rests on a disclosure that is left out, and takes it in again with it', async () => {
  await show(RECURSIVE_TOKEN);
  const box = (name: string) => screen.getByRole('checkbox', { name: `Present ${name}` });
  await userEvent.click(box('address'));
  for (const name of ['address', 'locality', 'country']) expect(box(name)).not.toBeChecked();
  expect(screen.getByRole('region', { name: 'Processed payload' })).not.toHaveTextContent('DE');

  await userEvent.click(box('country'));
  expect(box('address')).toBeChecked();
  expect(box('locality')).not.toBeChecked();
  const processed = screen.getByRole('region', { name: 'Processed payload' });
  expect(processed).toHaveTextContent('"country": "DE"');
});

describe('a rejected disclosure', () => {
  test.each([
    [
      'belongs to no digest',
      `${PRESENTATION.split('~')[0]}~${encodeText('["s","a",1]')}~`,
      'unreferenced',
      /no matching digest in the token/,
    ],
    [
      'cannot be read',
      `${PRESENTATION.split('~')[0]}~${encodeText('{}')}~`,
      'malformed',
      /not an array/,
    ],
  ])('says that the disclosure %s', async (_, text, state, words) => {
    const item = within(await show(text)).getByRole('listitem');

    expect(item).toHaveAttribute('data-state', state);
    expect(item).toHaveTextContent(words);
  });
});

test('the unprotected header is shown as it is written', () => {
  const text = '{"payload":"e30","header":{"alg":"HS256","n":1.0},"signature":"AAAA"}';
  render(<UnprotectedHeader token={readToken(text)} />);

  const pane = screen.getByRole('region', { name: 'Unprotected header' });
  expect(pane).toHaveTextContent('"n": 1.0');
  expect(pane).toHaveTextContent('The signature does not cover these parameters');
});

test('a detached payload keeps the line ends of what is pasted, and the bytes of a file', async () => {
  const token = readToken(`${encodeText('{"alg":"HS256"}')}..AAAA`);
  const onBytes = vi.fn();
  render(
    <DetachedPayload token={token} text="" bytes={undefined} onText={vi.fn()} onBytes={onBytes} />,
  );
  const box = screen.getByRole('textbox', { name: 'Detached payload' });
  fireEvent.paste(box, { clipboardData: { files: [], getData: () => 'a\r\nb\n' } });
  const given = () => onBytes.mock.lastCall?.[0];
  expect(Buffer.from(given().bytes).toString()).toBe('a\r\nb\n');
  expect(given().isExact).toBe(false);

  const file = { arrayBuffer: async () => Uint8Array.of(0, 255).buffer };
  fireEvent.drop(box, { dataTransfer: { files: [file], getData: () => '' } });
  await waitFor(() => expect(given().isExact).toBe(true));
  expect([...given().bytes]).toEqual([0, 255]);
});

test('a detached payload is typed into its box', async () => {
  const token = readToken(`${encodeText('{"alg":"HS256"}')}..AAAA`);
  const typed: string[] = [];
  render(
    <DetachedPayload
      token={token}
      text=""
      bytes={undefined}
      onText={(text) => typed.push(text)}
      onBytes={vi.fn()}
    />,
  );
  await userEvent.type(screen.getByRole('textbox', { name: 'Detached payload' }), 'x');

  await waitFor(() => expect(typed).toEqual(['x']));
});
