/** A format of text that people take for a JWT. */
export type FormatName =
  | 'apple-receipt'
  | 'aspnet-protected'
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
  | 'django-signed'
  | 'express-json'
  | 'express-signed'
  | 'fernet'
  | 'flask-session'
  | 'gorilla-cookie'
  | 'health-card'
  | 'health-link'
  | 'hex'
  | 'html'
  | 'iron'
  | 'itsdangerous'
  | 'jwk'
  | 'laravel-encrypted'
  | 'macaroon'
  | 'oauth-error'
  | 'object-id'
  | 'paserk'
  | 'paseto'
  | 'pem'
  | 'phoenix'
  | 'placeholder'
  | 'plist'
  | 'rails-encrypted'
  | 'rails-signed'
  | 'saml'
  | 'ssh-key'
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
}

/** What one row of the table says of a text; undefined: it is of another format. */
export type Recognition = Omit<OtherFormat, 'name'>;
