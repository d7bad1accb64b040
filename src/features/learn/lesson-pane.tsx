import { ChevronLeft, Circle, CircleCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { say } from '../../core/words/say.ts';
import { LESSONS } from '../../session/lessons/all-lessons.ts';
import { completedLessons } from '../../session/lessons/completed-lessons.ts';
import { isLesson, LESSON_PREFIX, type Lesson } from '../../session/lessons/lesson.ts';
import { readLessonState } from '../../session/lessons/lesson-state.ts';
import { stepsBack } from '../../session/lessons/steps-back.ts';
import type { Snapshot } from '../../session/session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { usePage, useSession, useSessionLater } from '../shared/page.ts';
import { useNow } from '../shared/use-now.ts';

const HINT_ID = 'lesson-text';

/** A lesson: what to know, the task on the page's own fields, and whether it is done. */
export function LessonPane({ id }: { readonly id: string }) {
  const index = LESSONS.findIndex((lesson) => lesson.id === id);
  const lesson = LESSONS[index];
  const [isShown, setShown] = useState(true);
  if (!lesson) return null;
  return (
    <>
      <LessonHead
        lesson={lesson}
        number={index + 1}
        isShown={isShown}
        onShow={() => setShown(!isShown)}
      />
      <div className="grid gap-x-8 gap-y-2 md:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
        <p id={HINT_ID} hidden={!isShown} className="max-w-[80ch]">
          <Coded>{lesson.lesson()}</Coded>
        </p>
        <Task lesson={lesson} previous={LESSONS[index - 1]} next={LESSONS[index + 1]} />
      </div>
    </>
  );
}

interface LessonHeadProps {
  readonly lesson: Lesson;
  readonly number: number;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function LessonHead({ lesson, number, isShown, onShow }: LessonHeadProps) {
  const { session, ask } = usePage();
  const back = useSession(selectStepsBack);
  const restore = () => {
    for (let step = 0; step < back; step += 1) session.dispatch({ type: 'undo' });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <h2 aria-live="polite" className="mr-auto text-15 font-semibold max-md:w-full">
        {say`Lesson ${number} of ${LESSONS.length}: ${lesson.name()}`}
      </h2>
      {back > 0 && (
        <Button small look="ghost" onClick={restore}>
          {say`Restore your token`}
        </Button>
      )}
      <Button small look="ghost" aria-expanded={isShown} aria-controls={HINT_ID} onClick={onShow}>
        {isShown ? say`Hide text` : say`Show text`}
      </Button>
      <Button
        small
        look="ghost"
        aria-haspopup="dialog"
        onClick={() => ask({ kind: 'commands', group: 'lesson' })}
      >
        {say`Lessons…`}
      </Button>
      <CopyButton isIcon what={say`link to this lesson`} text={linkTo(lesson)} />
      <IconButton
        small
        icon={X}
        label={say`Close the lesson`}
        onClick={() => session.dispatch({ type: 'close-lesson' })}
      />
    </div>
  );
}

interface TaskProps {
  readonly lesson: Lesson;
  readonly previous: Lesson | undefined;
  readonly next: Lesson | undefined;
}

function Task({ lesson, previous, next }: TaskProps) {
  const { openExample } = usePage();
  const isDone = useIsDone(lesson);
  const [failed, setFailed] = useState(false);
  const open = ({ id }: Lesson) => void openExample(id).then((isOpened) => setFailed(!isOpened));
  const { material } = lesson;
  return (
    <div className="grid content-start gap-2">
      <div
        role="status"
        aria-label={say`Task`}
        data-done={isDone}
        className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2"
      >
        <Icon
          of={isDone ? CircleCheck : Circle}
          className={`mt-0.5 ${isDone ? 'text-ok' : 'text-muted'}`}
        />
        <p className="min-h-10">
          <b className="font-semibold">{isDone ? say`Done:` : say`Your task:`}</b>{' '}
          <Coded>{isDone ? lesson.result() : lesson.task()}</Coded>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {material && (
          <CopyButton
            what={material.name()}
            shown={say`Copy ${material.name()}`}
            text={() => Promise.resolve(material.text(Math.floor(Date.now() / 1000)))}
            className="border-edge! text-text!"
          />
        )}
        <span className="ml-auto flex gap-2">
          {previous && (
            <IconButton
              small
              icon={ChevronLeft}
              label={say`Previous lesson`}
              onClick={() => open(previous)}
            />
          )}
          {next && (
            <Button small onClick={() => open(next)}>
              {say`Next lesson`}
            </Button>
          )}
        </span>
      </div>
      <span role="status" aria-label={say`Example`} className="text-bad empty:hidden">
        {failed && say`This browser can’t create the example. Try another one.`}
      </span>
    </div>
  );
}

/** Stays true: who has done the task may go on and change the page. */
function useIsDone(lesson: Lesson): boolean {
  const [isDone, setDone] = useState(false);
  const now = useNow();
  const snapshot = useSessionLater(selectAll);
  const state = readLessonState(snapshot, now);
  const isMet =
    !isDone &&
    isLesson(snapshot.input.example) &&
    snapshot.input.example === lesson.id &&
    state !== undefined &&
    lesson.isDone(state);
  useEffect(() => {
    if (!isMet) return;
    completedLessons.add(lesson.id);
    setDone(true);
  }, [isMet, lesson.id]);
  return isDone;
}

function selectAll(snapshot: Snapshot): Snapshot {
  return snapshot;
}

function selectStepsBack({ history }: Snapshot): number {
  return stepsBack(history);
}

function linkTo({ id }: Lesson): string {
  const [page] = location.href.split('#');
  return `${page}#learn=${id.slice(LESSON_PREFIX.length)}`;
}
