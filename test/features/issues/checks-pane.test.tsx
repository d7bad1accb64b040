import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useMemo, useState } from 'react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type ExpectationTexts,
  NO_EXPECTATIONS,
} from '../../../src/core/checks/expectation-texts.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { ChecksPane } from '../../../src/features/issues/checks-pane.tsx';
import { NO_MESSAGE } from '../../../src/features/shared/use-server-error.ts';
import { NO_KEY, reviewOf, VERIFIED } from '../../core/checks/check-one.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { nowInSeconds, soundToken, tokenOf } from '../../support/tokens/tokens.ts';

function Bench(props: { text: string; verdict: SignatureVerdict | undefined }) {
  const [expectations, setExpectations] = useState<ExpectationTexts>(NO_EXPECTATIONS);
  const [message, setMessage] = useState(NO_MESSAGE);
  const [token] = readTokens(props.text);
  const review = useMemo(() => token && reviewOf(token, props.verdict), [token, props.verdict]);
  return (
    <ChecksPane
      token={token}
      review={review}
      expectations={expectations}
      onExpect={setExpectations}
      message={message}
      onMessage={setMessage}
    />
  );
}

async function show(text = soundToken(), verdict: SignatureVerdict | undefined = VERIFIED) {
  const shown = render(<Bench text={text} verdict={verdict} />);
  await screen.findByRole('textbox', { name: 'Error message' });
  return shown;
}

const answer = () => screen.getByRole('status', { name: 'Answer' });
const list = () => screen.getByRole('list', { name: 'Checks' });
const box = (name: string) => screen.getByRole('textbox', { name });

function check(name: string): HTMLElement {
  const item = within(list())
    .getAllByRole('listitem')
    .find(({ dataset }) => dataset.check === name);
  if (!item) throw new Error(`no check ${name}`);
  return item;
}

async function put(name: string, text: string): Promise<void> {
  await userEvent.clear(box(name));
  await userEvent.click(box(name));
  await userEvent.paste(text);
}

async function openExpectations(): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: 'Expectations…' }));
  await screen.findByRole('textbox', { name: 'Expected audience' }, { timeout: 5000 });
}

// The first import of the chunk compiles it, which takes a while.
beforeAll(async () => {
  await import('../../../src/features/issues/checks-body.tsx');
  await import('../../../src/core/server-errors/find-server-error.ts');
});

test('without a token it says what will stand there', async () => {
  await show('', { state: 'empty' });
  expect(screen.getByRole('region', { name: 'Checks' })).toHaveTextContent('Whether a receiver');
  expect(screen.queryByRole('list', { name: 'Checks' })).toBeNull();
});

test('a sound token is accepted, check by check', async () => {
  await show();
  expect(answer()).toHaveTextContent('Accepted');
  expect(check('signature')).toHaveAttribute('data-result', 'pass');
  expect(check('expiry')).toHaveTextContent(/Expiry passed: In (1 h|59 min)/);
  expect(check('audience')).toHaveAttribute('data-result', 'skipped');
});

test('without a key nobody can tell', async () => {
  await show(soundToken(), NO_KEY);
  expect(answer()).toHaveTextContent("Can't tell: no key");
  expect(check('signature')).toHaveAttribute('data-result', 'skipped');
});

test('while the signature is being checked there is no answer', async () => {
  render(<Bench text={soundToken()} verdict={undefined} />);
  await screen.findByRole('list', { name: 'Checks' });
  expect(answer()).toHaveAttribute('aria-busy', 'true');
  expect(answer()).not.toHaveTextContent(/Accepted|Rejected|tell/);
});

test('an expired one is rejected, and it is said how long ago', async () => {
  await show(soundToken({ exp: nowInSeconds() - 185 }));
  expect(answer()).toHaveTextContent('Rejected: expired 3 minutes ago');
  expect(check('expiry')).toHaveAttribute('data-result', 'fail');
});

