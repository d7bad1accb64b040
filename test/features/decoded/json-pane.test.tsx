import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { JsonPane, type JsonPaneProps } from '../../../src/features/decoded/json-pane.tsx';
import { fixedText } from '../../support/text-source.ts';

function show(changes: Partial<JsonPaneProps> = {}) {
  const onEdit = vi.fn();
  const props: Omit<JsonPaneProps, 'source'> = {
    part: 'payload',
    text: '{\n  "sub": "ana"\n}',
    onEdit,
    readOnly: false,
    placeholder: '',
    editProblem: undefined,
    partProblem: undefined,
    findings: [],
    reveal: undefined,
    ...changes,
  };
  const pane = (shown: Omit<JsonPaneProps, 'source'>) => (
    <JsonPane source={fixedText(shown.text)} {...shown} />
  );
  const { rerender } = render(pane(props));
  const again = (more: Partial<JsonPaneProps>) => rerender(pane({ ...props, ...more }));
  return { onEdit, again };
}

test.each([
  ['header', 'Header'],
  ['payload', 'Payload'],
] as const)('is a region and a text box by the name of its part: %s', (part, name) => {
  show({ part });

  expect(screen.getByRole('region', { name })).toBeVisible();
  expect(screen.getByRole('textbox', { name })).toHaveValue('{\n  "sub": "ana"\n}');
});

describe('says where an edit is broken, and that the last valid token is shown', () => {
  test.each([
    ['{"sub":', { code: 'json-cut-off', offset: 7 }, 'Line 1, column 8: a value is missing.'],
    [
      '{\n  "sub": oops\n}',
      { code: 'json-unexpected', offset: 11, character: 'o' },
      'Line 2, column 10: a quote is missing.',
    ],
    ['', { code: 'json-empty', offset: 0 }, 'the text is empty. JSON begins with “{”.'],
    ['[]', { code: 'not-an-object', offset: 0 }, 'The header must be a JSON object.'],
  ] as const)('%j', async (text, problem, words) => {
    show({ part: 'header', text, editProblem: { part: 'header', problem } });
    await screen.findByText(/Editing: showing the last valid token\./);

    expect(screen.getByRole('region')).toHaveTextContent(words);
  });
});

test('says what is wrong with the part as it came, until it is edited', async () => {
  const partProblem = { code: 'not-utf8', byteOffset: 4 } as const;
  const editProblem = { part: 'payload', problem: { code: 'json-empty', offset: 0 } } as const;
  const { again } = show({ partProblem });
  await screen.findByText('The payload is not valid UTF-8 at byte 5.');

  again({ partProblem, editProblem });
  expect(screen.getByRole('region')).not.toHaveTextContent('not valid UTF-8');
});

test('tells of an edit, and takes none where it is read-only', async () => {
  const { onEdit, again } = show();
  await userEvent.type(screen.getByRole('textbox'), 'x');
  expect(onEdit).toHaveBeenCalledExactlyOnceWith('{\n  "sub": "ana"\n}x');

  again({ readOnly: true });
  await userEvent.type(screen.getByRole('textbox'), 'y');
  expect(onEdit).toHaveBeenCalledOnce();
});

test('selects the place that is revealed', () => {
  const { again } = show();
  again({ reveal: { from: 4, to: 9 } });
  const box = screen.getByRole<HTMLTextAreaElement>('textbox');

  expect(box).toHaveFocus();
  expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe('"sub"');
});

test('copies its text', async () => {
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole('button', { name: 'Copy payload' }));

  expect(await navigator.clipboard.readText()).toBe('{\n  "sub": "ana"\n}');
});

describe('shows its claims as a table', () => {
  test('switches from the JSON text to the table and back', async () => {
    show();
    const views = within(screen.getByRole('group', { name: 'Payload view' }));
    await userEvent.click(views.getByRole('button', { name: 'Table' }));
    expect(await screen.findByRole('table', { name: 'Claims' })).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Payload' })).toBeNull();

    await userEvent.click(views.getByRole('button', { name: 'JSON' }));
    expect(screen.getByRole('textbox', { name: 'Payload' })).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('switches from the table to the text to reveal a place in it', async () => {
    const { again } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    again({ reveal: { from: 4, to: 9 } });

    expect(screen.getByRole('textbox', { name: 'Payload' })).toHaveFocus();
  });
});

describe('offers dates for the payload', () => {
  const dates = () => screen.queryByRole('group', { name: 'Set exp' });

  test('while it has the focus', async () => {
    const onDate = vi.fn();
    show({ onDate });
    expect(dates()).toBeNull();

    await userEvent.click(screen.getByRole('textbox'));
    await userEvent.click(screen.getByRole('button', { name: 'Set “exp” to now +1 h' }));
    expect(onDate).toHaveBeenCalledExactlyOnceWith('exp', expect.any(Number));
    expect(screen.getByRole('textbox')).toHaveFocus();

    await userEvent.click(document.body);
    expect(dates()).toBeNull();
  });

  test('for the date at the caret', async () => {
    show({ text: '{"exp":1,"iat":2}', onDate: vi.fn() });
    const box = screen.getByRole<HTMLTextAreaElement>('textbox');
    await userEvent.click(box);
    box.setSelectionRange(12, 12);
    fireEvent.select(box);

    expect(await screen.findByRole('group', { name: 'Set iat' })).toBeVisible();
  });

  test('offers no dates in the table, and disables them in a read-only pane', async () => {
    const { again } = show({ onDate: vi.fn() });
    await userEvent.click(screen.getByRole('textbox'));
    again({ onDate: vi.fn(), readOnly: true });
    expect(screen.getByRole('button', { name: 'Set “exp” to now +1 h' })).toBeDisabled();

    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    expect(dates()).toBeNull();
  });
});

test('remembers whether long lines are wrapped', async () => {
  show();
  const options = () => userEvent.click(screen.getByRole('button', { name: 'Payload options' }));
  expect(screen.getByRole('textbox')).toHaveAttribute('wrap', 'soft');
  await options();
  await userEvent.click(screen.getByRole('menuitem', { name: 'Don’t wrap long lines' }));
  expect(screen.getByRole('textbox')).toHaveAttribute('wrap', 'off');
  expect(localStorage.getItem('wrap')).toBe('off');

  await options();
  await userEvent.click(screen.getByRole('menuitem', { name: 'Wrap long lines' }));
  expect(screen.getByRole('textbox')).toHaveAttribute('wrap', 'soft');
  expect(localStorage.getItem('wrap')).toBeNull();
});
