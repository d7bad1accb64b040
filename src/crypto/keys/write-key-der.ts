import { ECPrivateKey } from '@peculiar/asn1-ecc';
import { PrivateKey, PrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { RSAPrivateKey, RSAPublicKey } from '@peculiar/asn1-rsa';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { decodeBase64url } from '../../core/encoding/base64url.ts';
import { withoutZeros } from '../../core/encoding/big-integer.ts';
import { CURVES } from '../../core/keys/curves.ts';
import type { AsymmetricKey, Jwk } from '../../core/keys/key-material.ts';
import { algorithmOf } from './key-identifiers.ts';

/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) of the public half of a JWK. */
export function writePublicDer(jwk: Jwk): Uint8Array<ArrayBuffer> {
  const subjectPublicKey = publicBytes(jwk);
  return der(new SubjectPublicKeyInfo({ algorithm: algorithmOf(jwk), subjectPublicKey }));
}

/** PrivateKeyInfo (RFC 5958 §2, version 1) of a private JWK. */
export function writePrivateDer(jwk: Jwk): Uint8Array<ArrayBuffer> {
  const privateKey = new PrivateKey(privateBytes(jwk));
  const privateKeyAlgorithm = algorithmOf(jwk);
  return der(new PrivateKeyInfo({ version: 0, privateKeyAlgorithm, privateKey }));
}

function publicBytes(jwk: Jwk): ArrayBuffer {
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

function privateBytes(jwk: Jwk): ArrayBuffer {
  switch (jwk.kty as AsymmetricKey['keyType']) {
    case 'RSA':
      return AsnConvert.serialize(rsaPrivateKey(jwk));
    case 'EC':
      return AsnConvert.serialize(
        new ECPrivateKey({
          version: 1,
          privateKey: new OctetString(
            padded(member(jwk, 'd'), CURVES.get(String(jwk.crv))?.size ?? 0),
          ),
          publicKey: publicBytes(jwk),
        }),
      );
    case 'OKP':
      return AsnConvert.serialize(new OctetString(member(jwk, 'd')));
    case 'AKP':
      // `seed [0] IMPLICIT OCTET STRING (SIZE (32))`, the form that RFC 9881 §6 prefers.
      return Uint8Array.of(0x80, 32, ...member(jwk, 'priv')).buffer;
  }
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

function member(jwk: Jwk, name: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64url(String(jwk[name] ?? ''));
  if (!bytes.ok || bytes.value.length === 0) throw new TypeError(`"${name}" is broken`);
  return bytes.value;
}

/** An unsigned number as DER has it: with a zero before a first byte that would make it negative. */
function integer(jwk: Jwk, name: string): ArrayBuffer {
  const bytes = withoutZeros(member(jwk, name));
  return ((bytes[0] ?? 0) < 0x80 ? bytes.slice() : Uint8Array.of(0, ...bytes)).buffer;
}

function padded(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  whole.set(bytes, length - bytes.length);
  return whole;
}

function der(structure: object): Uint8Array<ArrayBuffer> {
  return new Uint8Array(AsnConvert.serialize(structure));
}
