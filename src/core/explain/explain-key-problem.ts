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
  PKCS12: () => say`a PKCS #12 store`,
};

/** What blocks are that hold no key for tokens, and what to do with them. */
const OTHER_BLOCKS: Readonly<Record<string, () => string>> = {
  'CERTIFICATE REQUEST': () =>
    say`This is a certificate request: it asks for a certificate. Give the certificate that came of it, or the public key.`,
  'EC PARAMETERS': () =>
    say`These are EC parameters: they name a curve and hold no key. The block "EC PRIVATE KEY" behind them is missing.`,
  'DH PARAMETERS': () =>
    say`These are Diffie-Hellman parameters. They hold no key, and sign no token.`,
  'DSA PARAMETERS': () => say`These are DSA parameters. They hold no key, and DSA signs no token.`,
  'DSA PRIVATE KEY': () => say`This is a DSA private key. No token algorithm uses DSA.`,
  'X509 CRL': () => say`This is a list of revoked certificates. It holds no key.`,
  PKCS7: () =>
    say`This is a PKCS #7 bundle of certificates. Take them out with "openssl pkcs7 -in old.p7b -print_certs -out chain.pem".`,
  PKCS12: () =>
    say`This is a PKCS #12 store (.p12, .pfx). Take the key out with "openssl pkcs12 -in store.p12 -nodes -out key.pem".`,
  'JAVA KEYSTORE': () =>
    say`This is a Java keystore. Convert it with "keytool -importkeystore -srckeystore store.jks -destkeystore store.p12 -deststoretype PKCS12", then "openssl pkcs12 -in store.p12 -nodes -out key.pem".`,
  'TRUSTED CERTIFICATE': () =>
    say`This is a certificate with OpenSSL's own notes. Drop them with "openssl x509 -in old.pem -out new.pem".`,
  'OPENSSH PRIVATE KEY': () =>
    say`This is a private key in OpenSSH's own form. Convert a copy with "ssh-keygen -p -m PKCS8 -f copy_of_key" and give what the file holds then; an Ed25519 key stays as it is, so make a new one with "openssl genpkey -algorithm ed25519".`,
  'PGP PUBLIC KEY BLOCK': () =>
    say`This is a PGP public key. PGP signs mail and files, not tokens.`,
  'PGP PRIVATE KEY BLOCK': () =>
    say`This is a PGP private key. PGP signs mail and files, not tokens.`,
  'PGP MESSAGE': () => say`This is a PGP message. It holds no key.`,
};

