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
  readonly hint: () => string;
}

const frameworkHint = () =>
  say`Only the web framework that set this cookie can check or decrypt it, with its own secret. Look for a JWT in another cookie or in the "Authorization" header.`;
const keyHint = () =>
  say`Paste the key into the Key field, and the token that it belongs to into the Token field.`;
const lookupHint = () =>
  say`A random identifier carries no claims. Ask the server that issued it, for example through token introspection (RFC 7662).`;
const credentialHint = () =>
  say`An opaque credential carries no claims: only the service that issued it can look it up. Keep it secret, and revoke it if it was shared.`;

const FORMATS: Readonly<Record<FormatName, FormatWords>> = {
  'apple-receipt': {
    name: () => say`legacy App Store receipt`,
    hint: () =>
      say`It is base64 of an old-style property list. Verify it with the App Store Server API, which returns signed transactions as JWS.`,
  },
  'aspnet-protected': { name: () => say`ASP.NET Core protected data`, hint: frameworkHint },
  'basic-credentials': {
    name: (user) => say`HTTP Basic credentials of "${user}"`,
    hint: () =>
      say`It is base64 of a user name and a password (RFC 7617). Send a JWT with the scheme "Bearer".`,
  },
  'binary-plist': {
    name: () => say`binary property list`,
    hint: () => say`It begins with "bplist". Read it with "plutil -p" on macOS.`,
  },
  biscuit: {
    name: () => say`Biscuit token`,
    hint: () =>
      say`It is a protocol buffer in base64url. Inspect it with the Biscuit command-line tool.`,
  },
  branca: {
    name: () => say`Branca token`,
    hint: () =>
      say`It is base62 with the version byte 0xBA, encrypted with XChaCha20-Poly1305. Decrypt it with a Branca library and its key.`,
  },
  'claims-json': {
    name: () => say`claims without a token`,
    hint: () =>
      say`It is the JSON of a payload, without a header and a signature. Paste the whole token, or generate a key and sign these claims.`,
  },
  compressed: {
    name: (method) => say`compressed data (${method})`,
    hint: () => say`Decompress it first, and paste what it holds.`,
  },
  cose: {
    name: (kind) => say`${kind} in CBOR`,
    hint: () =>
      say`It is binary CBOR (RFC 8392, RFC 9052), not JSON. Verify it with a COSE or CWT library.`,
  },
  'covid-certificate': {
    name: () => say`EU Digital COVID Certificate`,
    hint: () =>
      say`It is a compressed CWT in base45. Verify it with a library for health certificates.`,
  },
  credential: { name: (kind) => kind, hint: credentialHint },
  der: {
    name: () => say`DER data in base64`,
    hint: () =>
      say`It is a certificate, a key or an App Store receipt. Paste a key or a certificate into the Key field.`,
  },
  'django-signed': { name: () => say`Django signed value`, hint: frameworkHint },
  'express-json': { name: () => say`Express JSON cookie`, hint: frameworkHint },
  'express-signed': { name: () => say`Express signed cookie`, hint: frameworkHint },
  fernet: {
    name: () => say`Fernet token`,
    hint: () =>
      say`It begins with the version byte 0x80 and the time it was made. Decrypt it with a Fernet library and its key.`,
  },
  'flask-session': { name: () => say`Flask session cookie`, hint: frameworkHint },
  'gorilla-cookie': { name: () => say`Gorilla secure cookie`, hint: frameworkHint },
  'health-card': {
    name: () => say`SMART Health Card`,
    hint: () => say`Its digits spell a JWS. Paste that JWS into the Token field:`,
  },
  'health-link': {
    name: () => say`SMART Health Link`,
    hint: () =>
      say`It names a file and the key of that file. Paste the file, a JWE, into the Token field and "key" into the Key field.`,
  },
  hex: { name: () => say`identifier in hex`, hint: lookupHint },
  html: {
    name: () => say`HTML page`,
    hint: () =>
      say`A server answered with a page, often a sign-in or error page, in place of a token. Check the address and the status of the request.`,
  },
  iron: { name: () => say`Iron sealed data`, hint: frameworkHint },
  itsdangerous: { name: () => say`itsdangerous signed value`, hint: frameworkHint },
  jwk: { name: (kind) => kind, hint: keyHint },
  'laravel-encrypted': { name: () => say`Laravel encrypted cookie`, hint: frameworkHint },
  macaroon: {
    name: () => say`macaroon`,
    hint: () =>
      say`It holds caveats and a chain of HMACs. Only the service that minted it can verify it with its root key.`,
  },
  'oauth-error': {
    name: (code) => say`OAuth error "${code}"`,
    hint: () =>
      say`The server returned an error in place of a token. Paste it into the Error message field.`,
  },
  'object-id': { name: () => say`object ID`, hint: lookupHint },
  paserk: {
    name: (kind) => say`PASETO key (${kind})`,
    hint: () => say`Use it with a PASETO library. A JWT needs a secret, PEM or JWK.`,
  },
  paseto: {
    name: (kind) => say`PASETO (${kind})`,
    hint: () =>
      say`Its version and purpose come before the first dot. Verify or decrypt it with a PASETO library.`,
  },
  pem: { name: (label) => say`PEM (${label})`, hint: keyHint },
  phoenix: { name: () => say`Phoenix token`, hint: frameworkHint },
  placeholder: {
    name: () => say`placeholder`,
    hint: () =>
      say`The code that filled it in had no value. Check where the token is read, and that it is awaited and defined there.`,
  },
  plist: {
    name: () => say`property list`,
    hint: () => say`Read it with "plutil -p" on macOS.`,
  },
  'rails-encrypted': { name: () => say`Rails encrypted cookie`, hint: frameworkHint },
  'rails-signed': { name: () => say`Rails signed cookie`, hint: frameworkHint },
  saml: {
    name: () => say`SAML message`,
    hint: () => say`It is XML with an XML signature. Verify it with a SAML library.`,
  },
  'ssh-key': { name: () => say`SSH public key`, hint: keyHint },
  'tornado-signed': { name: () => say`Tornado signed value`, hint: frameworkHint },
  ulid: { name: () => say`ULID`, hint: lookupHint },
  uuid: { name: () => say`UUID`, hint: lookupHint },
  'view-state': { name: () => say`ASP.NET view state`, hint: frameworkHint },
  xml: {
    name: () => say`XML document`,
    hint: () => say`A JWT is JSON in base64url. Paste the token that the document holds.`,
  },
};

/** What a text is that is no JWT, how it can be told, and what it says. */
export function explainOtherFormat({ name, variant = '', content }: OtherFormat): VerdictWords {
  const { name: called, hint } = FORMATS[name];
  const shown =
    content === undefined ? undefined : cut(content.replace(/\s+/g, ' ').trim(), LONGEST_CONTENT);
  return words(
    say`Not a JWT: ${called(cut(variant, 60))}`,
    sentences(hint(), shown === undefined ? undefined : say`Content: ${shown}`),
  );
}
