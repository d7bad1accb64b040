import { quote } from '../audit/words.ts';
import type {
  ForeignText,
  JsonForm,
  SignatureForm,
  SignedText,
  TokenMend,
} from '../verdict/diagnosis.ts';
import { bytes } from '../words/count-words.ts';
import { say } from '../words/say.ts';

/** Another form of the signature: "with the signature turned from DER into r and s". */
export function describeSignatureForm(form: SignatureForm): string {
  switch (form.form) {
    case 'der':
      return say`with the signature converted from DER into r and s`;
    case 'hex':
      return say`with the signature read as hex digits`;
    case 'hex-text':
      return say`with the signature decoded again, from the hex digits it contains`;
    case 'base64-text':
      return say`with the signature decoded again, from the Base64 it contains`;
    case 'short-number':
      return say`with the missing leading zeros of r or s in the signature restored`;
    case 'reversed':
      return say`with the bytes of the signature in reverse order`;
    case 'extra':
      return say`without the last ${bytes(form.bytes)} of the signature`;
    case 'truncated':
      return say`with all ${form.whole} bytes of the signature: the ${form.kept} bytes in the token are correct`;
  }
}

/** What was signed: "with the payload alone signed". */
export function describeSignedText(text: SignedText): string {
  switch (text.as) {
    case 'base64':
      return text.padded
        ? say`with header and payload signed as ${alphabet(text.alphabet)} with padding`
        : say`with header and payload signed as ${alphabet(text.alphabet)} without padding`;
    case 'json-form':
      return say`with the JSON of ${JSON_PARTS[text.part]()} ${JSON_FORMS[text.form]()}`;
    case 'other-header':
      return say`with the header ${text.text}`;
    case 'detached':
      return describePayload(text.form);
    default:
      return TEXTS[text.as]();
  }
}

type DetachedForm = Extract<SignedText, { as: 'detached' }>['form'];

const PAYLOADS = {
  newline: () => say`with a line feed at the end of the detached payload`,
  'newline-crlf': () => say`with CR and LF at the end of the detached payload`,
  'no-newline': () => say`without the line ending at the end of the detached payload`,
  trimmed: () => say`without the whitespace around the detached payload`,
  lf: () => say`with LF line endings in the detached payload`,
  crlf: () => say`with CRLF line endings in the detached payload`,
  bom: () => say`with a byte order mark before the detached payload`,
  'no-bom': () => say`without the byte order mark before the detached payload`,
  'is-encoded': () => say`with the detached payload signed exactly as entered, not encoded again`,
  encoded: () => say`with the detached payload signed as base64url, although “b64” is false`,
  plain: () => say`with the detached payload signed as is, not as base64url`,
} as const;

function describePayload(form: DetachedForm): string {
  if (form in PAYLOADS) return PAYLOADS[form as keyof typeof PAYLOADS]();
  const [json = 'compact', end] = form.split(' ') as [JsonForm, 'newline' | 'crlf' | undefined];
  const written = JSON_FORMS[json]();
  switch (end) {
    case 'newline':
      return say`with the JSON of the detached payload ${written}, and with a line feed at the end`;
    case 'crlf':
      return say`with the JSON of the detached payload ${written}, and with CRLF line endings`;
    default:
      return say`with the JSON of the detached payload ${written}`;
  }
}

function alphabet(name: 'url' | 'standard'): string {
  return name === 'url' ? 'base64url' : say`standard Base64`;
}

const TEXTS: Readonly<
  Record<
    Exclude<SignedText['as'], 'base64' | 'json-form' | 'other-header' | 'detached'>,
    () => string
  >
> = {
  payload: () => say`with only the encoded payload signed`,
  header: () => say`with only the encoded header signed`,
  'payload-json': () => say`with only the JSON of the payload signed, not encoded`,
  json: () => say`with header and payload signed as JSON, not encoded`,
  'payload-plain': () => say`with the payload signed as JSON, not encoded`,
  'no-dot': () => say`with no dot between header and payload in the signing input`,
  'final-dot': () => say`with a dot after the payload in the signing input`,
  'hashed-nonce': () => say`with “nonce” in the header replaced by its SHA-256 hash`,
  'final-newline': () => say`with a line feed after the payload in the signing input`,
};

const JSON_PARTS = {
  header: () => say`the header`,
  payload: () => say`the payload`,
  both: () => say`header and payload`,
} as const;

const JSON_FORMS: Readonly<Record<JsonForm, () => string>> = {
  compact: () => say`without whitespace`,
  spaced: () => say`with spaces after “:” and “,”`,
  'indent-2': () => say`indented by two spaces`,
  'indent-4': () => say`indented by four spaces`,
  'indent-tab': () => say`indented by tabs`,
  ascii: () => say`without whitespace and with non-ASCII characters escaped`,
  'ascii-spaced': () => say`with spaces after “:” and “,”, and with non-ASCII characters escaped`,
  slashes: () => say`as PHP writes it, with “/” and non-ASCII characters escaped`,
  javascript: () => say`as JavaScript writes it`,
  newline: () => say`followed by a line feed`,
  trimmed: () => say`without the whitespace around it`,
};

/** Damage to a token: how it would match, and what to do. */
export const MENDS: Readonly<
  Record<
    TokenMend,
    { readonly change: (foreign: ForeignText) => string; readonly advice: () => string }
  >
> = {
  'foreign-head': {
    change: ({ head = '' }) => say`without ${quote(head)} before the token`,
    advice: () => say`Remove the text before the token where the token is copied or sent.`,
  },
  'foreign-tail': {
    change: ({ tail = '' }) => say`without ${quote(tail)} after the token`,
    advice: () => say`Remove the text after the token where the token is copied or sent.`,
  },
  case: {
    change: () => say`with “eyJ” as its first letters`,
    advice: () =>
      say`Base64url is case-sensitive. Turn off automatic capitalization where the token is typed or pasted.`,
  },
  'first-letters': {
    change: () => say`with the missing first letters of “eyJ” restored`,
    advice: () => say`The beginning of the token is missing. Copy the whole token.`,
  },
  'white-space': {
    change: () => say`without the whitespace in the token`,
    advice: () => say`Remove the whitespace. It was added when the token was copied or wrapped.`,
  },
  percent: {
    change: () => say`with its percent-encoding decoded`,
    advice: () => say`The token comes from a URL. Decode it before it is read.`,
  },
  escapes: {
    change: () => say`with escape sequences such as \\n decoded`,
    advice: () =>
      say`The token comes from a string literal. Use the value of the string, not its source code.`,
  },
  quotes: {
    change: () => say`without the quotes in the token`,
    advice: () => say`The token comes from source code. Join its pieces.`,
  },
  padding: {
    change: () => say`without the “=” padding`,
    advice: () =>
      say`A token must not be padded (RFC 7515 §2). Remove the padding where the token is created.`,
  },
  alphabet: {
    change: () => say`with “-” and “_” instead of “+” and “/”`,
    advice: () => say`Encode the parts as base64url, not as standard Base64 (RFC 7515 §2).`,
  },
  'spare-bits': {
    change: () => say`with the unused bits of its last characters set to zero`,
    advice: () =>
      say`A part was encoded incorrectly, or its last character was changed. Copy the token again.`,
  },
};
