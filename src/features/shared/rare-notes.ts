/** Notes that few tokens and keys need: one chunk. */

export { EmbeddedKeyNote } from '../key/embedded-key-note.tsx';
export { KeyBesideOffer } from '../key/key-beside-offer.tsx';
export { KeyOriginNote } from '../key/key-origin-note.tsx';
export { ArrivalQuestion } from '../token/arrival-question.tsx';
