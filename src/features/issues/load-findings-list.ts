/** What shows findings: one chunk, fetched after the first frame. */
export const loadFindingsList = () => import('./findings-list.tsx');
