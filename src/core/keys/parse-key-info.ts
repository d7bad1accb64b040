import { encodeBase64url } from '../encoding/base64url.ts';
import { bitLength } from '../encoding/big-integer.ts';
import {
  DER_BIT_STRING,
  DER_INTEGER,
  DER_OBJECT_IDENTIFIER,
  DER_OCTET_STRING,
  DER_SEQUENCE,
  type DerElement,
  objectIdentifier,
  readDer,
  readDerChildren,
  readSequence,
} from '../encoding/der.ts';
import { fail, ok, type Result } from '../result.ts';
import { CURVES as EC_CURVES } from './curves.ts';
import { findExplicitCurve } from './explicit-curve.ts';
import type { AsymmetricKey, KeyProblem } from './key-material.ts';
import type { KeyRepair } from './key-repair.ts';
import { CURVE_NAMES, EC_IDENTIFIER, KEY_NAMES, type KeyName } from './object-identifiers.ts';
import { readPoint } from './parse-point.ts';

/** `[0]` of an ECPrivateKey. */
const EC_PARAMETERS = 0xa0;
/** `[1]` of an ECPrivateKey. */
const EC_PUBLIC_KEY = 0xa1;
/** First byte of a point (SEC 1 §2.3.3). */
const UNCOMPRESSED = 4;

/** Reads a public key (SPKI, RFC 5280 §4.1.2.7) or a private one (PKCS #8, RFC 5958 §2). */
export function parseKeyInfo(
  label: 'PUBLIC KEY' | 'PRIVATE KEY',
  der: Uint8Array<ArrayBuffer>,
): Result<AsymmetricKey, KeyProblem> {
  const isPrivate = label === 'PRIVATE KEY';
  const info = readKeyInfo(der, isPrivate);
  if (!info) return fail({ code: 'pem-not-a-key', label });
  const name = keyName(info.algorithm);
  if (typeof name === 'string') return fail({ code: 'key-type-unknown', keyType: name });
  const key: AsymmetricKey = {
    kind: isPrivate ? 'private' : 'public',
    ...name,
    bits: name.keyType === 'RSA' ? rsaBits(info.key, isPrivate) : undefined,
    source: { form: isPrivate ? 'pkcs8' : 'spki', der },
    keyId: undefined,
    algorithm: undefined,
  };
  return name.keyType === 'EC' ? readEcKey(key, info) : ok(key);
}

/**
 * A key on an elliptic curve. Explicit parameters (which RFC 5480 §2.1.1 forbids) and compressed
 * points, which WebCrypto takes in no form, become members of a JWK.
 */
function readEcKey(
  key: AsymmetricKey,
  { algorithm, key: inner }: KeyInfo,
): Result<AsymmetricKey, KeyProblem> {
  const [, parameters] = algorithm;
  const explicit =
    parameters?.tag === DER_SEQUENCE ? findExplicitCurve(parameters.content) : undefined;
  if (explicit && explicit.name === undefined) {
    return fail({ code: 'ec-explicit', bits: explicit.bits });
  }
  const curve = explicit?.name ?? key.curve ?? '';
  const elements = key.kind === 'private' ? readSequence(inner) : [];
  const bytes = key.kind === 'private' ? pointOf(elements) : inner;
  const named = explicit ? [{ code: 'explicit-parameters', curve } as const] : [];
  if (!EC_CURVES.has(curve) || !bytes) {
    return ok({ ...key, curve, ...(explicit ? { repairs: named } : {}) });
  }
  const [form = 0] = bytes;
  const whole = 1 + 2 * (EC_CURVES.get(curve)?.size ?? 0);
  if (form === UNCOMPRESSED && bytes.length === whole && !explicit) return ok(key);
  const point = readPoint(bytes, curve);
  if (!point) return fail({ code: 'ec-point', curve, isInfinity: form === 0 });
  const repairs: KeyRepair[] = [
    ...named,
    ...(point.isCompressed ? [{ code: 'compressed-point', curve } as const] : []),
  ];
  const secret = elements[1]?.content;
  const d = key.kind === 'private' && secret ? { d: encodeBase64url(secret) } : {};
  return ok({ ...key, curve, source: { form: 'jwk', jwk: { ...point.jwk, ...d } }, repairs });
}

