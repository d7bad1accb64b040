import { quoteShell } from '../code/literals.ts';
import { encodeBase64 } from '../encoding/base64url.ts';
import { encodeHex } from '../encoding/hex.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { digestInfoPrefix } from './encoded-messages.ts';
import type {
  EcdsaNumbers,
  HashName,
  HmacSteps,
  PssSteps,
  SignatureFacts,
} from './signature-facts.ts';

/**
 * The commands of the steps, for bash and openssl. Each prints what the page shows and keeps it in a
 * file for those after it. A key is in a file (`secret.bin`, `public.pem`), never on a command line,
 * which every process on the machine can read.
 */

const DUMP = 'od -An -v -tx1';

/** Prints bytes and keeps them. */
function keep(file: string): string {
  return `tee ${file} | ${DUMP}`;
}

export function inputCommand(input: Uint8Array): string {
  const text = decodeUtf8(input);
  const isPlain = text.ok && /^[ -~]*$/.test(text.value);
  const write = isPlain
    ? `printf %s ${quoteShell(text.value)}`
    : `printf %s '${encodeBase64(input)}' | openssl base64 -d -A`;
  return `${write} | ${keep('input.txt')}`;
}

export function hashCommand(hash: HashName): string {
  return `openssl dgst ${option(hash)} -binary input.txt | ${keep('hash.bin')}`;
}

/** openssl takes the key of an HMAC from its command line alone, so the key block is made beside it. */
export function keyBlockCommand(hash: HashName, { isHashed, keyBlock }: HmacSteps): string {
  const size = keyBlock.length;
  const secret = isHashed ? `openssl dgst ${option(hash)} -binary secret.bin` : 'cat secret.bin';
  return [
    'umask 077',
    `[ -f secret.bin ] || { read -rs secret; printf %s "$secret" > secret.bin; }`,
    `{ ${secret}; head -c ${size} /dev/zero; } | head -c ${size} > key-block.bin`,
    'pad() { for byte in $(od -An -v -tx1 key-block.bin); do printf "\\\\x$(printf %02x $(( 16#$byte ^ $1 )))"; done; }',
    'pad 0x36 > inner-pad.bin',
    'pad 0x5c > outer-pad.bin',
    `cat key-block.bin inner-pad.bin outer-pad.bin | ${DUMP}`,
  ].join('\n');
}

export function innerCommand(hash: HashName): string {
  return `cat inner-pad.bin input.txt | openssl dgst ${option(hash)} -binary | ${keep('inner.bin')}`;
}

export function outerCommand(hash: HashName): string {
  return `cat outer-pad.bin inner.bin | openssl dgst ${option(hash)} -binary | ${keep('signature.bin')}`;
}

export function messageCommand(hash: HashName, digest: Uint8Array, message: Uint8Array): string {
  const prefix = digestInfoPrefix(hash);
  const padding = message.length - digest.length - prefix.length - 3;
  return `{ printf '\\x00\\x01'; head -c ${padding} /dev/zero | LC_ALL=C tr '\\0' '\\377'; printf '${escaped(Uint8Array.of(0, ...prefix))}'; cat hash.bin; } | ${keep('message.bin')}`;
}

export function signatureCommand(signature: Uint8Array): string {
  return `printf %s '${encodeBase64(signature)}' | openssl base64 -d -A | ${keep('signature.bin')}`;
}

export const OPEN_COMMAND = `openssl pkeyutl -verifyrecover -pubin -inkey public.pem -in signature.bin -pkeyopt rsa_padding_mode:none | ${keep('opened.bin')}`;

/** MGF1 (RFC 8017 §B.2.1), and the salt at the end of the data block. */
export function saltCommand(name: HashName, { hash, block, salt }: PssSteps): string {
  const count = Math.ceil(block.length / hash.length);
  return [
    `tail -c ${hash.length + 1} opened.bin | head -c ${hash.length} > h.bin`,
    `tail -c ${block.length + hash.length + 1} opened.bin | head -c ${block.length} > masked.bin`,
    `for (( i = 0; i < ${count}; i++ )); do { cat h.bin; printf "\\\\x00\\\\x00\\\\x00\\\\x$(printf %02x $i)"; } | openssl dgst ${option(name)} -binary; done | head -c ${block.length} > mask.bin`,
    "bytes() { od -An -v -tx1 \"$1\" | tr -s ' ' '\\n' | grep .; }",
    'paste <(bytes masked.bin) <(bytes mask.bin) |',
    '  while read -r one other; do printf "\\\\x$(printf %02x $(( 16#$one ^ 16#$other )))"; done |',
    `  tail -c ${salt.length} | ${keep('salt.bin')}`,
  ].join('\n');
}

export function comparedCommand(hash: HashName): string {
  return `{ head -c 8 /dev/zero; cat hash.bin salt.bin; } | openssl dgst ${option(hash)} -binary | ${DUMP}; ${DUMP} h.bin`;
}

export function halvesCommand(size: number): string {
  return `head -c ${size} signature.bin | ${DUMP}; tail -c ${size} signature.bin | ${DUMP}`;
}

export function derCommand({ r, s }: EcdsaNumbers): string {
  return [
    `printf 'asn1=SEQUENCE:pair\\n[pair]\\nr=INTEGER:0x%s\\ns=INTEGER:0x%s\\n' \\`,
    `  ${encodeHex(r)} \\`,
    `  ${encodeHex(s)} > pair.cnf`,
    `openssl asn1parse -genconf pair.cnf -noout -out signature.der; ${DUMP} signature.der`,
  ].join('\n');
}

/** The public key of Ed25519 is the end of its SPKI (RFC 8410 §4). */
export const CHALLENGE_COMMAND = `{ head -c 32 signature.bin; openssl pkey -pubin -in public.pem -outform DER | tail -c 32; cat input.txt; } | openssl dgst -sha512 -binary | ${DUMP}`;

export function partsCommand(sizes: readonly number[]): string {
  const [first = 0, middle = 0, last = 0] = sizes;
  return `head -c ${first} signature.bin | ${DUMP}; tail -c ${middle + last} signature.bin | head -c ${middle} | ${DUMP}; tail -c ${last} signature.bin | ${DUMP}`;
}

export const ENCODED_COMMAND =
  "openssl base64 -A -in signature.bin | tr '+/' '-_' | tr -d '='; echo";

/** Undefined for HMAC, whose check is to make it again. */
export function verifyCommand(facts: SignatureFacts): string | undefined {
  switch (facts.family) {
    case 'hmac':
      return undefined;
    case 'rsa':
      return `openssl dgst ${option(facts.hash)} -verify public.pem -signature signature.bin input.txt`;
    case 'pss':
      return `openssl dgst ${option(facts.hash)} -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest -verify public.pem -signature signature.bin input.txt`;
    case 'ecdsa':
      return `openssl dgst ${option(facts.hash)} -verify public.pem -signature signature.der input.txt`;
    case 'eddsa':
    case 'ml-dsa':
      return 'openssl pkeyutl -verify -rawin -pubin -inkey public.pem -sigfile signature.bin -in input.txt';
  }
}

function option(hash: HashName): string {
  return `-${hash.replace('-', '').toLowerCase()}`;
}

/** For the format of printf. */
function escaped(bytes: Uint8Array): string {
  return encodeHex(bytes).replace(/../g, '\\x$&');
}
