import type { SecretEncoding } from '../keys/key-material.ts';
import { say } from '../words/say.ts';
import { commentsFor, isSymmetric } from './comments.ts';
import { keyTextOf } from './key-text.ts';
import { quoteShell } from './literals.ts';
import {
  algorithmOf,
  file,
  hashBits,
  JWA_ALGORITHMS,
  keyTypeOf,
  type Line,
  type SnippetLibrary,
} from './snippet-library.ts';
import type { CodeFile, SnippetRole, SnippetSubject } from './snippet-subject.ts';

export const openssl: SnippetLibrary = {
  id: 'openssl',
  name: 'openssl',
  language: 'Bash',
  algorithms: [
    ...JWA_ALGORITHMS,
    ...['ES256K', 'EdDSA', 'Ed25519', 'Ed448', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'],
  ],
  fetchesKeys: false,
  verify: (subject) => [verify(subject)],
  sign: (subject) => [sign(subject)],
};

function verify(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'verify', '#');
  return file(
    'verify-token.sh',
    head(subject),
    `# ${say`Set TOKEN to the token. This checks only the signature, not the claims or dates.`}`,
    'IFS=. read -r header payload signature rest <<< "${TOKEN:?}"',
    '[ -z "$rest" ]',
    '',
    DECODE,
    '',
    comments.key,
    keyFile(subject, 'verify'),
    'decode "$signature" > "$folder/signature"',
    'printf %s "$header.$payload" > "$folder/input"',
    '',
    comments.pinned,
    verifyLines(subject),
    '',
    'decode "$payload"',
    'echo',
  );
}

function verifyLines(subject: SnippetSubject): Line {
  const bits = hashBits(subject);
  if (isSymmetric(subject)) {
    return [hmac(bits, 'expected'), 'cmp -s "$folder/expected" "$folder/signature"'];
  }
  switch (keyTypeOf(subject)) {
    case 'RSA':
      return `openssl dgst -sha${bits} ${pssOptions(subject)}-verify "$folder/key" -signature "$folder/signature" "$folder/input" >&2`;
    case 'EC':
      return [
        `# ${say`The token concatenates two numbers; openssl needs them as ASN.1.`}`,
        `size=${coordinate(subject)}`,
        '[ "$(wc -c < "$folder/signature")" -eq $(( 2 * size )) ]',
        'hex=$(od -An -v -tx1 "$folder/signature" | tr -d " \\n")',
        "printf 'asn1=SEQUENCE:pair\\n[pair]\\nr=INTEGER:0x%s\\ns=INTEGER:0x%s\\n' \\",
        '  "${hex:0:$(( 2 * size ))}" "${hex:$(( 2 * size ))}" > "$folder/pair"',
        'openssl asn1parse -genconf "$folder/pair" -noout -out "$folder/der"',
        `openssl dgst -sha${bits} -verify "$folder/key" -signature "$folder/der" "$folder/input" >&2`,
      ];
    default:
      return 'openssl pkeyutl -verify -rawin -pubin -inkey "$folder/key" -sigfile "$folder/signature" -in "$folder/input" >&2';
  }
}

function sign(subject: SnippetSubject): CodeFile {
  const comments = commentsFor(subject, 'sign', '#');
  const { issuer, audience, type, keyId, lifetime } = subject;
  const header = JSON.stringify({ alg: algorithmOf(subject), typ: type, kid: keyId });
  return file(
    'sign-token.sh',
    head(subject),
    "encode() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }",
    '',
    keyTextOf(subject, 'sign').encoding === 'base64url' && [DECODE, ''],
    `header=${quoteShell(header)}`,
    issuer !== undefined && `issuer=${quoteShell(JSON.stringify(issuer))}`,
    audience !== undefined && `audience=${quoteShell(JSON.stringify(audience))}`,
    'now=$(date +%s)',
    `# ${say`Seconds.`}`,
    `lifetime=${lifetime}`,
    `payload="{${issuer === undefined ? '' : '\\"iss\\":$issuer,'}${audience === undefined ? '' : '\\"aud\\":$audience,'}\\"iat\\":$now,\\"exp\\":$(( now + lifetime ))}"`,
    'printf %s "$(printf %s "$header" | encode).$(printf %s "$payload" | encode)" > "$folder/input"',
    '',
    comments.key,
    keyFile(subject, 'sign'),
    signLines(subject),
    'printf \'%s.%s\\n\' "$(cat "$folder/input")" "$(encode < "$folder/signature")"',
  );
}

