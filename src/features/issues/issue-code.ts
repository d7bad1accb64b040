/** What finds and marks issues: one chunk, fetched after the first frame. */

export { createIssueModel } from './issue-model.ts';
export { markLater } from './mark-findings.ts';
