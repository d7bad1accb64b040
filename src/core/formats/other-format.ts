import type { VerdictWords } from '../verdict/verdict-words.ts';

/** A format of text that people take for a JWT. */
export type FormatName =
  | 'apple-receipt'
  | 'aspnet-protected'
  | 'authorization-code'
  | 'basic-credentials'
  | 'binary-plist'
  | 'biscuit'
  | 'branca'
  | 'claims-json'
  | 'compressed'
  | 'cose'
  | 'covid-certificate'
  | 'credential'
  | 'der'
  | 'discovery'
  | 'django-signed'
  | 'empty-scheme'
  | 'empty-value'
  | 'error-response'
  | 'express-json'
  | 'express-signed'
  | 'fernet'
  | 'flask-session'
  | 'gorilla-cookie'
  | 'header-json'
  | 'health-card'
  | 'health-link'
  | 'html'
  | 'introspection'
  | 'iron'
  | 'itsdangerous'
  | 'jwk'
  | 'jwt-part'
  | 'laravel-encrypted'
  | 'macaroon'
  | 'mdoc'
  | 'oauth-error'
  | 'opaque-token'
  | 'paserk'
  | 'paseto'
  | 'pem'
  | 'phoenix'
  | 'placeholder'
  | 'plist'
  | 'public-key'
  | 'rails-encrypted'
  | 'rails-signed'
  | 'saml'
  | 'session-id'
  | 'ssh-key'
  | 'token-response'
  | 'tornado-signed'
  | 'ulid'
  | 'uuid'
  | 'view-state'
  | 'xml';

/** A text that was recognized as something other than a JWT. */
export interface OtherFormat {
  readonly name: FormatName;
  /** What tells one of several of its name: "v4.public", "GitHub token". */
  readonly variant?: string;
  /** What can be read in it without a key. */
  readonly content?: string;
  /** The text without what was around it, such as a scheme or quotes. */
  readonly bare?: string;
}

/** What one row of the table says of a text; undefined: it is of another format. */
export type Recognition = Omit<OtherFormat, 'name' | 'bare'>;

/** What a text is, how one can tell, and what to do with it. */
export interface FormatWords extends VerdictWords {
  readonly tell: string;
  readonly advice: string;
  readonly content: string | undefined;
}

/** Where the page can put a text that is not a JWT. */
export interface FormatUse {
  readonly as: 'key' | 'message' | 'jws' | 'token' | 'payload';
  /** What goes there. */
  readonly text: string;
}
