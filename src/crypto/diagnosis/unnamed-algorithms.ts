import type { KeyMaterial } from '../../core/keys/key-material.ts';
import {
  findSignatureAlgorithm,
  type SignatureAlgorithm,
  type WebCryptoNames,
} from '../../core/registry/algorithms.ts';
import type { Cause } from '../../core/verdict/diagnosis.ts';

interface UnnamedAlgorithm {
  readonly algorithm: SignatureAlgorithm;
  readonly cause: Cause;
}

type Hash = NonNullable<WebCryptoNames['hash']>;
// The registry knows no SHA-1, which PHP's openssl_sign takes unless told otherwise.
const SHA_1 = 'SHA-1' as Hash;
const HASHES: readonly Hash[] = [SHA_1, 'SHA-256', 'SHA-384', 'SHA-512'];

/** What general libraries do, and JOSE has no name for. WebCrypto alone does it here. */
export function unnamedAlgorithms(key: KeyMaterial, asked: SignatureAlgorithm): UnnamedAlgorithm[] {
  switch (key.keyType) {
    case 'oct':
      return [withHash('HS256', 'HMAC', SHA_1, 20)];
    case 'RSA':
      return [withHash('RS256', 'RSA, PKCS #1 v1.5', SHA_1), ...saltLengths(asked, key.bits)];
    case 'EC':
      return ecdsaHashes(key.curve);
    default:
      return [];
  }
}

function withHash(
  base: string,
  scheme: string,
  hash: Hash,
  signatureLength?: number,
): UnnamedAlgorithm {
  const { library: _none, ...algorithm } = known(base);
  return {
    algorithm: {
      ...algorithm,
      name: `${scheme}, ${hash}, ${base}`,
      ...(signatureLength === undefined ? {} : { signatureLength }),
      webCrypto: { ...webCryptoOf(algorithm), hash },
    },
    cause: { kind: 'hash', scheme, hash },
  };
}

const ECDSA: Readonly<Record<string, string>> = {
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
};

/** In JOSE the curve brings its hash along (RFC 7518 §3.4); elsewhere the two are chosen apart. */
function ecdsaHashes(curve = ''): UnnamedAlgorithm[] {
  const base = ECDSA[curve];
  if (base === undefined) return [];
  const own = known(base).webCrypto?.hash;
  return HASHES.filter((hash) => hash !== own).map((hash) =>
    withHash(base, `ECDSA, ${curve}`, hash),
  );
}

/** RFC 7518 §3.5 wants a salt as long as the hash. Others: none, that of SHA-1, and the longest. */
function saltLengths(asked: SignatureAlgorithm, bits = 2048): UnnamedAlgorithm[] {
  const names = asked.name.startsWith('PS') ? [asked.name] : [];
  return names.flatMap((name) => {
    const algorithm = known(name);
    const { saltLength: expected = 0, ...names } = webCryptoOf(algorithm);
    const longest = Math.ceil((bits - 1) / 8) - expected - 2;
    return [...new Set([longest, 20, 0, 32, 48, 64])]
      .filter((bytes) => bytes !== expected && bytes >= 0 && bytes <= longest)
      .map(
        (bytes): UnnamedAlgorithm => ({
          algorithm: {
            ...algorithm,
            name: `${name}, salt of ${bytes}`,
            webCrypto: { ...names, saltLength: bytes },
          },
          cause: { kind: 'salt', bytes, algorithm: name, expected },
        }),
      );
  });
}

function known(name: string): SignatureAlgorithm {
  const algorithm = findSignatureAlgorithm(name);
  if (!algorithm) throw new TypeError(`No algorithm ${name}`);
  return algorithm;
}

function webCryptoOf({ webCrypto }: SignatureAlgorithm): WebCryptoNames {
  return webCrypto ?? { name: '' };
}
