import { render, screen, within } from '@testing-library/react';
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

describe('says where an edit is broken, and that the token is as it was', () => {
  test.each([
    [{ code: 'json-cut-off', offset: 7 }, 'not JSON: it ends too soon, after 7 characters.'],
    [
      { code: 'json-unexpected', offset: 8, character: 'o' },
      'not JSON at character 9: "o" cannot stand there.',
    ],
    [
      { code: 'json-empty', offset: 0 },
      'there is nothing here; JSON begins with "{" at character 1.',
    ],
    [{ code: 'not-an-object', offset: 0 }, 'the header must be a JSON object.'],
  ] as const)('%o', (problem, words) => {
    show({ part: 'header', editProblem: { part: 'header', problem } });

    expect(screen.getByRole('region')).toHaveTextContent(
      `Edit: ${words} The token stays as it was.`,
    );
  });
});

test('says what is wrong with the part as it came, until it is edited', () => {
  const partProblem = { code: 'not-utf8', octetOffset: 4 } as const;
  const editProblem = { part: 'payload', problem: { code: 'json-empty', offset: 0 } } as const;
  const { again } = show({ partProblem });
  expect(screen.getByRole('region')).toHaveTextContent('In the token: byte 5 is not UTF-8.');

  again({ partProblem, editProblem });
  expect(screen.getByRole('region')).not.toHaveTextContent('In the token');
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
  test('and the text again', async () => {
    show();
    const views = within(screen.getByRole('group', { name: 'Payload view' }));
    await userEvent.click(views.getByRole('button', { name: 'Claims' }));
    expect(await screen.findByRole('table', { name: 'Claims' })).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Payload' })).toBeNull();

    await userEvent.click(views.getByRole('button', { name: 'JSON' }));
    expect(screen.getByRole('textbox', { name: 'Payload' })).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('and goes back to the text for a place that is to be seen there', async () => {
    const { again } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Claims' }));
    again({ reveal: { from: 4, to: 9 } });

    expect(screen.getByRole('textbox', { name: 'Payload' })).toHaveFocus();
  });
});
