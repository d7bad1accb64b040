import { encodeBase64url } from '../encoding/base64url.ts';
import { memberBytes, withoutZeros } from '../encoding/big-integer.ts';
import { DER_BIT_STRING, DER_INTEGER, type DerElement, readSequence } from '../encoding/der.ts';
import {
  writeBitString,
  writeDer,
  writeInteger,
  writeObjectIdentifier,
  writeSequence,
} from '../encoding/write-der.ts';
import { CURVES } from './curves.ts';
import { publicMembers } from './jwk-members.ts';
import type { AsymmetricKey, Jwk } from './key-material.ts';
import { EC_IDENTIFIER, identifierOf, RSA_IDENTIFIER } from './object-identifiers.ts';
import { pointOf } from './parse-key-info.ts';

const DER_NULL = 0x05;
const UNCOMPRESSED_POINT = 4;

/**
 * The public members of a key, read from its bytes as they are, so that keys
 * which no library would import can be studied. Undefined where they do not
 * are in it: a PKCS #8 key may leave its public half to be computed.
 */
export function readPublicJwk({ source, keyType, curve }: AsymmetricKey): Jwk | undefined {
  if (source.form === 'jwk') return publicMembers(source.jwk, keyType);
  const elements = readSequence(source.der);
  const key = source.form === 'spki' ? bits(elements[1]) : elements[2]?.content;
  if (!key) return undefined;
  if (keyType === 'RSA') return rsaMembers(key, source.form === 'pkcs8' ? 1 : 0);
  const isPrivate = source.form === 'pkcs8';
  if (keyType === 'EC') return ecMembers(isPrivate ? pointOf(readSequence(key)) : key, curve ?? '');
  return isPrivate ? undefined : rawMembers(key, keyType, curve ?? '');
}

/** A public JWK as SubjectPublicKeyInfo (RFC 5280 §4.1.2.7); undefined for kinds that have none here. */
export function encodeSpki(jwk: Jwk): Uint8Array<ArrayBuffer> | undefined {
  const curve = identifierOf(jwk.crv);
  const x = memberBytes(jwk.x);
  if (jwk.kty === 'RSA') {
    const key = encodePkcs1(jwk);
    const algorithm = writeSequence(writeObjectIdentifier(RSA_IDENTIFIER), writeDer(DER_NULL));
    return key && writeSequence(algorithm, writeBitString(key));
  }
  const y = memberBytes(jwk.y);
  if (jwk.kty === 'EC' && curve && x && y) {
    const algorithm = writeSequence(
      writeObjectIdentifier(EC_IDENTIFIER),
      writeObjectIdentifier(curve),
    );
    return writeSequence(algorithm, writeBitString(Uint8Array.of(UNCOMPRESSED_POINT, ...x, ...y)));
  }
  if (jwk.kty !== 'OKP' || !curve || !x) return undefined;
  return writeSequence(writeSequence(writeObjectIdentifier(curve)), writeBitString(x));
}

/** A public RSA JWK as RSAPublicKey (RFC 8017 §A.1.1). */
export function encodePkcs1(jwk: Jwk): Uint8Array<ArrayBuffer> | undefined {
  const n = memberBytes(jwk.n);
  const e = memberBytes(jwk.e);
  return jwk.kty === 'RSA' && n && e ? writeSequence(writeInteger(n), writeInteger(e)) : undefined;
}

/** RSAPublicKey begins with modulus and exponent, RSAPrivateKey has its version before them. */
function rsaMembers(key: Uint8Array, first: number): Jwk | undefined {
  const elements = readSequence(key);
  const n = unsigned(elements[first]);
  const e = unsigned(elements[first + 1]);
  return n === undefined || e === undefined ? undefined : { kty: 'RSA', n, e };
}

function ecMembers(point: Uint8Array | undefined, crv: string): Jwk | undefined {
  const size = CURVES.get(crv)?.size;
  if (!point || !size || point[0] !== UNCOMPRESSED_POINT) return undefined;
  if (point.length !== 1 + 2 * size) return undefined;
  const x = encodeBase64url(point.subarray(1, 1 + size));
  return { kty: 'EC', crv, x, y: encodeBase64url(point.subarray(1 + size)) };
}

function rawMembers(key: Uint8Array, kty: AsymmetricKey['keyType'], name: string): Jwk {
  const text = encodeBase64url(key);
  return kty === 'AKP' ? { kty, alg: name, pub: text } : { kty, crv: name, x: text };
}

/** A number as base64url, without the zero that only keeps it positive in DER. */
function unsigned(element: DerElement | undefined): string | undefined {
  if (element?.tag !== DER_INTEGER) return undefined;
  return encodeBase64url(withoutZeros(element.content));
}

function bits(element: DerElement | undefined): Uint8Array | undefined {
  return element?.tag === DER_BIT_STRING ? element.content.subarray(1) : undefined;
}
