import type { DerLabel, KeyProblem } from '../keys/key-material.ts';
import { characters } from '../words/count-words.ts';
import { formatNumber } from '../words/format-number.ts';
import { insideQuotes, quoteCharacter } from '../words/quote.ts';
import { say, sayCount } from '../words/say.ts';
import { ENCODING_NAMES } from './encoding-names.ts';

/** What DER holds, in words. */
const CONTENTS: Readonly<Record<DerLabel, () => string>> = {
  'PUBLIC KEY': () => say`a public key (SPKI)`,
  'PRIVATE KEY': () => say`a private key (PKCS #8)`,
  'ENCRYPTED PRIVATE KEY': () => say`an encrypted private key (PKCS #8)`,
  'RSA PUBLIC KEY': () => say`an RSA public key (PKCS #1)`,
  'RSA PRIVATE KEY': () => say`an RSA private key (PKCS #1)`,
  'EC PRIVATE KEY': () => say`an EC private key (SEC 1)`,
  CERTIFICATE: () => say`a certificate (X.509)`,
  'CERTIFICATE REQUEST': () => say`a certificate request (PKCS #10)`,
  PKCS7: () => say`a PKCS #7 message`,
  PKCS12: () => say`a PKCS #12 file`,
};

/** What blocks are that hold no key for tokens, and what to do with them. */
const OTHER_BLOCKS: Readonly<Record<string, () => string>> = {
  'CERTIFICATE REQUEST': () =>
    say`This is a certificate request, not a certificate. Paste the certificate that was issued for it, or the public key.`,
  'EC PARAMETERS': () =>
    say`These are EC parameters, which name a curve but contain no key. Add the missing “EC PRIVATE KEY” block that follows them.`,
  'DH PARAMETERS': () =>
    say`These are Diffie-Hellman parameters. They contain no key and can’t sign tokens.`,
  'DSA PARAMETERS': () =>
    say`These are DSA parameters. They contain no key, and no token algorithm uses DSA.`,
  'DSA PRIVATE KEY': () => say`This is a DSA private key. No token algorithm uses DSA.`,
  'X509 CRL': () => say`This is a certificate revocation list (CRL). It contains no key.`,
  PKCS7: () =>
    say`This is a PKCS #7 bundle of certificates. Extract them with “openssl pkcs7 -in old.p7b -print_certs -out chain.pem”.`,
  PKCS12: () =>
    say`This is a PKCS #12 file (.p12, .pfx). Extract the key with “openssl pkcs12 -in store.p12 -nodes -out key.pem”.`,
  'JAVA KEYSTORE': () =>
    say`This is a Java keystore. Convert it with “keytool -importkeystore -srckeystore store.jks -destkeystore store.p12 -deststoretype PKCS12”, then “openssl pkcs12 -in store.p12 -nodes -out key.pem”.`,
  'TRUSTED CERTIFICATE': () =>
    say`This is a certificate with OpenSSL trust settings. Remove them with “openssl x509 -in old.pem -out new.pem”.`,
  'OPENSSH PRIVATE KEY': () =>
    say`This private key is in OpenSSH format. Convert a copy with “ssh-keygen -p -m PKCS8 -f copy_of_key” and paste the contents of that file. That command does not convert Ed25519 keys, so generate a new one with “openssl genpkey -algorithm ed25519”.`,
  'PGP PUBLIC KEY BLOCK': () =>
    say`This is a PGP public key. PGP signs mail and files, not tokens.`,
  'PGP PRIVATE KEY BLOCK': () =>
    say`This is a PGP private key. PGP signs mail and files, not tokens.`,
  'PGP MESSAGE': () => say`This is a PGP message. It contains no key.`,
};

