import { say } from '../../core/words/say.ts';
import type { Command, CommandContext } from './command.ts';

export function goCommands(): readonly Command[] {
  const go = (
    box: Parameters<CommandContext['goTo']>[0],
    shortcut: string,
    name: () => string,
  ): Command => ({
    id: `go-${box}`,
    group: 'go',
    section: () => say`Go to`,
    name,
    shortcut,
    available: () => true,
    run: ({ goTo }) => goTo(box),
  });
  return [
    go('token', 't', () => say`Go to Token`),
    go('header', 'h', () => say`Go to Header`),
    go('payload', 'p', () => say`Go to Payload`),
    go('key', 'k', () => say`Go to Key`),
  ];
}
