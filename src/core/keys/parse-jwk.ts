import { decodeBase64url, encodeBase64url, readLeniently } from '../encoding/base64url.ts';
import { bitLength } from '../encoding/big-integer.ts';
import { fail, ok, type Result } from '../result.ts';
import { CURVES } from './curves.ts';
import { MEMBERS } from './jwk-members.ts';
import type { AsymmetricKey, Jwk, KeyMaterial, KeyProblem } from './key-material.ts';
import type { KeyRepair } from './key-repair.ts';
import { readPublicJwk } from './public-jwk.ts';
import { certificateKey, readCertificateText } from './read-certificates.ts';
import { repairJwk } from './repair-jwk.ts';

/** Longer chains are not chains. */
const MOST_CERTIFICATES = 20;

/** Bytes of a public key on the curves of OKP keys (RFC 8037 §2). */
const OKP_SIZES: ReadonlyMap<string, number> = new Map([
  ['Ed25519', 32],
  ['Ed448', 57],
  ['X25519', 32],
  ['X448', 56],
]);

/** Reads one JWK (RFC 7517 §4) and names the member that is wrong. */
export function parseJwk(jwk: Jwk): Result<KeyMaterial, KeyProblem> {
  const keyType = text(jwk, 'kty');
  if (keyType === undefined) return fail({ code: 'json-not-a-key', reason: 'no-kty' });
  if (keyType === 'oct') return parseSymmetric(jwk);
  if (!isAsymmetric(keyType)) return fail({ code: 'key-type-unknown', keyType });
  const chain = readCertificates(jwk);
  const repaired = repairJwk(jwk, keyType);
  const key = parseMembers(repaired.jwk, keyType);
  if (!key.ok) return key;
  const repairs = [...repaired.repairs, ...chain.repairs];
  const [own] = chain.ders;
  const isOwn = own && isOwnCertificate(key.value, own);
  return ok({
    ...key.value,
    ...(repairs.length > 0 ? { repairs } : {}),
    ...(isOwn ? { certificates: chain.ders } : {}),
    ...(isOwn === false ? { hasForeignCertificate: true } : {}),
  });
}

function parseMembers(
  jwk: Jwk,
  keyType: AsymmetricKey['keyType'],
): Result<AsymmetricKey, KeyProblem> {
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
    bits: keyType === 'RSA' ? bitLength(bytes(jwk, 'n')) : undefined,
    source: { form: 'jwk', jwk },
    ...names(jwk),
  });
}

/** Whether the key, or a part of it, is to be taken from its certificate. */
export function lacksKeyMembers(jwk: Jwk): boolean {
  const keyType = text(jwk, 'kty');
  if (keyType === undefined) return true;
  const members = isAsymmetric(keyType) ? MEMBERS[keyType].public : ['k'];
  return members.some((member) => jwk[member] === undefined);
}

/** A member of the JWK that is not the one of its certificate’s key; undefined where all of them agree. */
export function findContradiction(jwk: Jwk, der: Uint8Array): string | undefined {
  const key = certificateKey(der);
  const certified = key && readPublicJwk(key);
  if (!certified) return undefined;
  return [...PUBLIC_MEMBERS].find((member) => {
    // "alg" makes up the keys of one type alone.
    if (jwk[member] === undefined || (member === 'alg' && certified.kty !== 'AKP')) return false;
    if (member === 'kty') return jwk.kty !== certified.kty;
    return !Object.hasOwn(certified, member) || !isSameMember(jwk[member], certified, member);
  });
}

const PUBLIC_MEMBERS = new Set(['kty', 'k', ...Object.values(MEMBERS).flatMap((of) => of.public)]);

/** Compared as the keys that they make, as a member may be written in more than one way. */
function isSameMember(value: unknown, certified: Jwk, member: string): boolean {
  const key = parseJwk({ ...certified, [member]: value });
  const own = key.ok && key.value.kind !== 'secret' ? readPublicJwk(key.value) : undefined;
  return own?.[member] === certified[member];
}

/** "x5c": the certificates that can be read, the key's own first (RFC 7517 §4.7), and what is wrong with them. */
export function readCertificates(jwk: Jwk): {
  readonly ders: readonly Uint8Array<ArrayBuffer>[];
  readonly repairs: readonly KeyRepair[];
} {
  const chain = Object.hasOwn(jwk, 'x5c') ? jwk.x5c : undefined;
  if (!Array.isArray(chain)) return { ders: [], repairs: [] };
  const read = chain.slice(0, MOST_CERTIFICATES).map(readCertificateText);
  const forms = new Set(read.flatMap((entry) => entry?.form ?? []));
  const repairs = [...forms].map((form): KeyRepair => ({ code: 'certificate-form', form }));
  if (read.includes(undefined)) repairs.push({ code: 'certificate-unreadable' });
  return { ders: read[0] ? read.flatMap((entry) => entry?.der ?? []) : [], repairs };
}

/** Whether a certificate is of this key; undefined where core cannot tell. */
function isOwnCertificate(key: AsymmetricKey, der: Uint8Array): boolean | undefined {
  const other = certificateKey(der);
  const theirs = other && readPublicJwk(other);
  const ours = readPublicJwk(key);
  if (!theirs || !ours) return undefined;
  return Object.entries(ours).every(([name, value]) => theirs[name] === value);
}

function parseSymmetric(given: Jwk): Result<KeyMaterial, KeyProblem> {
  const loose = decodeBase64url(text(given, 'k') ?? '').ok
    ? undefined
    : readLeniently(text(given, 'k') ?? '');
  const jwk = loose ? { ...given, k: encodeBase64url(loose) } : given;
  const problem = memberProblem(jwk, 'k', true);
  if (problem) return fail(problem);
  const marked = Object.hasOwn(jwk, 'use') || Object.hasOwn(jwk, 'key_ops');
  const purpose = marked ? { purpose: { use: jwk.use, key_ops: jwk.key_ops } } : {};
  return ok({
    kind: 'secret',
    keyType: 'oct',
    bytes: bytes(jwk, 'k'),
    ...names(jwk),
    ...purpose,
    ...(loose ? { repairs: [{ code: 'member-base64', member: 'k' }] } : {}),
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
  const curve = text(jwk, 'crv') ?? '';
  const expected = CURVES.get(curve)?.size ?? OKP_SIZES.get(curve);
  const isCoordinate = member === 'x' || member === 'y';
  if (isCoordinate && expected !== undefined && decoded.value.length !== expected) {
    return { code: 'jwk-member', member, fault: 'length' };
  }
  return undefined;
}

function checkCurve(jwk: Jwk, keyType: 'EC' | 'OKP'): KeyProblem | undefined {
  const curve = text(jwk, 'crv') ?? '';
  const isEc = CURVES.has(curve);
  if (!isEc && !OKP_SIZES.has(curve)) return { code: 'jwk-curve-unknown', curve };
  return isEc === (keyType === 'EC')
    ? undefined
    : { code: 'jwk-curve-of-other-type', curve, keyType };
}

/** "kid" and "alg", where they are text. */
export function names(jwk: Jwk): Pick<KeyMaterial, 'keyId' | 'algorithm'> {
  return { keyId: text(jwk, 'kid'), algorithm: text(jwk, 'alg') };
}

function bytes(jwk: Jwk, member: string): Uint8Array<ArrayBuffer> {
  const decoded = decodeBase64url(text(jwk, member) ?? '');
  return decoded.ok ? decoded.value : new Uint8Array();
}

function text(jwk: Jwk, member: string): string | undefined {
  const value = Object.hasOwn(jwk, member) ? jwk[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}