/** Why a text is not a key, and what to do about it. */
export function explainKeyProblem(problem: KeyProblem): string {
  switch (problem.code) {
    case 'secret-not-decodable':
      return say`Invalid ${ENCODING_NAMES[problem.encoding]}: unexpected ${quoteCharacter(problem.character)} at character ${problem.offset + 1}. Choose another secret encoding.`;
    case 'secret-odd-length':
      return say`Invalid ${ENCODING_NAMES[problem.encoding]} length (${characters(problem.length)}). Copy the whole secret, or choose another secret encoding.`;
    case 'pem-without-begin':
      return say`The line “-----BEGIN ${problem.label}-----” is missing. Copy the key again, including its first line.`;
    case 'pem-without-end':
      return say`The line “-----END ${problem.label}-----” is missing. Copy the key again, including its last line.`;
    case 'pem-dashes':
      return say`“${insideQuotes(problem.line)}” needs five hyphens on each side: “-----${insideQuotes(problem.line)}-----”. Another program may have changed the hyphens.`;
    case 'pem-bare':
      return say`This ${problem.label} block has nothing between its first and last lines. Copy the whole key.`;
    case 'pem-not-base64':
      return say`Unexpected ${quoteCharacter(problem.character)} between the first and last lines of this ${problem.label} block. Copy the key again.`;
    case 'pem-cut-off':
      return say`Characters are missing between the first and last lines of this ${problem.label} block. Copy the key again.`;
    case 'pem-ends-early':
      return sayCount(
        problem.missing,
        'This {1} block is truncated: {0} byte is missing at the end. Copy the key again.',
        'This {1} block is truncated: {0} bytes are missing at the end. Copy the key again.',
        problem.label,
      );
    case 'pem-runs-on':
      return sayCount(
        problem.extra,
        'This {1} block has {0} extra byte at the end. Copy the key again.',
        'This {1} block has {0} extra bytes at the end. Copy the key again.',
        problem.label,
      );
    case 'pem-label-unknown':
      return (
        OTHER_BLOCKS[problem.label]?.() ??
        say`Claimcheck can’t read “${insideQuotes(problem.label)}” PEM blocks. Paste the key as “PUBLIC KEY” (SPKI), “PRIVATE KEY” (PKCS #8), a certificate, JWK or JWKS.`
      );
    case 'pem-mislabelled':
      return say`The PEM header says “${insideQuotes(problem.label)}”, but the content is ${CONTENTS[problem.actual]()}. Change the first and last lines to say “${insideQuotes(problem.actual)}”.`;
    case 'pem-legacy-encrypted':
      return say`This ${problem.label} uses OpenSSL’s legacy encryption, which browsers can’t decrypt. Convert it with “openssl pkcs8 -topk8 -in old.pem -out new.pem”.`;
    case 'pem-not-a-key':
      return say`The PEM header says “${insideQuotes(problem.label)}”, but the content is something else. Copy the key again.`;
    case 'der-unreadable':
      return say`This looks like ${CONTENTS[problem.label]()}, but it is damaged. Copy it again.`;
    case 'ec-curve-missing':
      return say`This EC private key does not name its curve. Paste it with its “EC PARAMETERS” block, or convert it with “openssl pkcs8 -topk8 -nocrypt”.`;
    case 'ec-scalar':
      return say`This EC private key has no public point, and the point can’t be computed because the key’s number is not a valid private key on ${problem.curve}. Export the key again.`;
    case 'ec-explicit':
      return problem.bits === undefined
        ? say`This EC key contains explicit curve parameters, and they are damaged. Export the key with a named curve: “openssl ec -param_enc named_curve”.`
        : say`This EC key has explicit parameters of a ${problem.bits}-bit curve other than P-256, P-384, P-521 and secp256k1. No token algorithm uses that curve, so use a key on a named curve.`;
    case 'ec-point':
      return problem.isInfinity
        ? say`The public point of this EC key is the point at infinity, which no key can have. Get the key from its issuer again.`
        : say`The public point of this EC key is not on ${problem.curve}. Get the key from its issuer again.`;
    case 'encryption-unknown':
      return say`This private key is encrypted with ${problem.scheme}, which browsers can’t decrypt. Re-encrypt the key with “openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.pem -out new.pem”.`;
    case 'encryption-not-in-browser':
      return say`This private key is encrypted with ${problem.cipher}, which this browser does not support. Re-encrypt the key with “openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.pem -out new.pem”.`;
    case 'iterations-too-many':
      return say`Decrypting this private key takes ${formatNumber(Number(problem.count))} PBKDF2 iterations. Claimcheck does not run more than ${formatNumber(10_000_000)}, which would take minutes. Re-encrypt the key with fewer iterations.`;
    case 'key-text-too-long':
      return say`This text has ${formatNumber(problem.count)} characters, but the Key field reads at most ${formatNumber(problem.most)}. Paste only the key for this token.`;
    case 'key-lines-too-many':
      return say`This text has ${formatNumber(problem.count)} lines, but the Key field reads at most ${formatNumber(problem.most)}. Paste only the key for this token.`;
    case 'keys-too-many':
      return say`This JWKS has ${formatNumber(problem.count)} keys, but the Key field reads at most ${formatNumber(problem.most)}. Paste only the keys that may be for this token.`;
    case 'reader-not-loaded':
      return say`The part of this page that reads such keys could not be loaded. Go online, reload the page and try again.`;
    case 'foreign-key-file':
      return say`This is a PuTTY private key. Export it in PuTTYgen (Conversions, Export OpenSSH key), then convert a copy with “ssh-keygen -p -m PKCS8 -f copy_of_key”.`;
    case 'openssh-broken':
      return say`This line says “${insideQuotes(problem.type)}”, but the key after it is damaged or truncated. Copy the whole line.`;
    case 'openssh-type-unknown':
      return say`OpenSSH keys of type “${insideQuotes(problem.type)}” can’t sign tokens. Use a key of type ssh-rsa, ecdsa-sha2-nistp256, -384, -521 or ssh-ed25519.`;
    case 'openssh-type-mismatch':
      return say`This line says “${insideQuotes(problem.type)}”, but the key after it is of type “${insideQuotes(problem.actual)}”. Copy the whole line.`;
    case 'assignment-of-file':
      return say`${problem.name} is a file path. Drop the file on the Key field or paste its contents.`;
    case 'key-url':
      return say`This is a URL, not a key. Fetch the keys from it, or paste the JWKS it returns.`;
    case 'key-type-unknown':
      return explainKeyType(problem.keyType);
    case 'json-not-a-key':
      return explainJsonKey(problem.reason, problem.offset);
    case 'json-metadata':
      return say`This is issuer metadata, which contains no keys. The keys are at its “jwks_uri”: ${problem.address}`.replace(
        /[^.]$/,
        '$&.',
      );
    case 'json-service-account':
      return problem.fault === 'missing'
        ? say`This service account file has no “private_key”. Download the key file again.`
        : say`The “private_key” of this service account file is not PEM. Download the key file again.`;
    case 'jwk-encrypted':
      return say`This is an encrypted JWK (a JWE). Decrypt it first, then paste the JWK inside.`;
    case 'jwk-curve-unknown':
      return say`“${insideQuotes(problem.curve)}” is not a supported curve. Curve names are case-sensitive: P-256, P-384, P-521, secp256k1, Ed25519, Ed448, X25519, X448.`;
    case 'jwk-curve-of-other-type':
      return say`The JWK’s “kty” is “${insideQuotes(problem.keyType)}”, but keys on ${problem.curve} have the “kty” “${problem.keyType === 'EC' ? 'OKP' : 'EC'}”.`;
    case 'jwk-member':
      return explainMember(problem.member, problem.fault);
    case 'jwk-set-empty':
      return say`This JWKS contains no keys.`;
  }
}

