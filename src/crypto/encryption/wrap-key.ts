import { ECParameters, ECPrivateKey, id_ecPublicKey } from '@peculiar/asn1-ecc';
import { PrivateKey, PrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { id_rsaEncryption, RSAPrivateKey, RSAPublicKey } from '@peculiar/asn1-rsa';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import type { KeyProblem } from '../../core/keys/key-material.ts';
import { identifierOf } from '../../core/keys/object-identifiers.ts';
import { ownParameters, readCurve } from '../../core/keys/parse-key-info.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { parseAsn1, serializeAsn1 } from '../keys/parse-asn1.ts';

type Der = Uint8Array<ArrayBuffer>;

/** NULL, the parameters of rsaEncryption (RFC 3279 §2.3.1). */
const NULL = new Uint8Array([0x05, 0x00]).buffer;

/** RSAPublicKey (RFC 8017 §A.1.1) → SPKI. */
export function wrapRsaPublic(der: Der): Result<Der, KeyProblem> {
  const unreadable = { code: 'der-unreadable', label: 'RSA PUBLIC KEY' } as const;
  const key = parseAsn1(der, RSAPublicKey, unreadable);
  if (!key.ok) return key;
  const algorithm = new AlgorithmIdentifier({ algorithm: id_rsaEncryption, parameters: NULL });
  const subjectPublicKey = der.slice().buffer;
  return ok(serializeAsn1(new SubjectPublicKeyInfo({ algorithm, subjectPublicKey })));
}

/** RSAPrivateKey (RFC 8017 §A.1.2) → PKCS #8. */
export function wrapRsaPrivate(der: Der): Result<Der, KeyProblem> {
  const unreadable = { code: 'der-unreadable', label: 'RSA PRIVATE KEY' } as const;
  const key = parseAsn1(der, RSAPrivateKey, unreadable);
  return key.ok ? ok(wrapPrivate(id_rsaEncryption, NULL, der)) : key;
}

/** PKCS #8 of an elliptic curve without its point → the same with the point. */
export async function completePkcs8(der: Der): Promise<Result<Der, KeyProblem>> {
  const unreadable = { code: 'der-unreadable', label: 'PRIVATE KEY' } as const;
  const info = parseAsn1(der, PrivateKeyInfo, unreadable);
  if (!info.ok) return info;
  const { privateKey, privateKeyAlgorithm } = info.value;
  const { parameters } = privateKeyAlgorithm;
  return wrapEc(new Uint8Array(privateKey.buffer), parameters && new Uint8Array(parameters));
}

/** ECPrivateKey (RFC 5915 §3) → PKCS #8, with its point. The curve may be outside of it. */
export async function wrapEc(
  der: Der,
  outerParameters: Der | null | undefined,
): Promise<Result<Der, KeyProblem>> {
  const unreadable = { code: 'der-unreadable', label: 'EC PRIVATE KEY' } as const;
  const parsed = parseAsn1(der, ECPrivateKey, unreadable);
  if (!parsed.ok) return parsed;
  const key = parsed.value;
  const curve = findCurve(der, outerParameters);
  if (!curve) return fail({ code: 'ec-curve-missing' });
  const { name, isExplicit } = curve;
  if (name === undefined) return fail({ code: 'ec-explicit', bits: undefined });
  const namedCurve = identifierOf(name) ?? name;
  const parameters = new ECParameters({ namedCurve });
  // Inside, explicit parameters would be what WebCrypto sees.
  if (key.parameters && isExplicit) key.parameters = parameters;
  if (!key.publicKey) {
    const { publicPoint } = await import('../keys/public-point.ts');
    const point = publicPoint(name, new Uint8Array(key.privateKey.buffer));
    if (!point) return fail({ code: 'ec-scalar', curve: name });
    key.publicKey = point.slice().buffer;
  }
  return ok(wrapPrivate(id_ecPublicKey, serializeAsn1(parameters).buffer, serializeAsn1(key)));
}

/** The curve of an ECPrivateKey, which may be in it or outside of it. */
export function findCurve(der: Der, outerParameters: Der | null | undefined) {
  const own = ownParameters(der);
  return (own && readCurve(own)) ?? (outerParameters ? readCurve(outerParameters) : undefined);
}

function wrapPrivate(algorithm: string, parameters: ArrayBuffer, key: Der): Der {
  return serializeAsn1(
    new PrivateKeyInfo({
      version: 0,
      privateKeyAlgorithm: new AlgorithmIdentifier({ algorithm, parameters }),
      privateKey: new PrivateKey(key),
    }),
  );
}
