import { ECParameters, ECPrivateKey, id_ecPublicKey } from '@peculiar/asn1-ecc';
import { PrivateKey, PrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { id_rsaEncryption, RSAPrivateKey, RSAPublicKey } from '@peculiar/asn1-rsa';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { decodeBase64url, encodeBase64url } from '../core/encoding/base64url.ts';
import type { AsymmetricKey, Jwk, KeySource } from '../core/keys/key-material.ts';
import { loadNobleScheme } from './noble-schemes.ts';

/**
 * Keys as SubjectPublicKeyInfo and PrivateKeyInfo, and as JWKs: from one to the
 * other without WebCrypto, which has not all of them. Fetched when first needed.
 */

/** "crv" by object identifier of the curve (RFC 5480 §2.1.1.1, SEC 2). */
const EC_CURVES: Readonly<Record<string, { readonly crv: string; readonly octets: number }>> = {
  '1.2.840.10045.3.1.7': { crv: 'P-256', octets: 32 },
  '1.3.132.0.34': { crv: 'P-384', octets: 48 },
  '1.3.132.0.35': { crv: 'P-521', octets: 66 },
  '1.3.132.0.10': { crv: 'secp256k1', octets: 32 },
};

/** "crv" of OKP keys (RFC 8410 §3). */
const OKP_CURVES: Readonly<Record<string, string>> = {
  '1.3.101.110': 'X25519',
  '1.3.101.111': 'X448',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

/** "alg" of AKP keys (RFC 9881 §2). */
const AKP_ALGORITHMS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.3.17': 'ML-DSA-44',
  '2.16.840.1.101.3.4.3.18': 'ML-DSA-65',
  '2.16.840.1.101.3.4.3.19': 'ML-DSA-87',
};

/** The members of the key in DER; a private key gets its public members too. Rejects what it cannot read. */
export async function readKeyDer(source: KeySource): Promise<Jwk> {
  if (source.form === 'jwk') return source.jwk;
  return source.form === 'spki' ? readPublic(source.der) : await readPrivate(source.der);
}

/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) of the public half of a JWK. */
export function writePublicDer(jwk: Jwk): Uint8Array<ArrayBuffer> {
  const subjectPublicKey = publicOctets(jwk);
  return der(new SubjectPublicKeyInfo({ algorithm: identifierOf(jwk), subjectPublicKey }));
}

/** PrivateKeyInfo (RFC 5958 §2, version 1) of a private JWK. */
export function writePrivateDer(jwk: Jwk): Uint8Array<ArrayBuffer> {
  const privateKey = new PrivateKey(privateOctets(jwk));
  const privateKeyAlgorithm = identifierOf(jwk);
  return der(new PrivateKeyInfo({ version: 0, privateKeyAlgorithm, privateKey }));
}

function readPublic(octets: Uint8Array<ArrayBuffer>): Jwk {
  const { algorithm, subjectPublicKey } = AsnConvert.parse(octets, SubjectPublicKeyInfo);
  const name = nameOf(algorithm);
  const key = new Uint8Array(subjectPublicKey);
  switch (name.kty) {
    case 'RSA': {
      const { modulus, publicExponent } = AsnConvert.parse(subjectPublicKey, RSAPublicKey);
      return { ...name, n: number(modulus), e: number(publicExponent) };
    }
    case 'EC':
      return { ...name, ...coordinates(key) };
    case 'OKP':
      return { ...name, x: encodeBase64url(key) };
    case 'AKP':
      return { ...name, pub: encodeBase64url(key) };
  }
}

async function readPrivate(octets: Uint8Array<ArrayBuffer>): Promise<Jwk> {
  const { privateKeyAlgorithm, privateKey } = AsnConvert.parse(octets, PrivateKeyInfo);
  const name = nameOf(privateKeyAlgorithm);
  const inner = privateKey.buffer;
  switch (name.kty) {
    case 'RSA':
      return { ...name, ...rsaMembers(AsnConvert.parse(inner, RSAPrivateKey)) };
    case 'EC': {
      const { privateKey: secret } = AsnConvert.parse(inner, ECPrivateKey);
      const scheme = await loadNobleScheme(name.crv);
      return scheme.complete({ d: encodeBase64url(new Uint8Array(secret.buffer)) });
    }
    case 'OKP': {
      const secret = AsnConvert.parse(inner, OctetString);
      const scheme = await loadNobleScheme(name.crv);
      return scheme.complete({ d: encodeBase64url(new Uint8Array(secret.buffer)) });
    }
    case 'AKP': {
      const scheme = await loadNobleScheme(name.alg);
      return scheme.complete({ priv: encodeBase64url(seedOf(new Uint8Array(inner))) });
    }
  }
}

type KeyName =
  | { readonly kty: 'RSA' }
  | { readonly kty: 'EC' | 'OKP'; readonly crv: string }
  | { readonly kty: 'AKP'; readonly alg: string };

function nameOf({ algorithm, parameters }: AlgorithmIdentifier): KeyName {
  if (algorithm === id_rsaEncryption) return { kty: 'RSA' };
  if (algorithm === id_ecPublicKey && parameters) {
    const curve = EC_CURVES[AsnConvert.parse(parameters, ECParameters).namedCurve ?? ''];
    if (curve) return { kty: 'EC', crv: curve.crv };
  }
  const crv = OKP_CURVES[algorithm];
  if (crv) return { kty: 'OKP', crv };
  const alg = AKP_ALGORITHMS[algorithm];
  if (alg) return { kty: 'AKP', alg };
  throw new TypeError(`No JWK is known for keys of ${algorithm}`);
}

