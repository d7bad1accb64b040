import { say } from '../words/say.ts';
/** The kinds of key there are, named as in "kty" (RFC 7518 §6.1, RFC 8037 §2, RFC 9964). */
export type KeyType = 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP';

/** All we know about one signature algorithm; every other place asks here. */
export interface SignatureAlgorithm {
  readonly name: string;
  readonly keyType: KeyType;
  /** In words, as it is beside "alg". */
  readonly description: string;
  /** "crv" of the keys that fit, for EC and OKP. */
  readonly curves?: readonly string[];
  /** The least size of key: bytes of a secret (RFC 7518 §3.2), bits of an RSA modulus (§3.3, §3.5). */
  readonly leastKeySize?: number;
  /** Bytes of a signature, where it is always the same. */
  readonly signatureLength?: number;
  /** Parameters for WebCrypto; undefined where no browser has the algorithm. */
  readonly webCrypto?: WebCryptoNames;
  /** The library that does it where WebCrypto does not. */
  readonly library?: LibraryName;
  /** The algorithms among which the key chooses, for a name that does not say which (RFC 9864 §1). */
  readonly variants?: readonly [SignatureAlgorithm, ...SignatureAlgorithm[]];
}

export type LibraryName = '@noble/curves' | '@noble/post-quantum';

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
): SignatureAlgorithm & { readonly library: LibraryName } {
  return {
    name,
    keyType: 'EC',
    description: `ECDSA, ${curve}, ${hash}`,
    curves: [curve],
    signatureLength,
    webCrypto: { name: 'ECDSA', namedCurve: curve, hash },
    library: '@noble/curves',
  };
}

/** No browser's WebCrypto has secp256k1 (RFC 8812 §3.2). */
function ecdsaSecp256k1(): SignatureAlgorithm {
  const { webCrypto: _none, ...facts } = ecdsa('ES256K', 'secp256k1', 64, 'SHA-256');
  return facts;
}

/**
 * RFC 9864 §2.1 made this name for COSE, where "ES256" does not say which
 * curve. In JOSE it does, and stays the name; tokens with the other one exist.
 */
function cose(name: string, jose: SignatureAlgorithm): SignatureAlgorithm {
  return {
    ...jose,
    name,
    get description() {
      return say`${jose.description} (COSE name; ${jose.name} in JOSE)`;
    },
  };
}

function edDsa(curve: string, signatureLength: number): SignatureAlgorithm {
  return {
    name: curve,
    keyType: 'OKP',
    description: `EdDSA, ${curve}`,
    curves: [curve],
    signatureLength,
    webCrypto: { name: curve },
    library: '@noble/curves',
  };
}

function mlDsa(level: 44 | 65 | 87, signatureLength: number): SignatureAlgorithm {
  const name = `ML-DSA-${level}`;
  return {
    name,
    keyType: 'AKP',
    get description() {
      return say`${name}, post-quantum`;
    },
    signatureLength,
    webCrypto: { name },
    library: '@noble/post-quantum',
  };
}

const ES256 = ecdsa('ES256', 'P-256', 64, 'SHA-256');
const ES384 = ecdsa('ES384', 'P-384', 96, 'SHA-384');
const ES512 = ecdsa('ES512', 'P-521', 132, 'SHA-512');
const ED25519 = edDsa('Ed25519', 64);
const ED448 = edDsa('Ed448', 114);

/** The name of RFC 8037 leaves the curve to the key; RFC 9864 §2.2 deprecates it for that. */
const EDDSA: SignatureAlgorithm = {
  name: 'EdDSA',
  keyType: 'OKP',
  get description() {
    return say`EdDSA, Ed25519 or Ed448`;
  },
  curves: ['Ed25519', 'Ed448'],
  variants: [ED25519, ED448],
};

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
  ES256,
  ES384,
  ES512,
  ecdsaSecp256k1(),
  EDDSA,
  ED25519,
  ED448,
  mlDsa(44, 2420),
  mlDsa(65, 3309),
  mlDsa(87, 4627),
  cose('ESP256', ES256),
  cose('ESP384', ES384),
  cose('ESP512', ES512),
];

/** Registered names of signature algorithms that nothing here can check, and what they mean (RFC 9864 §2.1). */
const OUT_OF_REACH: ReadonlyMap<string, readonly [curve: string, hash: string]> = new Map([
  ['ESB256', ['brainpoolP256r1', 'SHA-256']],
  ['ESB320', ['brainpoolP320r1', 'SHA-384']],
  ['ESB384', ['brainpoolP384r1', 'SHA-384']],
  ['ESB512', ['brainpoolP512r1', 'SHA-512']],
]);

const BY_NAME: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  SIGNATURE_ALGORITHMS.map((algorithm) => [algorithm.name, algorithm]),
);

/** The algorithm of exactly that name; names are case-sensitive (RFC 7515 §4.1.1). */
export function findSignatureAlgorithm(name: string): SignatureAlgorithm | undefined {
  return BY_NAME.get(name);
}

/** Names of the same algorithm: older ones, and the fully specified ones of RFC 9864. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['ESP256', 'ES256'],
  ['ESP384', 'ES384'],
  ['ESP512', 'ES512'],
  ['Ed25519', 'EdDSA'],
  ['Ed448', 'EdDSA'],
]);

/** Whether a key whose "alg" is the one name may be used for the other (RFC 7517 §4.4). */
export function isSameAlgorithm(one: string, other: string): boolean {
  return (SAME.get(one) ?? one) === (SAME.get(other) ?? other);
}

/** What a name means that is registered, and out of reach for browsers and for us. */
export function describeOutOfReach(name: string): string | undefined {
  const words = OUT_OF_REACH.get(name);
  return words && say`ECDSA on the Brainpool curve ${words[0]} with ${words[1]}`;
}

/** The algorithm itself, or the one of its variants that works with keys on the curve of this one. */
export function specify(
  algorithm: SignatureAlgorithm,
  key: { readonly keyType?: KeyType; readonly curve?: string | undefined },
): SignatureAlgorithm {
  const { variants } = algorithm;
  if (!variants) return algorithm;
  return variants.find(({ curves }) => curves?.includes(key.curve ?? '')) ?? variants[0];
}
