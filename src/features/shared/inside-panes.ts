/** What only encrypted and nested tokens need: one chunk. */
export const insidePanes = () => import('../decoded/inside-panes.ts');
