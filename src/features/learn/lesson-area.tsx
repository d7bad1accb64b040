import { Suspense } from 'react';
import { say } from '../../core/words/say.ts';
import { isLesson } from '../../session/lessons/lesson.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { useSession } from '../shared/page.ts';

const LessonPane = lazyPane(() => import('./lesson-pane.tsx').then((pane) => pane.LessonPane));

/** The lesson whose token is on the page. Its space is kept while its code loads. */
export function LessonArea() {
  const id = useSession(({ input }) => input.example);
  if (!isLesson(id)) return null;
  return (
    <section className="lesson" aria-label={say`Lesson`}>
      <Suspense fallback={null}>
        <LessonPane key={id} id={id} />
      </Suspense>
    </section>
  );
}
