import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { createPage, PageContext } from '../../../src/features/shared/page.ts';
import { TokensFound } from '../../../src/features/token-list/tokens-found.tsx';
import { EMPTY_WORKSPACE } from '../../../src/session/workspace.ts';
import { nowInSeconds, SECRET, tokenOf } from '../../support/tokens/tokens.ts';

const now = nowInSeconds();
const SOUND = tokenOf(JSON.stringify({ iss: 'https://a.test', sub: 'ana', exp: now + 7200 }));
const EXPIRED = tokenOf(JSON.stringify({ iss: 'https://b.test', sub: 'ana', exp: now - 7200 }));
const FOREIGN = tokenOf(
  '{"iss":"https://a.test","sub":"eve"}',
  'a secret of somebody else entirely',
);
const TEXT = JSON.stringify({
  id_token: SOUND,
  access_token: EXPIRED,
  other: FOREIGN,
  again: SOUND,
});

function Page({ text, keyText = SECRET }: { readonly text: string; readonly keyText?: string }) {
  const [selectedToken, select] = useState(0);
  const [page] = useState(createPage);
  const [{ tokens, reading }] = useState(() => ({
    tokens: extractTokens(text),
    reading: parseKeys(keyText, 'utf8'),
  }));
  return (
    <PageContext value={page}>
      <output>{selectedToken}</output>
      <TokensFound
        tokens={tokens}
        scan={undefined}
        workspace={{ ...EMPTY_WORKSPACE, text, selectedToken }}
        reading={reading}
        onSelect={select}
      />
    </PageContext>
  );
}

async function list(): Promise<HTMLElement> {
  const box = await screen.findByRole('listbox', { name: 'Tokens found' }, { timeout: 10_000 });
  await waitFor(() => expect(box).toHaveAttribute('aria-busy', 'false'), { timeout: 10_000 });
  return box;
}

function optionTexts(box: HTMLElement): string[] {
  return within(box)
    .getAllByRole('option')
    .map((option) => option.textContent ?? '');
}

test('is not there for one token', () => {
  render(<Page text={SOUND} />);

  expect(screen.queryByRole('region', { name: 'Tokens found' })).toBeNull();
});

test('is a row with the selected token until it is opened', async () => {
  render(<Page text={TEXT} />);
  const box = await list();
  const region = screen.getByRole('region', { name: 'Tokens found' });
  expect(region).toHaveTextContent('1 of 3 unique tokens, 4 in total');
  expect(screen.queryByLabelText('Sort by')).toBeNull();

  await userEvent.click(within(box).getByRole('option', { name: /id_token/ }));
  expect(screen.getByLabelText('Sort by')).toBeVisible();
  await userEvent.click(within(box).getByRole('option', { name: /access_token/ }));
  expect(region).toHaveTextContent('2 of 3');

  await userEvent.click(screen.getByRole('button', { name: 'Hide the tokens found' }));
  expect(screen.queryByLabelText('Sort by')).toBeNull();
});

describe('the list', () => {
  test('names each token once, with count, kind, issuer, expiry and verdict', async () => {
    render(<Page text={TEXT} />);
    const [sound, expired, foreign, ...more] = optionTexts(await list());

    expect(sound).toMatch(
      /id_token.*2 times.*verified.*JWS · HS256 · https:\/\/a\.test · expires in/,
    );
    expect(expired).toMatch(/access_token.*verified.*https:\/\/b\.test · expired 2 h ago/);
    expect(foreign).toMatch(/other.*invalid.*no expiry/);
    expect(more).toEqual([]);
  });

  test('chooses with arrows and Enter, and by a click', async () => {
    render(<Page text={TEXT} />);
    const box = await list();
    box.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(screen.getByRole('status', { name: '' })).toHaveTextContent('2');
    expect(within(box).getByRole('option', { selected: true })).toHaveTextContent('other');

    await userEvent.keyboard('{Home}{Enter}');
    expect(screen.getByRole('status', { name: '' })).toHaveTextContent('0');
    await userEvent.click(within(box).getByRole('option', { name: /access_token/ }));
    expect(screen.getByRole('status', { name: '' })).toHaveTextContent('1');
  });

  test.each([
    ['Show', 'expired', ['access_token']],
    ['Show', 'failing', ['other']],
    ['Issuer', 'https://a.test', ['id_token', 'other']],
    ['Sort by', 'expiry', ['access_token', 'id_token', 'other']],
    ['Sort by', 'label', ['access_token', 'id_token', 'other']],
  ])('%s %s', async (label, option, expected) => {
    render(<Page text={TEXT} />);
    const box = await list();
    await userEvent.click(screen.getByRole('button', { name: 'Show the tokens found' }));
    await userEvent.selectOptions(screen.getByLabelText(label), option);

    expect(
      optionTexts(box).map((text) => /^[a-z_]+?(?=\d|verified|invalid)/.exec(text)?.[0]),
    ).toEqual(expected);
  });

  test('draws only some of thousands', async () => {
    const many = Array.from({ length: 400 }, (_, index) => tokenOf(`{"n":${index}}`)).join('\n');
    render(<Page text={many} keyText="" />);
    const box = await list();

    expect(within(box).getAllByRole('option').length).toBeLessThan(40);
    expect(within(box).getAllByRole('option')[0]).toHaveAttribute('aria-setsize', '400');
    box.focus();
    await userEvent.keyboard('{End}{Enter}');
    expect(screen.getByRole('status', { name: '' })).toHaveTextContent('399');
  });
});

test('two tokens are compared member by member', async () => {
  render(<Page text={TEXT} />);
  const box = await list();
  await userEvent.click(screen.getByRole('button', { name: 'Compare' }));
  await userEvent.click(within(box).getByRole('option', { name: /access_token/ }));
  const comparison = screen.getByRole('region', { name: 'Comparison' });

  expect(screen.getByRole('status', { name: '' })).toHaveTextContent('0');
  expect(within(comparison).getByRole('row', { name: /exp/ })).toHaveTextContent('4 h earlier');
  expect(within(comparison).getByRole('row', { name: /iss/ })).toHaveTextContent('changed');
  expect(within(comparison).queryByRole('row', { name: /^sub/ })).toBeNull();
  await userEvent.click(within(comparison).getByRole('button', { name: /^Show \d+ identical$/ }));
  expect(within(comparison).getByRole('row', { name: /^sub/ })).toHaveTextContent('same');
});
