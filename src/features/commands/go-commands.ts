import type { ExpectationField } from '../../core/checks/expectation-texts.ts';
import { say } from '../../core/words/say.ts';
import type { PhoneView } from '../shared/phone-view.ts';
import { editExpectation } from '../shared/show-issue.ts';
import type { Command, CommandContext } from './command.ts';

export function goCommands(): readonly Command[] {
  return [...boxCommands(), ...partCommands(), ...expectationCommands()];
}

function boxCommands(): readonly Command[] {
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
    available: ({ token }) => box === 'token' || token !== undefined,
    run: ({ goTo }) => goTo(box),
  });
  return [
    go('token', 't', () => say`Go to Token`),
    go('header', 'h', () => say`Go to Header`),
    go('payload', 'p', () => say`Go to Payload`),
    go('key', 'k', () => say`Go to Key`),
  ];
}

function partCommands(): readonly Command[] {
  const go = (view: PhoneView, selector: string, name: () => string): Command => ({
    id: `go-${selector}`,
    group: 'go',
    section: () => say`Go to`,
    name,
    available: ({ token }) => token !== undefined && document.querySelector(selector) !== null,
    run: (context) => focusIn(context, view, selector),
  });
  return [
    go('decoded', '.pane-signature', () => say`Go to Signature`),
    go('sign', '.pane-sign', () => say`Go to Sign`),
    go('issues', '.zone-issues', () => say`Go to Issues`),
  ];
}

/** Focuses the first control of a part of the page, in the view of a phone that shows it. */
function focusIn({ page }: CommandContext, phoneView: PhoneView, selector: string): void {
  page.view.update({ phoneView });
  const part = document.querySelector<HTMLElement>(selector);
  const control = part?.querySelector<HTMLElement>(':is(select, input, button):not(:disabled)');
  (control ?? part)?.focus();
}

function expectationCommands(): readonly Command[] {
  const set = (field: ExpectationField, name: () => string): Command => ({
    id: `set-${field}`,
    group: 'go',
    section: () => say`Expectations`,
    name,
    available: ({ token }) => token !== undefined,
    run: ({ page }) => editExpectation(page, field),
  });
  return [
    set('issuer', () => say`Set issuer`),
    set('audience', () => say`Set audience`),
    set('type', () => say`Set type`),
    set('scopes', () => say`Set scopes`),
    set('algorithms', () => say`Set algorithms`),
    set('claims', () => say`Set claims`),
    set('nonce', () => say`Set nonce`),
    set('tolerance', () => say`Set clock tolerance`),
    set('clock', () => say`Set check time`),
  ];
}