function identifierOf(jwk: Jwk): AlgorithmIdentifier {
  const kty = jwk.kty as AsymmetricKey['keyType'];
  switch (kty) {
    case 'RSA':
      return new AlgorithmIdentifier({ algorithm: id_rsaEncryption, parameters: null });
    case 'EC': {
      const namedCurve = curveOf(jwk).identifier;
      const parameters = AsnConvert.serialize(new ECParameters({ namedCurve }));
      return new AlgorithmIdentifier({ algorithm: id_ecPublicKey, parameters });
    }
    case 'OKP':
      return new AlgorithmIdentifier({ algorithm: identifierFor(OKP_CURVES, jwk.crv) });
    case 'AKP':
      return new AlgorithmIdentifier({ algorithm: identifierFor(AKP_ALGORITHMS, jwk.alg) });
  }
}

function publicOctets(jwk: Jwk): ArrayBuffer {
  switch (jwk.kty as AsymmetricKey['keyType']) {
    case 'RSA':
      return AsnConvert.serialize(
        new RSAPublicKey({ modulus: integer(jwk, 'n'), publicExponent: integer(jwk, 'e') }),
      );
    case 'EC':
      return Uint8Array.of(4, ...member(jwk, 'x'), ...member(jwk, 'y')).buffer;
    case 'OKP':
      return member(jwk, 'x').buffer;
    case 'AKP':
      return member(jwk, 'pub').buffer;
  }
}

function privateOctets(jwk: Jwk): ArrayBuffer {
  switch (jwk.kty as AsymmetricKey['keyType']) {
    case 'RSA':
      return AsnConvert.serialize(rsaPrivateKey(jwk));
    case 'EC':
      return AsnConvert.serialize(
        new ECPrivateKey({
          version: 1,
          privateKey: new OctetString(padded(member(jwk, 'd'), curveOf(jwk).octets)),
          publicKey: publicOctets(jwk),
        }),
      );
    case 'OKP':
      return AsnConvert.serialize(new OctetString(member(jwk, 'd')));
    case 'AKP':
      // `seed [0] IMPLICIT OCTET STRING (SIZE (32))`, the form that RFC 9881 §6 prefers.
      return Uint8Array.of(0x80, 32, ...member(jwk, 'priv')).buffer;
  }
}

/**
 * RFC 9881 §6: `seed [0]`, or a sequence that begins with the seed. The third
 * form holds the expanded key alone, from which no seed and so no JWK can be made.
 */
function seedOf(octets: Uint8Array): Uint8Array {
  if (octets[0] === 0x80 && octets[1] === 32) return octets.subarray(2, 34);
  if (octets[0] === 0x30 && octets[4] === 0x04 && octets[5] === 32) return octets.subarray(6, 38);
  throw new TypeError('An ML-DSA key without its seed');
}

function rsaMembers(key: RSAPrivateKey): Jwk {
  return {
    n: number(key.modulus),
    e: number(key.publicExponent),
    d: number(key.privateExponent),
    p: number(key.prime1),
    q: number(key.prime2),
    dp: number(key.exponent1),
    dq: number(key.exponent2),
    qi: number(key.coefficient),
  };
}

function rsaPrivateKey(jwk: Jwk): RSAPrivateKey {
  return new RSAPrivateKey({
    version: 0,
    modulus: integer(jwk, 'n'),
    publicExponent: integer(jwk, 'e'),
    privateExponent: integer(jwk, 'd'),
    prime1: integer(jwk, 'p'),
    prime2: integer(jwk, 'q'),
    exponent1: integer(jwk, 'dp'),
    exponent2: integer(jwk, 'dq'),
    coefficient: integer(jwk, 'qi'),
  });
}

/** Of an uncompressed point (SEC 1 §2.3.3). */
function coordinates(point: Uint8Array): Jwk {
  if (point[0] !== 4) throw new TypeError('A compressed point');
  const half = (point.length - 1) / 2;
  return {
    x: encodeBase64url(point.subarray(1, 1 + half)),
    y: encodeBase64url(point.subarray(1 + half)),
  };
}

function curveOf({ crv }: Jwk): { readonly identifier: string; readonly octets: number } {
  const found = Object.entries(EC_CURVES).find(([, curve]) => curve.crv === crv);
  if (!found) throw new TypeError(`No identifier is known for the curve ${crv}`);
  return { identifier: found[0], octets: found[1].octets };
}

function identifierFor(table: Readonly<Record<string, string>>, name: unknown): string {
  const found = Object.entries(table).find(([, known]) => known === name)?.[0];
  if (found === undefined) throw new TypeError(`No identifier is known for ${name}`);
  return found;
}

function member(jwk: Jwk, name: string): Uint8Array<ArrayBuffer> {
  const octets = decodeBase64url(String(jwk[name] ?? ''));
  if (!octets.ok || octets.value.length === 0) throw new TypeError(`"${name}" is broken`);
  return octets.value;
}

/** An unsigned number as DER has it: with a zero before a first octet that would make it negative. */
function integer(jwk: Jwk, name: string): ArrayBuffer {
  const octets = withoutZeros(member(jwk, name));
  return ((octets[0] ?? 0) < 0x80 ? octets.slice() : Uint8Array.of(0, ...octets)).buffer;
}

/** An unsigned number as a JWK has it: without leading zeros (RFC 7518 §2, Base64urlUInt). */
function number(content: ArrayBuffer): string {
  return encodeBase64url(withoutZeros(new Uint8Array(content)));
}

function withoutZeros(octets: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const start = octets.findIndex((octet) => octet !== 0);
  return octets.subarray(start === -1 ? octets.length - 1 : start);
}

function padded(octets: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  whole.set(octets, length - octets.length);
  return whole;
}

function der(structure: object): Uint8Array<ArrayBuffer> {
  return new Uint8Array(AsnConvert.serialize(structure));
}
