/** Notes that few tokens and keys need: one chunk. */
export { ArrivalQuestion } from './arrival-question.tsx';
export { EmbeddedKeyNote } from './embedded-key-note.tsx';
export { KeyBesideOffer } from './key-beside-offer.tsx';
export { KeyOriginNote } from './key-origin-note.tsx';
