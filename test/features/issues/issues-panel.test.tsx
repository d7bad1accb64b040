import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import { NO_EXPECTATIONS } from '../../../src/core/checks/expectation-texts.ts';
import { ReviewArea } from '../../../src/features/issues/review-area.tsx';
import { SeverityCounts } from '../../../src/features/issues/severity-counts.tsx';
import { createPage, type Page, PageContext } from '../../../src/features/shared/page.ts';
import { createSession } from '../../../src/session/session.ts';
import { EMPTY_WORKSPACE } from '../../../src/session/workspace.ts';
import { nowInSeconds, SECRET, soundToken, tokenOf } from '../../support/tokens/tokens.ts';

// The first import of a chunk compiles it, which takes a while.
beforeAll(async () => {
  await import('../../../src/features/issues/issues-body.tsx');
  await import('../../../src/features/issues/cause-body.tsx');
  await import('../../../src/features/issues/server-error-answer.tsx');
  await import('../../../src/core/server-errors/find-server-error.ts');
  await import('../../../src/crypto/evidence/study-token.ts');
}, 60_000);

async function show(text = soundToken(), keyText = SECRET): Promise<Page> {
  const page = createPage(createSession({ ...EMPTY_WORKSPACE, text, keyText }));
  render(
    <PageContext value={page}>
      <SeverityCounts language="en" />
      <div className="zone-issues">
        <ReviewArea language="en" />
      </div>
    </PageContext>,
  );
  await screen.findByRole('textbox', { name: 'Error message' });
  if (text !== '') await reviewed();
  return page;
}

async function reviewed(): Promise<void> {
  await waitFor(() => {
    expect(document.querySelector('.zone-issues [aria-busy="true"]')).toBeNull();
    expect(screen.queryByText('Reviewing the token…')).toBeNull();
  });
}

const panel = () => screen.getByRole('region', { name: 'Issues' });

function items(): HTMLElement[] {
  const list = within(panel()).queryByRole('list', { name: 'Issues' });
  return list ? within(list).getAllByRole('listitem') : [];
}

function issue(code: string): HTMLElement {
  const found = items().find(({ dataset }) => dataset.code === code);
  if (!found) throw new Error(`There is no issue ${code}.`);
  return found;
}

const codes = () => items().map(({ dataset }) => dataset.code);

function check(name: string): HTMLElement {
  const found = panel().querySelector<HTMLElement>(`[data-check="${name}"]`);
  if (!found) throw new Error(`There is no check ${name}.`);
  return found;
}

const result = (name: string) => check(name).dataset.result;
const box = (name: string) => screen.getByRole('textbox', { name, hidden: true });

async function put(name: string, text: string): Promise<void> {
  await userEvent.clear(box(name));
  await userEvent.click(box(name));
  await userEvent.paste(text);
}

async function openMore(): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: 'More expectations' }));
}

