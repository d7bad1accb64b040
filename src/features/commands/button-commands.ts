import { say } from '../../core/words/say.ts';
import { type MenuItem, menuItemsOf } from '../../ui/menu.tsx';
import type { PhoneView } from '../shared/phone-view.ts';
import type { Command, CommandContext } from './command.ts';

/** Buttons that are commands by another name, or that nothing but a pointer is for. */
const LEFT_OUT = '.view-tabs *, .separator *, dialog *, [role=menu] *, [aria-keyshortcuts]';
const NAMED_GROUP = '[role=group][aria-label], fieldset[aria-label], section, nav[aria-label]';

/**
 * Whatever the page offers as a button, switch or item of a menu, named as it is there. So a new
 * button is a command without further ado; one of the name of another command is left out.
 */
export function buttonCommands(taken: ReadonlySet<string>): Command[] {
  const seen = new Set(taken);
  return [...document.querySelectorAll<HTMLButtonElement>('.page button')]
    .filter((button) => !button.disabled && !button.matches(LEFT_OUT) && canBeShown(button))
    .flatMap((button) => {
      const items = menuItemsOf(button);
      return items ? items.map((item) => itemCommand(item, button)) : [toCommand(button)];
    })
    .filter((command) => {
      const name = command.name();
      const inSection = `${command.section()}: ${name}`;
      if (name === '' || seen.has(name) || seen.has(inSection)) return false;
      seen.add(inSection);
      return true;
    })
    .map((command, index) => ({ ...command, id: `button-${index}` }));
}

function toCommand(button: HTMLButtonElement): Command {
  return {
    id: '',
    group: 'button',
    section: () => sectionOf(button),
    name: () => nameOf(button),
    available: () => true,
    run: ({ page }) => {
      show(button, page);
      button.click();
    },
  };
}

function itemCommand({ name, onChoose }: MenuItem, button: HTMLButtonElement): Command {
  const section = sectionOf(button);
  const menu = nameOf(button);
  return {
    id: '',
    group: 'button',
    section: () => (section === say`Page` ? section : menu),
    name: () => name,
    available: () => true,
    run: onChoose,
  };
}

/** Only another view of a phone may hide it. */
function canBeShown(element: Element): boolean {
  // jsdom lays nothing out, and has no such method.
  const isVisible = (each: Element) => each.checkVisibility?.({ visibilityProperty: true }) ?? true;
  if (isVisible(element)) return true;
  const zone = element.closest('.page:not([data-empty]) .zone');
  return zone !== null && !isVisible(zone) && !element.closest('[hidden]');
}

function show(element: Element, { view }: CommandContext['page']): void {
  const views: readonly (readonly [string, PhoneView])[] = [
    ['.pane-sign', 'sign'],
    ['.zone-input', 'token'],
    ['.zone-decoded', 'decoded'],
    ['.zone-issues', 'issues'],
  ];
  const phoneView = views.find(([selector]) => element.closest(selector))?.[1];
  if (phoneView) view.update({ phoneView });
}

/** The name that a screen reader says. */
function nameOf(button: Element): string {
  const copy = button.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden=true], svg')) hidden.remove();
  return button.getAttribute('aria-label') ?? copy.textContent?.trim().replace(/\s+/g, ' ') ?? '';
}

/** The name of the part of the page that a button is in. */
function sectionOf(button: Element): string {
  const group = button.closest(NAMED_GROUP);
  const labelId = group?.getAttribute('aria-labelledby');
  const title = labelId ? document.getElementById(labelId)?.textContent : undefined;
  return group?.getAttribute('aria-label') ?? title?.trim() ?? say`Page`;
}
