import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { App } from '../../../src/app/app.tsx';
import { recognizeFormat } from '../../../src/core/formats/recognize-format.ts';
import { OtherFormatNote } from '../../../src/features/issues/other-format-note.tsx';

const SESSION = 'eyJfdXNlcl9pZCI6IjQyIiwiX2ZyZXNoIjp0cnVlfQ.aw3rhA.LuPiYV42oQ-ifOUdIt41Lxe_6ik';

function show(text: string): HTMLElement {
  const words = recognizeFormat(text)?.words;
  if (!words) throw new Error('not recognized');
  render(<OtherFormatNote tell={words.tell} advice={words.advice} content={words.content} />);
  return screen.getByRole('region', { name: 'About this text' });
}

test('says how to tell, what to do, and what can be read', () => {
  const note = show(SESSION);
  const titles = within(note).getAllByRole('heading', { level: 3 });
  expect(titles.map(({ textContent }) => textContent)).toEqual([
    ...['How to tell', 'What to do', 'What it contains'],
  ]);
  const content = within(note).getByText('{"_user_id":"42","_fresh":true}');
  expect(content).toHaveClass('sensitive');
  expect(content).toHaveAttribute('translate', 'no');
});

test('has nothing to read in a text that shows nothing', () => {
  const note = show('6f9619ff-8b86-d011-b42d-00cf4fc964ff');
  expect(within(note).queryByText('What it contains')).toBeNull();
});

test('takes the place of the issues, and gives it back to those of a token', async () => {
  render(<App />);
  const token = screen.getByRole('textbox', { name: 'Token' });
  await userEvent.click(token);
  await userEvent.paste('null');
  const patience = { timeout: 15_000 };
  await screen.findByRole('region', { name: 'About this text' }, patience);
  await screen.findByText('Not a JWT: this is the text “null”', {}, patience);
}, 40_000);