/** Why a text is no key, and what to do about it. */
export function explainKeyProblem(problem: KeyProblem): string {
  switch (problem.code) {
    case 'secret-not-decodable':
      return say`Not ${ENCODING_NAMES[problem.encoding]}: ${quoteCharacter(problem.character)} at character ${problem.offset + 1}. Choose another secret encoding.`;
    case 'secret-odd-length':
      return say`Not ${ENCODING_NAMES[problem.encoding]}: ${characters(problem.length)} make no whole number of octets. Something is missing, or it is another encoding.`;
    case 'pem-without-begin':
      return say`The line "-----BEGIN ${problem.label}-----" is missing. Copy the key again, from its first line.`;
    case 'pem-without-end':
      return say`The line "-----END ${problem.label}-----" is missing. Copy the key again, to its last line.`;
    case 'pem-dashes':
      return say`"${insideQuotes(problem.line)}" must stand between five hyphens on each side: "-----${insideQuotes(problem.line)}-----". A text program may have changed them.`;
    case 'pem-bare':
      return say`Nothing stands between the first and the last line of this ${problem.label}. Copy the whole key.`;
    case 'pem-not-base64':
      return say`${quoteCharacter(problem.character)} does not belong between the lines of a ${problem.label}. Copy the key again.`;
    case 'pem-cut-off':
      return say`Characters are missing between the lines of this ${problem.label}. Copy the key again.`;
    case 'pem-ends-early':
      return sayCount(
        problem.missing,
        'This {1} breaks off: {0} octet at its end is missing. Copy the key again.',
        'This {1} breaks off: {0} octets at its end are missing. Copy the key again.',
        problem.label,
      );
    case 'pem-runs-on':
      return sayCount(
        problem.extra,
        '{0} octet stands behind the end of this {1}. Copy the key again.',
        '{0} octets stand behind the end of this {1}. Copy the key again.',
        problem.label,
      );
    case 'pem-label-unknown':
      return (
        OTHER_BLOCKS[problem.label]?.() ??
        say`"${insideQuotes(problem.label)}" is a PEM block that cannot be read here. Give the key as "PUBLIC KEY" (SPKI), "PRIVATE KEY" (PKCS #8), a certificate, JWK or JWK Set.`
      );
    case 'pem-mislabelled':
      return say`This says "${insideQuotes(problem.label)}", but inside is ${CONTENTS[problem.actual]()}. Its first and last line must say "${insideQuotes(problem.actual)}".`;
    case 'pem-legacy-encrypted':
      return say`This ${problem.label} is encrypted in OpenSSL's old way, which browsers cannot open. Convert it with "openssl pkcs8 -topk8 -in old.pem -out new.pem".`;
    case 'pem-not-a-key':
      return say`This says "${insideQuotes(problem.label)}", but what is inside is no such key. Copy the key again.`;
    case 'der-unreadable':
      return say`This looks like ${CONTENTS[problem.label]()}, but its parts are damaged. Copy it again.`;
    case 'ec-curve-missing':
      return say`This EC private key does not say on which curve it is. Give it with its "EC PARAMETERS" block, or convert it with "openssl pkcs8 -topk8 -nocrypt".`;
    case 'ec-scalar':
      return say`This EC private key lacks its public point, which cannot be worked out: its number is no private key on ${problem.curve}.`;
    case 'ec-explicit':
      return problem.bits === undefined
        ? say`This EC key spells out the parameters of its curve, and they are damaged. Export the key with a named curve: "openssl ec -param_enc named_curve".`
        : say`This EC key spells out the parameters of a curve of ${problem.bits} bits that is none of P-256, P-384, P-521 and secp256k1. No token algorithm uses that curve, so use a key on a named curve.`;
    case 'ec-point':
      return problem.isInfinity
        ? say`The public point of this EC key is the point at infinity, which no key can have. Get the key from its issuer again.`
        : say`The public point of this EC key is not on ${problem.curve}. Get the key from its issuer again.`;
    case 'encryption-unknown':
      return say`This private key is encrypted with ${problem.scheme}, which browsers cannot open. Encrypt it anew with "openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.pem -out new.pem".`;
    case 'encryption-not-in-browser':
      return say`This private key is encrypted with ${problem.cipher}, which this browser does not have. Encrypt it anew with "openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.pem -out new.pem".`;
    case 'iterations-too-many':
      return say`This private key asks for ${problem.count} rounds of PBKDF2 before it opens. More than 10000000 are not done here: it would take minutes.`;
    case 'key-text-too-long':
      return say`This text has ${formatNumber(problem.count)} characters, and the Key field reads up to ${formatNumber(problem.most)}. Paste only the key that signs the token.`;
    case 'key-lines-too-many':
      return say`This text has ${formatNumber(problem.count)} lines, and the Key field reads up to ${formatNumber(problem.most)}. Paste only the key that signs the token.`;
    case 'keys-too-many':
      return say`This key set has ${formatNumber(problem.count)} keys, and the Key field reads up to ${formatNumber(problem.most)}. Paste only the keys that may have signed the token.`;
    case 'reader-not-loaded':
      return say`The part of this page that reads such keys could not be loaded. Go online, reload the page and try again.`;
    case 'foreign-key-file':
      return say`This is a PuTTY private key. Export it in PuTTYgen (Conversions, Export OpenSSH key), then convert a copy with "ssh-keygen -p -m PKCS8 -f copy_of_key".`;
    case 'openssh-broken':
      return say`This line says "${insideQuotes(problem.type)}", but the key behind it is damaged or cut off. Copy the whole line.`;
    case 'openssh-type-unknown':
      return say`An OpenSSH key of type "${insideQuotes(problem.type)}" signs no token. Keys of ssh-rsa, ecdsa-sha2-nistp256, -384, -521 and ssh-ed25519 do.`;
    case 'openssh-type-mismatch':
      return say`This line says "${insideQuotes(problem.type)}", but the key behind it says "${insideQuotes(problem.actual)}".`;
    case 'assignment-of-file':
      return say`${problem.name} names a file. Drop that file here, or paste what it holds.`;
    case 'key-url':
      return say`This is a URL, not a key. Fetch the keys from it, or paste what it shows.`;
    case 'key-type-unknown':
      return explainKeyType(problem.keyType);
    case 'json-not-a-key':
      return explainJsonKey(problem.reason, problem.offset);
    case 'json-metadata':
      return say`This is an issuer's metadata, which holds no keys. They are at its "jwks_uri": ${problem.address}`.replace(
        /[^.]$/,
        '$&.',
      );
    case 'json-service-account':
      return problem.fault === 'missing'
        ? say`This service-account file has no "private_key". Download the key file again.`
        : say`The "private_key" of this service-account file is no PEM. Download the key file again.`;
    case 'jwk-encrypted':
      return say`This is an encrypted JWK (a JWE). Decrypt it first; then give the JWK inside.`;
    case 'jwk-curve-unknown':
      return say`"${insideQuotes(problem.curve)}" is no curve of RFC 7518 or RFC 8037. Names are case-sensitive: P-256, P-384, P-521, secp256k1, Ed25519, Ed448.`;
    case 'jwk-curve-of-other-type':
      return say`The JWK's "kty" is "${insideQuotes(problem.keyType)}", but keys on ${problem.curve} have the "kty" "${problem.keyType === 'EC' ? 'OKP' : 'EC'}".`;
    case 'jwk-member':
      return explainMember(problem.member, problem.fault);
    case 'jwk-set-empty':
      return say`This JWK Set holds no key.`;
  }
}

