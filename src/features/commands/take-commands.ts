import { say } from '../../core/words/say.ts';
import type { Command } from './command.ts';

/** The items of the Report menu, which is loaded when it is opened. */
export function takeCommands(): readonly Command[] {
  const take = (id: string, name: () => string): Command => ({
    id: `report-${id}`,
    group: 'page',
    section: () => say`Report`,
    name,
    available: () => reportButton() !== null,
    run: () => chooseInReport(name()),
  });
  return [
    take('ticket', () => say`Report for a ticket…`),
    take('print', () => say`Print…`),
    take('copy', () => say`Copy as Markdown`),
    take('markdown', () => say`Save as Markdown`),
    take('json', () => say`Save as JSON`),
    take('sarif', () => say`Save as SARIF`),
  ];
}

/** It is there as soon as the issues are. */
function reportButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.zone-issues [aria-haspopup=menu]');
}

/** How long the menu may take to load, in milliseconds. */
const MAX_WAIT = 5_000;

async function chooseInReport(name: string): Promise<void> {
  const end = Date.now() + MAX_WAIT;
  if (reportButton()?.ariaExpanded !== 'true') reportButton()?.click();
  while (Date.now() < end) {
    const items = document.querySelectorAll<HTMLElement>('.zone-issues [role=menuitem]');
    const item = [...items].find(({ textContent }) => textContent === name);
    if (item) return item.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
