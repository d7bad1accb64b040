import { RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, type Certificate } from '@peculiar/asn1-x509';
import { readEcdsaDer } from '../../core/encoding/ecdsa-der.ts';
import { CURVES } from '../../core/keys/curves.ts';
import { readCurve } from '../../core/keys/parse-key-info.ts';
import { serializeAsn1 } from '../keys/parse-asn1.ts';

/** How a certificate is signed, as WebCrypto has it, and the kind of key that signs so. */
interface Scheme {
  readonly keyType: 'RSA' | 'EC' | 'Ed25519';
  /** Undefined for Ed25519, which hashes by itself. */
  readonly hash: string | undefined;
  readonly importAs: (curve: string | undefined) => RsaHashedImportParams | EcKeyImportParams;
  readonly verifyAs: RsaPssParams | EcdsaParams;
}

/**
 * Whether the key of `issuer` made the signature of `certificate` (RFC 5280
 * §4.1.1.3); undefined where this browser cannot tell: the algorithm is MD5 or
 * another one that WebCrypto lacks, or the key is one that it rejects.
 */
export async function isSignedBy(
  certificate: Certificate,
  issuer: Certificate,
): Promise<boolean | undefined> {
  try {
    const scheme = readScheme(certificate.signatureAlgorithm);
    const { tbsCertificateRaw } = certificate;
    const { subjectPublicKeyInfo } = issuer.tbsCertificate;
    const keyType = KEY_TYPES[subjectPublicKeyInfo.algorithm.algorithm];
    if (!scheme || !tbsCertificateRaw || !keyType) return undefined;
    // A key of another kind made no such signature, whatever the bytes are.
    if (keyType !== scheme.keyType) return false;
    const curve = keyType === 'EC' ? curveOf(subjectPublicKeyInfo.algorithm) : undefined;
    const spki = serializeAsn1(subjectPublicKeyInfo);
    const names = scheme.importAs(curve);
    const key = await crypto.subtle.importKey('spki', spki, names, false, ['verify']);
    const signature = readSignature(certificate.signatureValue, curve);
    if (!signature) return false;
    return await crypto.subtle.verify(scheme.verifyAs, key, signature, tbsCertificateRaw);
  } catch {
    return undefined;
  }
}

/** The hash of a signature that no longer holds; MD5 in its old names, too (RFC 3279 §2.2). */
export function weakHashOf(identifier: AlgorithmIdentifier): string | undefined {
  const old = OLD_HASHES.get(identifier.algorithm);
  if (old !== undefined) return old;
  try {
    return readScheme(identifier)?.hash === 'SHA-1' ? 'SHA-1' : undefined;
  } catch {
    return undefined;
  }
}

const OLD_HASHES: ReadonlyMap<string, 'MD2' | 'MD4' | 'MD5' | 'SHA-1'> = new Map([
  ['1.2.840.113549.1.1.2', 'MD2'],
  ['1.2.840.113549.1.1.3', 'MD4'],
  ['1.2.840.113549.1.1.4', 'MD5'],
  ['1.3.14.3.2.29', 'SHA-1'],
  ['1.2.840.113549.1.1.5', 'SHA-1'],
  ['1.2.840.10040.4.3', 'SHA-1'],
  ['1.2.840.10045.4.1', 'SHA-1'],
]);

const KEY_TYPES: Readonly<Record<string, Scheme['keyType']>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.10045.2.1': 'EC',
  '1.3.101.112': 'Ed25519',
};

const RSA_PSS = '1.2.840.113549.1.1.10';

/** RFC 3279 §2.2, RFC 4055 §5, RFC 5758 §3.2. */
const RSA_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};
const ECDSA_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.1': 'SHA-1',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

function readScheme(identifier: AlgorithmIdentifier): Scheme | undefined {
  const { algorithm } = identifier;
  if (algorithm === RSA_PSS) return readPss(identifier);
  if (algorithm === '1.3.101.112') {
    const ed25519 = { name: 'Ed25519' };
    return {
      keyType: 'Ed25519',
      hash: undefined,
      importAs: () => ed25519 as EcKeyImportParams,
      verifyAs: ed25519 as EcdsaParams,
    };
  }
  const rsaHash = RSA_HASHES[algorithm];
  if (rsaHash) return rsaScheme('RSASSA-PKCS1-v1_5', rsaHash, 0);
  const hash = ECDSA_HASHES[algorithm];
  if (!hash) return undefined;
  const name = 'ECDSA';
  return {
    keyType: 'EC',
    hash,
    importAs: (namedCurve = '') => ({ name, namedCurve }),
    verifyAs: { name, hash },
  };
}

function rsaScheme(name: string, hash: string, saltLength: number): Scheme {
  return {
    keyType: 'RSA',
    hash,
    importAs: () => ({ name, hash }),
    verifyAs: { name, saltLength },
  };
}

/** RFC 4055 §3.1; WebCrypto has one hash for message and mask. */
function readPss({ parameters }: AlgorithmIdentifier): Scheme | undefined {
  if (!parameters) return undefined;
  const { hashAlgorithm, maskGenAlgorithm, saltLength } = AsnConvert.parse(
    parameters,
    RsaSaPssParams,
  );
  const mask = maskGenAlgorithm.parameters;
  const maskHash = mask && AsnConvert.parse(mask, AlgorithmIdentifier).algorithm;
  const hash = HASHES[hashAlgorithm.algorithm];
  if (!hash || maskHash !== hashAlgorithm.algorithm) return undefined;
  return rsaScheme('RSA-PSS', hash, saltLength);
}

/** An ECDSA signature is in DER here, and of a fixed size in WebCrypto; undefined when it is none. */
function readSignature(value: ArrayBuffer, curve: string | undefined): BufferSource | undefined {
  const size = CURVES.get(curve ?? '')?.size;
  return size === undefined ? value : readEcdsaDer(new Uint8Array(value), size);
}

function curveOf({ parameters }: AlgorithmIdentifier): string | undefined {
  return parameters ? readCurve(new Uint8Array(parameters))?.name : undefined;
}
