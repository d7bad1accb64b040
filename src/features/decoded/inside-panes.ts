/** What only encrypted and nested tokens, those beside others and those with a status need, fetched together. */

export { EncryptBar } from '../signing/encrypt-bar.tsx';
export { ContainedTokens } from './contained-tokens.tsx';
export { EncryptionRow } from './encryption-row.tsx';
export { LayersPane } from './layers-pane.tsx';
export { OpeningQuestion } from './opening-question.tsx';
export { OuterRow } from './outer-row.tsx';
export { PairRow } from './pair-row.tsx';
export { StatusArea } from './status-area.tsx';
