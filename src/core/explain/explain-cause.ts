import type { Cause, SecretMade } from '../verdict/diagnosis.ts';
import { bytes } from '../words/count-words.ts';
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
        ? say`with key ${cause.place} of the ${cause.total} in the Key field`
        : say`with key “${insideQuotes(cause.keyId)}” (${cause.place} of ${cause.total})`;
    case 'algorithm':
      return say`with ${cause.name} instead of ${cause.instead}`;
    case 'algorithm-name':
      return say`as ${cause.name}`;
    case 'hash':
      return say`with ${cause.hash} as its hash (${cause.scheme})`;
    case 'salt':
      return say`with a salt of ${bytes(cause.bytes)} instead of ${cause.expected}`;
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
      return say`The signer and the verifier must decode the secret in the same way.`;
    case 'secret-made':
      return SECRET_ADVICE[cause.from.how]();
    case 'other-key':
      return cause.asked === undefined
        ? say`Name the key with “kid” in the header.`
        : say`The header’s “kid” is “${insideQuotes(cause.asked)}”. Correct “kid” where the token is signed, or the key ID in the JWKS.`;
    case 'algorithm':
      return say`The token was signed with ${cause.name}. Correct “alg” or the signing algorithm; a verifier must not try other algorithms.`;
    case 'algorithm-name':
      return say`The header must say “${cause.name}” instead of “${cause.instead}”: APIs reject names they don’t know (RFC 7515 §4.1.1).`;
    case 'hash':
      return say`JOSE has no name for that combination. Sign with the hash that “alg” specifies.`;
    case 'salt':
      return say`${cause.algorithm} requires a salt as long as its hash, ${cause.expected} bytes (RFC 7518 §3.5). Set that length where the token is signed.`;
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
      return made.form === 'bytes'
        ? say`with the ${made.hash} hash of the secret instead of the secret`
        : say`with the ${made.hash} hash of the secret, as ${made.form === 'hex' ? 'hex' : 'Base64'} text, instead of the secret`;
    case 'encoded':
      return say`with the secret’s ${ENCODING_NAMES[made.encoding]} text as the secret`;
    default:
      return SECRETS[made.how]();
  }
}

type PlainSecret = Exclude<SecretMade['how'], 'hash' | 'encoded'>;

const SECRETS: Readonly<Record<PlainSecret, () => string>> = {
  crlf: () => say`with the secret followed by CR and LF`,
  'whole-line': () => say`with the whole line in the Key field as the secret, including the name`,
  'jwk-text': () => say`with the text of “k” as the secret, not decoded`,
  'key-text': () => say`with the text in the Key field as an HMAC secret`,
  'utf-16': () => say`with the secret encoded as UTF-16 (little-endian)`,
  'latin-1': () => say`with the secret encoded as Latin-1 instead of UTF-8`,
  'loose-base64': () =>
    say`with the secret read as Base64 by Node.js, which ignores invalid characters`,
  empty: () => say`with an empty secret`,
};

const sameSecret = () => say`The signer and the verifier must use the same secret bytes.`;

const SECRET_ADVICE: Readonly<Record<SecretMade['how'], () => string>> = {
  hash: () =>
    say`The signer hashed the secret first, which JOSE does not do. Sign with the secret itself, or give the verifier the hash.`,
  encoded: () => sentences(say`The signer did not decode the secret.`, sameSecret()),
  crlf: () =>
    say`The signer’s secret ends with a line break, most often from a file. Remove it where the token is signed.`,
  'whole-line': () =>
    say`The signer used the name as part of the secret. Sign with only the value.`,
  'jwk-text': () =>
    say`“k” of a JWK is base64url (RFC 7518 §6.4.1). Decode it where the token is signed.`,
  'key-text': () =>
    say`A private key is not an HMAC secret. Sign with RS256, ES256 or EdDSA, whichever the key is for.`,
  'utf-16': () => sentences(say`Sign with the UTF-8 bytes of the secret.`, sameSecret()),
  'latin-1': () => sentences(say`Sign with the UTF-8 bytes of the secret.`, sameSecret()),
  'loose-base64': () =>
    sentences(
      say`The secret is not valid Base64, and the skipped characters are lost.`,
      sameSecret(),
    ),
  empty: () =>
    say`No secret was set where the token was signed, so anyone can forge such tokens. Set a secret.`,
};

type Form = Extract<Cause, { kind: 'signature-form' }>['form']['form'];

const FORM_ADVICE: Readonly<Record<Form, () => string>> = {
  der: () =>
    say`JWS concatenates r and s (RFC 7518 §3.4). General-purpose libraries produce DER: convert it, or request the IEEE P1363 format.`,
  hex: () => say`Encode the bytes of the signature as base64url in the token.`,
  'hex-text': () => say`Encode the bytes of the signature, not their hex digits.`,
  'base64-text': () => say`The signature was encoded twice. Encode its bytes once.`,
  'short-number': () =>
    say`A number in the signature lost its leading zeros. It must be padded to its full length (RFC 7518 §3.4, RFC 8017 §4.1).`,
  reversed: () =>
    say`The signature is little-endian, as produced by the Windows CryptoAPI. Reverse the bytes before encoding them.`,
  extra: () => say`Something was appended to the signature, perhaps when it was copied.`,
  truncated: () =>
    say`JWS does not allow a shorter HMAC (RFC 7518 §3.2). The signature was cut off when it was created or in transit.`,
};

type Text = Extract<Cause, { kind: 'signed-text' }>['text']['as'];

const TEXT_ADVICE: Readonly<Record<Text, () => string>> = {
  base64: () =>
    say`Encode the header and payload as base64url without padding before signing (RFC 7515 §2).`,
  payload: () => say`The header must be signed too. Sign header, dot, payload (RFC 7515 §5.1).`,
  header: () => say`The payload is not signed, so anyone can change it. Sign header, dot, payload.`,
  'payload-json': () =>
    say`Sign header, dot, payload, with header and payload as base64url (RFC 7515 §5.1).`,
  json: () => say`Encode the header and payload as base64url before signing (RFC 7515 §5.1).`,
  'payload-plain': () =>
    say`The payload must be encoded before signing, unless “b64” is false (RFC 7797).`,
  'no-dot': () => say`Sign with a dot between header and payload (RFC 7515 §5.1).`,
  'final-dot': () => say`Don’t sign the dot before the signature.`,
  'hashed-nonce': () =>
    say`Entra ID signs tokens for Microsoft Graph this way, and only Graph can verify them. Request a token for your own API.`,
  'final-newline': () =>
    say`A line feed was also signed, as “echo” adds one. Use “printf” or “echo -n”.`,
  'json-form': () =>
    say`The JSON was rewritten after signing, by a gateway, a log or an editor. Pass the token on unchanged.`,
  'other-header': () => say`The header was changed after signing.`,
  detached: () =>
    say`Every byte of a detached payload counts (RFC 7515, appendix F). Sign and verify the same bytes.`,
};
