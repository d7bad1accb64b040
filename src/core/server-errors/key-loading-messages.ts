import { say } from '../words/say.ts';
import { CAUSES } from './causes.ts';
import { messagesOf, type ServerError } from './server-error.ts';

const OPENSSL = messagesOf('OpenSSL', [
  ['setup', /\bDECODER routines::unsupported\b/, CAUSES.notPem, CAUSES.wrongPem],
  ['setup', /\bPEM routines:[^\n]{0,40}:no start line\b/, CAUSES.notPem, CAUSES.wrongPem],
  ['setup', /\bPEM routines:[^\n]{0,40}:bad (?:end line|base64 decode)\b/, CAUSES.notPem],
  [
    'setup',
    /\bPEM routines:[^\n]{0,40}:bad password read\b|\bcommon libcrypto routines::interrupted or cancelled\b/,
    CAUSES.passphrase,
  ],
  [
    'setup',
    /:bad decrypt\b|\bERR_OSSL_BAD_DECRYPT\b|\bPKCS12 cipherfinal error\b/,
    CAUSES.passphrase,
  ],
  [
    'setup',
    /\basn1 encoding routines:[^\n]{0,40}:(?:wrong tag|too long|header too long|not enough data|nested asn1 error)\b/i,
    CAUSES.wrongPem,
    CAUSES.notPem,
  ],
  [
    'key',
    /\bERR_OSSL_EVP_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE\b|\boperation not supported for this keytype\b/,
    CAUSES.keyKind,
  ],
  [
    'key',
    /\brsa routines:[^\n]{0,40}:(?:digest too big for rsa key|key size too small)\b/,
    CAUSES.shortKey,
  ],
  [
    'signature',
    /\brsa routines:[^\n]{0,40}:(?:bad signature|invalid padding|wrong signature length|padding check failed|data too large for modulus)\b/,
    CAUSES.otherKey,
    CAUSES.changed,
  ],
  ['key', /\brsa routines:[^\n]{0,40}:oaep decoding error\b/, CAUSES.otherDecryptionKey],
  [
    'setup',
    /\bunable to load (?:Public|Private) Key\b|\bCould not read (?:public|private) key\b/i,
    CAUSES.notPem,
  ],
]);

const JAVA_KEYS = messagesOf('Java', [
  [
    'setup',
    /\balgid parse error, not a sequence\b|\bObjectIdentifier\(\) -- data isn't an object ID\b/,
    () =>
      say`The PEM is PKCS #1 (“BEGIN RSA PRIVATE KEY”), but Java reads PKCS #8. Convert the key with “openssl pkcs8 -topk8 -nocrypt”.`,
  ],
  [
    'setup',
    /\bIllegal base64 character (?:2d|a|d|20)\b/,
    () =>
      say`The BEGIN and END lines or line breaks were not removed from the PEM before decoding.`,
  ],
  [
    'setup',
    /\bIllegal base64 character (?:5f|'_'|'-')|\bIllegal base64 character: '[-_]'/,
    () => say`The text is base64url, but the decoder expects Base64.`,
  ],
  [
    'setup',
    /\bInput byte(?:\[\]| array) (?:should at least have 2 bytes|has (?:wrong|incorrect))/,
    CAUSES.notPem,
  ],
  [
    'setup',
    /\bInvalidKeySpecException\b|\binvalid key format\b|\bUnable to decode key\b|\bDerInputStream\.getLength\(\)|\bextra data given to DerValue\b/,
    CAUSES.wrongPem,
    CAUSES.notPem,
  ],
  [
    'signature',
    /\bSignature length not correct: got \d+ but was expecting \d+/,
    () => say`The signature was created with a key of a different size than the server’s.`,
    CAUSES.otherKey,
  ],
  [
    'signature',
    /\bSignatureException: (?:Could not verify signature|Error decoding signature bytes)/,
    CAUSES.changed,
  ],
  [
    'key',
    /\bAEADBadTagException\b|\bBadPaddingException\b/,
    CAUSES.otherDecryptionKey,
    CAUSES.altered,
  ],
]);

const OTHER_KEYS = messagesOf('pyca/cryptography', [
  [
    'setup',
    /\bCould not deserialize key data\b|\bUnable to load PEM file\b|\bMalformedFraming\b|\bCould not parse the provided public key\b|\bASN\.1 parsing error\b/,
    CAUSES.notPem,
    CAUSES.wrongPem,
  ],
  ['setup', /\bPassword was not given but private key is encrypted\b/, CAUSES.passphrase],
  ['setup', /\bPassword was given but private key is not encrypted\b/, CAUSES.passphrase],
  ['setup', /\bBad decrypt\. Incorrect password\?/, CAUSES.passphrase],
  ['key', /\bcryptography\.exceptions\.InvalidTag\b/, CAUSES.otherDecryptionKey, CAUSES.altered],
  ['signature', /\bcryptography\.exceptions\.InvalidSignature\b/, CAUSES.otherKey, CAUSES.changed],
]);

const GO_KEYS = messagesOf('Go', [
  [
    'setup',
    /\bmust be (?:a )?PEM encoded PKCS1 or PKCS8\b|\bfailed to (?:decode|parse) PEM block\b|\bPEM data not found\b/i,
    CAUSES.notPem,
    CAUSES.wrongPem,
  ],
  ['setup', /\bkey is not a valid (?:RSA|ECDSA|Ed25519) (?:private|public) key\b/, CAUSES.keyKind],
  [
    'setup',
    /\bx509: failed to parse (?:private|public) key\b|\bx509: malformed\b|\basn1: (?:structure|syntax) error\b/,
    CAUSES.wrongPem,
    CAUSES.notPem,
  ],
  [
    'key',
    /\bcrypto\/rsa: decryption error\b|\bcipher: message authentication failed\b/,
    CAUSES.otherDecryptionKey,
    CAUSES.altered,
  ],
]);

const OTHER = messagesOf('WebCrypto', [
  ['setup', /\bZero-length key is not supported\b/, CAUSES.noKeySet],
  [
    'setup',
    /\bData provided to an operation does not meet requirements\b|\bInvalid keyData\b/,
    CAUSES.wrongPem,
  ],
  ['key', /\bkey\.usages does not permit this operation\b|\bInvalidAccessError\b/, CAUSES.keyKind],
]);

const ANY_KEY = messagesOf(undefined, [
  ['setup', /\bInvalid PEM\b/i, CAUSES.notPem, CAUSES.wrongPem],
  [
    'setup',
    /\bNeither PUB key nor PRIV key\b|\bcannot be coerced into a (?:public|private) key\b/i,
    CAUSES.notPem,
    CAUSES.wrongPem,
  ],
]);

/** Messages of loading a key, whatever the language of the server. */
export const KEY_LOADING_MESSAGES: readonly ServerError[] = [
  ...OPENSSL,
  ...JAVA_KEYS,
  ...OTHER_KEYS,
  ...GO_KEYS,
  ...OTHER,
  ...ANY_KEY,
];
