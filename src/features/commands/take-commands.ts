import { say } from '../../core/words/say.ts';
import type { Command } from './command.ts';

/** What is taken out of the page: code, a link, a report, paper. */
export function takeCommands(): readonly Command[] {
  const common = { group: 'page', section: () => say`Take away` } as const;
  return [
    {
      ...common,
      id: 'code',
      name: () => say`Code that verifies or signs such tokens…`,
      available: () => codeButton() !== null,
      run: () => codeButton()?.click(),
    },
    {
      ...common,
      id: 'share',
      name: () => say`Share the token by a link…`,
      available: ({ token }) => token !== undefined,
      run: ({ open }) => open('link'),
    },
    {
      ...common,
      id: 'ticket',
      name: () => say`Report for a ticket…`,
      available: ({ token }) => token !== undefined,
      run: ({ open }) => open('ticket'),
    },
    {
      ...common,
      id: 'print',
      name: () => say`Print…`,
      available: ({ token }) => token !== undefined,
      run: ({ open }) => open('print'),
    },
  ];
}

/** It is there as soon as the findings are. */
function codeButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#open-code');
}
