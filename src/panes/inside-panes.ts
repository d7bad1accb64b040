/** What only encrypted and nested tokens need, fetched together. */
export { ContainedTokens } from './contained-tokens.tsx';
export { EncryptionPane } from './encryption-pane.tsx';
export { LayersPane } from './layers-pane.tsx';
export { OpeningQuestion } from './opening-question.tsx';
