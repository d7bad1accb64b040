import { readClaims } from '../audit/read-claims.ts';
import { type DecodedToken, lacksPayload } from '../decode/decoded-token.ts';
import { isSdJwt } from '../decode/is-sd-jwt.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import type { KeyMaterial, KeyReading } from '../keys/key-material.ts';
import { selectKeys, selectSigningKey } from '../keys/select-key.ts';
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../registry/algorithms.ts';
import { fail, ok, type Result } from '../result.ts';
import { say } from '../words/say.ts';

/** What a refusal set is made from. */
export interface RefusalSource {
  readonly algorithm: SignatureAlgorithm;
  readonly header: string;
  readonly payload: string;
  readonly headerObject: JsonObject;
  readonly claims: JsonObject;
  readonly parts: readonly [header: string, payload: string, signature: string];
  readonly signingKey: KeyMaterial | undefined;
  /** The key that verifies, where it is a public or private key. */
  readonly publicKey: KeyMaterial | undefined;
  /** The signature matches a key that the user gave. */
  readonly isVerified: boolean;
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
  /** Seconds for which the control is valid, where it is signed here. */
  readonly lifetime: number;
  /** The attacker’s; ends in a slash. */
  readonly url: string;
}

/** Why there is no refusal set for what is in the Token field. */
export type SourceProblem =
  | 'no-token'
  | 'encrypted'
  | 'sd-jwt'
  | 'json-form'
  | 'payload-apart'
  | 'unreadable'
  | 'unsigned'
  | 'algorithm-unknown';

type Choices = Pick<RefusalSource, 'isVerified' | 'now' | 'lifetime' | 'url'>;

/** What can be made from a token and a key. */
export function readRefusalSource(
  token: DecodedToken | undefined,
  reading: KeyReading,
  choices: Choices,
): Result<RefusalSource, SourceProblem> {
  if (!token) return fail('no-token');
  if (token.form === 'jwe') return fail('encrypted');
  if (token.found.json) return fail('json-form');
  if (isSdJwt(token)) return fail('sd-jwt');
  if (lacksPayload(token) || token.unencoded) return fail('payload-apart');
  const { protectedHeader, claimsSet, algorithm: name, parts } = token;
  const claims = readClaims(token);
  const [first, second, third] = parts;
  if (!protectedHeader.ok || !claimsSet?.ok || !claims || !first || !second) {
    return fail('unreadable');
  }
  if (name === 'none') return fail('unsigned');
  const algorithm = findSignatureAlgorithm(name ?? '');
  if (!algorithm) return fail('algorithm-unknown');
  const keys = reading.state === 'read' ? reading.keys : [];
  const verifying = selectKeys(keys, algorithm, token.keyId).keys[0];
  return ok({
    ...choices,
    algorithm,
    header: protectedHeader.value.text,
    headerObject: protectedHeader.value.object,
    payload: claimsSet.value.text,
    claims,
    parts: [first.encoded, second.encoded, third?.encoded ?? ''],
    signingKey: selectSigningKey(reading, algorithm, token.keyId),
    publicKey: verifying?.kind === 'secret' ? undefined : verifying,
  });
}

export function explainNoSource(problem: SourceProblem): string {
  switch (problem) {
    case 'no-token':
      return say`Paste a token into the Token field first.`;
    case 'encrypted':
      return say`The set is for signed tokens, and this token is encrypted. Use the signed token inside.`;
    case 'sd-jwt':
      return say`The set is for plain JWTs, and this token is an SD-JWT.`;
    case 'json-form':
      return say`The set is for the compact form, and this token is in JSON.`;
    case 'payload-apart':
      return say`The set is for JWTs, and this token has a detached or unencoded payload.`;
    case 'unreadable':
      return say`The header and the payload must be JSON objects. Fix the token first.`;
    case 'unsigned':
      return say`The token is not signed. Choose an algorithm and press “Generate key” first.`;
    case 'algorithm-unknown':
      return say`Claimcheck doesn’t know the algorithm of the token. Choose another one in the Sign pane.`;
  }
}
