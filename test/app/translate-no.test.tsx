import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { App } from '../../src/app/app.tsx';
import { IssueItem } from '../../src/features/issues/issue-item.tsx';
import { createPage, PageContext } from '../../src/features/shared/page.ts';
import { Quoted } from '../../src/ui/quoted.tsx';
import { nowInSeconds, SECRET, signTexts } from '../support/tokens/tokens.ts';

/** A word that is in the token and the key, and nowhere else. */
const MARK = 'zqxj';

async function put(name: string, text: string): Promise<void> {
  await userEvent.clear(screen.getByRole('textbox', { name }));
  await userEvent.click(screen.getByRole('textbox', { name }));
  await userEvent.paste(text);
}

/** Texts with the mark that browsers would translate. */
function translatable(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    const nearest = node.parentElement?.closest('[translate]');
    if (text.includes(MARK) && nearest?.getAttribute('translate') !== 'no') found.push(text);
  }
  return found;
}

function marked(): number {
  return (document.body.textContent ?? '').split(MARK).length - 1;
}

test('no text of a token or a key is left to translators', async () => {
  render(<App />);
  const header = { alg: 'HS256', typ: `${MARK}-typ`, kid: `${MARK}-kid`, [`${MARK}-name`]: 'x' };
  const claims = {
    iss: `https://${MARK}.example`,
    sub: `${MARK}-sub`,
    aud: [`${MARK}-aud`, 'b'],
    scope: `${MARK}:read`,
    [`${MARK}_claim`]: { inner: `${MARK}-inner` },
    nbf: `${MARK}-nbf`,
    exp: nowInSeconds() - 60,
  };
  const token = signTexts(JSON.stringify(header), JSON.stringify(claims));
  const other = signTexts('{"alg":"HS256"}', `{"iss":"${MARK}-other"}`, 'another secret');
  await put('Token', `${token}\n${other}`);
  const k = Buffer.from(SECRET).toString('base64url');
  const keys = [
    { kty: 'oct', k, kid: `${MARK}-key` },
    { kty: 'oct', k: 'c2VjcmV0', kid: `${MARK}-two`, use: `${MARK}-use` },
  ];
  await put('Key', JSON.stringify({ keys }));
  for (const name of ['Header view', 'Payload view']) {
    const views = within(await screen.findByRole('group', { name }, { timeout: 20_000 }));
    await userEvent.click(views.getAllByRole('button')[1] as HTMLElement);
  }
  await waitFor(() => expect(marked()).toBeGreaterThan(15), { timeout: 20_000 });
  await screen.findByRole('listbox', { name: 'Tokens found' }, { timeout: 20_000 });
  const facts = screen.queryAllByText('Facts');
  for (const summary of facts.slice(0, 1)) await userEvent.click(summary);
  expect(translatable()).toEqual([]);
}, 90_000);

test('no quoted value of an issue is left to translators', () => {
  const issue = {
    code: 'x',
    severity: 'high',
    checks: [],
    claims: [MARK],
    layer: 0,
    where: { part: 'header' },
    title: `“${MARK}” is not “typ”`,
    why: `The key ID is “${MARK} \\”b”.`,
    fix: `Write “${MARK}”.`,
    references: [],
  } as const;
  render(
    <PageContext value={createPage()}>
      <ul>
        <IssueItem
          issue={issue}
          isHidden={false}
          isPointed={false}
          meant={undefined}
          onReveal={() => {}}
          onPoint={() => {}}
        />
      </ul>
    </PageContext>,
  );

  expect(marked()).toBe(4);
  expect(translatable()).toEqual([]);
  expect(screen.getByText(/The key ID is/)).not.toHaveAttribute('translate');
});

test('a sentence is translated, the values in its quotes are not', () => {
  render(
    <p>
      <Quoted>{'The header asks for “a\\”b”, not “c”, in "crit". See “unclosed'}</Quoted>
    </p>,
  );
  expect(screen.getByText('“a\\”b”')).toHaveAttribute('translate', 'no');
  expect(screen.getByText('“c”')).toHaveAttribute('translate', 'no');
  expect(screen.getByText('"crit"')).toHaveAttribute('translate', 'no');
  expect(screen.getByText(/The header asks for/)).not.toHaveAttribute('translate');
  expect(document.querySelectorAll('[translate]')).toHaveLength(3);
});
