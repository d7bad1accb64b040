import { applyLooks, mayWantAnother } from './state/preferences.ts';

// What the drawing of the empty page that stands in the document must know before
// it is painted. A classic script of its own, as the page's comes later.
const { documentElement } = document;
applyLooks();
// What it says of a page without a token is not true of one that a link opens.
documentElement.toggleAttribute('data-opens-link', location.hash + location.search !== '');
// The drawing is in English.
documentElement.toggleAttribute('data-other-language', mayWantAnother());
