import { say } from '../../core/words/say.ts';
import { KINDS, LESSONS, MISTAKES } from '../../session/examples/all-examples.ts';
import type { Example } from '../../session/examples/example.ts';
import { completedLessons } from '../../session/lessons/completed-lessons.ts';
import type { Command } from './command.ts';

export function exampleCommands(): readonly Command[] {
  return [
    {
      id: 'examples',
      group: 'page',
      section: () => say`Page`,
      name: () => say`Examples…`,
      shortcut: 'e',
      available: () => true,
      run: ({ ask }) => ask({ kind: 'commands', group: 'example' }),
    },
    {
      id: 'lessons',
      group: 'page',
      section: () => say`Page`,
      name: () => say`Lessons…`,
      available: () => true,
      run: ({ ask }) => ask({ kind: 'commands', group: 'lesson' }),
    },
    ...LESSONS.map((lesson) => ({
      ...toCommand(lesson, sectionOf(lesson)),
      group: 'lesson' as const,
    })),
    ...KINDS.map((example) => toCommand(example, () => say`Examples: one of each kind`)),
    ...MISTAKES.map((example) => toCommand(example, () => say`Examples: classic mistakes`)),
  ];
}

function sectionOf({ id }: Example): () => string {
  return () => (completedLessons.has(id) ? say`Completed lessons` : say`Lessons`);
}

function toCommand({ id, name }: Example, section: () => string): Command {
  return {
    id: `example-${id}`,
    group: 'example',
    section,
    name,
    available: () => true,
    run: async ({ page, tell }) => {
      if (await page.openExample(id)) return;
      tell(say`Couldn’t open the example: this browser could not generate it. Try another one.`);
    },
  };
}
