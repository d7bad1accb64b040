/** A stretch of the source text; offsets count UTF-16 units. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where a token is and travels, as far as the text around it tells. */
export interface TokenContext {
  readonly carrier: Carrier;
  /** The request that the token is written in or beside. */
  readonly request: RequestContext | undefined;
  /** The object, address or form that an ID token stands in: `readBeside` knows what else is in it. */
  readonly answer?: string;
}

/** What carries the token; `place` is the whole of it: the header line, the cookie with its attributes, the URL. */
export type Carrier =
  /** The text is the token, perhaps in quotes or behind "Bearer". */
  | { readonly kind: 'alone' }
  /** A text in which nothing tells what the token is. */
  | { readonly kind: 'text' }
  | {
      readonly kind: 'header';
      readonly name: string;
      /** The word before the token, as it is written: "Bearer", "bearer:", "Token"; undefined where none is. */
      readonly scheme: string | undefined;
      /** What the server would see: quotes around the whole value, quotes or brackets around the token, "Bearer" twice. */
      readonly damage: 'quoted-value' | 'quoted-token' | 'scheme-twice' | undefined;
      readonly place: Place;
    }
  | {
      readonly kind: 'cookie';
      /** By a server in Set-Cookie or a script, or sent back by the browser. */
      readonly direction: 'set' | 'sent';
      readonly name: string;
      /** Of a cookie that is set. */
      readonly attributes: readonly CookieAttribute[];
      /** Name and value of each cookie, in bytes; more than one where it was split. */
      readonly sizes: readonly number[];
      readonly place: Place;
    }
  | ({
      readonly kind: 'url';
      readonly part: 'path' | 'query' | 'fragment';
      readonly parameter: string | undefined;
      readonly place: Place;
    } & UrlOrigin)
  /** A form post (application/x-www-form-urlencoded or a field of HTML). */
  | { readonly kind: 'form'; readonly name: string; readonly place: Place }
  /** A member of JSON, YAML, XML or what looks like it. */
  | { readonly kind: 'member'; readonly name: string; readonly place: Place }
  /** An environment variable or one of a program. */
  | { readonly kind: 'variable'; readonly name: string; readonly place: Place }
  /** An argument of a call, as in `localStorage.setItem("token", …)`, or an option of a command. */
  | {
      readonly kind: 'code';
      readonly call: string;
      readonly name: string | undefined;
      readonly place: Place;
    };

export interface CookieAttribute {
  readonly name: string;
  /** Undefined for a flag such as HttpOnly. */
  readonly value: string | undefined;
  readonly place: Place;
}

export interface UrlOrigin {
  /** "https", in small letters; undefined for a URL that begins with its path. */
  readonly scheme: string | undefined;
  /** With its port. */
  readonly host: string | undefined;
}

export interface RequestContext extends UrlOrigin {
  readonly place: Place;
  /** Names of the headers that are written beside the token, in small letters. */
  readonly headerNames: readonly string[];
  /** All of it, where a DPoP proof is sent with it: `readTarget` knows what it asks for. */
  readonly text?: string;
}

export const STANDS_ALONE: TokenContext = { carrier: { kind: 'alone' }, request: undefined };
