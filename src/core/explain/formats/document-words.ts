import { say } from '../../words/say.ts';
import type { FormatSaid } from './format-said.ts';
import { explainOAuthError } from './oauth-errors.ts';

const keyAdvice = () =>
  say`Move the key to the Key field, then paste the token that it belongs to into the Token field.`;
const errorAdvice = () =>
  say`Move the text to the “Error message” field, which explains known errors. Then request a token again.`;
const noValueAdvice = () =>
  say`Check where your code reads the token: a misspelled name, a missing “await” or an expired session are the usual causes.`;

/** Keys, answers of servers, and what stands in the place of a token by mistake. */
export const DOCUMENT_WORDS = {
  'apple-receipt': {
    title: () => say`Not a JWT: this is a legacy App Store receipt`,
    tell: () => say`The text is a Base64-encoded, old-style property list.`,
    advice: () => say`Use the App Store Server API, which returns signed transactions as JWS.`,
  },
  'authorization-code': {
    title: () => say`Not a JWT: this is an authorization response`,
    tell: () =>
      say`The URL contains “code”, which a client exchanges for tokens (RFC 6749 §4.1.2).`,
    advice: () =>
      say`Send the code to the token endpoint once, with the same redirect URI, and paste the response. Check that “state” is the one your client sent (RFC 6749 §10.12).`,
  },
  'binary-plist': {
    title: () => say`Not a JWT: this is a binary property list`,
    tell: () => say`The data starts with “bplist”.`,
    advice: () => say`Read the property list with “plutil -p” on macOS.`,
  },
  'claims-json': {
    title: () => say`Not a JWT: these are claims without a token`,
    tell: () => say`The text is the JSON of a payload, without a header or signature.`,
    advice: () => say`Paste the whole token, or use the claims as a payload and sign them.`,
  },
  compressed: {
    title: (method) => say`Not a JWT: this is compressed data (${method})`,
    tell: () => say`The first bytes are those of a compressed file.`,
    advice: () => say`Decompress the data first, then paste the result.`,
  },
  der: {
    title: () => say`Not a JWT: this is DER data in Base64`,
    tell: () =>
      say`The bytes are an ASN.1 sequence, as in certificates, keys and App Store receipts.`,
    advice: () => say`If the data is a key or a certificate, move it to the Key field.`,
  },
  discovery: {
    title: () => say`Not a JWT: this is OpenID Connect metadata`,
    tell: () => say`The JSON contains “issuer” and “jwks_uri” (OpenID Connect Discovery 1.0 §3).`,
    advice: () =>
      say`Paste a token of this issuer. Then use “Fetch” at the Key field to get the issuer’s keys.`,
  },
  'empty-scheme': {
    title: (scheme) => say`Not a JWT: the token after “${scheme}” is missing`,
    tell: () => say`The text is only the authentication scheme of an “Authorization” header.`,
    advice: noValueAdvice,
  },
  'empty-value': {
    title: (value) => say`Not a JWT: this is the text “${value}”`,
    tell: () =>
      say`Code writes this text when a value is missing or is an object instead of a string.`,
    advice: noValueAdvice,
  },
  'error-response': {
    title: () => say`Not a JWT: this is an error response`,
    tell: () => say`The JSON contains an error message and no token.`,
    advice: errorAdvice,
  },
  'header-json': {
    title: () => say`Not a JWT: this is only a header in JSON`,
    tell: () => say`The text is the decoded header of a token, with “alg” and without claims.`,
    advice: () => say`Paste the whole token: three base64url strings separated by dots.`,
  },
  html: {
    title: () => say`Not a JWT: this is an HTML page`,
    tell: () => say`A server returned a page, often a sign-in or error page, instead of a token.`,
    advice: () =>
      say`Check the URL, the status code and the “Accept” header of the request. A single-page app answers unknown URLs with its start page.`,
  },
  introspection: {
    title: () => say`Not a JWT: this is a token introspection response`,
    tell: (active) =>
      active === 'true'
        ? say`“active” is true: the server accepts the token that was asked about (RFC 7662 §2.2).`
        : say`“active” is false: the token that was asked about is expired, revoked or unknown (RFC 7662 §2.2).`,
    advice: () =>
      say`The response replaces the claims of a JWT. To get a signed response, request “application/token-introspection+jwt” (RFC 9701).`,
  },
  jwk: {
    title: (kind) => say`Not a JWT: this is a key (${kind})`,
    tell: () => say`The JSON contains “kty”, or a list of keys (RFC 7517 §4 and §5).`,
    advice: keyAdvice,
  },
  'jwt-part': {
    title: (part) =>
      part === 'payload'
        ? say`Not a JWT: this is only the payload`
        : say`Not a JWT: the header is missing`,
    tell: (part) =>
      part === 'payload'
        ? say`The base64url text contains claims, but the header and the signature are missing.`
        : say`The first part contains claims instead of a header with “alg”.`,
    advice: () =>
      say`Copy the whole token again: it has three parts separated by dots. You can also use the claims as a payload and sign them.`,
  },
  'oauth-error': {
    title: (code) => say`Not a JWT: this is the OAuth error “${code}”`,
    tell: explainOAuthError,
    advice: errorAdvice,
  },
  pem: {
    title: (label) => say`Not a JWT: this is PEM data (${label})`,
    tell: (label) => say`The text starts with “-----BEGIN ${label}-----”.`,
    advice: keyAdvice,
  },
  placeholder: {
    title: (text) => say`Not a JWT: this is the placeholder “${text}”`,
    tell: () => say`Templates, shells and manuals write such a text where a token belongs.`,
    advice: () =>
      say`Set the variable, or replace the placeholder with a token. In Postman, check that the right environment is selected.`,
  },
  plist: {
    title: () => say`Not a JWT: this is a property list`,
    tell: () => say`The XML is a property list of Apple’s.`,
    advice: () => say`Read the property list with “plutil -p” on macOS.`,
  },
  saml: {
    title: (kind) => say`Not a JWT: this is a SAML message (${kind})`,
    tell: () => say`The text is XML in the namespace of SAML, as it is, in Base64, or compressed.`,
    advice: () =>
      say`Verify the XML signature with a SAML library. For a JWT, set up the app with OpenID Connect at the identity provider.`,
  },
  'ssh-key': {
    title: () => say`Not a JWT: this is an SSH public key`,
    tell: () => say`The text starts with the type of an SSH key.`,
    advice: keyAdvice,
  },
  xml: {
    title: () => say`Not a JWT: this is an XML document`,
    tell: () => say`The text starts with “<?xml”.`,
    advice: () => say`Paste the token that the document contains.`,
  },
} as const satisfies Record<string, FormatSaid>;
