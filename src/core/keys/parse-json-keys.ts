import { readLeniently } from '../encoding/base64url.ts';
import { looksLikePem } from '../encoding/pem.ts';
import type { Jwk, KeyFormat, KeyPiece, KeyProblem } from './key-material.ts';
import {
  findContradiction,
  lacksKeyMembers,
  names,
  parseJwk,
  readCertificates,
} from './parse-jwk.ts';
import { parsePem } from './parse-pem.ts';

/** What JSON holds: its format and its keys, or why it holds none. */
export interface JsonKeys {
  readonly format: KeyFormat;
  readonly pieces: readonly KeyPiece[];
  /** Entries that are not objects. */
  readonly skipped: number;
}

/**
 * Reads a JWK, a JWK Set or a bare array of JWKs (RFC 7517), a Google
 * service-account file, or a map of key identifiers to PEM as Firebase has it.
 */
export function parseJsonKeys(value: unknown): JsonKeys {
  if (Array.isArray(value) && value.some((entry) => isObject(entry) && isJwk(entry))) {
    return readSet(value);
  }
  if (!isObject(value)) return problem({ code: 'json-not-a-key', reason: 'not-an-object' });
  if (Array.isArray(value.keys)) return readSet(value.keys);
  if (isJwk(value)) return { format: 'jwk', pieces: [readJwk(value)], skipped: 0 };
  if (value.type === 'service_account' || 'private_key' in value) return readServiceAccount(value);
  return (
    readMap(value) ??
    problem(
      typeof value.jwks_uri === 'string'
        ? { code: 'json-metadata', address: value.jwks_uri }
        : 'ciphertext' in value && 'protected' in value
          ? { code: 'jwk-encrypted' }
          : { code: 'json-not-a-key', reason: 'no-kty' },
    )
  );
}

/** No issuer has more keys at a time. */
const MOST_KEYS = 1_000;

function readSet(members: readonly unknown[]): JsonKeys {
  if (members.length > MOST_KEYS) {
    const { length: count } = members;
    return problem({ code: 'keys-too-many', count, most: MOST_KEYS }, 'jwk-set');
  }
  const jwks = members.filter(isObject);
  return {
    format: 'jwk-set',
    pieces: jwks.map(readJwk),
    skipped: members.length - jwks.length,
  };
}

/** A key document may give nothing but the certificate, or less than the key beside it. */
function readJwk(jwk: Jwk): KeyPiece {
  const isCertified = Array.isArray(jwk.x5c) && jwk.x5c.length > 0;
  if (isCertified && lacksKeyMembers(jwk)) return readCertified(jwk);
  const key = parseJwk(jwk);
  const { keyId } = names(jwk);
  return key.ok
    ? { state: 'read', key: key.value }
    : { state: 'unreadable', problem: key.problem, keyId };
}

function readCertified(jwk: Jwk): KeyPiece {
  const { ders, repairs } = readCertificates(jwk);
  const [der, ...issuers] = ders;
  if (!der) {
    const [first] = jwk.x5c as readonly unknown[];
    const isBase64 = typeof first === 'string' && readLeniently(first) !== undefined;
    const problem: KeyProblem = isBase64
      ? { code: 'der-unreadable', label: 'CERTIFICATE' }
      : { code: 'jwk-member', member: 'x5c', fault: 'not-base64' };
    return { state: 'unreadable', problem, keyId: names(jwk).keyId };
  }
  const member = findContradiction(jwk, der);
  if (member !== undefined) {
    const problem: KeyProblem = { code: 'jwk-member', member, fault: 'of-other-key' };
    return { state: 'unreadable', problem, keyId: names(jwk).keyId };
  }
  return { state: 'encoded', label: 'CERTIFICATE', der, issuers, repairs, ...names(jwk) };
}

function readServiceAccount(file: Jwk): JsonKeys {
  const pem = file.private_key;
  const keyId = typeof file.private_key_id === 'string' ? file.private_key_id : undefined;
  if (typeof pem !== 'string' || !looksLikePem(pem)) {
    const fault = typeof pem === 'string' && pem !== '' ? 'no-pem' : 'missing';
    return problem({ code: 'json-service-account', fault }, 'service-account');
  }
  return {
    format: 'service-account',
    pieces: parsePem(pem).map((piece) => named(piece, keyId)),
    skipped: 0,
  };
}

/** `{"kid": "-----BEGIN CERTIFICATE-----…"}`; other members are passed over. */
function readMap(map: Jwk): JsonKeys | undefined {
  const entries = Object.entries(map);
  const blocks = entries.flatMap(([keyId, value]) =>
    typeof value === 'string' && looksLikePem(value)
      ? [parsePem(value).map((piece) => named(piece, keyId))]
      : [],
  );
  if (blocks.length === 0) return undefined;
  // What is behind a certificate in the same entry are its issuers.
  const pieces = blocks.flatMap((block) => block.map(asLeaf).slice(0, 1));
  return { format: 'certificate-map', pieces, skipped: entries.length - blocks.length };
}

function asLeaf(piece: KeyPiece, _index: number, all: readonly KeyPiece[]): KeyPiece {
  if (piece.state !== 'encoded' || piece.label !== 'CERTIFICATE') return piece;
  const others = all.filter((other) => other !== piece && other.state === 'encoded');
  return { ...piece, issuers: others.flatMap((other) => ('der' in other ? [other.der] : [])) };
}

function named(piece: KeyPiece, keyId: string | undefined): KeyPiece {
  if (piece.state === 'encoded') return { ...piece, keyId };
  return piece.state === 'read' ? { ...piece, key: { ...piece.key, keyId } } : piece;
}

function problem(cause: KeyProblem, format: KeyFormat = 'jwk'): JsonKeys {
  return { format, pieces: [{ state: 'unreadable', problem: cause }], skipped: 0 };
}

function isJwk(value: Jwk): boolean {
  return Object.hasOwn(value, 'kty') || (Object.hasOwn(value, 'x5c') && Array.isArray(value.x5c));
}

function isObject(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
