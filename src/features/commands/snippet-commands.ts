import { say } from '../../core/words/say.ts';
import type { Command, CommandDesk } from './command.ts';
import { fillSnippet, SNIPPETS } from './snippets.ts';

/** Common kinds of token, filled with sensible values and signed. */
export function snippetCommands(): Command[] {
  return SNIPPETS.map((snippet) => ({
    id: `snippet-${snippet.id}`,
    group: 'insert',
    section: () => say`Header and payload of a common kind, signed`,
    name: snippet.name,
    available: () => true,
    run: (desk) => fill(desk, snippet),
  }));
}

async function fill(desk: CommandDesk, snippet: (typeof SNIPPETS)[number]): Promise<void> {
  const { text } = desk.history.present;
  const filled = await fillSnippet(snippet, text, desk.token, desk.reading).catch(() => undefined);
  if (!filled) return desk.tell(say`Not filled in: this browser could not make a key or sign.`);
  desk.dispatch({ type: 'open', ...filled });
  const name = snippet.name();
  desk.tell(
    filled.keyText === undefined
      ? say`${name}: signed with your key.`
      : say`${name}: signed with a new key, which is in Key.`,
  );
}
