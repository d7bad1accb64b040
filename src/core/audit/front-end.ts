import type { Place, TokenContext } from '../extract/token-context.ts';

/** Where the code of a page gets a token from. */
export interface FrontEnd {
  readonly kind: 'variable' | 'storage';
  /** The variable, or the call. */
  readonly name: string;
  readonly place: Place;
}

/** Variables that build tools copy into the page. */
const BUILT_IN = /^(?:VITE|NEXT_PUBLIC|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP|PUBLIC)_/;
const STORAGE = /(?:local|session)Storage\b/;

/** Whether the text around a token puts it into the hands of a page's scripts. */
export function frontEndOf({ carrier }: TokenContext): FrontEnd | undefined {
  if (carrier.kind === 'variable' && BUILT_IN.test(carrier.name)) {
    return { kind: 'variable', name: carrier.name, place: carrier.place };
  }
  if (carrier.kind === 'code' && STORAGE.test(carrier.call)) {
    return { kind: 'storage', name: carrier.call, place: carrier.place };
  }
  return undefined;
}
