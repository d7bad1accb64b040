/** What only encrypted and nested tokens need, fetched together. */

export { EncryptBar } from '../signing/encrypt-bar.tsx';
export { EncryptionPane } from '../signing/encryption-pane.tsx';
export { ContainedTokens } from './contained-tokens.tsx';
export { LayersPane } from './layers-pane.tsx';
export { OpeningQuestion } from './opening-question.tsx';
