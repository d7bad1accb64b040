import { say } from '../../core/words/say.ts';
import type { Command, CommandContext } from './command.ts';
import { fillSnippet, SNIPPETS } from './snippets.ts';

/** Common kinds of token, filled with sensible values and signed. */
export function snippetCommands(): Command[] {
  return SNIPPETS.map((snippet) => ({
    id: `snippet-${snippet.id}`,
    group: 'insert',
    section: () => say`Templates`,
    name: snippet.name,
    available: () => true,
    run: (context) => fill(context, snippet),
  }));
}

async function fill(context: CommandContext, snippet: (typeof SNIPPETS)[number]): Promise<void> {
  const { text } = context.history.present;
  const filled = await fillSnippet(snippet, text, context.token, context.reading).catch(
    () => undefined,
  );
  if (!filled)
    return context.tell(
      say`Couldn’t fill in the template: this browser can’t generate a key or sign.`,
    );
  context.dispatch({ type: 'open', ...filled });
  const name = snippet.name();
  context.tell(
    filled.keyText === undefined
      ? say`${name}: signed with your key.`
      : say`${name}: signed with a new key, now in the Key field.`,
  );
}
