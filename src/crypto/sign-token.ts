import { compactToken } from '../core/compose/compose-token.ts';
import { encodeBase64url } from '../core/encoding/base64url.ts';
import { encodeUtf8 } from '../core/encoding/utf8.ts';
import type { KeyMaterial } from '../core/keys/key-material.ts';
import type { SignatureAlgorithm } from '../core/registry/algorithms.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { importKey } from './import-key.ts';

/** The browser would not sign with this key: it is broken, or too short for the algorithm. */
export type SignProblem = { readonly code: 'key-refused'; readonly key: KeyMaterial };

/**
 * Signs header and payload as they are encoded (RFC 7515 §5.1). The library
 * would write the header anew; here every octet stays, so only WebCrypto signs.
 */
export async function signToken(
  signingInput: string,
  algorithm: SignatureAlgorithm,
  key: KeyMaterial,
): Promise<Result<string, SignProblem>> {
  try {
    const cryptoKey = await importKey(key, algorithm, 'sign');
    const input = encodeUtf8(signingInput);
    const signature = await crypto.subtle.sign(algorithm.webCrypto, cryptoKey, input);
    return ok(compactToken(signingInput, encodeBase64url(new Uint8Array(signature))));
  } catch {
    return fail({ code: 'key-refused', key });
  }
}
