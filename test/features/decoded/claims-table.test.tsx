import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import { NO_EXPECTATIONS } from '../../../src/core/checks/expectation-texts.ts';
import { ClaimsTable, type ClaimsTableProps } from '../../../src/features/decoded/claims-table.tsx';
import { readPane } from '../../../src/features/shared/annotate-json.ts';
import { chooseDateForm } from '../../../src/features/shared/date-form.ts';
import { reviewOf } from '../../core/checks/check-one.ts';
import { readToken } from '../../core/read-token.ts';
import { tokenOf } from '../../support/tokens/tokens.ts';

afterEach(() => act(() => chooseDateForm('local')));

function show(claims: unknown, changes: Partial<ClaimsTableProps> = {}) {
  const text = typeof claims === 'string' ? claims : JSON.stringify(claims, null, 2);
  render(
    <ClaimsTable part="payload" text={text} root={readPane(text)} findings={[]} {...changes} />,
  );
}

function row(name: string): HTMLElement {
  const header = screen.getByRole('rowheader', { name });
  const found = header.closest('tr');
  if (!found) throw new Error(name);
  return found;
}

function cells(name: string): (string | null)[] {
  return within(row(name))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
}

function finding(pointer: string): Finding {
  const where = { part: 'payload', pointer } as const;
  const words = { title: 'A title', why: '', fix: '', references: [] };
  return { code: 'x', severity: 'high', basis: 'bytes', where, ...words };
}

test('is a table with the name and the headers of one', () => {
  show({ sub: 'ana' });

  expect(screen.getByRole('table', { name: 'Claims' })).toBeVisible();
  const headers = screen.getAllByRole('columnheader').map((header) => header.textContent);
  expect(headers).toEqual(['Claim', 'Value', 'Meaning']);
});

test('gives each claim its value and its meaning', () => {
  show({ iss: 'https://accounts.google.com', aud: ['a', 'b'], mine: { b: 1 } });

  expect(cells('iss')[0]).toBe('https://accounts.google.comhttps://accounts.google.com: Google.');
  expect(cells('iss')[1]).toMatch(/^Issuer: who created the token\./);
  expect(cells('aud')[0]).toBe('a, b');
  expect(cells('mine').slice(0, 2)).toEqual([
    '{\n  "b": 1\n}',
    'Private claim: its meaning is defined by the issuer.',
  ]);
});

test('says of a claim of a provider whose it is, with its meaning', () => {
  show({ iss: 'https://tenant.eu.auth0.com/', gty: 'password', aal: 'aal1' }, { issuer: 'auth0' });

  expect(cells('gty')[1]).toBe('Auth0 claim. The grant type used to get the token.');
  expect(cells('aal')[1]).toMatch(/^Not a registered claim; explained as in Supabase tokens\. /);
});

test('warns of a URL for keys, with the names in a meaning as code', () => {
  show({ jku: 'https://a.example/jwks', cty: 'JWT' }, { part: 'header' });

  expect(cells('jku')[1]).toBe(
    'The URL of a JWKS with the key that verifies the token; fetch only from URLs you know.',
  );
  expect(within(row('cty')).getByText('JWT', { selector: 'code' })).toBeVisible();
});

test('of the header, tells of parameters', () => {
  show({ alg: 'RS256' }, { part: 'header' });

  expect(screen.getByRole('table', { name: 'Header parameters' })).toBeVisible();
  expect(screen.getByRole('columnheader', { name: 'Parameter' })).toBeVisible();
  expect(cells('alg')[0]).toBe('RS256RS256: RSA, PKCS #1 v1.5, SHA-256.');
  expect(screen.queryByRole('group', { name: 'Dates' })).toBeNull();
});

test('shows every member of a name that stands twice', () => {
  show('{"sub":"a","sub":"b"}');
  expect(screen.getAllByRole('rowheader', { name: 'sub' })).toHaveLength(2);
});

describe('dates', () => {
  const EXP = Date.UTC(2026, 10, 22, 14, 2, 11) / 1000;

  test('are written in the form that is chosen', async () => {
    show({ exp: EXP });
    const forms = within(screen.getByRole('group', { name: 'Dates' }));
    await userEvent.click(forms.getByRole('button', { name: 'UTC' }));
    expect(cells('exp')[0]).toMatch(new RegExp(`^${EXP}22 Nov 2026 14:02:11 UTC · `));

    await userEvent.click(forms.getByRole('button', { name: 'ISO 8601' }));
    expect(cells('exp')[0]).toMatch(new RegExp(`^${EXP}2026-11-22T14:02:11Z · `));
  });

  test('change their form at a click', async () => {
    show({ exp: EXP });
    await userEvent.click(within(row('exp')).getByRole('button'));

    expect(within(row('exp')).getByRole('button')).toHaveTextContent('22 Nov 2026 14:02:11 UTC');
    expect(screen.getByRole('button', { name: 'UTC' })).toHaveAttribute('aria-pressed', 'true');
  });
});

describe('checks', () => {
  const token = readToken(tokenOf('{"sub":"ana","exp":1}'));
  const receiver = {
    review: reviewOf(token, undefined),
    expectations: NO_EXPECTATIONS,
  };

  test('are listed with the claims that they failed for, and findings with theirs', () => {
    show({ sub: 'ana', exp: 1 }, { receiver, findings: [finding('/sub/deep'), finding('')] });

    expect(cells('exp')[0]).toMatch(/failed: Expiry: The token expired .* ago/);
    expect(cells('sub')[0]).toMatch(/high: A title$/i);
  });

  test('are left out where the token is not the one that is checked', () => {
    show({ sub: 'ana', exp: 1 });
    expect(cells('exp')[0]).not.toContain('Expiry');
  });
});

describe('of a large token', () => {
  test('shows the first claims, and all when asked', async () => {
    show(Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`c${index}`, index])));
    expect(screen.getAllByRole('rowheader')).toHaveLength(50);

    await userEvent.click(screen.getByRole('button', { name: 'Show all 120 claims' }));
    expect(screen.getAllByRole('rowheader')).toHaveLength(120);
    expect(screen.queryByRole('button', { name: /^Show all/ })).toBeNull();
  });

  test('cuts long values until all is asked for', async () => {
    show({ long: 'x'.repeat(5000) });
    expect(cells('long')[0]?.length).toBeLessThan(250);

    await userEvent.click(screen.getByRole('button', { name: 'Show full value' }));
    expect(cells('long')[0]).toBe('x'.repeat(5000));
  });
});

test.each([
  ['', 'The payload is empty.'],
  ['[1]', /^The payload is not a JSON object/],
  ['{"a":', /^The payload is not a JSON object/],
  ['{}', 'The object is empty.'],
])('says why there is no table for %s', (text, words) => {
  show(text);
  expect(screen.getByText(words)).toBeVisible();
  expect(screen.queryByRole('table')).toBeNull();
});
