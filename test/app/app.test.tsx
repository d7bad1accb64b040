import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { App } from '../../src/app/app.tsx';
import { awkwardText } from '../core/json-arbitraries.ts';
import { testKey } from '../support/keys/test-keys.ts';
import {
  decodePart,
  encodePart,
  nowInSeconds,
  partsOf,
  SECRET,
  soundClaims,
  soundToken,
  tokenOf,
} from '../support/tokens/tokens.ts';

// What the page fetches on demand is compiled beforehand, which takes long on a busy machine.
beforeAll(async () => {
  await import('../../src/crypto/evidence/study-token.ts');
  await import('../../src/features/issues/issues-body.tsx');
  await import('../../src/session/examples/all-examples.ts');
}, 60_000);

function box(name: 'Token' | 'Key' | 'Header' | 'Payload'): HTMLTextAreaElement {
  return screen.getByRole('textbox', { name });
}

async function put(name: 'Token' | 'Key' | 'Header' | 'Payload', text: string): Promise<void> {
  const user = userEvent.setup();
  await user.clear(box(name));
  await user.click(box(name));
  await user.paste(text);
}

function verdict(): HTMLElement {
  return screen.getByRole('status', { name: 'Verdict' });
}

async function settled(state: string): Promise<void> {
  await waitFor(() => {
    expect(verdict()).toHaveAttribute('aria-busy', 'false');
    expect(verdict()).toHaveAttribute('data-state', state);
    expect(screen.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  });
}

function codes(): (string | undefined)[] {
  const list = screen.queryByRole('list', { name: 'Issues' });
  const items = list ? within(list).getAllByRole('listitem') : [];
  return items.map(({ dataset }) => dataset.code);
}

function payloadNow(): string {
  return decodePart(partsOf(box('Token').value)[1]);
}

test('an empty page has the cursor in Token, and offers examples', () => {
  render(<App />);

  expect(box('Token')).toHaveFocus();
  expect(verdict()).toHaveTextContent('Paste a JWT to decode, verify or edit it');
  const examples = within(screen.getByRole('navigation', { name: 'Examples' }));
  expect(examples.getByRole('button', { name: /^Learn/ })).toBeVisible();
  expect(examples.getByRole('button', { name: 'All examples…' })).toBeVisible();
});

test('an example opens and is verified', async () => {
  render(<App />);
  await userEvent.click(screen.getByRole('button', { name: /^Sign a test token/ }));

  await settled('verified');
  expect(box('Key').value).toContain('PRIVATE KEY');
});

test('the example of a rejected token comes with what the API said', async () => {
  render(<App />);
  await userEvent.click(screen.getByRole('button', { name: /^Debug a 401/ }));

  await settled('verified');
  expect(screen.getByRole('textbox', { name: 'Error message' })).toHaveValue(
    'JWTExpired: "exp" claim timestamp check failed',
  );
  await waitFor(() => expect(codes()).toContain('token-expired'));
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(box('Token')).toHaveValue('');
});

test('a token and its secret are verified', async () => {
  render(<App />);
  await put('Token', soundToken());
  await settled('unverified');
  expect(verdict()).toHaveTextContent('Add a secret in the Key field to verify the signature.');

  await put('Key', SECRET);
  await settled('verified');
  expect(codes()).toEqual([]);
});

test('another secret does not verify, and the token stays', async () => {
  const token = soundToken();
  render(<App />);
  await put('Token', token);
  await put('Key', 'another secret');

  await settled('invalid');
  expect(box('Token')).toHaveValue(token);
});

test('a secret that is meant as hex is read so on request', async () => {
  const hex = Buffer.from(SECRET).toString('hex');
  render(<App />);
  await put('Token', soundToken());
  await put('Key', hex);
  await settled('invalid');
  const [step] = await screen.findAllByRole('button', { name: 'Read secret as Hex' });
  await userEvent.click(step as HTMLElement);

  await settled('verified');
  expect(screen.getByRole('combobox', { name: 'Secret encoding' })).toHaveValue('hex');
  expect(box('Key')).toHaveValue(hex);
});

describe('an edited claim', () => {
  test('is signed at once where there is a secret', async () => {
    const token = soundToken({ n: 1 });
    render(<App />);
    await put('Token', token);
    await put('Key', SECRET);
    await settled('verified');
    await put('Payload', box('Payload').value.replace('user-42', 'user-43'));

    await settled('verified');
    expect(payloadNow()).toBe(decodePart(partsOf(token)[1]).replace('user-42', 'user-43'));
    expect(partsOf(box('Token').value)[0]).toBe(partsOf(token)[0]);
    expect(box('Token').value).toBe(tokenOf(payloadNow()));
  });

  test('is not signed without one, until a key is made and "Sign" is pressed', async () => {
    render(<App />);
    await put('Token', soundToken());
    await put('Payload', box('Payload').value.replace('user-42', 'user-43'));
    await settled('invalid');
    expect(verdict()).toHaveTextContent('Edited – not re-signed yet');

    await userEvent.click(screen.getByRole('button', { name: 'Generate key' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Sign' })).toBeEnabled());
    await userEvent.click(screen.getByRole('button', { name: 'Sign' }));

    await settled('verified');
    expect(JSON.parse(payloadNow())).toMatchObject({ sub: 'user-43' });
  });

  test('leaves the line around the token as it is', async () => {
    render(<App />);
    await put('Token', `Authorization: Bearer ${soundToken()}`);
    await put('Key', SECRET);
    await put('Payload', '{"sub":"bob"}');

    await settled('verified');
    expect(box('Token').value).toMatch(/^Authorization: Bearer eyJ[\w.-]+$/);
  });

  test('that is broken leaves the token, and says where', async () => {
    const token = soundToken();
    render(<App />);
    await put('Token', token);
    await put('Key', SECRET);
    await put('Payload', '{"sub": oops}');

    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Payload' })).toHaveTextContent(
        'Editing: showing the last valid token. Line 1, column 9: a quote is missing.',
      ),
    );
    expect(box('Token')).toHaveValue(token);
    expect(box('Payload')).toHaveValue('{"sub": oops}');
  });

  test('can be one that truly holds a replacement character', async () => {
    render(<App />);
    await put('Token', tokenOf('{"sub":"\ufffd"}'));
    await put('Key', SECRET);

    expect(box('Payload')).not.toHaveAttribute('readonly');
  });
});

test('a quick time sets "exp" and signs', async () => {
  render(<App />);
  await put('Token', soundToken());
  await put('Key', SECRET);
  await userEvent.click(box('Payload'));
  await userEvent.click(screen.getByRole('button', { name: 'Set “exp” to 1 hour ago (expired)' }));

  await settled('verified');
  expect(JSON.parse(payloadNow()).exp).toBeLessThan(nowInSeconds());
  await waitFor(() => expect(codes()).toContain('token-expired'));
});

test('another algorithm is signed with the same secret', async () => {
  render(<App />);
  await put('Token', soundToken());
  await put('Key', SECRET);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Algorithm' }), 'HS512');

  await settled('verified');
  expect(decodePart(partsOf(box('Token').value)[0])).toBe('{"alg":"HS512","typ":"JWT"}');
});

test('"none" can be made, and says what it is', async () => {
  render(<App />);
  await put('Token', soundToken());
  await put('Key', SECRET);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Algorithm' }), 'none');

  await settled('unverified');
  expect(verdict()).toHaveTextContent('Unsigned token (alg: none)');
  expect(partsOf(box('Token').value)[2]).toBe('');
  await waitFor(() => expect(codes()).toContain('alg-none'));
});

test('a payload on an empty page becomes a token', async () => {
  render(<App />);
  await put('Key', SECRET);
  await put('Payload', '{"sub":"ana"}');

  await settled('verified');
  expect(box('Token')).toHaveValue(tokenOf('{"sub":"ana"}'));
});

test('values stay as they are written', async () => {
  const payload = '{"n":12345678901234567890,"f":1.0,"e":1e3,"n":"\\u0041"}';
  render(<App />);
  await put('Token', tokenOf(payload));
  await put('Key', SECRET);
  expect(box('Payload')).toHaveValue(
    '{\n  "n": 12345678901234567890,\n  "f": 1.0,\n  "e": 1e3,\n  "n": "\\u0041"\n}',
  );

  await put('Payload', box('Payload').value.replace('1e3', '1e4'));
  await settled('verified');
  expect(payloadNow()).toBe(payload.replace('1e3', '1e4'));
});

test('a finding that is clicked selects its place', async () => {
  render(<App />);
  await put('Token', soundToken({ password: 'correct-horse-battery' }));
  const item = await waitFor(() => {
    const found = screen
      .getAllByRole('listitem')
      .find(({ dataset }) => dataset.code === 'password-claim');
    if (!found) throw new Error('no such finding');
    return found;
  });
  expect(item).not.toHaveTextContent('correct-horse-battery');
  await userEvent.click(within(item).getByRole('button', { name: /^Password/ }));

  const { value, selectionStart, selectionEnd } = box('Payload');
  expect(box('Payload')).toHaveFocus();
  expect(value.slice(selectionStart, selectionEnd)).toMatch(/password|correct-horse/);
});

test('an encrypted token shows its header and nothing can be edited', async () => {
  render(<App />);
  await put('Token', `${encodePart('{"alg":"dir","enc":"A128GCM"}')}..aXY.Y3Q.dGFn`);

  await settled('encrypted');
  expect(box('Header').value).toContain('"enc": "A128GCM"');
  expect(box('Payload')).toHaveAttribute('readonly');
  expect(await screen.findByRole('button', { name: 'Encrypt' })).toBeDisabled();
  expect(screen.queryByRole('button', { name: 'Sign' })).not.toBeInTheDocument();
});

test('a linked token is opened, told of, and wiped from the address', async () => {
  history.replaceState(null, '', `/?token=${soundToken()}`);
  render(<App />);

  await settled('unverified');
  expect(await screen.findByRole('note')).toHaveTextContent('Queries are sent to servers');
  expect(location.href).not.toContain('token');
});

test('the page stores no part of the token or key', async () => {
  render(<App />);
  await put('Token', soundToken());
  await put('Key', SECRET);
  await settled('verified');

  expect({ ...localStorage, ...sessionStorage }).toEqual({});
  expect(document.cookie).toBe('');
});

test('a key pair works like a secret: verify with one half, sign with the other', async () => {
  const { publicPem, privatePem } = testKey('ES256');
  render(<App />);
  await put('Key', privatePem);
  await put('Header', '{"alg":"ES256"}');
  await put('Payload', JSON.stringify(soundClaims()));
  await settled('verified');

  await put('Key', publicPem);
  await settled('verified');
  expect(screen.getByRole('button', { name: 'Sign' })).toBeDisabled();
});

test('no text in Token or Key makes the page throw', async () => {
  await fc.assert(
    fc.asyncProperty(awkwardText, awkwardText, async (tokens, keyText) => {
      const { unmount } = render(<App />);
      const user = userEvent.setup();
      await user.click(box('Token'));
      await user.paste(tokens);
      await user.click(box('Key'));
      await user.paste(keyText);
      await waitFor(() => expect(verdict()).toHaveAttribute('aria-busy', 'false'));
      expect(verdict()).not.toHaveTextContent(/undefined|\[object/);
      unmount();
    }),
    { numRuns: 10 },
  );
}, 20_000);
