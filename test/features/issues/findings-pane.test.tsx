import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import { FindingsPane } from '../../../src/features/issues/findings-pane.tsx';
import type { Findings } from '../../../src/session/session.ts';

function finding(code: string, changes: Partial<Finding> = {}): Finding {
  return {
    code,
    severity: 'high',
    basis: 'bytes',
    where: { part: 'payload', pointer: `/${code}` },
    title: `Title of ${code}`,
    why: `Why ${code} matters`,
    fix: `What to do about ${code}`,
    references: [],
    ...changes,
  };
}

function show(findings: Findings, hasToken = true) {
  const onReveal = vi.fn();
  render(
    <FindingsPane
      identity={undefined}
      hasToken={hasToken}
      findings={findings}
      onReveal={onReveal}
    />,
  );
  return { onReveal, pane: screen.getByRole('region', { name: 'Findings' }) };
}

beforeAll(async () => {
  show([finding('a')]);
  await screen.findByRole('list', { name: 'Findings' });
  cleanup();
});

test('lists the findings in their order, with code and severity', () => {
  show([finding('a', { severity: 'critical' }), finding('b', { severity: 'info' })]);
  const list = screen.getByRole('list', { name: 'Findings' });
  const items = within(list).getAllByRole('listitem');

  expect(items.map(({ dataset }) => [dataset.code, dataset.severity])).toEqual([
    ['a', 'critical'],
    ['b', 'info'],
  ]);
});

test('says of each what, why, what to do, how bad, and where to read on', () => {
  const references = [
    { title: 'RFC 7519 §4.1.4', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4' },
    { title: 'A book' },
  ];
  const { pane } = show([finding('a', { references })]);

  for (const words of ['Title of a', 'Why a matters', 'What to do about a', 'high', 'A book']) {
    expect(pane).toHaveTextContent(words);
  }
  const link = screen.getByRole('link', { name: 'RFC 7519 §4.1.4' });
  expect(link).toHaveAttribute('href', references[0]?.url);
  expect(link).toHaveAttribute('rel', expect.stringContaining('noreferrer'));
});

test('tells which finding is clicked, and takes the keyboard for it too', async () => {
  const findings = [finding('a'), finding('b')];
  const { onReveal } = show(findings);
  await userEvent.click(screen.getByRole('button', { name: 'Title of b' }));
  expect(onReveal).toHaveBeenLastCalledWith(findings[1]);

  await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Enter}');
  expect(onReveal).toHaveBeenLastCalledWith(findings[0]);
});

test('says what the token looks like', () => {
  const words = 'OIDC ID token (nonce) from Auth0 (iss)';
  render(
    <FindingsPane
      identity={{ profile: 'id-token', issuer: 'auth0', words }}
      hasToken
      findings={[]}
      onReveal={() => {}}
    />,
  );
  const line = screen.getByText(`Looks like: ${words}`);
  expect(line.dataset).toMatchObject({ profile: 'id-token', issuer: 'auth0' });
});

test('shows several findings of one code, though they speak of the same place', () => {
  show([finding('a'), finding('a'), finding('a', { where: { part: 'token' } })]);

  expect(screen.getAllByRole('listitem')).toHaveLength(3);
});

test.each([
  ['no token', [], false, 'Advice about the token stands here'],
  ['no findings', [], true, 'None of the rules has anything to say'],
  ['nothing yet', 'reading' as const, true, 'Reading the token'],
  ['no rules', 'out-of-reach' as const, true, 'The rules could not be fetched'],
])('says that there is %s', (_, findings, hasToken, words) => {
  expect(show(findings, hasToken).pane).toHaveTextContent(words);
});

test('puts what depends on the receiver behind what does not, under a heading', () => {
  show([
    finding('a', { severity: 'critical', basis: 'server' }),
    finding('b', { severity: 'low', basis: 'bytes' }),
    finding('c', { severity: 'low', basis: 'server' }),
  ]);
  const items = screen.getAllByRole('listitem');

  expect(items.map(({ dataset }) => dataset.code)).toEqual(['b', 'a', 'c']);
  expect(screen.getAllByText('Depends on the receiver')).toHaveLength(1);
  expect(items[1]).toHaveTextContent('Depends on the receiver');
});

test('leads to how it is done safely', async () => {
  show([finding('password-claim'), finding('token-expired')]);
  const items = screen.getAllByRole('listitem');
  await userEvent.click(within(items[0] as HTMLElement).getByText('Signed is not encrypted'));

  expect(await screen.findByText(/base64url, which anyone can read/)).toBeVisible();
  expect(within(items[1] as HTMLElement).queryByRole('group')).toBeNull();
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
});
