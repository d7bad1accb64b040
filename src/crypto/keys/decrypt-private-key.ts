import { EncryptedPrivateKeyInfo, PrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import {
  AsnIntegerBigIntConverter,
  AsnProp,
  AsnPropTypes,
  OctetString,
} from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { KeyProblem } from '../../core/keys/key-material.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { parseAsn1 } from './parse-asn1.ts';

type Der = Uint8Array<ArrayBuffer>;

/** What deriving a key may cost: a text must not hold up the page for minutes. */
const MOST_ITERATIONS = 10_000_000;

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';

/** Names of what is not read here, by object identifier. */
const OTHER_SCHEMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.5.1': 'PBES1 with MD2 and DES',
  '1.2.840.113549.1.5.3': 'PBES1 with MD5 and DES',
  '1.2.840.113549.1.5.4': 'PBES1 with MD2 and RC2',
  '1.2.840.113549.1.5.6': 'PBES1 with MD5 and RC2',
  '1.2.840.113549.1.5.10': 'PBES1 with SHA-1 and DES',
  '1.2.840.113549.1.5.11': 'PBES1 with SHA-1 and RC2',
  '1.2.840.113549.1.12.1.1': 'PBE with SHA-1 and RC4',
  '1.2.840.113549.1.12.1.3': 'PBE with SHA-1 and Triple DES',
  '1.2.840.113549.1.12.1.6': 'PBE with SHA-1 and RC2',
  '1.3.6.1.4.1.11591.4.11': 'scrypt',
  '1.3.14.3.2.7': 'DES',
  '1.2.840.113549.3.7': 'Triple DES',
  '1.2.840.113549.3.2': 'RC2',
};

/** PRFs of PBKDF2 (RFC 8018 §B.1). Absent: HMAC with SHA-1. */
const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};

/** Bits of AES in CBC mode (RFC 8018 §B.2.5). */
const CIPHERS: Readonly<Record<string, number>> = {
  '2.16.840.1.101.3.4.1.2': 128,
  '2.16.840.1.101.3.4.1.22': 192,
  '2.16.840.1.101.3.4.1.42': 256,
};

/** PBES2-params (RFC 8018 §A.4). */
class Pbes2Parameters {
  keyDerivation = new AlgorithmIdentifier();
  encryption = new AlgorithmIdentifier();
}
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'keyDerivation');
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'encryption');

/** PBKDF2-params (RFC 8018 §A.2); a salt that is made by an algorithm is not in use. */
class Pbkdf2Parameters {
  salt = new OctetString();
  iterationCount = 0n;
  keyLength?: number;
  prf?: AlgorithmIdentifier;
}
AsnProp({ type: OctetString })(Pbkdf2Parameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer, converter: AsnIntegerBigIntConverter })(
  Pbkdf2Parameters.prototype,
  'iterationCount',
);
AsnProp({ type: AsnPropTypes.Integer, optional: true })(Pbkdf2Parameters.prototype, 'keyLength');
AsnProp({ type: AlgorithmIdentifier, optional: true })(Pbkdf2Parameters.prototype, 'prf');

/** All that is needed to open a key, besides the passphrase. */
interface Scheme {
  readonly hash: string;
  readonly salt: Der;
  readonly iterations: number;
  readonly bits: number;
  readonly iv: Der;
  readonly data: Der;
}

/** Opens an EncryptedPrivateKeyInfo (RFC 5958 §3) with PBES2, PBKDF2 and AES-CBC. */
export async function decryptPrivateKey(
  der: Der,
  passphrase: string,
): Promise<Result<Der, KeyProblem | 'passphrase-wrong'>> {
  const scheme = readScheme(der);
  if (!scheme.ok) return scheme;
  const key = await deriveKey(scheme.value, passphrase);
  if (!key) {
    const cipher = `AES-${scheme.value.bits}`;
    return fail({ code: 'encryption-not-in-browser', cipher });
  }
  const { iv, data } = scheme.value;
  try {
    const opened = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, data));
    // A wrong key leaves padding that looks right once in 256 times.
    const info = parseAsn1(opened, PrivateKeyInfo, 'passphrase-wrong' as const);
    return info.ok ? ok(opened) : info;
  } catch {
    return fail('passphrase-wrong');
  }
}

/** Undefined when this browser lacks the length: Chromium has no AES-192. */
async function deriveKey(scheme: Scheme, passphrase: string): Promise<CryptoKey | undefined> {
  const { hash, salt, iterations, bits } = scheme;
  const bytes = encodeUtf8(passphrase);
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  try {
    const derivation = { name: 'PBKDF2', hash, salt, iterations };
    const target = { name: 'AES-CBC', length: bits };
    return await crypto.subtle.deriveKey(derivation, base, target, false, ['decrypt']);
  } catch {
    return undefined;
  }
}

function readScheme(der: Der): Result<Scheme, KeyProblem> {
  const unreadable = { code: 'der-unreadable', label: 'ENCRYPTED PRIVATE KEY' } as const;
  const info = parseAsn1(der, EncryptedPrivateKeyInfo, unreadable);
  if (!info.ok) return info;
  const { encryptionAlgorithm, encryptedData } = info.value;
  if (encryptionAlgorithm.algorithm !== PBES2) return unknown(encryptionAlgorithm);
  const parameters = parseParameters(encryptionAlgorithm, Pbes2Parameters, unreadable);
  if (!parameters.ok) return parameters;
  const { keyDerivation, encryption } = parameters.value;
  if (keyDerivation.algorithm !== PBKDF2) return unknown(keyDerivation);
  const bits = CIPHERS[encryption.algorithm];
  if (bits === undefined) return unknown(encryption);
  const derivation = parseParameters(keyDerivation, Pbkdf2Parameters, unreadable);
  const iv = parseParameters(encryption, OctetString, unreadable);
  if (!derivation.ok) return derivation;
  if (!iv.ok) return iv;
  const { salt, iterationCount, prf } = derivation.value;
  const hash = prf ? HASHES[prf.algorithm] : 'SHA-1';
  if (hash === undefined && prf) return unknown(prf);
  if (iterationCount > BigInt(MOST_ITERATIONS)) {
    return fail({ code: 'iterations-too-many', count: String(iterationCount) });
  }
  if (iterationCount < 1n || hash === undefined) return fail(unreadable);
  return ok({
    hash,
    salt: new Uint8Array(salt.buffer),
    iterations: Number(iterationCount),
    bits,
    iv: new Uint8Array(iv.value.buffer),
    data: new Uint8Array(encryptedData.buffer),
  });
}

function parseParameters<Value>(
  { parameters }: AlgorithmIdentifier,
  schema: new () => Value,
  problem: KeyProblem,
): Result<Value, KeyProblem> {
  return parseAsn1(parameters ?? new ArrayBuffer(0), schema, problem);
}

function unknown({ algorithm }: AlgorithmIdentifier): Result<never, KeyProblem> {
  return fail({ code: 'encryption-unknown', scheme: OTHER_SCHEMES[algorithm] ?? algorithm });
}