describe('the list', () => {
  test('says what will be in it as long as there is no token', async () => {
    await show('', '');
    expect(panel()).toHaveTextContent('Paste a token to see its issues');
    expect(screen.queryByText('Not checked')).toBeNull();
  });

  test('is empty for a sound token, and says so', async () => {
    await show();
    expect(items()).toEqual([]);
    expect(panel()).toHaveTextContent('No issues found.');
    expect(panel().querySelector('h2 + *')).toHaveTextContent('0');
  });

  test('joins the failed check of an expired token with its finding', async () => {
    await show(soundToken({ exp: nowInSeconds() - 185 }));
    const item = issue('token-expired');
    expect(item.dataset).toMatchObject({ severity: 'high', check: 'expiry', result: 'fail' });
    expect(item).toHaveTextContent('Expired token');
    expect(item).toHaveTextContent('Failed check · High');
    expect(item).toHaveTextContent('The token expired 3 minutes ago');
    expect(item).toHaveTextContent('Fix: Request a new token.');
    expect(within(item).getByRole('link', { name: 'RFC 7519 §4.1.4' })).toHaveAttribute(
      'rel',
      expect.stringContaining('noreferrer'),
    );
    expect(codes().filter((code) => code === 'token-expired')).toHaveLength(1);
  });

  test('has every check in the document, with its result', async () => {
    await show(soundToken({ exp: nowInSeconds() - 185 }), '');
    const names = ['form', 'algorithm', 'signature', 'key', 'expiry', 'not-before', 'issued-at'];
    const expected = ['issuer', 'audience', 'type', 'claims', 'scopes', 'profile'];
    for (const name of [...names, ...expected]) {
      expect(panel().querySelectorAll(`[data-check="${name}"]`), name).toHaveLength(1);
    }
    expect(names.map(result)).toEqual([
      ...['pass', 'pass', 'skipped', 'skipped', 'fail', 'skipped', 'pass'],
    ]);
    expect(expected.map(result)).toEqual(Array(6).fill('skipped'));
  });

  test('reveals the place of an issue', async () => {
    const page = await show(soundToken({ exp: nowInSeconds() - 185 }));
    await userEvent.click(within(issue('token-expired')).getByRole('button', { name: /Expired/ }));
    expect(page.view.snapshot().revealed).toMatchObject({ part: 'payload' });
    expect(page.view.snapshot().phoneView).toBe('decoded');
  });

  test('points at the place of an issue while the pointer is on it, and the reverse', async () => {
    const page = await show(soundToken({ exp: nowInSeconds() - 185 }));
    await userEvent.hover(issue('token-expired'));
    const place = page.view.snapshot().pointedIssue;
    expect(place).toMatchObject({ part: 'payload' });
    await userEvent.unhover(issue('token-expired'));
    expect(page.view.snapshot().pointedIssue).toBeUndefined();
    expect(issue('token-expired')).not.toHaveClass('bg-sunken');
    act(() => page.view.update({ pointedIssue: place }));
    expect(issue('token-expired')).toHaveClass('bg-sunken');
  });

  test('names the claims of joined findings', async () => {
    await show(soundToken({ email: 'ana@example.com', phone_number: '+351 912 345 678' }));
    const [item] = items().filter(({ dataset }) => dataset.code === 'pii-contact');
    expect(item).toHaveTextContent('Personal data email phone_number');
    expect(items().filter(({ dataset }) => dataset.code === 'pii-contact')).toHaveLength(1);
  });

  test('gives advice on safe use on request', async () => {
    await show(tokenOf(`{"sub":"a","password":"hunter2hunter2"}`), '');
    const item = issue('password-claim');
    await userEvent.click(within(item).getByRole('button', { name: 'Signed is not encrypted' }));
    expect(await within(item).findByText(/base64url, which anyone can decode/)).toBeVisible();
  });

  test('shows the names in advice on safe use as code', async () => {
    await show(tokenOf('{"sub":"a"}'), '');
    const item = issue('exp-missing');
    await userEvent.click(within(item).getByRole('button', { name: 'Keep tokens short-lived' }));
    const point = await within(item).findByText(/in seconds since 1970/);
    expect(within(point).getAllByText('exp', { selector: 'code' })).toHaveLength(2);
  });

  test('keeps what is known of a token while another key is tried', async () => {
    const page = await show(soundToken({ email: 'ana@example.com' }));
    const seen: (string | undefined)[][] = [];
    const watch = new MutationObserver(() => seen.push(codes()));
    watch.observe(panel(), { subtree: true, childList: true, attributes: true });
    act(() =>
      page.session.dispatch({ type: 'type-key', text: 'another secret of 32 bytes......' }),
    );
    await waitFor(() => expect(codes()).toContain('sig-mismatch'));
    await reviewed();
    watch.disconnect();
    expect(seen.every((each) => each.includes('pii-contact'))).toBe(true);
  });
});

