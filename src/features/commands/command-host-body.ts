/** What opens with the first command: one chunk. */
export { CommandDialog } from './command-dialog.tsx';
export { fulfil } from './handle-page-input.ts';
