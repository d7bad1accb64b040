import { ECParameters, id_ecPublicKey } from '@peculiar/asn1-ecc';
import { id_rsaEncryption } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { AsymmetricKey, Jwk } from '../../core/keys/key-material.ts';

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

/** What a JWK calls a kind of key. */
export type KeyName =
  | { readonly kty: 'RSA' }
  | { readonly kty: 'EC' | 'OKP'; readonly crv: string }
  | { readonly kty: 'AKP'; readonly alg: string };

export function nameOf({ algorithm, parameters }: AlgorithmIdentifier): KeyName {
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

export function identifierOf(jwk: Jwk): AlgorithmIdentifier {
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

/** The curve that a JWK of an EC key names. */
export function curveOf({ crv }: Jwk): { readonly identifier: string; readonly octets: number } {
  const found = Object.entries(EC_CURVES).find(([, curve]) => curve.crv === crv);
  if (!found) throw new TypeError(`No identifier is known for the curve ${crv}`);
  return { identifier: found[0], octets: found[1].octets };
}

function identifierFor(table: Readonly<Record<string, string>>, name: unknown): string {
  const found = Object.entries(table).find(([, known]) => known === name)?.[0];
  if (found === undefined) throw new TypeError(`No identifier is known for ${name}`);
  return found;
}