/** Key types with names for what people call them. */
const KEY_TYPES: Readonly<Record<string, string>> = {
  get '1.2.840.10040.4.1'() {
    return say`This is a DSA key. No token algorithm uses DSA.`;
  },
  get '1.2.840.113549.1.3.1'() {
    return say`This is a Diffie-Hellman key. It can’t sign tokens.`;
  },
  get '1.2.840.113549.1.1.10'() {
    return say`This RSA key is restricted to RSA-PSS (RSASSA-PSS), which browsers can’t import. Paste it as a JWK, or generate a plain RSA key, which also works with PS256.`;
  },
  get '1.2.156.10197.1.301'() {
    return say`This is an SM2 key. No token algorithm uses SM2.`;
  },
};

function explainKeyType(keyType: string): string {
  const known = Object.hasOwn(KEY_TYPES, keyType) ? KEY_TYPES[keyType] : undefined;
  if (known !== undefined) return known;
  const right = ['RSA', 'EC', 'OKP', 'AKP', 'oct'].find(
    (name) => name.toLowerCase() === keyType.toLowerCase(),
  );
  return right
    ? say`“kty” is “${insideQuotes(keyType)}”, but must be written “${right}”: key type names are case-sensitive.`
    : say`Keys of type “${insideQuotes(keyType)}” can’t sign tokens. Use an RSA, EC, Ed25519 or ML-DSA key, or a secret.`;
}

function explainJsonKey(reason: 'syntax' | 'not-an-object' | 'no-kty', offset = 0): string {
  switch (reason) {
    case 'syntax':
      return say`Invalid JSON at character ${offset + 1}. Copy the JWK or JWKS again.`;
    case 'not-an-object':
      return say`This JSON is not a JWK: it is not an object.`;
    case 'no-kty':
      return say`This JSON is not a JWK: it has neither “kty” nor “keys”.`;
  }
}

type MemberFault = Extract<KeyProblem, { code: 'jwk-member' }>['fault'];

function explainMember(member: string, fault: MemberFault): string {
  switch (fault) {
    case 'missing':
      return say`The JWK has no member “${insideQuotes(member)}”.`;
    case 'not-text':
      return say`The JWK’s member “${insideQuotes(member)}” is not a string. Its value must be text in quotes.`;
    case 'not-base64':
      return say`The JWK’s member “${insideQuotes(member)}” must be a list of Base64-encoded certificates, but an entry is not.`;
    case 'not-base64url':
      return say`The JWK’s member “${insideQuotes(member)}” is not base64url.`;
    case 'length':
      return say`The JWK’s member “${insideQuotes(member)}” has the wrong length for its curve.`;
    case 'of-other-key':
      return say`The JWK’s member “${insideQuotes(member)}” contradicts the certificate in “x5c”, which contains a different key. Paste the key with the certificate that belongs to it.`;
  }
}
