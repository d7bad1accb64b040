import type { Cause, SecretMade } from '../verdict/diagnosis.ts';
import { octets } from '../words/count-words.ts';
import { allOf } from '../words/list-words.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { ENCODING_NAMES } from './encoding-names.ts';
import { describeReading } from './explain-key.ts';
import { describeSignatureForm, describeSignedText, MENDS } from './explain-signed.ts';

/** What would be different, after "It would match": "with the secret read as Hex". */
export function describeCause(cause: Cause): string {
  switch (cause.kind) {
    case 'secret-read':
      return describeReading(cause.reading);
    case 'secret-made':
      return describeSecret(cause.from);
    case 'other-key':
      return cause.keyId === undefined
        ? say`with key ${cause.place} of the ${cause.total} in Key`
        : say`with key "${insideQuotes(cause.keyId)}", ${cause.place} of the ${cause.total} in Key`;
    case 'algorithm':
      return say`with ${cause.name} in place of ${cause.instead}`;
    case 'algorithm-name':
      return say`as ${cause.name}`;
    case 'hash':
      return say`with ${cause.hash} for its hash (${cause.scheme})`;
    case 'salt':
      return say`with a salt of ${octets(cause.octets)} in place of ${cause.expected}`;
    case 'signature-form':
      return describeSignatureForm(cause.form);
    case 'signed-text':
      return describeSignedText(cause.text);
    case 'token-mended':
      return allOf(cause.mends.map((mend) => MENDS[mend].change(cause)));
  }
}

/** What to do about it. */
export function adviseOnCause(cause: Cause): string {
  switch (cause.kind) {
    case 'secret-read':
      return say`Whoever makes the token and whoever checks it must read the secret in the same way.`;
    case 'secret-made':
      return SECRET_ADVICE[cause.from.how]();
    case 'other-key':
      return cause.asked === undefined
        ? say`Let the header name its key with "kid".`
        : say`The header asks for key "${insideQuotes(cause.asked)}": correct the "kid" where the token is made, or the name in the key set.`;
    case 'algorithm':
      return say`Whoever signed it used ${cause.name}. Correct "alg", or the algorithm it is signed with; a receiver must not try others.`;
    case 'algorithm-name':
      return say`The header must say "${cause.name}" in place of "${cause.instead}": APIs reject names that they do not know (RFC 7515 §4.1.1).`;
    case 'hash':
      return say`JOSE has no name for that. Set the hash that belongs to "alg" where the token is signed.`;
    case 'salt':
      return say`${cause.algorithm} has a salt as long as its hash, ${cause.expected} octets (RFC 7518 §3.5). Set that where the token is signed.`;
    case 'signature-form':
      return FORM_ADVICE[cause.form.form]();
    case 'signed-text':
      return TEXT_ADVICE[cause.text.as]();
    case 'token-mended':
      return sentences(...cause.mends.map((mend) => MENDS[mend].advice()));
  }
}

function describeSecret(made: SecretMade): string {
  switch (made.how) {
    case 'hash':
      return made.form === 'octets'
        ? say`with the ${made.hash} hash of the secret in place of the secret`
        : say`with the ${made.hash} hash of the secret, as ${made.form === 'hex' ? 'hex' : 'Base64'} text, in place of the secret`;
    case 'encoded':
      return say`with the secret's ${ENCODING_NAMES[made.encoding]} text as the secret`;
    default:
      return SECRETS[made.how]();
  }
}

type PlainSecret = Exclude<SecretMade['how'], 'hash' | 'encoded'>;

const SECRETS: Readonly<Record<PlainSecret, () => string>> = {
  crlf: () => say`with the secret followed by CR and LF`,
  'whole-line': () => say`with the whole line in Key as the secret, name and all`,
  'jwk-text': () => say`with the text of "k" as the secret, not decoded`,
  'key-text': () => say`with the text in Key as an HMAC secret`,
  'utf-16': () => say`with the secret in UTF-16 (little-endian)`,
  'latin-1': () => say`with the secret in Latin-1 in place of UTF-8`,
  'loose-base64': () =>
    say`with the secret read as Base64 by Node.js, which ignores invalid characters`,
  empty: () => say`with the empty secret`,
};

