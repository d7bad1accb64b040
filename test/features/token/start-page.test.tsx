import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { StartRow } from '../../../src/features/token/start-page.tsx';

function show() {
  const user = userEvent.setup();
  const onText = vi.fn();
  const onFiles = vi.fn();
  render(<StartRow onText={onText} onFiles={onFiles} />);
  return { user, onText, onFiles };
}

describe('the Paste button', () => {
  test('hands over the text of the clipboard', async () => {
    const { user, onText } = show();
    await navigator.clipboard.writeText('eyJhbGciOiJub25lIn0.e30.');
    await user.click(screen.getByRole('button', { name: 'Paste' }));

    expect(onText).toHaveBeenCalledExactlyOnceWith('eyJhbGciOiJub25lIn0.e30.');
    expect(screen.getByRole('status', { name: 'Clipboard' })).toBeEmptyDOMElement();
  });

  test('says that the browser denied access', async () => {
    const { user, onText } = show();
    vi.spyOn(navigator.clipboard, 'readText').mockRejectedValueOnce(new DOMException('denied'));
    await user.click(screen.getByRole('button', { name: 'Paste' }));

    expect(screen.getByRole('status', { name: 'Clipboard' })).toHaveTextContent(
      'The browser blocked clipboard access.',
    );
    expect(onText).not.toHaveBeenCalled();
  });

  test('says that the clipboard holds no text', async () => {
    const { user, onText } = show();
    await navigator.clipboard.writeText(' \n');
    await user.click(screen.getByRole('button', { name: 'Paste' }));

    expect(screen.getByRole('status', { name: 'Clipboard' })).toHaveTextContent('has no text');
    expect(onText).not.toHaveBeenCalled();
  });

  test('is missing where the browser has no clipboard to read', () => {
    vi.stubGlobal('navigator', { ...navigator, clipboard: undefined });
    render(<StartRow onText={vi.fn()} onFiles={vi.fn()} />);
    vi.unstubAllGlobals();

    expect(screen.queryByRole('button', { name: 'Paste' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Open file' })).toBeVisible();
  });
});

test('Open file hands over all files that are chosen', async () => {
  const { user, onFiles } = show();
  const files = [new File(['a'], 'token.txt'), new File(['b'], 'key.pem')];
  const click = vi.spyOn(HTMLInputElement.prototype, 'click');
  await user.click(screen.getByRole('button', { name: 'Open file' }));
  const input = click.mock.contexts[0];
  click.mockRestore();
  if (!(input instanceof HTMLInputElement)) throw new Error('There is no file input.');
  await user.upload(input, files);

  expect(onFiles).toHaveBeenCalledExactlyOnceWith(files);
});
