import type { NextStep } from '../../core/conclusion/answer.ts';
import type { FormatUse } from '../../core/formats/other-format.ts';
import { hostOf, sourceOfIssuer } from '../../session/fetch-source.ts';
import { generateAndSign } from '../../session/generate-and-sign.ts';
import { generateAndSignRenewed, signRenewed } from '../../session/sign-renewed.ts';
import type { Page } from '../shared/page.ts';
import { editExpectation, showCheck, showIssueOf } from '../shared/show-issue.ts';

/** Takes the next step; settles when it is done. */
export async function takeStep(page: Page, step: NextStep): Promise<void> {
  const { session } = page;
  switch (step.do) {
    case 'repair':
      return session.dispatch({ type: 'type-token', text: step.repair.text });
    case 'use-text':
      return putText(page, step.use);
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
      return editExpectation(page, step.field);
    case 'show-issue':
      return showIssueOf(page, step.code);
    case 'show-check':
      return showCheck(page, step.check);
    case 'reload':
      return location.reload();
    case 'fetch-keys': {
      page.view.update({ phoneView: 'token' });
      const source = sourceOfIssuer(session.snapshot().inside.inmost);
      // The button has named the host.
      if (source && hostOf(source) === step.host) return page.keyFetch.start(source);
      return document.querySelector<HTMLElement>('#fetch-keys')?.click();
    }
  }
}

/** Undo brings the text back to the Token field. */
function putText({ session, view }: Page, { as, text }: FormatUse): void {
  switch (as) {
    case 'key':
      session.dispatch({ type: 'open', text: '', keyText: text });
      // An empty Token field has chosen a view by itself.
      view.update({ phoneView: 'token' });
      break;
    case 'message':
      view.update({ serverMessage: { text, isMoved: true } });
      session.dispatch({ type: 'type-token', text: '' });
      view.update({ phoneView: 'issues' });
      break;
    case 'jws':
    case 'token':
    case 'payload':
      session.dispatch({ type: 'type-token', text });
  }
}
