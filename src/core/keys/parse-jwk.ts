import { decodeBase64url, readBase64urlLeniently } from '../encoding/base64url.ts';
import { fail, ok, type Result } from '../result.ts';
import type { AsymmetricKey, Jwk, KeyMaterial, KeyProblem } from './key-material.ts';

/** Octets of a coordinate (RFC 7518 §6.2.1.2) or public key (RFC 8037 §2) on each curve. */
const CURVE_OCTETS: ReadonlyMap<string, number> = new Map([
  ['P-256', 32],
  ['P-384', 48],
  ['P-521', 66],
  ['secp256k1', 32],
  ['Ed25519', 32],
  ['Ed448', 57],
  ['X25519', 32],
  ['X448', 56],
]);

/** The type of key that each curve belongs to (RFC 7518 §6.2.1.1, RFC 8812 §3.1, RFC 8037 §2). */
const CURVE_TYPES: Readonly<Record<string, 'EC' | 'OKP'>> = {
  'P-256': 'EC',
  'P-384': 'EC',
  'P-521': 'EC',
  secp256k1: 'EC',
  Ed25519: 'OKP',
  Ed448: 'OKP',
  X25519: 'OKP',
  X448: 'OKP',
};

/** The members that make up the public key, and the one that makes it private. */
const MEMBERS = {
  RSA: { public: ['n', 'e'], private: 'd' },
  EC: { public: ['crv', 'x', 'y'], private: 'd' },
  OKP: { public: ['crv', 'x'], private: 'd' },
  AKP: { public: ['alg', 'pub'], private: 'priv' },
} as const satisfies Record<
  AsymmetricKey['keyType'],
  { readonly public: readonly string[]; readonly private: string }
>;

/** What a private RSA key holds besides "d" (RFC 7518 §6.3.2). */
const RSA_PRIMES = ['p', 'q', 'dp', 'dq', 'qi'];

/** Reads one JWK (RFC 7517 §4) and names the member that is wrong. */
export function parseJwk(jwk: Jwk): Result<KeyMaterial, KeyProblem> {
  const keyType = text(jwk, 'kty');
  if (keyType === undefined) return fail({ code: 'json-not-a-key', reason: 'no-kty' });
  if (keyType === 'oct') return parseSymmetric(jwk);
  if (!isAsymmetric(keyType)) return fail({ code: 'key-type-unknown', keyType });
  const certificates = readCertificates(jwk);
  if (!certificates.ok) return certificates;
  const members = MEMBERS[keyType];
  for (const member of [...members.public, members.private]) {
    const problem = memberProblem(jwk, member, member !== members.private);
    if (problem) return fail(problem);
  }
  const curveProblem = keyType === 'EC' || keyType === 'OKP' ? checkCurve(jwk, keyType) : undefined;
  if (curveProblem) return fail(curveProblem);
  return ok({
    kind: text(jwk, members.private) === undefined ? 'public' : 'private',
    keyType,
    curve: text(jwk, keyType === 'AKP' ? 'alg' : 'crv'),
    bits: keyType === 'RSA' ? bitLength(octets(jwk, 'n')) : undefined,
    source: { form: 'jwk', jwk },
    ...names(jwk),
    ...(certificates.value.length > 0 ? { certificates: certificates.value } : {}),
  });
}

/** Whether the key is to be taken from its certificate, as it has none of its own members. */
export function lacksKeyMembers(jwk: Jwk): boolean {
  const keyType = text(jwk, 'kty') ?? '';
  const members = isAsymmetric(keyType) ? MEMBERS[keyType].public : [];
  return ['n', 'x', 'y', 'k', 'pub', ...members]
    .filter((member) => member !== 'crv' && member !== 'alg')
    .every((member) => jwk[member] === undefined);
}

/** "x5c": base64, not base64url, of DER, the key's own certificate first (RFC 7517 §4.7). */
export function readCertificates(jwk: Jwk): Result<Uint8Array<ArrayBuffer>[], KeyProblem> {
  const chain = Object.hasOwn(jwk, 'x5c') ? jwk.x5c : undefined;
  if (!Array.isArray(chain)) return ok([]);
  const certificates: Uint8Array<ArrayBuffer>[] = [];
  for (const encoded of chain as readonly unknown[]) {
    const body = typeof encoded === 'string' ? encoded.replace(/\s+/g, '') : '';
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(body)) {
      return fail({ code: 'jwk-member', member: 'x5c', fault: 'not-base64' });
    }
    certificates.push(readBase64urlLeniently(body));
  }
  return ok(certificates);
}

