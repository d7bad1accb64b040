import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { LessonArea } from '../../../src/features/learn/lesson-area.tsx';
import { createPage, PageContext } from '../../../src/features/shared/page.ts';
import { completedLessons } from '../../../src/session/lessons/completed-lessons.ts';
import { createSession } from '../../../src/session/session.ts';
import { EMPTY_WORKSPACE } from '../../../src/session/workspace.ts';

async function showLesson(id: string, text = '') {
  const page = createPage(createSession({ ...EMPTY_WORKSPACE, text }));
  await page.openExample(id);
  render(
    <PageContext value={page}>
      <LessonArea />
    </PageContext>,
  );
  await screen.findByRole('status', { name: 'Task' });
  return page;
}

const task = () => screen.getByRole('status', { name: 'Task' });
const button = (name: string) => screen.getByRole('button', { name });

test('shows the text, the task and the way to the next lesson', async () => {
  await showLesson('learn-parts');

  expect(screen.getByRole('heading')).toHaveTextContent('Lesson 1 of 12: The parts of a token');
  expect(screen.getByRole('region', { name: 'Lesson' })).toHaveTextContent('RFC 7515 §7.1');
  expect(task()).toHaveTextContent(/^Your task: Copy the secret/);
  expect(screen.queryByRole('button', { name: 'Previous lesson' })).toBeNull();
  await userEvent.click(button('Next lesson'));
  await screen.findByRole('heading', { name: /^Lesson 2 of 12/ });
  await userEvent.click(button('Previous lesson'));
  await screen.findByRole('heading', { name: /^Lesson 1 of 12/ });
});

test('says that the task is done, and stays so when the token changes again', async () => {
  const { session } = await showLesson('learn-secret');
  expect(completedLessons.has('learn-secret')).toBe(false);
  session.dispatch({ type: 'type-key', text: 'wrong' });
  await waitFor(() => expect(session.snapshot().verdict?.state).toBe('invalid'));
  expect(task()).toHaveTextContent(/^Your task:/);
  session.dispatch({ type: 'type-key', text: 'secret123' });
  await waitFor(() => expect(task()).toHaveTextContent(/^Done: You have the secret/), {
    timeout: 10_000,
  });
  expect(completedLessons.has('learn-secret')).toBe(true);
  session.dispatch({ type: 'type-key', text: '' });
  await waitFor(() => expect(session.snapshot().verdict?.state).toBe('unverified'));
  expect(task()).toHaveTextContent(/^Done:/);
});

test('hides the text and keeps the task', async () => {
  await showLesson('learn-jwe');
  const text = screen.getByText(/A JWE has five parts/);
  await userEvent.click(button('Hide text'));

  expect(text).not.toBeVisible();
  expect(task()).toBeVisible();
  await userEvent.click(button('Show text'));
  expect(text).toBeVisible();
});

test('closes and leaves the token as it is', async () => {
  const { session } = await showLesson('learn-jwks');
  const { text } = session.snapshot().input;
  await userEvent.click(button('Close the lesson'));

  expect(screen.queryByRole('region', { name: 'Lesson' })).toBeNull();
  expect(session.snapshot().input.text).toBe(text);
});

test('restores the token that was on the page before two lessons', async () => {
  const { session, openExample } = await showLesson('learn-none', 'eyJhbGciOiJub25lIn0.e30.');
  await openExample('learn-expiry');
  session.dispatch({ type: 'type-key', text: 'another secret' });
  await userEvent.click(await screen.findByRole('button', { name: 'Restore your token' }));

  expect(session.snapshot().input.text).toBe('eyJhbGciOiJub25lIn0.e30.');
  expect(screen.queryByRole('region', { name: 'Lesson' })).toBeNull();
});

test('offers nothing to restore on a page that was empty', async () => {
  await showLesson('learn-none');

  expect(screen.queryByRole('button', { name: 'Restore your token' })).toBeNull();
});

test('goes with its token when another one is pasted', async () => {
  const { session } = await showLesson('learn-none');
  session.dispatch({ type: 'type-token', text: 'eyJhbGciOiJFUzI1NiJ9.e30.AAAA' });

  await waitFor(() => expect(screen.queryByRole('region', { name: 'Lesson' })).toBeNull());
});
