export const loadIssueCode = () => import('./issue-code.ts');
