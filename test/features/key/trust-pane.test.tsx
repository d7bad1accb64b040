import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { TrustPane } from '../../../src/features/key/trust-pane.tsx';
import { createPage, PageContext } from '../../../src/features/shared/page.ts';
import { createSession } from '../../../src/session/session.ts';
import { EMPTY_WORKSPACE, type Workspace } from '../../../src/session/workspace.ts';
import { APPLE_RENEWAL_INFO, APPLE_ROOT_G3, APPLE_TEST_ROOT } from '../../vectors/apple-chains.ts';

function show(filled: Partial<Workspace> = {}) {
  const text = APPLE_RENEWAL_INFO;
  const session = createSession({ ...EMPTY_WORKSPACE, text, ...filled });
  render(
    <PageContext value={createPage(session)}>
      <TrustPane dispatch={session.dispatch} />
    </PageContext>,
  );
  return { session, result: screen.getByRole('note', { name: 'Result for the chain' }) };
}

const roots = () => screen.getByRole('textbox', { name: 'Root certificates' });

test('asks for a root that is not from the token', () => {
  const { result } = show();
  expect(result).toHaveTextContent(
    'Get the root from the certificate authority, not from the token.',
  );
  expect(result).toHaveAttribute('data-trust', 'none');
});

test('says by which root a chain is trusted, and lets the signer be confirmed', async () => {
  const { session, result } = show();
  await userEvent.click(roots());
  await userEvent.paste(APPLE_TEST_ROOT);
  await expect.poll(() => result.getAttribute('data-trust')).toBe('trusted');
  expect(result).toHaveTextContent('3 certificates, by a chain to the root you gave');
  expect(result).toHaveTextContent('Revocation is not checked.');
  const confirm = screen.getByRole('button', { name: 'Expect this signer' });
  await userEvent.click(confirm);
  expect(session.snapshot().input.signer).toBe('C=US, ST=CA, L=Cupertino, O=Leaf');
  await expect.poll(() => confirm.getAttribute('aria-pressed')).toBe('true');
});

test('says why a chain is not trusted, and takes it back with the root', async () => {
  const { session, result } = show({ roots: APPLE_ROOT_G3 });
  await expect.poll(() => result.getAttribute('data-trust')).toBe('untrusted');
  expect(result).toHaveTextContent('None of your root certificates issued a certificate');
  expect(session.snapshot().verdict?.state).toBe('unverified');
  await userEvent.clear(roots());
  await expect.poll(() => result.getAttribute('data-trust')).toBe('none');
});

test('says which part of the roots is not a certificate', async () => {
  const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  const { result } = show({ roots: pem(APPLE_TEST_ROOT) + pem('bm90IGEgY2VydGlmaWNhdGU=') });
  await expect.poll(() => result.getAttribute('data-trust')).toBe('trusted');
  expect(result).toHaveTextContent('One part of “Root certificates” is not a certificate.');
});

test('says that roots are not used beside a key', async () => {
  const { result } = show({ roots: APPLE_TEST_ROOT, keyText: 'a secret' });
  await expect.poll(() => result.textContent).toContain('The Key field contains a key');
});

test('lists the certificates, and where roots are published', async () => {
  const { result } = show({ roots: APPLE_TEST_ROOT });
  await expect.poll(() => result.getAttribute('data-trust')).toBe('trusted');
  await userEvent.click(screen.getByRole('button', { name: 'Certificate chain' }));
  const list = screen.getByRole('list', { name: 'Certificates of the chain' });
  const items = within(list).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual([
    expect.stringMatching(/^Signer.*O=Leaf.*Holds$/),
    expect.stringMatching(/^Certificate authority.*O=Intermediate.*Holds$/),
    expect.stringMatching(/^Root that you gave.*Self-issued.*Holds$/),
  ]);
  expect(screen.getByRole('link', { name: 'Google Trust Services roots' })).toHaveAttribute(
    'href',
    'https://pki.goog/repository/',
  );
});

test('forgets nothing of the input but by Clear, which empties the roots', () => {
  const { session } = show({ roots: APPLE_TEST_ROOT });
  session.dispatch({ type: 'type-token', text: 'a.b.c' });
  expect(session.snapshot().input.roots).toBe(APPLE_TEST_ROOT);
  session.dispatch({ type: 'clear' });
  expect(session.snapshot().input.roots).toBe('');
  session.dispatch({ type: 'undo' });
  expect(session.snapshot().input.roots).toBe(APPLE_TEST_ROOT);
});
