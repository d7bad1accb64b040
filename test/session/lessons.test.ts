import { describe, expect, test } from 'vitest';
import { editPart } from '../../src/session/editing.ts';
import { makeExample } from '../../src/session/examples/all-examples.ts';
import { generateAndSign } from '../../src/session/generate-and-sign.ts';
import { LESSONS } from '../../src/session/lessons/all-lessons.ts';
import { type LessonState, readLessonState } from '../../src/session/lessons/lesson-state.ts';
import { nowInSeconds } from '../support/tokens/tokens.ts';
import { openSession } from './open-session.ts';

type Opened = Awaited<ReturnType<typeof openLesson>>;

async function openLesson(id: string) {
  const lesson = LESSONS.find((each) => each.id === id);
  const made = await makeExample(id);
  if (!lesson || !made) throw new Error(`${id} is not made`);
  const page = openSession();
  page.dispatch(made.action);
  await page.reviewed();
  const state = () => readLessonState(page.now(), nowInSeconds());
  const settle = async (): Promise<LessonState> => {
    await page.until(() => state() !== undefined);
    return state() as LessonState;
  };
  return {
    ...{ lesson, page, settle, start: await settle() },
    material: () => lesson.material?.text(nowInSeconds()) ?? '',
  };
}

const typeKey = (text: string) => (opened: Opened) =>
  opened.page.dispatch({ type: 'type-key', text });

const pasteMaterial = ({ page, material }: Opened) =>
  page.dispatch({ type: 'type-key', text: material() });

const editText = (change: (text: string) => string) => (opened: Opened) =>
  opened.page.dispatch({ type: 'type-token', text: change(opened.page.now().input.text) });

const editPayload =
  (change: (claims: Record<string, unknown>) => Record<string, unknown>) =>
  async ({ page }: Opened) => {
    const before = page.now().payloadText;
    const text = JSON.stringify(change(JSON.parse(before)), null, 2);
    editPart(page.session, 'payload', text);
    await page.until(({ token, verdict }) => token?.payloadText !== before && verdict);
  };

const without = (name: string) =>
  editPayload((claims) =>
    Object.fromEntries(Object.entries(claims).filter(([other]) => other !== name)),
  );

const inAnHour = editPayload((claims) => ({ ...claims, exp: nowInSeconds() + 3600 }));

interface Course {
  readonly id: string;
  /** The verdict, and the findings that the lesson is about. */
  readonly start: readonly [string, ...string[]];
  readonly act: (opened: Opened) => unknown;
  readonly end: string;
  /** What changes the page and is not the task. */
  readonly controls: readonly ((opened: Opened) => unknown)[];
}

const COURSES: readonly Course[] = [
  {
    id: 'learn-parts',
    start: ['unverified'],
    act: pasteMaterial,
    end: 'verified',
    controls: [typeKey('another secret of more than thirty-two bytes')],
  },
  {
    id: 'learn-base64url',
    start: ['verified', 'password-claim'],
    act: without('db_password'),
    end: 'verified',
    controls: [without('sub'), editPayload((claims) => ({ ...claims, db_password: 'hunter3' }))],
  },
  {
    id: 'learn-signature',
    start: ['verified'],
    act: editPayload((claims) => ({ ...claims, role: 'admin' })),
    end: 'invalid',
    controls: [editPayload((claims) => ({ ...claims, role: 'guest' })), typeKey('')],
  },
  {
    id: 'learn-expiry',
    start: ['verified', 'token-expired'],
    act: inAnHour,
    end: 'verified',
    controls: [
      without('exp'),
      editPayload((claims) => ({ ...claims, exp: nowInSeconds() - 3600 })),
      typeKey('another secret of more than thirty-two bytes'),
    ],
  },
  {
    id: 'learn-none',
    start: ['unverified', 'alg-none'],
    act: ({ page }) => generateAndSign(page.session),
    end: 'verified',
    controls: [typeKey('another secret of more than thirty-two bytes')],
  },
  {
    id: 'learn-secret',
    start: ['unverified'],
    act: typeKey('secret123'),
    end: 'verified',
    controls: [typeKey('secret124')],
  },
  {
    id: 'learn-storage',
    start: ['verified', 'cookie-no-secure', 'cookie-no-httponly', 'cookie-samesite'],
    act: editText((text) => `${text}; HttpOnly; Secure; SameSite=Lax`),
    end: 'verified',
    controls: [
      editText((text) => `${text}; HttpOnly; Secure`),
      editText((text) => text.replace('Set-Cookie: session=', '').replace('; Path=/', '')),
    ],
  },
  {
    id: 'learn-sessions',
    start: ['verified', 'cookie-too-big'],
    act: (opened) => editPayload(() => JSON.parse(opened.material()))(opened),
    end: 'verified',
    controls: [without('aud')],
  },
  {
    id: 'learn-revocation',
    start: ['verified', 'lifetime-long'],
    act: inAnHour,
    end: 'verified',
    controls: [without('exp'), editPayload((claims) => ({ ...claims, exp: 1_700_000_000 }))],
  },
  {
    id: 'learn-nextjs',
    start: ['unverified'],
    act: pasteMaterial,
    end: 'invalid',
    controls: [typeKey('another secret of more than thirty-two bytes')],
  },
  {
    id: 'learn-jwe',
    start: ['encrypted'],
    act: pasteMaterial,
    end: 'decrypted',
    controls: [typeKey(`{"kty":"oct","k":"${'A'.repeat(43)}"}`)],
  },
  {
    id: 'learn-jwks',
    start: ['invalid'],
    act: pasteMaterial,
    end: 'verified',
    controls: [typeKey('')],
  },
];

test('every lesson has a course, in teaching order', () => {
  expect(COURSES.map(({ id }) => id)).toEqual(LESSONS.map(({ id }) => id));
});

describe.each(COURSES.map((course) => [course.id, course] as const))('%s', (id, course) => {
  test('begins in the state that its text describes', async () => {
    const { lesson, start, page } = await openLesson(id);

    expect(start.state).toBe(course.start[0]);
    expect([...start.codes]).toEqual(expect.arrayContaining(course.start.slice(1)));
    expect(lesson.isDone(start)).toBe(false);
    page.session.end();
  });

  test('is done by its task', async () => {
    const opened = await openLesson(id);
    await course.act(opened);
    const { lesson, page, settle } = opened;
    await page.until(() => page.now().verdict?.state === course.end);
    await expect.poll(async () => lesson.isDone(await settle())).toBe(true);
    page.session.end();
  });

  test.each(course.controls.map((control, index) => [index + 1, control] as const))(
    'is not done by another change (%i)',
    async (_, control) => {
      const opened = await openLesson(id);
      await control(opened);
      const state = await opened.settle();
      expect(state).not.toEqual(opened.start);
      expect(opened.lesson.isDone(state)).toBe(false);
      opened.page.session.end();
    },
  );

  test('brings the token before it back with Undo', async () => {
    const page = openSession('eyJhbGciOiJub25lIn0.e30.', 'mine');
    const made = await makeExample(id);
    if (!made) throw new Error('not made');
    page.dispatch(made.action);
    expect(page.now().input.text).not.toContain('eyJhbGciOiJub25lIn0.e30.');
    page.dispatch({ type: 'undo' });
    expect(page.now().input).toMatchObject({ text: 'eyJhbGciOiJub25lIn0.e30.', keyText: 'mine' });
    page.session.end();
  });
});