describe('the counts', () => {
  const count = (severity: string) =>
    document.querySelector<HTMLElement>(`[data-count="${severity}"]`);

  test('are those of the list, failed checks included, and always all five', async () => {
    await show(soundToken({ exp: nowInSeconds() - 185 }), 'another secret of 32 bytes......');
    const all = ['critical', 'high', 'medium', 'low', 'info'];
    const listed = all.map((severity) =>
      items().filter((item) => item.dataset.severity === severity),
    );
    expect(all.map((severity) => Number.parseInt(count(severity)?.textContent ?? '', 10))).toEqual(
      listed.map(({ length }) => length),
    );
    expect(count('critical')).toHaveAccessibleName('1 Critical');
  });

  test('jump to the first issue of their severity, in the view of a phone for issues', async () => {
    const now = nowInSeconds();
    const page = await show(soundToken({ iat: now - 3600, exp: now - 185 }));
    await userEvent.click(screen.getByRole('button', { name: '1 High' }));
    await waitFor(() =>
      expect(within(issue('token-expired')).getByRole('button', { name: /Expired/ })).toHaveFocus(),
    );
    expect(page.view.snapshot().phoneView).toBe('issues');
  });

  test('of nothing lead nowhere', async () => {
    await show();
    expect(screen.getByRole('button', { name: '0 High' })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('passed checks', () => {
  test('are one closed row', async () => {
    await show();
    const row = screen.getByRole('button', { name: '6 checks passed' });
    expect(row).toHaveAttribute('aria-expanded', 'false');
    expect(check('signature')).not.toBeVisible();
    await userEvent.click(row);
    expect(check('signature')).toBeVisible();
    expect(check('expiry')).toHaveTextContent(/Expiry Expires in (1 hour|59 minutes)/);
  });

  test('are open where the issuer and the audience are checked', async () => {
    const page = await show();
    act(() =>
      page.session.dispatch({
        type: 'expect',
        expectations: {
          ...NO_EXPECTATIONS,
          issuer: 'https://issuer.example.com',
          audience: 'orders',
        },
      }),
    );
    expect(screen.getByRole('button', { name: '8 checks passed' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Edit the expectation: Audience' }));
    expect(box('Audience')).toHaveFocus();
    expect(box('Audience')).toHaveValue('orders');
  });
});

describe('what was not checked', () => {
  test('shows the value of the token as a ghost, and compares nothing', async () => {
    await show();
    expect(box('Audience')).toHaveAttribute('placeholder', 'orders');
    expect(box('Audience')).toHaveValue('');
    await userEvent.tab();
    expect(result('audience')).toBe('skipped');
  });

  test('is compared after Use', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Use the token’s value: Audience' }));
    expect(result('audience')).toBe('pass');
    expect(screen.queryByRole('textbox', { name: 'Audience' })).toBeNull();
  });

  test('keeps its field while it is typed, and fails with both values', async () => {
    await show();
    await put('Audience', 'billing');
    expect(box('Audience')).toHaveFocus();
    expect(issue('aud-unexpected')).toHaveTextContent(
      'The audience is orders; you expect billing.',
    );
    await userEvent.tab();
    await userEvent.tab();
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Audience' })).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Edit the expectation: Audience' }));
    expect(box('Audience')).toHaveFocus();
    await userEvent.clear(box('Audience'));
    expect(result('audience')).toBe('skipped');
  });

  test('is filled from the token, but for what the user typed', async () => {
    await show();
    await put('Audience', 'billing');
    await openMore();
    await userEvent.click(screen.getByRole('button', { name: 'Use the token’s values' }));
    expect(result('issuer')).toBe('pass');
    expect(issue('aud-unexpected')).toHaveTextContent('billing');
    await userEvent.click(screen.getByRole('button', { name: 'Clear expectations' }));
    expect(result('issuer')).toBe('skipped');
    expect(box('Issuer')).toHaveValue('');
  });

  test('has the checks of a profile', async () => {
    await show();
    await openMore();
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Profile' }),
      'RFC 9068 access token',
    );
    expect(issue('typ-unexpected')).toHaveTextContent('you expect at+jwt');
    expect(issue('profile-mismatch')).toHaveTextContent(
      'The token has no client_id, which an access token must have (RFC 9068 §2.2).',
    );
  });

  test('checks with one press as what the token looks like', async () => {
    await show(soundToken({ scope: 'read' }));
    await openMore();
    await userEvent.click(screen.getByRole('button', { name: 'Check as access token' }));
    expect(screen.getByRole('combobox', { name: 'Profile' })).toHaveValue('access-token');
    expect(result('profile')).toBe('fail');
  });

  test('has a moment to check as of, and says when it can’t be read', async () => {
    await show();
    await openMore();
    await put('Check at time', 'Fri, 01 Jan 2100 00:00:00 GMT');
    expect(result('expiry')).toBe('fail');
    expect(box('Check at time')).toHaveAccessibleDescription('As of 2100-01-01 00:00:00 UTC.');
    await put('Check at time', '2100-01-01T00:00');
    expect(box('Check at time')).toBeInvalid();
    expect(box('Check at time')).toHaveAccessibleDescription(/Add a time zone/);
    expect(result('expiry')).toBe('skipped');
  });

  test('has a tolerance, within which an expired token is no issue', async () => {
    await show(soundToken({ exp: nowInSeconds() - 20 }));
    expect(codes()).toContain('token-expired');
    await openMore();
    await put('Clock tolerance', '60');
    expect(result('expiry')).toBe('pass');
    expect(codes()).not.toContain('token-expired');
  });
});

describe('a mismatch', () => {
  test('has room for its cause at once, and names it', async () => {
    await show(soundToken({}, SECRET), Buffer.from(SECRET).toString('base64'));
    const item = issue('secret-encoding');
    expect(item.dataset.check).toBe('signature');
    expect(item).toHaveTextContent('Signature mismatch');
    await within(item).findByRole('list', { name: 'Reasons' });
    expect(item).toHaveTextContent(/The signature verifies with the secret read as Base64/);
    expect(item).not.toHaveTextContent('No common mistake found');
    await userEvent.click(within(item).getByRole('button', { name: /Read secret as Base64/ }));
    await waitFor(() => expect(result('signature')).toBe('pass'));
  });

  test('without a cause says that none was found', async () => {
    await show(soundToken(), 'another secret of 32 bytes......');
    const item = issue('sig-mismatch');
    expect(await within(item).findByText(/No common mistake found/)).toBeVisible();
    expect(item).toHaveTextContent('Fix: Reject the token.');
    await userEvent.click(within(item).getByRole('button', { name: 'Details' }));
    expect(item).toHaveTextContent('The token was signed with a different key');
  });
});

describe('an error message', () => {
  const explanation = () => screen.getByRole('status', { name: 'Explanation' });

  test('that means an issue of the list is explained beside it', async () => {
    await show(soundToken({ exp: nowInSeconds() - 185 }));
    await put('Error message', 'TokenExpiredError: jwt expired');
    await waitFor(() => expect(explanation()).toHaveTextContent('Named in the server’s error'));
    expect(issue('token-expired')).toContainElement(explanation());
    expect(issue('token-expired').dataset.meant).toBe('true');
    expect(within(explanation()).getByRole('list', { name: 'Usual causes' })).toBeVisible();
  });

  test('that means a check which passes is explained under the field, and compared', async () => {
    await show();
    await put('Error message', 'JsonWebTokenError: invalid signature');
    await waitFor(() =>
      expect(explanation()).toHaveTextContent(
        'jsonwebtoken (Node.js) says that the signature check',
      ),
    );
    expect(explanation()).toHaveTextContent('The signature verifies on this page');
    expect(document.querySelector('[data-meant]')).toBeNull();
  });

  test('what it expects is compared, and becomes an expectation on request', async () => {
    await show();
    await put('Error message', 'jwt audience invalid. expected: billing');
    await waitFor(() => expect(explanation()).toHaveTextContent('orders; you expect billing.'));
    expect(codes()).not.toContain('aud-unexpected');
    await userEvent.click(screen.getByRole('button', { name: 'Expect billing' }));
    await waitFor(() => expect(issue('aud-unexpected')).toContainElement(explanation()));
    expect(screen.queryByRole('button', { name: 'Expect billing' })).toBeNull();
  });

  test('of unknown words points to the failed checks', async () => {
    await show(tokenOf(`{"exp":${nowInSeconds() - 60}}`));
    await put('Error message', 'Computer says no');
    await waitFor(() => expect(explanation()).toHaveAttribute('data-state', 'unknown'));
    expect(explanation()).toHaveTextContent('The failed checks are listed below.');
  });

  test('known by its keywords only says so', async () => {
    await show();
    await put('Error message', 'ACME-17: wrong audience on this badge');
    await waitFor(() => expect(explanation()).toHaveTextContent('Its keywords mean the following'));
  });

  test('is explained without a token, too', async () => {
    await show('', '');
    await put('Error message', 'No authorization token was found');
    await waitFor(() => expect(explanation()).toHaveTextContent('found no token in the request'));
    await put('Error message', 'error:1E08010C:DECODER routines::unsupported');
    await waitFor(() => expect(explanation()).toHaveTextContent('The token is not at fault.'));
  });

  test('with a key ID is compared with that of the token', async () => {
    await show();
    await put('Error message', 'failed to find key with key ID "b2" in key set');
    await waitFor(() => expect(explanation()).toHaveTextContent('b2'));
    expect(within(explanation()).getAllByText('b2')[0]).toHaveAttribute('translate', 'no');
  });
});
