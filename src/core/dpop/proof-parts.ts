import { decodeBase64url } from '../encoding/base64url.ts';
import { findPointer } from '../encoding/json-query.ts';
import { parseJson } from '../encoding/json-text.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import { abilitiesOf } from '../keys/key-abilities.ts';
import type { AsymmetricKey, Jwk, KeyMaterial, KeyReading } from '../keys/key-material.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import type { ProofRequest } from './proof-request.ts';

/** What is new in each proof. */
export interface ProofOccasion {
  /** Seconds since 1970-01-01 UTC. */
  readonly now: number;
  readonly identifier: string;
  /** What the server sent as `DPoP-Nonce`; "" for none. */
  readonly nonce: string;
}

/** Header and claims of a proof (RFC 9449 §4.2); `hash` is that of the access token. */
export function writeProofParts(
  { method, url }: Pick<ProofRequest, 'method' | 'url'>,
  signer: { readonly algorithm: string; readonly jwk: Jwk },
  { now, identifier, nonce }: ProofOccasion,
  hash: string | undefined,
): { readonly header: string; readonly payload: string } {
  return {
    header: JSON.stringify({ typ: 'dpop+jwt', alg: signer.algorithm, jwk: signer.jwk }),
    payload: JSON.stringify({
      jti: identifier,
      htm: method,
      htu: url,
      iat: now,
      ath: hash,
      nonce: nonce === '' ? undefined : nonce,
    }),
  };
}

/** A nonce as it is typed, or the header line that it came in; undefined for what is not a nonce (RFC 9449 §8.1). */
export function readNonce(typed: string): string | undefined {
  const nonce = typed.trim().replace(/^dpop-nonce[ \t]*:[ \t]*/i, '');
  return /^[\x21\x23-\x5b\x5d-\x7e]*$/.test(nonce) ? nonce : undefined;
}

/** The private keys that can sign a proof. */
export function proofKeys(reading: KeyReading): readonly AsymmetricKey[] {
  const keys: readonly KeyMaterial[] = reading.state === 'read' ? reading.keys : [];
  return keys.filter(
    (key): key is AsymmetricKey => key.kind === 'private' && proofAlgorithm(key) !== undefined,
  );
}

/** The algorithm that the key is meant for, or else the first that it fits. */
export function proofAlgorithm(key: AsymmetricKey): SignatureAlgorithm | undefined {
  const { algorithms } = abilitiesOf(key);
  return key.algorithm === undefined
    ? algorithms[0]
    : algorithms.find(({ name }) => name === key.algorithm);
}

/**
 * The thumbprint in “cnf” of an access token (RFC 9449 §6.1): "none" where a JWT has none, and
 * undefined for a token whose claims can’t be read.
 */
export function readBoundKey(accessToken: string | undefined): string | 'none' | undefined {
  const parts = accessToken?.split('.') ?? [];
  const bytes = parts.length === 3 ? decodeBase64url(parts[1] ?? '') : undefined;
  const text = bytes?.ok ? decodeUtf8(bytes.value) : undefined;
  const claims = text?.ok ? parseJson(text.value) : undefined;
  if (!claims?.ok || claims.value.type !== 'object') return undefined;
  const thumbprint = findPointer(claims.value, '/cnf/jkt')?.value;
  return thumbprint?.type === 'string' ? thumbprint.value : 'none';
}
