/** What only encrypted and nested tokens need: one chunk. */
export const insidePanes = () => import('../panes/inside-panes.ts');
