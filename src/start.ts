import { applySizes, applyTheme, mayWantAnother, readTheme, recall } from './state/preferences.ts';

// What the drawing of the empty page that stands in the document must know before
// it is painted. A classic script of its own, as the page's comes later.
const { documentElement } = document;
applyTheme(readTheme());
applySizes();
documentElement.toggleAttribute('data-sharing', recall('sharing') !== null);
// The drawing is in English.
documentElement.toggleAttribute('data-other-language', mayWantAnother());
