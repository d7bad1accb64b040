import { say } from '../../words/say.ts';
import type { FormatSaid } from './format-said.ts';

const lookupAdvice = () =>
  say`Ask the server that issued the text what it refers to, for example with token introspection (RFC 7662).`;
const credentialAdvice = () =>
  say`A credential works for anyone who has it. If it was pasted into a chat, ticket, log or website, revoke it at the service and create a new one.`;

/** Tokens, credentials and identifiers that are not JWT. */
export const TOKEN_WORDS = {
  'basic-credentials': {
    title: (user) => say`Not a JWT: these are HTTP Basic credentials for “${user}”`,
    tell: () => say`After “Basic” comes a Base64-encoded user name and password (RFC 7617 §2).`,
    advice: () =>
      say`Send a JWT with the “Bearer” scheme. If these credentials were pasted anywhere else, change the password.`,
  },
  biscuit: {
    title: () => say`Not a JWT: this is a Biscuit token`,
    tell: () => say`The base64url text contains a protocol buffer with an authority block.`,
    advice: () =>
      say`Inspect the token with the Biscuit command-line tool, and verify it with a Biscuit library and the issuer’s public key.`,
  },
  branca: {
    title: () => say`Not a JWT: this is a Branca token`,
    tell: () =>
      say`In Base62, the text starts with the version byte 0xBA and the time of its creation.`,
    advice: () =>
      say`The token is encrypted with XChaCha20-Poly1305. Decrypt it with a Branca library and its 32-byte key.`,
  },
  cose: {
    title: (kind) => say`Not a JWT: this is ${kind} data in CBOR`,
    tell: () =>
      say`The bytes start with the CBOR structure of COSE (RFC 9052 §2) or CWT (RFC 8392 §6).`,
    advice: () =>
      say`A CWT has the claims of a JWT in binary form. Verify it with a COSE or CWT library.`,
  },
  'covid-certificate': {
    title: () => say`Not a JWT: this is an EU Digital COVID Certificate`,
    tell: () => say`The text starts with “HC1:”, and a compressed CWT in Base45 follows.`,
    advice: () => say`Verify the certificate with a library for EU health certificates.`,
  },
  credential: {
    title: (kind) => say`Not a JWT: this is a credential (${kind})`,
    tell: () =>
      say`The text has the prefix or form that the service documents. It carries no claims: only the service can look it up.`,
    advice: credentialAdvice,
  },
  fernet: {
    title: () => say`Not a JWT: this is a Fernet token`,
    tell: () =>
      say`The base64url text starts with the version byte 0x80 and the time of its creation, so it always begins with “gAAAA”.`,
    advice: () =>
      say`The token is encrypted and authenticated. Decrypt it with a Fernet library and its 32-byte key.`,
  },
  'health-card': {
    title: () => say`Not a JWT: this is a SMART Health Card`,
    tell: () => say`After “shc:/”, each pair of digits encodes one character of a JWS.`,
    advice: (chunk) =>
      chunk === ''
        ? say`The digits encode a JWS. Open the JWS to decode and verify it.`
        : say`The digits encode part ${chunk} of a JWS. Scan all QR codes of the card.`,
  },
  'health-link': {
    title: () => say`Not a JWT: this is a SMART Health Link`,
    tell: () => say`After “shlink:/”, base64url JSON contains the URL of a file and its key.`,
    advice: () =>
      say`Download the file, a JWE. Paste the JWE into the Token field and the value of “key” into the Key field.`,
  },
  macaroon: {
    title: () => say`Not a JWT: this is a macaroon`,
    tell: () => say`The text contains an identifier, caveats and one signature over all of them.`,
    advice: () =>
      say`Only the service that created the macaroon can verify it, with its root key. Read the caveats with a macaroon library.`,
  },
  mdoc: {
    title: (kind) => say`Not a JWT: this is an mdoc (${kind})`,
    tell: () =>
      say`The bytes are a CBOR map with the names of a mobile document (ISO/IEC 18013-5).`,
    advice: () =>
      say`Verify the document with an mdoc library. If a wallet should return an SD-JWT, ask for the format “dc+sd-jwt” instead of “mso_mdoc”.`,
  },
  'opaque-token': {
    title: () => say`Not a JWT: this is an opaque token`,
    tell: () =>
      say`The text is sent as a token, but it does not have the parts of a JWT. It means something only to the server that issued it.`,
    advice: () =>
      say`Ask that server with token introspection (RFC 7662) or its UserInfo endpoint. With Auth0, send the “audience” parameter in the sign-in request to get a JWT.`,
  },
  paserk: {
    title: (kind) => say`Not a JWT: this is a PASETO key (${kind})`,
    tell: () => say`The text starts with the version and kind of a PASERK.`,
    advice: () => say`Use the key with a PASETO library. A JWT needs a secret, PEM or JWK.`,
  },
  paseto: {
    title: (kind) => say`Not a JWT: this is a PASETO (${kind})`,
    tell: () =>
      say`The text starts with a PASETO version and its purpose: “local” is encrypted, “public” is signed.`,
    advice: () =>
      say`Verify or decrypt the token with a PASETO library. If the API expects a JWT, issue one: the formats can’t be converted.`,
  },
  'public-key': {
    title: (kind) => say`Not a JWT: this is an API key (${kind})`,
    tell: () =>
      say`The text has the prefix that the service documents for keys in websites and apps.`,
    advice: () =>
      say`Such a key is meant to be public and carries no claims. Restrict at the service what it may be used for.`,
  },
  'session-id': {
    title: () => say`Not a JWT: this is a session ID`,
    tell: (name) =>
      say`The cookie “${name}” holds a session ID by default, and the session itself stays on the server.`,
    advice: () =>
      say`Look the session up on the server. A session ID works for anyone who has it: if it was pasted anywhere else, sign out.`,
  },
  'token-response': {
    title: () => say`Not a JWT: this token response contains an opaque token`,
    tell: () => say`The value of “access_token” does not have the parts of a JWT.`,
    advice: () =>
      say`Only the server that issued the token can read it. With Auth0, send the “audience” parameter to get a JWT; with OpenID Connect, request the scope “openid” to get an ID token.`,
  },
  ulid: {
    title: () => say`Not a JWT: this is a ULID`,
    tell: () => say`The text is 26 characters of Crockford’s Base32: a time and random bits.`,
    advice: lookupAdvice,
  },
  uuid: {
    title: () => say`Not a JWT: this is a UUID`,
    tell: () => say`The text is 32 hex digits in five groups (RFC 9562 §4).`,
    advice: lookupAdvice,
  },
} as const satisfies Record<string, FormatSaid>;
