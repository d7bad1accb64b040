/** Where a key in the Key box came from. */
export type KeyOrigin =
  /** Typed, pasted, dropped or made here, or confirmed by the user. */
  | { readonly kind: 'user' }
  /** Fetched from an address that the user typed, or that the metadata of this issuer names. */
  | ({ readonly kind: 'fetched'; readonly issuer: string | undefined } & Fetched)
  /** Fetched from an address that nothing but the token's header names. */
  | ({ readonly kind: 'token'; readonly parameter: KeyParameter } & Fetched)
  | ArrivedOrigin;

/** It came with the token, by way of somebody else: nothing says whose it is. */
export interface ArrivedOrigin {
  readonly kind: 'arrived';
  readonly channel: KeyChannel;
}

/** How something reaches the page from outside: the user typed, pasted or dropped none of it. */
export type ArrivalChannel = 'link' | 'share' | 'file';

/** The same, or the text around the token, which the user pasted for the token's sake. */
export type KeyChannel = ArrivalChannel | 'text';

/** Header parameters that name the address of a key (RFC 7515 §4.1.2, §4.1.5). */
export type KeyParameter = 'jku' | 'x5u';

interface Fetched {
  readonly address: string;
  /** When, in seconds since 1970. */
  readonly at: number;
}

export const USER_ORIGIN: KeyOrigin = { kind: 'user' };
