import type { Severity } from '../../core/audit/audit-rule.ts';
import type { CheckName } from '../../core/checks/check.ts';
import type { ExpectationField } from '../../core/checks/expectation-texts.ts';
import type { Page } from './page.ts';

/** Focuses the first issue of a severity, in the view that a phone has for issues. */
export function showIssue(page: Page, severity: Severity): void {
  show(page, `[data-issues] > [data-severity="${severity}"]`);
}

/** The same for the issue with this code. */
export function showIssueOf(page: Page, code: string): void {
  show(page, `[data-issues] > [data-code="${CSS.escape(code)}"]`);
}

/** The same for a check, wherever it is listed. */
export function showCheck(page: Page, check: CheckName): void {
  show(page, `.zone-issues [data-check="${check}"]`);
}

/** Opens the field of an expectation, whether it is set or not, and focuses it. */
export function editExpectation({ view }: Page, field: ExpectationField): void {
  view.update({ phoneView: 'issues', editedExpectation: field });
  // A field that is still there from the last edit is told by nothing else.
  document.getElementById(`expect-${field}`)?.focus();
}

/** After the frame that shows it. */
function show({ view }: Page, selector: string): void {
  view.update({ phoneView: 'issues' });
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(selector);
    const item = found?.closest('li') ?? found;
    const target = item?.querySelector<HTMLElement>('button') ?? item;
    target?.focus({ preventScroll: true });
    item?.scrollIntoView?.({ block: 'nearest' });
  });
}