test('it expires while the page is open', async () => {
  const now = 1_900_000_000;
  const text = soundToken({ iat: now - 5, exp: now + 2 });
  await show(text);
  vi.useFakeTimers({ now: now * 1000, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  const { unmount } = render(<Bench text={text} verdict={VERIFIED} />);
  const latest = () => screen.getAllByRole('status', { name: 'Answer' }).at(-1);
  expect(latest()).toHaveTextContent('Accepted');
  act(() => vi.advanceTimersByTime(1000));
  expect(latest()).toHaveTextContent('Accepted');
  act(() => vi.advanceTimersByTime(1000));
  expect(latest()).toHaveTextContent('Rejected: expired just now');
  unmount();
  vi.useRealTimers();
});

describe('expectations', () => {
  test('are closed, and nothing is expected, until they are opened', async () => {
    await show();
    expect(screen.queryByRole('textbox', { name: 'Expected audience' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Expectations…' })).toHaveAttribute(
      'aria-expanded',
      'false',
    );
  });

  test('another audience is rejected with both values', async () => {
    await show();
    await openExpectations();
    await put('Expected audience', 'billing');
    expect(answer()).toHaveTextContent('Rejected: wrong audience');
    expect(check('audience')).toHaveTextContent('Is "orders", expected "billing".');
  });

  test('are taken from the token, and taken away', async () => {
    await show();
    await openExpectations();
    await userEvent.click(screen.getByRole('button', { name: 'Take from this token' }));
    expect(box('Expected issuer')).toHaveValue('https://issuer.example.com');
    expect(box('Allowed algorithms')).toHaveValue('HS256');
    expect(box('Expected type')).toHaveValue('JWT');
    expect(answer()).toHaveTextContent('Accepted');
    expect(check('audience')).toHaveAttribute('data-result', 'pass');
    await userEvent.click(screen.getByRole('button', { name: 'Clear expectations' }));
    expect(box('Expected issuer')).toHaveValue('');
    expect(check('audience')).toHaveAttribute('data-result', 'skipped');
  });

  test('a receiver brings what its tokens need', async () => {
    await show();
    await openExpectations();
    const receiver = screen.getByRole('combobox', { name: 'Receiver' });
    await userEvent.selectOptions(receiver, 'RFC 9068 access token');
    expect(box('Expected type')).toHaveValue('at+jwt');
    expect(answer()).toHaveTextContent('Rejected: wrong type');
    expect(check('profile')).toHaveTextContent('There is no "client_id".');
  });

  test('a moment to check as of, and one that cannot be read', async () => {
    await show();
    await openExpectations();
    await put('Check as of', 'Fri, 01 Jan 2100 00:00:00 GMT');
    expect(answer()).toHaveTextContent('Rejected: expired');
    expect(screen.getByText('As of 2100-01-01 00:00:00 UTC.')).toBeVisible();
    await put('Check as of', '2100-01-01T00:00');
    expect(box('Check as of')).toBeInvalid();
    expect(box('Check as of')).toHaveAccessibleDescription(/Say in which zone/);
    expect(answer()).toHaveTextContent("Can't tell: the time to check as of cannot be read");
  });

  test('a tolerance keeps it alive', async () => {
    await show(soundToken({ exp: nowInSeconds() - 20 }));
    expect(answer()).toHaveTextContent('Rejected: expired');
    await openExpectations();
    await put('Clock tolerance', '60');
    expect(answer()).toHaveTextContent('Accepted');
    expect(check('expiry')).toHaveTextContent('within the tolerance of 60 s');
  });
});

describe('an error message', () => {
  const explanation = () => screen.getByRole('status', { name: 'Explanation' });

  test('points to its check, and is compared with it', async () => {
    await show();
    await put('Error message', 'JsonWebTokenError: invalid signature');
    await waitFor(() =>
      expect(explanation()).toHaveTextContent('jsonwebtoken (Node.js) says: the check Signature'),
    );
    expect(explanation()).toHaveAttribute('data-state', 'found');
    expect(explanation()).toHaveTextContent('Here it verifies');
    expect(within(explanation()).getByRole('list', { name: 'Usual causes' })).toBeVisible();
    expect(check('signature')).toHaveAttribute('data-pointed', 'true');
    await userEvent.click(within(explanation()).getByRole('button', { name: 'Signature' }));
    expect(check('signature')).toHaveFocus();
  });

  test('what it expects is compared, and becomes an expectation on request', async () => {
    await show();
    await put('Error message', 'jwt audience invalid. expected: billing');
    await waitFor(() =>
      expect(explanation()).toHaveTextContent('Is "orders", expected "billing".'),
    );
    expect(answer()).toHaveTextContent('Accepted');
    await userEvent.click(screen.getByRole('button', { name: 'Expect billing' }));
    expect(answer()).toHaveTextContent('Rejected: wrong audience');
    expect(screen.queryByRole('button', { name: 'Expect billing' })).toBeNull();
  });

  test('that names what the token has is about another token', async () => {
    await show();
    await put('Error message', 'jwt audience invalid. expected: orders');
    await waitFor(() => expect(explanation()).toHaveTextContent('was sent another token'));
  });

  test('that nobody knows is not explained', async () => {
    await show();
    await put('Error message', 'ECONNREFUSED');
    await waitFor(() => expect(explanation()).toHaveAttribute('data-state', 'unknown'));
    expect(document.querySelector('[data-pointed]')).toBeNull();
  });

  test('is explained without a token, too', async () => {
    await show('', { state: 'empty' });
    await put('Error message', 'No authorization token was found');
    await waitFor(() => expect(explanation()).toHaveTextContent('found no token in the request'));
    await put('Error message', 'jwt expired');
    await waitFor(() => expect(explanation()).toHaveTextContent('no token here to compare'));
  });
});

describe('what the server said', () => {
  const explanation = () => screen.getByRole('status', { name: 'Explanation' });

  test('says so where a message is known by its keywords only', async () => {
    await show();
    await put('Error message', 'ACME-17: wrong audience on this badge');
    await waitFor(() =>
      expect(explanation()).toHaveTextContent('not know this message word for word'),
    );
    await put('Error message', 'jwt audience invalid. expected: orders');
    await waitFor(() => expect(explanation()).toHaveTextContent('jsonwebtoken (Node.js) says'));
    expect(explanation()).not.toHaveTextContent('word for word');
  });

  test('lists what fails on the token for a message with no known word', async () => {
    await show(tokenOf(`{"exp":${nowInSeconds() - 60}}`));
    await put('Error message', 'Computer says no');
    await waitFor(() =>
      expect(explanation()).toHaveTextContent('These checks fail on the token: Expiry.'),
    );
  });

  test('does not blame the token for a key that the server cannot load', async () => {
    await show();
    await put('Error message', 'error:1E08010C:DECODER routines::unsupported');
    await waitFor(() => expect(explanation()).toHaveTextContent('The token is not at fault.'));
  });

  test('compares the key ID in a message with that of the token', async () => {
    await show();
    await put('Error message', 'failed to find key with key ID "b2" in key set');
    await waitFor(() => expect(explanation()).toHaveTextContent('The message names "kid" "b2"'));
    expect(within(explanation()).getByText('"b2"')).toHaveAttribute('translate', 'no');
  });
});
