import { applyLooks } from '../session/preferences.ts';

// The reader's looks, before anything is painted. A classic script of its own, as the page's comes later.
applyLooks();
