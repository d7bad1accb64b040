/** What `deploy/build/words/catalogues.ts` makes of `src/i18n/words`: how to load each language there is. */
declare module 'virtual:catalogues' {
  export const catalogues: Readonly<
    Partial<Record<string, () => Promise<{ readonly messages: import('@lingui/core').Messages }>>>
  >;
}
