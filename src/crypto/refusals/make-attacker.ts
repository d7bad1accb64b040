import { encodeBase64 } from '../../core/encoding/base64url.ts';
import { writePem } from '../../core/encoding/pem.ts';
import { publicMembers } from '../../core/keys/jwk-members.ts';
import type { AsymmetricKey, KeyMaterial, SecretKey } from '../../core/keys/key-material.ts';
import { decodeSecret } from '../../core/keys/parse-secret.ts';
import {
  certificateAlgorithm,
  writeCertificate,
  writeCertificateBody,
} from '../../core/refusals/write-certificate.ts';
import {
  findSignatureAlgorithm,
  type SignatureAlgorithm,
  specify,
} from '../../core/registry/algorithms.ts';
import { chooseEngine } from '../engines/choose-engine.ts';

/** A key that no API knows, with what headers say of it. */
export interface AttackerKey {
  readonly key: AsymmetricKey;
  readonly algorithm: SignatureAlgorithm;
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly certificate: Uint8Array<ArrayBuffer>;
}

const RSA_BITS = 2048;
const DAY = 86_400;

/** A new key of the kind that the algorithm works with; of the curve that is given, where it leaves it open. */
export async function makeFreshKey(
  algorithm: SignatureAlgorithm,
  curve?: string | undefined,
): Promise<KeyMaterial> {
  const specified = specify(algorithm, { curve });
  const engine = await chooseEngine(specified);
  if (!engine) throw new TypeError(`Nothing here can make a key for ${algorithm.name}`);
  const { jwk } = await engine.generate(specified, RSA_BITS);
  if (algorithm.keyType === 'oct') return secretOf(String(jwk.k));
  const name = algorithm.keyType === 'AKP' ? jwk.alg : jwk.crv;
  return {
    kind: 'private',
    keyType: algorithm.keyType,
    curve: typeof name === 'string' ? name : undefined,
    bits: algorithm.keyType === 'RSA' ? RSA_BITS : undefined,
    source: { form: 'jwk', jwk },
    keyId: undefined,
    algorithm: undefined,
  };
}

/** Bytes as an HMAC key. */
export function secretKey(bytes: Uint8Array<ArrayBuffer>): SecretKey {
  return { kind: 'secret', keyType: 'oct', bytes, keyId: undefined, algorithm: undefined };
}

/**
 * A key for the algorithm of the token, so that an API which expects that algorithm would take it;
 * for ES256 where no certificate can be made for it, as for HMAC.
 */
export async function makeAttacker(name: string, now: number): Promise<AttackerKey> {
  const signsWith = certificateAlgorithm(name);
  const algorithm = known(signsWith === undefined ? 'ES256' : name);
  const key = await makeFreshKey(algorithm);
  if (key.kind !== 'private' || key.source.form !== 'jwk') throw new TypeError('Not a key pair');
  const jwk = publicMembers(key.source.jwk, key.keyType);
  const certificate = await certify(key, jwk, signsWith ?? 'ES256', now);
  return { key, algorithm, jwk, certificate };
}

async function certify(
  key: AsymmetricKey,
  jwk: AttackerKey['jwk'],
  name: string,
  now: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = specify(known(name), key);
  const engine = await chooseEngine(algorithm);
  const body = writeCertificateBody({
    ...{ algorithm: name, jwk, name: 'attacker.example' },
    notBefore: now - DAY,
    notAfter: now + 365 * DAY,
  });
  if (!engine || !body) throw new TypeError(`Nothing here can certify a key for ${name}`);
  return writeCertificate(body, name, await engine.sign(algorithm, key, body));
}

/** What the attacker’s URL serves. */
export function attackerFiles(
  { jwk, algorithm, certificate }: AttackerKey,
  keyId: string,
): { readonly keySet: string; readonly certificate: string; readonly base64: string } {
  const keys = [{ ...jwk, kid: keyId, alg: algorithm.name, use: 'sig' }];
  return {
    keySet: `${JSON.stringify({ keys }, null, 2)}\n`,
    certificate: writePem('CERTIFICATE', certificate),
    base64: encodeBase64(certificate),
  };
}

function known(name: string): SignatureAlgorithm {
  const algorithm = findSignatureAlgorithm(name);
  if (!algorithm) throw new TypeError(`No algorithm ${name}`);
  return algorithm;
}

function secretOf(text: string): SecretKey {
  const bytes = decodeSecret(text, 'base64url');
  if (!bytes.ok) throw new TypeError('Not a secret');
  return secretKey(bytes.value);
}