/** The public key in an ECPrivateKey (RFC 5915 §3). */
export function pointOf(elements: readonly DerElement[]): Uint8Array | undefined {
  const tagged = elements.find(({ tag }) => tag === EC_PUBLIC_KEY);
  const inner = tagged && readDer(tagged.content);
  return inner?.ok && inner.value.tag === DER_BIT_STRING
    ? inner.value.content.subarray(1)
    : undefined;
}

/** The curve of ECParameters (RFC 5480 §2.1.1); no name where explicit parameters are of none that we know. */
export function readCurve(
  parameters: Uint8Array,
): { readonly name: string | undefined; readonly isExplicit: boolean } | undefined {
  const element = readDer(parameters);
  if (!element.ok) return undefined;
  const { tag, content } = element.value;
  if (tag === DER_OBJECT_IDENTIFIER) {
    return { name: curveName(objectIdentifier(content)), isExplicit: false };
  }
  return tag === DER_SEQUENCE
    ? { name: findExplicitCurve(content).name, isExplicit: true }
    : undefined;
}

/** `parameters [0]` of an ECPrivateKey (RFC 5915 §3). */
export function ownParameters(ecPrivateKey: Uint8Array): Uint8Array | undefined {
  return readSequence(ecPrivateKey).find(({ tag }) => tag === EC_PARAMETERS)?.content;
}

/** The name of a curve, or its identifier where we have no name for it. */
function curveName(identifier: string): string {
  return CURVE_NAMES.get(identifier) ?? identifier;
}

/** Whether the private key of an elliptic curve lacks its point, which WebCrypto needs (RFC 5915 §3). */
export function lacksPublicPoint(pkcs8: Uint8Array): boolean {
  const info = readKeyInfo(pkcs8, true);
  if (!info || objectIdentifier(info.algorithm[0]?.content ?? new Uint8Array()) !== EC_IDENTIFIER)
    return false;
  return !readSequence(info.key).some(({ tag }) => tag === EC_PUBLIC_KEY);
}

interface KeyInfo {
  /** The elements of the AlgorithmIdentifier. */
  readonly algorithm: readonly DerElement[];
  /** The key inside: of a public key without the count of unused bits. */
  readonly key: Uint8Array;
}

/** `SEQUENCE { algorithm, BIT STRING }`, or `SEQUENCE { version, algorithm, OCTET STRING, … }`. */
function readKeyInfo(der: Uint8Array, isPrivate: boolean): KeyInfo | undefined {
  const [version, ...others] = readSequence(der);
  const [algorithm, key] = isPrivate ? others : [version, ...others];
  if (isPrivate && version?.tag !== DER_INTEGER) return undefined;
  const keyTag = isPrivate ? DER_OCTET_STRING : DER_BIT_STRING;
  if (algorithm?.tag !== DER_SEQUENCE || key?.tag !== keyTag) return undefined;
  const elements = readDerChildren(algorithm.content);
  if (!elements.ok) return undefined;
  return { algorithm: elements.value, key: isPrivate ? key.content : key.content.subarray(1) };
}

/** What the key is, or the identifier of what we do not know. */
function keyName([algorithm, parameters]: readonly DerElement[]): KeyName | string {
  if (algorithm?.tag !== DER_OBJECT_IDENTIFIER) return '?';
  const identifier = objectIdentifier(algorithm.content);
  if (identifier !== EC_IDENTIFIER) return KEY_NAMES.get(identifier) ?? identifier;
  const curve = parameters?.tag === DER_OBJECT_IDENTIFIER && objectIdentifier(parameters.content);
  return { keyType: 'EC', curve: curve ? curveName(curve) : 'explicit parameters' };
}

/** RSAPublicKey starts with the modulus, RSAPrivateKey with a version and then the modulus. */
function rsaBits(key: Uint8Array, isPrivate: boolean): number | undefined {
  const modulus = readSequence(key)[isPrivate ? 1 : 0];
  return modulus?.tag === DER_INTEGER ? bitLength(modulus.content) : undefined;
}
