import { writePem } from '../../core/encoding/pem.ts';
import { publicMembers } from '../../core/keys/jwk-members.ts';
import { abilitiesOf } from '../../core/keys/key-abilities.ts';
import type { AsymmetricKey } from '../../core/keys/key-material.ts';
import { type SignatureAlgorithm, specify } from '../../core/registry/algorithms.ts';
import { chooseEngine } from '../engines/choose-engine.ts';
import { webCryptoEngine } from '../engines/webcrypto-engine.ts';
import { importKey } from './import-key.ts';
import { thumbprint } from './thumbprint.ts';

export type RsaSize = 2048 | 3072 | 4096;

/**
 * A new secret or private key as text for the Key box. A secret has as many
 * random bytes as the hash (RFC 7518 §3.2) and is a plain word, so that other
 * tools, which take secrets as text, read no fewer.
 */
export async function generateKey(
  algorithm: SignatureAlgorithm,
  rsaSize: RsaSize = 2048,
): Promise<string> {
  const specified = specify(algorithm, {});
  const engine = await chooseEngine(specified);
  if (!engine) throw new TypeError(`Nothing here can make a key for ${algorithm.name}`);
  const { jwk, pkcs8 } = await engine.generate(specified, rsaSize);
  if (algorithm.keyType === 'oct') return String(jwk.k);
  // PEM of ML-DSA keys is young; its JWK (RFC 9964) is what libraries read.
  if (algorithm.keyType === 'AKP') {
    return JSON.stringify({ ...jwk, kid: await thumbprint(jwk) }, null, 2);
  }
  if (pkcs8) return writePem('PRIVATE KEY', pkcs8);
  const { writeJwk } = await import('./convert-key.ts');
  return writeJwk(jwk, 'private', 'pem');
}

/** The public half of a private key, in the form in which the private one was given. */
export async function exportPublicKey(key: AsymmetricKey): Promise<string> {
  if (key.source.form === 'jwk') {
    const jwk = publicMembers(key.source.jwk, key.keyType);
    return JSON.stringify({ ...jwk, kid: key.keyId ?? (await thumbprint(jwk)) }, null, 2);
  }
  const [algorithm] = abilitiesOf(key).algorithms;
  const specified = algorithm && specify(algorithm, key);
  if (specified && (await chooseEngine(specified)) === webCryptoEngine) {
    const publicKey = await importKey(key, specified, 'verify');
    return writePem('PUBLIC KEY', new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));
  }
  const { writeKey } = await import('./convert-key.ts');
  return writeKey(key, 'public', 'pem');
}
