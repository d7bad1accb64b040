import {
  type ProofOccasion,
  proofAlgorithm,
  readBoundKey,
  writeProofParts,
} from '../../core/dpop/proof-parts.ts';
import type { ProofRequest } from '../../core/dpop/proof-request.ts';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import { publicMembers } from '../../core/keys/jwk-members.ts';
import type { AsymmetricKey } from '../../core/keys/key-material.ts';
import { digest } from '../evidence/hash-claims.ts';
import { toJwk } from '../keys/convert-key.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import { signToken } from '../signatures/sign-token.ts';

export interface MadeProof {
  readonly proof: string;
  readonly algorithm: string;
  /** What the access token says of the key of the proof. */
  readonly binding: ProofBinding;
}

/** Whether an access token is bound to the key; `unknown` for one that can’t be read, or none. */
export type ProofBinding = 'matches' | 'differs' | 'unbound' | 'unknown';

/** Signs a proof for a request (RFC 9449 §4.2). Undefined where the key is rejected. */
export async function makeProof(
  request: ProofRequest,
  keys: readonly AsymmetricKey[],
  occasion: ProofOccasion,
): Promise<MadeProof | undefined> {
  const bound = readBoundKey(request.accessToken);
  const key = await chooseKey(keys, bound);
  const algorithm = key && proofAlgorithm(key);
  if (!key || !algorithm) return undefined;
  const jwk = publicMembers(await toJwk(key, 'public'), key.keyType);
  const hash = request.accessToken && (await hashOf(request.accessToken));
  const { header, payload } = writeProofParts(
    request,
    { algorithm: algorithm.name, jwk },
    occasion,
    hash,
  );
  const made = await signToken(`${encode(header)}.${encode(payload)}`, algorithm, key);
  if (!made.ok) return undefined;
  const binding = compareKeys(bound, await thumbprint(jwk));
  return { proof: made.value, algorithm: algorithm.name, binding };
}

/** Of several keys, the one that the access token is bound to. */
async function chooseKey(
  keys: readonly AsymmetricKey[],
  bound: string | undefined,
): Promise<AsymmetricKey | undefined> {
  if (keys.length < 2 || bound === undefined) return keys[0];
  const names = await Promise.all(
    keys.map(async (key) => thumbprint(await toJwk(key, 'public')).catch(() => undefined)),
  );
  return keys[names.indexOf(bound)] ?? keys[0];
}

function compareKeys(bound: string | undefined, own: string): ProofBinding {
  if (bound === undefined) return 'unknown';
  if (bound === 'none') return 'unbound';
  return bound === own ? 'matches' : 'differs';
}

/** “ath” is the hash of the ASCII characters of the access token (RFC 9449 §4.2). */
async function hashOf(accessToken: string): Promise<string> {
  return encodeBase64url(await digest('SHA-256', accessToken));
}

function encode(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}
