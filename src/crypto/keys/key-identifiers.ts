import { ECParameters, id_ecPublicKey } from '@peculiar/asn1-ecc';
import { id_rsaEncryption } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { AsymmetricKey, Jwk } from '../../core/keys/key-material.ts';
import { CURVE_NAMES, identifierOf, KEY_NAMES } from '../../core/keys/object-identifiers.ts';

/** What a JWK calls a kind of key. */
export type KeyName =
  | { readonly kty: 'RSA' }
  | { readonly kty: 'EC' | 'OKP'; readonly crv: string }
  | { readonly kty: 'AKP'; readonly alg: string };

export function nameOf({ algorithm, parameters }: AlgorithmIdentifier): KeyName {
  const ecCurve =
    algorithm === id_ecPublicKey && parameters
      ? CURVE_NAMES.get(AsnConvert.parse(parameters, ECParameters).namedCurve ?? '')
      : undefined;
  if (ecCurve) return { kty: 'EC', crv: ecCurve };
  const { keyType, curve = '' } = KEY_NAMES.get(algorithm) ?? {};
  if (keyType === 'RSA') return { kty: 'RSA' };
  if (keyType === 'OKP') return { kty: 'OKP', crv: curve };
  if (keyType === 'AKP') return { kty: 'AKP', alg: curve };
  throw new TypeError(`No JWK is known for keys of ${algorithm}`);
}

export function algorithmOf(jwk: Jwk): AlgorithmIdentifier {
  const kty = jwk.kty as AsymmetricKey['keyType'];
  switch (kty) {
    case 'RSA':
      return new AlgorithmIdentifier({ algorithm: id_rsaEncryption, parameters: null });
    case 'EC': {
      const namedCurve = known(jwk.crv);
      const parameters = AsnConvert.serialize(new ECParameters({ namedCurve }));
      return new AlgorithmIdentifier({ algorithm: id_ecPublicKey, parameters });
    }
    case 'OKP':
      return new AlgorithmIdentifier({ algorithm: known(jwk.crv) });
    case 'AKP':
      return new AlgorithmIdentifier({ algorithm: known(jwk.alg) });
  }
}

function known(name: unknown): string {
  const identifier = identifierOf(name);
  if (identifier === undefined) throw new TypeError(`No identifier is known for ${name}`);
  return identifier;
}
