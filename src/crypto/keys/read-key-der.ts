import { ECPrivateKey } from '@peculiar/asn1-ecc';
import { PrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { RSAPrivateKey, RSAPublicKey } from '@peculiar/asn1-rsa';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { withoutZeros } from '../../core/encoding/big-integer.ts';
import type { Jwk, KeySource } from '../../core/keys/key-material.ts';
import { readX448, x448Jwk } from '../encryption/x448.ts';
import { loadNobleScheme } from '../engines/noble-schemes.ts';
import { nameOf } from './key-identifiers.ts';

/**
 * The members of the key in DER, without WebCrypto, which does not have all of
 * them; a private key gets its public members too. Rejects what it cannot read.
 */
export async function readKeyDer(source: KeySource): Promise<Jwk> {
  if (source.form === 'jwk') return source.jwk;
  return source.form === 'spki' ? readPublic(source.der) : await readPrivate(source.der);
}

function readPublic(bytes: Uint8Array<ArrayBuffer>): Jwk {
  const { algorithm, subjectPublicKey } = AsnConvert.parse(bytes, SubjectPublicKeyInfo);
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

async function readPrivate(bytes: Uint8Array<ArrayBuffer>): Promise<Jwk> {
  const { privateKeyAlgorithm, privateKey } = AsnConvert.parse(bytes, PrivateKeyInfo);
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
      const d = encodeBase64url(new Uint8Array(AsnConvert.parse(inner, OctetString).buffer));
      if (name.crv === 'X448') return x448Jwk(await readX448({ d }));
      const scheme = await loadNobleScheme(name.crv);
      return scheme.complete({ d });
    }
    case 'AKP': {
      const scheme = await loadNobleScheme(name.alg);
      return scheme.complete({ priv: encodeBase64url(seedOf(new Uint8Array(inner))) });
    }
  }
}

/**
 * RFC 9881 §6: `seed [0]`, or a sequence that begins with the seed. The third
 * form holds the expanded key alone, from which no seed and so no JWK can be made.
 */
function seedOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x80 && bytes[1] === 32) return bytes.subarray(2, 34);
  if (bytes[0] === 0x30 && bytes[4] === 0x04 && bytes[5] === 32) return bytes.subarray(6, 38);
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

/** Of an uncompressed point (SEC 1 §2.3.3). */
function coordinates(point: Uint8Array): Jwk {
  if (point[0] !== 4) throw new TypeError('A compressed point');
  const half = (point.length - 1) / 2;
  return {
    x: encodeBase64url(point.subarray(1, 1 + half)),
    y: encodeBase64url(point.subarray(1 + half)),
  };
}

/** An unsigned number as a JWK has it: without leading zeros (RFC 7518 §2, Base64urlUInt). */
function number(content: ArrayBuffer): string {
  return encodeBase64url(withoutZeros(new Uint8Array(content)));
}