function signLines(subject: SnippetSubject): Line {
  const bits = hashBits(subject);
  if (isSymmetric(subject)) {
    return hmac(bits, 'signature');
  }
  switch (keyTypeOf(subject)) {
    case 'RSA':
      return `openssl dgst -sha${bits} ${pssOptions(subject)}-sign "$folder/key" -out "$folder/signature" "$folder/input"`;
    case 'EC':
      return [
        `openssl dgst -sha${bits} -sign "$folder/key" -out "$folder/der" "$folder/input"`,
        `# ${say`openssl writes two numbers as ASN.1; the token needs them concatenated, each as long as the curve.`}`,
        `size=${coordinate(subject)}`,
        'hex=$(openssl asn1parse -inform DER -in "$folder/der" | sed -n "s/.*INTEGER *://p" |',
        '  while read -r number; do printf "%$(( 2 * size ))s" "$number" | tr " " 0; done)',
        `printf "$(printf %s "$hex" | sed 's/../\\\\x&/g')" > "$folder/signature"`,
      ];
    default:
      return 'openssl pkeyutl -sign -rawin -inkey "$folder/key" -in "$folder/input" -out "$folder/signature"';
  }
}

/**
 * HMAC from two hashes (RFC 2104 §2). openssl takes the key of an HMAC from its
 * command line alone, which every process on the machine can read.
 */
function hmac(bits: string, name: string): Line {
  const block = bits === '256' ? 64 : 128;
  const hash = `openssl dgst -sha${bits} -binary`;
  return [
    `# ${say`Computes HMAC step by step (RFC 2104), because openssl would take the secret on its command line, where others can see it.`}`,
    `bytes() { printf "$(sed 's/../\\\\x&/g' <<< "$1")"; }`,
    `size=${block}`,
    `[ "\${#secret}" -le $(( 2 * size )) ] || secret=$(bytes "$secret" | ${hash} | od -An -v -tx1 | tr -d " \\n")`,
    'while [ "${#secret}" -lt $(( 2 * size )) ]; do secret="${secret}00"; done',
    'inner= outer=',
    'for (( at = 0; at < 2 * size; at += 2 )); do',
    '  printf -v inner "%s%02x" "$inner" $(( 16#${secret:at:2} ^ 0x36 ))',
    '  printf -v outer "%s%02x" "$outer" $(( 16#${secret:at:2} ^ 0x5c ))',
    'done',
    `{ bytes "$inner"; cat "$folder/input"; } | ${hash} > "$folder/inner"`,
    `{ bytes "$outer"; cat "$folder/inner"; } | ${hash} > "$folder/${name}"`,
  ];
}

/** RFC 7518 §3.5: the salt is as long as the hash. */
function pssOptions(subject: SnippetSubject): string {
  return algorithmOf(subject).startsWith('PS')
    ? '-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest '
    : '';
}

/** Bytes of r and s. */
function coordinate(subject: SnippetSubject): number {
  const { target } = subject;
  return target.form === 'jwe' ? 0 : (target.algorithm.signatureLength ?? 0) / 2;
}

function head(subject: SnippetSubject): Line {
  const needsNew = algorithmOf(subject).startsWith('ML-DSA');
  return [
    '#!/usr/bin/env bash',
    needsNew && `# ${say`Needs OpenSSL 3.5 or later.`}`,
    'set -euo pipefail',
    'folder=$(mktemp -d)',
    'trap \'rm -rf "$folder"\' EXIT',
    '',
  ];
}

function keyFile(subject: SnippetSubject, role: SnippetRole): Line {
  const { name, encoding, inCode } = keyTextOf(subject, role);
  const variable = `\${JWT_${name}:?}`;
  if (encoding) {
    const text = inCode === undefined ? variable : quoteShell(inCode);
    return [`text=${text}`, `secret=$(${HEX[encoding]})`];
  }
  return inCode === undefined
    ? `printf '%s\\n' "${variable}" > "$folder/key"`
    : [`cat > "$folder/key" <<'PEM'`, inCode, 'PEM'];
}

/** The secret as hex. */
const HEX: Readonly<Record<SecretEncoding, string>> = {
  utf8: 'printf %s "$text" | od -An -v -tx1 | tr -d " \\n"',
  base64url: 'decode "$text" | od -An -v -tx1 | tr -d " \\n"',
  base64: 'printf %s "$text" | openssl base64 -d -A | od -An -v -tx1 | tr -d " \\n"',
  hex: 'printf %s "$text"',
};

/** Base64url, with or without padding, to bytes. */
const DECODE: Line = [
  'decode() {',
  '  local text',
  '  text=$(printf %s "$1" | tr -d "=" | tr -- "-_" "+/")',
  '  while [ $(( ${#text} % 4 )) -ne 0 ]; do text="$text="; done',
  '  printf %s "$text" | openssl base64 -d -A',
  '}',
];