/** The public half of a JWK: the members of the public key and nothing else. */
export function publicMembers(jwk: Jwk, keyType: AsymmetricKey['keyType']): Jwk {
  const kept = ['kty', ...MEMBERS[keyType].public];
  return Object.fromEntries(kept.map((member) => [member, jwk[member]]));
}

/** The parts of a private key: RSA keys bring their primes, without which WebCrypto takes none. */
export function privateMembers(jwk: Jwk, keyType: AsymmetricKey['keyType']): Jwk {
  const primes = keyType === 'RSA' ? RSA_PRIMES.filter((member) => member in jwk) : [];
  const kept = [MEMBERS[keyType].private, ...primes];
  const members = Object.fromEntries(kept.map((member) => [member, jwk[member]]));
  return { ...publicMembers(jwk, keyType), ...members };
}

/** Bits of an unsigned big-endian number. */
export function bitLength(number: Uint8Array): number {
  const start = number.findIndex((octet) => octet !== 0);
  if (start === -1) return 0;
  return (number.length - start) * 8 - Math.clz32(number[start] ?? 0) + 24;
}

function parseSymmetric(jwk: Jwk): Result<KeyMaterial, KeyProblem> {
  const problem = memberProblem(jwk, 'k', true);
  if (problem) return fail(problem);
  const marked = Object.hasOwn(jwk, 'use') || Object.hasOwn(jwk, 'key_ops');
  const purpose = marked ? { purpose: { use: jwk.use, key_ops: jwk.key_ops } } : {};
  return ok({
    kind: 'secret',
    keyType: 'oct',
    octets: octets(jwk, 'k'),
    ...names(jwk),
    ...purpose,
  });
}

function isAsymmetric(keyType: string): keyType is AsymmetricKey['keyType'] {
  return Object.hasOwn(MEMBERS, keyType);
}

function memberProblem(jwk: Jwk, member: string, required: boolean): KeyProblem | undefined {
  const value = text(jwk, member);
  if (value === undefined && Object.hasOwn(jwk, member) && jwk[member] !== undefined) {
    return { code: 'jwk-member', member, fault: 'not-text' };
  }
  if (value === undefined || value === '') {
    if (!required && jwk[member] === undefined) return undefined;
    return { code: 'jwk-member', member, fault: 'missing' };
  }
  if (member === 'crv' || member === 'alg') return undefined;
  const decoded = decodeBase64url(value);
  if (!decoded.ok) return { code: 'jwk-member', member, fault: 'not-base64url' };
  const expected = CURVE_OCTETS.get(text(jwk, 'crv') ?? '');
  const isCoordinate = member === 'x' || member === 'y';
  if (isCoordinate && expected !== undefined && decoded.value.length !== expected) {
    return { code: 'jwk-member', member, fault: 'length' };
  }
  return undefined;
}

function checkCurve(jwk: Jwk, keyType: 'EC' | 'OKP'): KeyProblem | undefined {
  const curve = text(jwk, 'crv') ?? '';
  const type = Object.hasOwn(CURVE_TYPES, curve) ? CURVE_TYPES[curve] : undefined;
  if (type === undefined) return { code: 'jwk-curve-unknown', curve };
  return type === keyType ? undefined : { code: 'jwk-curve-of-other-type', curve, keyType };
}

/** "kid" and "alg", where they are text. */
export function names(jwk: Jwk): Pick<KeyMaterial, 'keyId' | 'algorithm'> {
  return { keyId: text(jwk, 'kid'), algorithm: text(jwk, 'alg') };
}

function octets(jwk: Jwk, member: string): Uint8Array<ArrayBuffer> {
  const decoded = decodeBase64url(text(jwk, member) ?? '');
  return decoded.ok ? decoded.value : new Uint8Array();
}

function text(jwk: Jwk, member: string): string | undefined {
  const value = Object.hasOwn(jwk, member) ? jwk[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}
