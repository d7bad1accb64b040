import type { Language } from '../../src/core/words/say.ts';

/** Not a language: every message between ⟦ and ⟧, so that words show which did not go through `say`. */
export const PSEUDO_LANGUAGE: Language = {
  tag: 'de-x-test',
  translate: (message, values) => {
    const plural = /^\{0, plural, one \{(.*)\} other \{(.*)\}\}$/s.exec(message);
    const chosen = plural ? (values[0] === 1 ? plural[1] : plural[2]) : message;
    const words = chosen?.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)]));
    return `⟦${words}⟧`;
  },
};
