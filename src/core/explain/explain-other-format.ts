import { cut } from '../audit/words.ts';
import type { FormatName, OtherFormat } from '../formats/other-format.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { words } from './verdict-words.ts';

/** Content longer than this many characters is cut. */
const LONGEST_CONTENT = 600;

interface FormatWords {
  /** As it stands after "Not a JWT:". */
  readonly name: (variant: string) => string;
  /** How it can be told, and what to do. */
  readonly hint: (variant: string) => string;
}

const frameworkHint = () =>
  say`Only the web framework that set this cookie can verify or decrypt it, using its own secret. Look for a JWT in another cookie or in the “Authorization” header.`;
const keyHint = () => say`Paste the key into the Key field and its token into the Token field.`;
const lookupHint = () =>
  say`A random identifier carries no claims. Ask the server that issued it, for example through token introspection (RFC 7662).`;
const credentialHint = () =>
  say`An opaque credential carries no claims: only the service that issued it can look it up. Keep it secret, and revoke it if it was shared.`;

const FORMATS: Readonly<Record<FormatName, FormatWords>> = {
  'apple-receipt': {
    name: () => say`legacy App Store receipt`,
    hint: () =>
      say`The receipt is a Base64-encoded, old-style property list. Verify it with the App Store Server API, which returns signed transactions as JWS.`,
  },
  'aspnet-protected': { name: () => say`ASP.NET Core protected data`, hint: frameworkHint },
  'basic-credentials': {
    name: (user) => say`HTTP Basic credentials for “${user}”`,
    hint: () =>
      say`Basic credentials are a Base64-encoded user name and password (RFC 7617). Send a JWT with the “Bearer” scheme.`,
  },
  'binary-plist': {
    name: () => say`binary property list`,
    hint: () => say`The data starts with “bplist”. Read it with “plutil -p” on macOS.`,
  },
  biscuit: {
    name: () => say`Biscuit token`,
    hint: () =>
      say`A Biscuit is a protocol buffer in base64url. Inspect it with the Biscuit command-line tool.`,
  },
  branca: {
    name: () => say`Branca token`,
    hint: () =>
      say`A Branca token is Base62 with the version byte 0xBA, encrypted with XChaCha20-Poly1305. Decrypt it with a Branca library and its key.`,
  },
  'claims-json': {
    name: () => say`claims without a token`,
    hint: () =>
      say`The text is the JSON of a payload, without a header or signature. Paste the whole token, or generate a key and sign these claims.`,
  },
  compressed: {
    name: (method) => say`compressed data (${method})`,
    hint: () => say`Decompress the data first, then paste the result.`,
  },
  cose: {
    name: (kind) => say`${kind} in CBOR`,
    hint: () =>
      say`The data is binary CBOR (RFC 8392, RFC 9052), not JSON. Verify it with a COSE or CWT library.`,
  },
  'covid-certificate': {
    name: () => say`EU Digital COVID Certificate`,
    hint: () =>
      say`The certificate is a compressed CWT in Base45. Verify it with a library for health certificates.`,
  },
  credential: { name: (kind) => kind, hint: credentialHint },
  der: {
    name: () => say`DER data in Base64`,
    hint: () =>
      say`The data is a certificate, a key or an App Store receipt. Paste a key or a certificate into the Key field.`,
  },
  'django-signed': { name: () => say`Django signed value`, hint: frameworkHint },
  'express-json': { name: () => say`Express JSON cookie`, hint: frameworkHint },
  'express-signed': { name: () => say`Express signed cookie`, hint: frameworkHint },
  fernet: {
    name: () => say`Fernet token`,
    hint: () =>
      say`A Fernet token starts with the version byte 0x80 and its creation time. Decrypt it with a Fernet library and its key.`,
  },
  'flask-session': { name: () => say`Flask session cookie`, hint: frameworkHint },
  'gorilla-cookie': { name: () => say`Gorilla secure cookie`, hint: frameworkHint },
  'health-card': {
    name: () => say`SMART Health Card`,
    hint: (chunk) =>
      chunk === ''
        ? say`The digits encode a JWS. Open the JWS to decode and verify it.`
        : say`The digits encode part ${chunk} of a JWS. Scan all QR codes of the card.`,
  },
  'health-link': {
    name: () => say`SMART Health Link`,
    hint: () =>
      say`The link points to a file and contains its key. Paste the file, a JWE, into the Token field and “key” into the Key field.`,
  },
  hex: { name: () => say`identifier in hex`, hint: lookupHint },
  html: {
    name: () => say`HTML page`,
    hint: () =>
      say`A server returned a page, often a sign-in or error page, instead of a token. Check the URL and status of the request.`,
  },
  iron: { name: () => say`Iron sealed data`, hint: frameworkHint },
  itsdangerous: { name: () => say`itsdangerous signed value`, hint: frameworkHint },
  jwk: { name: (kind) => kind, hint: keyHint },
  'laravel-encrypted': { name: () => say`Laravel encrypted cookie`, hint: frameworkHint },
  macaroon: {
    name: () => say`macaroon`,
    hint: () =>
      say`A macaroon contains caveats and a chain of HMACs. Only the service that minted it can verify it, with its root key.`,
  },
  'oauth-error': {
    name: (code) => say`OAuth error “${code}”`,
    hint: () =>
      say`The server returned an error instead of a token. Paste the error into the “Error message” field.`,
  },
  'object-id': { name: () => say`object ID`, hint: lookupHint },
  paserk: {
    name: (kind) => say`PASETO key (${kind})`,
    hint: () => say`Use the key with a PASETO library. A JWT needs a secret, PEM or JWK.`,
  },
  paseto: {
    name: (kind) => say`PASETO (${kind})`,
    hint: () =>
      say`A PASETO has its version and purpose before the first dot. Verify or decrypt it with a PASETO library.`,
  },
  pem: { name: (label) => say`PEM (${label})`, hint: keyHint },
  phoenix: { name: () => say`Phoenix token`, hint: frameworkHint },
  placeholder: {
    name: () => say`placeholder`,
    hint: () =>
      say`The code that filled in the placeholder had no value. Check where that code reads the token, and that the token is awaited and defined.`,
  },
  plist: {
    name: () => say`property list`,
    hint: () => say`Read the property list with “plutil -p” on macOS.`,
  },
  'rails-encrypted': { name: () => say`Rails encrypted cookie`, hint: frameworkHint },
  'rails-signed': { name: () => say`Rails signed cookie`, hint: frameworkHint },
  saml: {
    name: () => say`SAML message`,
    hint: () => say`The message is XML with an XML signature. Verify it with a SAML library.`,
  },
  'ssh-key': { name: () => say`SSH public key`, hint: keyHint },
  'tornado-signed': { name: () => say`Tornado signed value`, hint: frameworkHint },
  ulid: { name: () => say`ULID`, hint: lookupHint },
  uuid: { name: () => say`UUID`, hint: lookupHint },
  'view-state': { name: () => say`ASP.NET view state`, hint: frameworkHint },
  xml: {
    name: () => say`XML document`,
    hint: () => say`A JWT is JSON in base64url. Paste the token that the document contains.`,
  },
};

/** What a text is that is no JWT, how it can be told, and what it says. */
export function explainOtherFormat({ name, variant = '', content }: OtherFormat): VerdictWords {
  const { name: called, hint } = FORMATS[name];
  // The token of a health card is opened, not read.
  const shown =
    content === undefined || name === 'health-card'
      ? undefined
      : cut(content.replace(/\s+/g, ' ').trim(), LONGEST_CONTENT);
  return words(
    say`Not a JWT: ${called(cut(variant, 60))}`,
    sentences(hint(variant), shown === undefined ? undefined : say`Content: ${shown}`),
  );
}
