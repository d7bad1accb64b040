import { compactToken } from '../../core/compose/compose-token.ts';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import { type SignatureAlgorithm, specify } from '../../core/registry/algorithms.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { chooseEngine } from '../engines/choose-engine.ts';

/**
 * The key was rejected: it is broken, or too short for the algorithm. Or
 * nothing here can sign with the algorithm.
 */
export type SignProblem = {
  readonly code: 'key-refused' | 'not-in-browser';
  readonly key: KeyMaterial;
};

/**
 * Signs header and payload as they are encoded (RFC 7515 §5.1). A JOSE library
 * would write the header again; here every byte stays.
 */
export async function signToken(
  signingInput: string,
  algorithm: SignatureAlgorithm,
  key: KeyMaterial,
): Promise<Result<string, SignProblem>> {
  const specified = specify(algorithm, key);
  const engine = await chooseEngine(specified);
  if (!engine) return fail({ code: 'not-in-browser', key });
  try {
    const signature = await engine.sign(specified, key, encodeUtf8(signingInput));
    return ok(compactToken(signingInput, encodeBase64url(signature)));
  } catch {
    return fail({ code: 'key-refused', key });
  }
}
