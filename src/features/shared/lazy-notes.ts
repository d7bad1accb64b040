import { lazyPane } from './lazy-pane.tsx';

const notes = () => import('./rare-notes.ts');

export const ArrivalQuestion = lazyPane(() => notes().then((loaded) => loaded.ArrivalQuestion));
export const EmbeddedKeyNote = lazyPane(() => notes().then((loaded) => loaded.EmbeddedKeyNote));
export const KeyBesideOffer = lazyPane(() => notes().then((loaded) => loaded.KeyBesideOffer));
export const KeyOriginNote = lazyPane(() => notes().then((loaded) => loaded.KeyOriginNote));
