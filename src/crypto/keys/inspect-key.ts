import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { abilitiesOf } from '../../core/keys/key-abilities.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import { type LibraryName, specify } from '../../core/registry/algorithms.ts';
import {
  type CertificateFacts,
  type ChainOrder,
  chainOrder,
  checkChain,
  readCertificate,
} from '../certificates/certificate-facts.ts';
import { chooseEngine } from '../engines/choose-engine.ts';
import { keyThumbprint } from './convert-key.ts';

/** What must be worked out to be told of a key. */
export interface KeyInspection {
  /** RFC 7638, base64url of SHA-256; undefined when the key has no JWK, or is broken. */
  readonly thumbprint: string | undefined;
  /** "x5t#S256" (RFC 7517 §4.9) of the key's own certificate, where it brought one. */
  readonly certificateThumbprint: string | undefined;
  /** In the order in which they were given; undefined means one that cannot be read. */
  readonly certificates: readonly (CertificateFacts | undefined)[];
  readonly order: ChainOrder;
  /** For each, whether it is signed by the next, the last by itself; undefined where that cannot be checked here. */
  readonly signatures: readonly (boolean | undefined)[];
  /** The library that works with it, where this browser's WebCrypto does not. */
  readonly library: LibraryName | undefined;
}

export async function inspectKey(key: KeyMaterial): Promise<KeyInspection> {
  const ders = (key.kind !== 'secret' && key.certificates) || [];
  const [own] = ders;
  const certificates = await Promise.all(ders.map(readCertificate));
  return {
    thumbprint: await keyThumbprint(key).catch(() => undefined),
    certificateThumbprint:
      own && encodeBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', own))),
    certificates,
    signatures: await checkChain(ders),
    order: chainOrder(certificates.filter((facts) => facts !== undefined)),
    library: await libraryFor(key),
  };
}

async function libraryFor(key: KeyMaterial): Promise<LibraryName | undefined> {
  const [algorithm] = abilitiesOf(key).algorithms;
  const engine = algorithm && (await chooseEngine(specify(algorithm, key)));
  return engine?.library;
}
