import { applyLooks, mayWantAnother } from './state/preferences.ts';

// What the drawing of the empty page that stands in the document must know before
// it is painted. A classic script of its own, as the page's comes later.
applyLooks();
// The drawing is in English.
document.documentElement.toggleAttribute('data-other-language', mayWantAnother());
