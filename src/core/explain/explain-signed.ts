import type { JsonForm, SignatureForm, SignedText, TokenMend } from '../verdict/diagnosis.ts';
import { count } from './count.ts';

/** Another form of the signature: "with the signature turned from DER into r and s". */
export function describeSignatureForm(form: SignatureForm): string {
  switch (form.form) {
    case 'der':
      return 'with the signature converted from DER into r and s';
    case 'hex':
      return 'with the signature read as hex digits';
    case 'hex-text':
      return 'with the signature decoded once more, from the hex digits that it holds';
    case 'base64-text':
      return 'with the signature decoded once more, from the Base64 that it holds';
    case 'short-number':
      return 'with the zeros put back that a number in the signature begins with';
    case 'reversed':
      return 'with the octets of the signature in reverse order';
    case 'extra':
      return `without the last ${count(form.octets, 'octet')} of the signature`;
    case 'truncated':
      return `with all ${form.whole} octets of the signature: the ${form.kept} that are here are right`;
  }
}

/** What was signed: "with the payload alone signed". */
export function describeSignedText(text: SignedText): string {
  switch (text.as) {
    case 'base64':
      return `with header and payload signed as ${ALPHABETS[text.alphabet]} ${text.padded ? 'with' : 'without'} padding`;
    case 'json-form':
      return `with the JSON of ${JSON_PARTS[text.part]} ${JSON_FORMS[text.form]}`;
    case 'other-header':
      return `with the header ${text.text}`;
    default:
      return TEXTS[text.as];
  }
}

const ALPHABETS = { url: 'base64url', standard: 'standard Base64' } as const;

const TEXTS: Readonly<
  Record<Exclude<SignedText['as'], 'base64' | 'json-form' | 'other-header'>, string>
> = {
  payload: 'with the encoded payload alone signed',
  header: 'with the encoded header alone signed',
  'payload-json': 'with the JSON of the payload alone signed, not encoded',
  json: 'with header and payload signed as JSON, not encoded',
  'payload-plain': 'with the payload signed as JSON, not encoded',
  'no-dot': 'with no dot between header and payload where it was signed',
  'final-dot': 'with a dot behind the payload where it was signed',
  'final-newline': 'with a line feed behind the payload where it was signed',
};

const JSON_PARTS = {
  header: 'the header',
  payload: 'the payload',
  both: 'header and payload',
} as const;

const JSON_FORMS: Readonly<Record<JsonForm, string>> = {
  compact: 'without white space',
  spaced: 'with blanks behind ":" and ","',
  'indent-2': 'indented by two blanks',
  'indent-4': 'indented by four blanks',
  'indent-tab': 'indented by tabs',
  ascii: 'without white space and with escapes for what is not ASCII',
  'ascii-spaced': 'with blanks behind ":" and ",", and with escapes for what is not ASCII',
  slashes: 'as PHP writes it, with escapes for "/" and what is not ASCII',
  javascript: 'as JavaScript writes it',
  newline: 'followed by a line feed',
  trimmed: 'without the white space around it',
};

/** Damage to a token: how it would match, and what to do. */
export const MENDS: Readonly<
  Record<TokenMend, { readonly change: string; readonly advice: string }>
> = {
  'white-space': {
    change: 'without the white space in the token',
    advice: 'Take it away; it came in when the token was copied or wrapped.',
  },
  percent: {
    change: 'with its percent-encoding decoded',
    advice: 'The token comes from a URL; decode it before it is read.',
  },
  escapes: {
    change: 'with its escapes such as \\n read as in a string',
    advice: 'The token comes from a string literal; take its value, not its source.',
  },
  quotes: {
    change: 'without the quotes in the token',
    advice: 'The token comes from program text; join its pieces.',
  },
  padding: {
    change: 'without the padding "="',
    advice: 'A token has none (RFC 7515 §2); take it away where the token is made.',
  },
  alphabet: {
    change: 'with "-" and "_" for "+" and "/"',
    advice: 'A token is base64url, not Base64 (RFC 7515 §2).',
  },
  'spare-bits': {
    change: 'with the spare bits of its last characters set to zero',
    advice: 'A part was badly encoded or its last character altered.',
  },
};
