import { say } from '../words/say.ts';
import type { KeyType } from './algorithms.ts';

/** How the key of the content comes to the verifier (RFC 7516 §2, "Key Management Mode"). */
export type KeyManagementMode =
  | 'direct-encryption'
  | 'key-wrapping'
  | 'key-encryption'
  | 'direct-agreement'
  | 'agreement-with-wrapping';

/** All we know about one "alg" of an encrypted token (RFC 7518 §4.1). */
export interface KeyManagementAlgorithm {
  readonly name: string;
  /** In words, as it is beside "alg". */
  readonly description: string;
  readonly mode: KeyManagementMode;
  /** The kinds of key that fit; EC and OKP keys on one of `curves`. */
  readonly keyTypes: readonly KeyType[];
  readonly curves?: readonly string[];
  /** Bytes of the secret, where the algorithm says how many. */
  readonly keyLength?: number;
  /** The secret is a password, from which the key is derived (RFC 7518 §4.8). */
  readonly isPassword?: boolean;
  /** Bytes by which the encrypted key is longer than the key in it. */
  readonly wrapOverhead?: number;
  /** Wrapped with AES-GCM, whose IV and tag are in the header (RFC 7518 §4.7.1). */
  readonly hasOwnTag?: boolean;
  /** The hash of RSA-OAEP. */
  readonly hash?: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** Why nothing here opens or makes it, in sentences. */
  readonly refusal?: string;
}

/** All we know about one "enc" (RFC 7518 §5.1). Lengths are in bytes. */
export interface ContentEncryption {
  readonly name: string;
  readonly description: string;
  readonly keyLength: number;
  readonly ivLength: number;
  readonly tagLength: number;
  /** The hash of the HMAC beside AES-CBC; undefined for AES-GCM. */
  readonly hash?: 'SHA-256' | 'SHA-384' | 'SHA-512';
}

/** Both algorithms of an encrypted token. */
export interface EncryptionSuite {
  readonly algorithm: KeyManagementAlgorithm;
  readonly encryption: ContentEncryption;
}

/** Curves for ECDH-ES (RFC 7518 §6.2.1.1, RFC 8037 §3.2). */
const AGREEMENT_CURVES = ['P-256', 'P-384', 'P-521', 'X25519', 'X448'];

type AesBits = 128 | 192 | 256;

function keyWrap(bits: AesBits): KeyManagementAlgorithm {
  return {
    name: `A${bits}KW`,
    get description() {
      return say`AES key wrap, ${bits} bits`;
    },
    mode: 'key-wrapping',
    keyTypes: ['oct'],
    keyLength: bits / 8,
    wrapOverhead: 8,
  };
}

function gcmKeyWrap(bits: AesBits): KeyManagementAlgorithm {
  return {
    name: `A${bits}GCMKW`,
    get description() {
      return say`AES-GCM key wrap, ${bits} bits`;
    },
    mode: 'key-wrapping',
    keyTypes: ['oct'],
    keyLength: bits / 8,
    wrapOverhead: 0,
    hasOwnTag: true,
  };
}

function rsaOaep(name: string, hash: KeyManagementAlgorithm['hash']): KeyManagementAlgorithm {
  return {
    name,
    description: `RSA-OAEP, ${hash}`,
    mode: 'key-encryption',
    keyTypes: ['RSA'],
    ...(hash ? { hash } : {}),
  };
}

function agreement(bits?: AesBits): KeyManagementAlgorithm {
  const facts = { keyTypes: ['EC', 'OKP'], curves: AGREEMENT_CURVES } as const;
  return bits === undefined
    ? {
        name: 'ECDH-ES',
        get description() {
          return say`key agreement`;
        },
        mode: 'direct-agreement',
        ...facts,
      }
    : {
        name: `ECDH-ES+A${bits}KW`,
        get description() {
          return say`key agreement, AES key wrap, ${bits} bits`;
        },
        mode: 'agreement-with-wrapping',
        ...facts,
        wrapOverhead: 8,
      };
}

function password(hashBits: 256 | 384 | 512, bits: AesBits): KeyManagementAlgorithm {
  return {
    name: `PBES2-HS${hashBits}+A${bits}KW`,
    get description() {
      return say`password, PBKDF2, SHA-${hashBits}, AES key wrap`;
    },
    mode: 'key-wrapping',
    keyTypes: ['oct'],
    isPassword: true,
    wrapOverhead: 8,
  };
}

/** In the order in which they are offered. */
export const KEY_MANAGEMENT_ALGORITHMS: readonly KeyManagementAlgorithm[] = [
  {
    name: 'dir',
    get description() {
      return say`direct encryption with the shared secret`;
    },
    mode: 'direct-encryption',
    keyTypes: ['oct'],
  },
  keyWrap(128),
  keyWrap(192),
  keyWrap(256),
  gcmKeyWrap(128),
  gcmKeyWrap(192),
  gcmKeyWrap(256),
  rsaOaep('RSA-OAEP', 'SHA-1'),
  rsaOaep('RSA-OAEP-256', 'SHA-256'),
  rsaOaep('RSA-OAEP-384', 'SHA-384'),
  rsaOaep('RSA-OAEP-512', 'SHA-512'),
  agreement(),
  agreement(128),
  agreement(192),
  agreement(256),
  password(256, 128),
  password(384, 192),
  password(512, 256),
  {
    name: 'RSA1_5',
    description: 'RSA, PKCS #1 v1.5',
    mode: 'key-encryption',
    keyTypes: ['RSA'],
    get refusal() {
      return say`Neither Claimcheck nor any browser supports RSA1_5: anyone who can ask a server often enough whether the padding is valid can decrypt the token without the key (RFC 3218).`;
    },
  },
];

function gcm(bits: AesBits): ContentEncryption {
  return {
    name: `A${bits}GCM`,
    get description() {
      return say`AES-GCM, ${bits} bits`;
    },
    keyLength: bits / 8,
    ivLength: 12,
    tagLength: 16,
  };
}

/** The key is two keys of one length: first for HMAC, then for AES (RFC 7518 §5.2.2.1). */
function cbc(bits: AesBits, hashBits: 256 | 384 | 512): ContentEncryption {
  return {
    name: `A${bits}CBC-HS${hashBits}`,
    get description() {
      return say`AES-CBC, ${bits} bits, HMAC with SHA-${hashBits}`;
    },
    keyLength: bits / 4,
    ivLength: 16,
    tagLength: hashBits / 16,
    hash: `SHA-${hashBits}`,
  };
}

/** In the order in which they are offered. */
export const CONTENT_ENCRYPTIONS: readonly ContentEncryption[] = [
  gcm(128),
  gcm(192),
  gcm(256),
  cbc(128, 256),
  cbc(192, 384),
  cbc(256, 512),
];

/** The algorithm of exactly that name; names are case-sensitive (RFC 7516 §4.1.1). */
export function findKeyManagement(name: string): KeyManagementAlgorithm | undefined {
  return KEY_MANAGEMENT_ALGORITHMS.find((algorithm) => algorithm.name === name);
}

export function findContentEncryption(name: string): ContentEncryption | undefined {
  return CONTENT_ENCRYPTIONS.find((encryption) => encryption.name === name);
}

/** Bytes of the secret that the algorithms ask for; undefined where any length will do, or it is not a secret. */
export function secretLength({ algorithm, encryption }: EncryptionSuite): number | undefined {
  return algorithm.mode === 'direct-encryption' ? encryption.keyLength : algorithm.keyLength;
}