const sameSecret = () => say`Give the maker of the token and the receiver the same octets.`;

const SECRET_ADVICE: Readonly<Record<SecretMade['how'], () => string>> = {
  hash: () =>
    say`Whoever signed it hashed the secret first; JOSE does not. Leave that out, or give the receiver the hash.`,
  encoded: () => sentences(say`Whoever signed it did not decode the secret.`, sameSecret()),
  crlf: () =>
    say`A line end came along, most often from a file. Take it away where the token is signed.`,
  'whole-line': () => say`Whoever signed it took the name for part of the secret.`,
  'jwk-text': () =>
    say`"k" of a JWK is base64url (RFC 7518 §6.4.1); decode it where the token is signed.`,
  'key-text': () =>
    say`A private key is no HMAC secret. Sign with RS256, ES256 or EdDSA, whichever the key is for.`,
  'utf-16': () => sentences(say`Sign with the UTF-8 octets of the secret.`, sameSecret()),
  'latin-1': () => sentences(say`Sign with the UTF-8 octets of the secret.`, sameSecret()),
  'loose-base64': () =>
    sentences(say`The secret is no Base64; what was skipped is lost.`, sameSecret()),
  empty: () => say`No secret was set where it was signed: anyone can make such tokens. Set one.`,
};

type Form = Extract<Cause, { kind: 'signature-form' }>['form']['form'];

const FORM_ADVICE: Readonly<Record<Form, () => string>> = {
  der: () =>
    say`JWS has r and s one after the other (RFC 7518 §3.4). General libraries make DER: convert it, or ask them for IEEE P1363.`,
  hex: () => say`The signature belongs into the token as base64url of its octets.`,
  'hex-text': () => say`Encode the octets of the signature, not their hex digits.`,
  'base64-text': () => say`The signature was encoded twice. Encode its octets once.`,
  'short-number': () =>
    say`A number in the signature lost the zeros it begins with. It must be padded to its full length (RFC 7518 §3.4, RFC 8017 §4.1).`,
  reversed: () =>
    say`The signature is little-endian, as the Windows CryptoAPI makes it. Reverse it before it is encoded.`,
  extra: () => say`Something was appended to the signature, perhaps when it was copied.`,
  truncated: () =>
    say`JWS does not allow a shorter HMAC (RFC 7518 §3.2). It was cut off where it was made or on its way.`,
};

type Text = Extract<Cause, { kind: 'signed-text' }>['text']['as'];

const TEXT_ADVICE: Readonly<Record<Text, () => string>> = {
  base64: () => say`Encode as base64url without padding before signing (RFC 7515 §2).`,
  payload: () => say`The header must be signed too: header, dot, payload (RFC 7515 §5.1).`,
  header: () => say`The payload is not signed: anyone can change it. Sign header, dot, payload.`,
  'payload-json': () => say`Sign header, dot, payload, both as base64url (RFC 7515 §5.1).`,
  json: () => say`Encode header and payload as base64url before signing (RFC 7515 §5.1).`,
  'payload-plain': () =>
    say`The payload must be encoded before it is signed, or "b64" must say that it is not (RFC 7797).`,
  'no-dot': () => say`A dot belongs between header and payload (RFC 7515 §5.1).`,
  'final-dot': () => say`The dot before the signature is not signed.`,
  'hashed-nonce': () =>
    say`Entra ID signs tokens for Microsoft Graph so, and only Graph can verify them. Ask for a token for your own API.`,
  'final-newline': () =>
    say`A line feed was signed too, as "echo" writes one. Use "printf" or "echo -n".`,
  'json-form': () =>
    say`The JSON was written anew after signing, by a gateway, a log or an editor. Pass the token on as it is.`,
  'other-header': () => say`The header was changed after signing.`,
  detached: () =>
    say`Every byte of a detached payload counts (RFC 7515, appendix F). Sign and check the same bytes.`,
};
