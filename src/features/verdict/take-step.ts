import type { ExpectationField } from '../../core/checks/expectation-texts.ts';
import type { NextStep } from '../../core/conclusion/answer.ts';
import { generateAndSign } from '../../session/generate-and-sign.ts';
import { generateAndSignRenewed, signRenewed } from '../../session/sign-renewed.ts';
import type { Page } from '../shared/page.ts';

/** Takes the next step; settles when it is done. */
export async function takeStep(page: Page, step: NextStep): Promise<void> {
  const { session } = page;
  switch (step.do) {
    case 'repair':
      return session.dispatch({ type: 'type-token', text: step.repair.text });
    case 'generate-and-sign':
      await (step.renews ? generateAndSignRenewed(session) : generateAndSign(session));
      return;
    case 'sign':
      return await session.sign();
    case 'renew':
      return await signRenewed(session);
    case 'read-secret': {
      const { text, encoding } = step.reading;
      return session.dispatch({ type: 'read-secret', text, encoding });
    }
    case 'edit-expectation':
    case 'set-expectation':
      return focusExpectation(page, step.field);
    case 'show-issue':
      return showIssue(page, step.code);
    case 'fetch-keys':
      page.view.update({ phoneView: 'token' });
      return document.querySelector<HTMLElement>('#fetch-keys')?.click();
  }
}

function focusExpectation({ view }: Page, field: ExpectationField): void {
  view.update({ phoneView: 'issues' });
  afterFrame(() => document.querySelector<HTMLElement>(`#expect-${field}`)?.focus());
}

function showIssue({ view }: Page, code: string): void {
  view.update({ phoneView: 'issues' });
  afterFrame(() => {
    const item = document.querySelector<HTMLElement>(`[data-issues] [data-code="${code}"]`);
    (item?.querySelector<HTMLElement>('button') ?? item)?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  });
}

/** A phone shows the view that it is switched to in the next frame. */
function afterFrame(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