/** Key types with names for what people call them. */
const KEY_TYPES: Readonly<Record<string, string>> = {
  get '1.2.840.10040.4.1'() {
    return say`This is a DSA key. No token algorithm uses DSA.`;
  },
  get '1.2.840.113549.1.3.1'() {
    return say`This is a Diffie-Hellman key. It signs no token.`;
  },
  get '1.2.840.113549.1.1.10'() {
    return say`This RSA key is bound to RSA-PSS (RSASSA-PSS), which browsers cannot import. Give it as JWK, or make a plain RSA key: PS256 works with it.`;
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
    ? say`The "kty" is "${insideQuotes(keyType)}", which must be written "${right}": names are case-sensitive.`
    : say`A key of type "${insideQuotes(keyType)}" signs no token. RSA, EC, Ed25519, ML-DSA keys and secrets do.`;
}

function explainJsonKey(reason: 'syntax' | 'not-an-object' | 'no-kty', offset = 0): string {
  switch (reason) {
    case 'syntax':
      return say`This JSON is broken at character ${offset + 1}. Copy the JWK or JWK Set again.`;
    case 'not-an-object':
      return say`This JSON is no JWK: it is not an object.`;
    case 'no-kty':
      return say`This JSON is no JWK: it has neither "kty" nor "keys".`;
  }
}

type MemberFault = Extract<KeyProblem, { code: 'jwk-member' }>['fault'];

function explainMember(member: string, fault: MemberFault): string {
  switch (fault) {
    case 'missing':
      return say`The JWK lacks its member "${insideQuotes(member)}".`;
    case 'not-text':
      return say`The JWK's member "${insideQuotes(member)}" is no text. It must be a string in quotes.`;
    case 'not-base64':
      return say`The JWK's member "${insideQuotes(member)}" must be a list of certificates in base64, and an entry is not.`;
    case 'not-base64url':
      return say`The JWK's member "${insideQuotes(member)}" is not base64url.`;
    case 'length':
      return say`The JWK's member "${insideQuotes(member)}" does not have the length that its curve asks for.`;
    case 'of-other-key':
      return say`The JWK's member "${insideQuotes(member)}" contradicts the certificate in "x5c", which holds another key. Paste the key and its own certificate.`;
  }
}
