/** The kinds of key there are, named as in "kty" (RFC 7518 §6.1, RFC 8037 §2, RFC 9964). */
export type KeyType = 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP';

/** All we know about one signature algorithm; every other place asks here. */
export interface SignatureAlgorithm {
  readonly name: string;
  readonly keyType: KeyType;
  /** In words, as it stands beside "alg". */
  readonly description: string;
  /** "crv" of the keys that fit, for EC and OKP. */
  readonly curves?: readonly string[];
  /** The least size of key: octets of a secret (RFC 7518 §3.2), bits of an RSA modulus (§3.3, §3.5). */
  readonly leastKeySize?: number;
  /** Octets of a signature, where it is always the same. */
  readonly signatureLength?: number;
  /** What the octets of a signature are, as it stands beside its length. */
  readonly signatureForm?: string;
  /** Parameters for WebCrypto. */
  readonly webCrypto: WebCryptoNames;
}

export interface WebCryptoNames {
  readonly name: string;
  readonly hash?: 'SHA-256' | 'SHA-384' | 'SHA-512';
  readonly namedCurve?: string;
  readonly saltLength?: number;
}

function hmac(bits: 256 | 384 | 512): SignatureAlgorithm {
  return {
    name: `HS${bits}`,
    keyType: 'oct',
    description: `HMAC, SHA-${bits}`,
    leastKeySize: bits / 8,
    signatureLength: bits / 8,
    webCrypto: { name: 'HMAC', hash: `SHA-${bits}` },
  };
}

function rsa(bits: 256 | 384 | 512): SignatureAlgorithm {
  return {
    name: `RS${bits}`,
    keyType: 'RSA',
    description: `RSA, PKCS #1 v1.5, SHA-${bits}`,
    leastKeySize: 2048,
    webCrypto: { name: 'RSASSA-PKCS1-v1_5', hash: `SHA-${bits}` },
  };
}

function rsaPss(bits: 256 | 384 | 512): SignatureAlgorithm {
  return {
    name: `PS${bits}`,
    keyType: 'RSA',
    description: `RSA-PSS, SHA-${bits}`,
    leastKeySize: 2048,
    webCrypto: { name: 'RSA-PSS', hash: `SHA-${bits}`, saltLength: bits / 8 },
  };
}

function ecdsa(
  name: string,
  curve: string,
  signatureLength: number,
  hash: 'SHA-256' | 'SHA-384' | 'SHA-512',
): SignatureAlgorithm {
  return {
    name,
    keyType: 'EC',
    description: `ECDSA, ${curve}, ${hash}`,
    curves: [curve],
    signatureLength,
    signatureForm: `r‖s, ${curve}`,
    webCrypto: { name: 'ECDSA', namedCurve: curve, hash },
  };
}

function mlDsa(level: 44 | 65 | 87, signatureLength: number): SignatureAlgorithm {
  const name = `ML-DSA-${level}`;
  return {
    name,
    keyType: 'AKP',
    description: `${name}, post-quantum`,
    signatureLength,
    webCrypto: { name },
  };
}

const ED25519 = {
  keyType: 'OKP',
  signatureLength: 64,
  signatureForm: 'Ed25519',
  webCrypto: { name: 'Ed25519' },
} as const;

/** In the order in which they are offered. */
export const SIGNATURE_ALGORITHMS: readonly SignatureAlgorithm[] = [
  hmac(256),
  hmac(384),
  hmac(512),
  rsa(256),
  rsa(384),
  rsa(512),
  rsaPss(256),
  rsaPss(384),
  rsaPss(512),
  ecdsa('ES256', 'P-256', 64, 'SHA-256'),
  ecdsa('ES384', 'P-384', 96, 'SHA-384'),
  ecdsa('ES512', 'P-521', 132, 'SHA-512'),
  { name: 'EdDSA', description: 'EdDSA, Ed25519', curves: ['Ed25519'], ...ED25519 },
  { name: 'Ed25519', description: 'EdDSA, Ed25519', curves: ['Ed25519'], ...ED25519 },
  mlDsa(44, 2420),
  mlDsa(65, 3309),
  mlDsa(87, 4627),
];

const BY_NAME: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  SIGNATURE_ALGORITHMS.map((algorithm) => [algorithm.name, algorithm]),
);

/** The algorithm of exactly that name; names are case-sensitive (RFC 7515 §4.1.1). */
export function findSignatureAlgorithm(name: string): SignatureAlgorithm | undefined {
  return BY_NAME.get(name);
}
