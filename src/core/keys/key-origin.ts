/** Where a key in the Key box came from. */
export type KeyOrigin =
  /** Typed, pasted, dropped or made here, or confirmed by the user. */
  | { readonly kind: 'user' }
  /** Fetched from a URL that the user typed, or for this issuer, which the token names. */
  | ({
      readonly kind: 'fetched';
      readonly issuer: string | undefined;
      /** What named the URL of the key set; undefined where it is the URL that was asked for. */
      readonly metadata?: MetadataKind | undefined;
    } & Fetched)
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

/** Documents that name a key set: OpenID Connect Discovery §4, RFC 8414 §3. */
export type MetadataKind = 'openid-configuration' | 'oauth-metadata';

interface Fetched {
  readonly address: string;
  /** When, in seconds since 1970. */
  readonly at: number;
}

export const USER_ORIGIN: KeyOrigin = { kind: 'user' };
