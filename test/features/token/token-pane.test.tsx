import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { createPage, PageContext } from '../../../src/features/shared/page.ts';
import { TokenPane } from '../../../src/features/token/token-pane.tsx';
import { createSession } from '../../../src/session/session.ts';
import { EMPTY_WORKSPACE } from '../../../src/session/workspace.ts';
import { fixedText } from '../../support/text-source.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { encodePart, tokenOf } from '../../support/tokens/tokens.ts';

function show(text: string) {
  const onText = vi.fn();
  const onFiles = vi.fn();
  const onClear = vi.fn();
  const workspace = { ...EMPTY_WORKSPACE, text };
  render(
    <PageContext value={createPage(createSession(workspace))}>
      <TokenPane
        source={fixedText(text)}
        workspace={workspace}
        token={readTokens(text)[0]}
        onText={onText}
        onClear={onClear}
        onFiles={onFiles}
        reveal={undefined}
      />
    </PageContext>,
  );
  return { onText, onFiles, onClear, pane: screen.getByRole('region', { name: 'Token' }) };
}

function faultsIn(pane: HTMLElement): unknown[] {
  const list = within(pane).queryByRole('list', { name: 'Faults' });
  const items = list ? within(list).getAllByRole('listitem') : [];
  return items.map(({ dataset }) => [dataset.part, dataset.code, dataset.offset]);
}

const TOKEN = tokenOf('{"sub":"ana"}');

test('has the cursor in its box', () => {
  show('');

  expect(screen.getByRole('textbox', { name: 'Token' })).toHaveFocus();
});

test('says what the token is, how long it is, and how long its parts are', () => {
  const { pane } = show(TOKEN);

  const [header, payload, signature] = TOKEN.split('.').map(({ length }) => length);
  expect(pane).toHaveTextContent(`JWS, ${TOKEN.length} characters`);
  expect(pane).toHaveTextContent(`Header ${header}, Payload ${payload}, Signature ${signature}`);
});

test('says how long the five parts of an encrypted token are', () => {
  const { pane } = show(`${encodePart('{"alg":"dir","enc":"A128GCM"}')}..aXY.Y3Q.dGFn`);

  expect(pane).toHaveTextContent(
    'Header 39, Encrypted key 0, Initialization vector 3, Ciphertext 3, Authentication tag 4',
  );
});

test.each([
  ['in a line', `Authorization: Bearer ${TOKEN}`],
  ['in prose', `See ${TOKEN} there`],
])('says that the token is part of a text: %s', (_, text) => {
  expect(show(text).pane).toHaveTextContent('JWS in text');
});

test('says that there is no token in a text', () => {
  expect(show('hello world').pane).toHaveTextContent('No token found');
});

describe('lists faults with part and place', () => {
  const [header, payload] = TOKEN.split('.');
  test.each([
    ['none', TOKEN, []],
    ['a foreign character', `${header}.ab!.AAAA`, [['payload', 'not-base64url', '2']]],
    ['bytes that are not text', `${header}._w.AAAA`, [['payload', 'not-utf8', '0']]],
    ['two parts', `${header}.${payload}`, [['token', 'part-count', undefined]]],
    [
      'one in each part',
      'eyJ!.a?b.A',
      [
        ['header', 'not-base64url', '3'],
        ['payload', 'not-base64url', '1'],
        ['signature', 'impossible-length', '0'],
      ],
    ],
    [
      'the same in several parts too many',
      `${header}.${payload}.AAAA.!.!.!`,
      [
        ['token', 'part-count', undefined],
        ['extra', 'not-base64url', '0'],
        ['extra', 'not-base64url', '0'],
        ['extra', 'not-base64url', '0'],
      ],
    ],
  ])('%s', async (_, text, faults) => {
    const { pane } = show(text);
    // Their words are loaded after the first frame.
    await waitFor(() => expect(faultsIn(pane)).toHaveLength(faults.length));
    expect(faultsIn(pane)).toEqual(faults);
  });
});

test('clears the boxes', async () => {
  const { onClear } = show(TOKEN);
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }));

  expect(onClear).toHaveBeenCalledOnce();
});

describe('takes what is dropped', () => {
  test('as a text', () => {
    const { onText } = show('');
    const dataTransfer = { files: [], getData: () => TOKEN };
    fireEvent.drop(screen.getByRole('textbox', { name: 'Token' }), { dataTransfer });

    expect(onText).toHaveBeenCalledExactlyOnceWith(TOKEN);
  });

  test('as a file', () => {
    const { onFiles } = show('');
    const file = new File([TOKEN], 'token.txt');
    const dataTransfer = { files: [file], getData: () => '' };
    fireEvent.drop(screen.getByRole('textbox', { name: 'Token' }), { dataTransfer });

    expect(onFiles).toHaveBeenCalledExactlyOnceWith([file]);
  });
});
