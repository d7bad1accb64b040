import { decodeToken } from '../../core/decode/decode-token.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import {
  findMember,
  findPointer,
  repeatedNames,
  stringMember,
} from '../../core/encoding/json-query.ts';
import { type JsonNode, type JsonObject, parseJson } from '../../core/encoding/json-text.ts';
import { foundAlone } from '../../core/extract/found-alone.ts';
import type { AsymmetricKey, Jwk, KeyReading } from '../../core/keys/key-material.ts';
import { parseJwk } from '../../core/keys/parse-jwk.ts';
import { findSignatureAlgorithm, isSameAlgorithm } from '../../core/registry/algorithms.ts';
import type { KeyBindingFault, KeyBindingVerdict } from '../../core/verdict/key-binding-verdict.ts';
import { verifySignature } from '../signatures/verify-signature.ts';

/**
 * Checks a Key Binding JWT (RFC 9901 §7.3): its form, its signature with the
 * key in "cnf" of the processed payload, and the hash of what was presented.
 */
export async function verifyKeyBinding(
  compact: string,
  payloadText: string | undefined,
  presentedHash: string | undefined,
  hashName: string,
): Promise<KeyBindingVerdict> {
  const token = decodeToken(foundAlone(compact));
  const claims = token.claimsSet?.ok ? token.claimsSet.value.object : undefined;
  const broken = token.faults.map((fault) => ({ code: 'form', fault }) as const);
  const faults: readonly KeyBindingFault[] =
    broken.length > 0 || !claims
      ? broken
      : [
          ...checkType(token),
          ...checkNames(token),
          ...checkEncoding(token),
          ...(await checkSignature(token, payloadText)),
          ...checkHash(claims, presentedHash, hashName),
          ...checkPresence(claims, 'iat', 'number'),
          ...checkPresence(claims, 'aud', 'string'),
          ...checkPresence(claims, 'nonce', 'string'),
        ];
  const issuedAt = claims && findMember(claims, 'iat')?.value;
  return {
    state: broken.length > 0 || !claims ? 'malformed' : stateOf(faults),
    faults,
    audience: claims && readText(findMember(claims, 'aud')?.value),
    nonce: claims && readText(findMember(claims, 'nonce')?.value),
    issuedAt: issuedAt?.type === 'number' ? issuedAt.value : undefined,
    claims,
  };
}

/** Faults that leave open whether the holder made it. */
const OPEN: ReadonlySet<KeyBindingFault['code']> = new Set<KeyBindingFault['code']>([
  'key-elsewhere',
  'key-unreadable',
  'hash-unknown',
]);

function stateOf(faults: readonly KeyBindingFault[]): KeyBindingVerdict['state'] {
  const wrong = faults.filter(
    (fault) =>
      !OPEN.has(fault.code) && !(fault.code === 'signature' && fault.verdict.state !== 'invalid'),
  );
  if (wrong.length > 0) return 'invalid';
  return faults.length > 0 ? 'unverified' : 'verified';
}

function checkType({ protectedHeader }: DecodedToken): KeyBindingFault[] {
  const type = protectedHeader.ok ? stringMember(protectedHeader.value.object, 'typ') : undefined;
  return type === 'kb+jwt' ? [] : [{ code: 'type', type }];
}

/** Two values of one name are two tokens: verifiers reject that, or read the last (RFC 7515 §4). */
function checkNames({ protectedHeader, claimsSet }: DecodedToken): KeyBindingFault[] {
  const parts = [protectedHeader, claimsSet].flatMap((part) =>
    part?.ok ? [part.value.object] : [],
  );
  const [name] = parts.flatMap(repeatedNames);
  return name === undefined ? [] : [{ code: 'name-repeated', name }];
}

/** A JWT’s payload must be encoded (RFC 7797 §7). */
function checkEncoding({ protectedHeader }: DecodedToken): KeyBindingFault[] {
  const b64 = protectedHeader.ok && findMember(protectedHeader.value.object, 'b64')?.value;
  return b64 && b64.type === 'boolean' && !b64.value ? [{ code: 'unencoded' }] : [];
}

async function checkSignature(
  token: DecodedToken,
  payloadText: string | undefined,
): Promise<KeyBindingFault[]> {
  if (token.algorithm === 'none') return [{ code: 'unsecured' }];
  if (findSignatureAlgorithm(token.algorithm ?? '')?.keyType === 'oct') {
    return [{ code: 'symmetric' }];
  }
  const key = readConfirmation(payloadText, token.algorithm);
  if (typeof key === 'string') return [{ code: key }];
  // The key is the one that "cnf" names, whatever "kid" says.
  const keys = [{ ...key, keyId: undefined }] as const;
  const reading: KeyReading = {
    state: 'read',
    format: 'jwk',
    keys,
    skipped: 0,
    secretText: undefined,
  };
  const verdict = await verifySignature(token, reading, 'utf8');
  if (verdict.state === 'unverified' && verdict.reason === 'wrong-kind') {
    return [{ code: 'other-kind', algorithm: verdict.algorithm.name }];
  }
  return verdict.state === 'verified' ? [] : [{ code: 'signature', verdict }];
}

/** The holder's public key (RFC 7800 §3.2). */
function readConfirmation(
  payloadText: string | undefined,
  algorithm: string | undefined,
): AsymmetricKey | 'no-key' | 'key-elsewhere' | 'key-unreadable' {
  const payload = payloadText === undefined ? undefined : parseJson(payloadText);
  if (!payload?.ok || payloadText === undefined) return 'no-key';
  const confirmation = findPointer(payload.value, '/cnf')?.value;
  if (confirmation?.type !== 'object') return 'no-key';
  const jwk = findMember(confirmation, 'jwk')?.value;
  if (jwk?.type !== 'object') return confirmation.members.length > 0 ? 'key-elsewhere' : 'no-key';
  const members = JSON.parse(payloadText.slice(jwk.start, jwk.end)) as Jwk;
  const key = parseJwk(members);
  if (!key.ok || key.value.kind === 'secret') return 'key-unreadable';
  return isForSignatures(members, algorithm) ? key.value : 'key-unreadable';
}

/** A key that is marked for something else checks no such signature (RFC 7517 §4.2 to §4.4). */
function isForSignatures(
  { kty, use, key_ops: operations, alg }: Jwk,
  algorithm: string | undefined,
): boolean {
  const isVerifying =
    !Array.isArray(operations) || operations.length === 0 || operations.includes('verify');
  // "alg" makes up AKP keys: those of another one do not fit anyway.
  const isItsOwn =
    alg === undefined ||
    kty === 'AKP' ||
    (typeof alg === 'string' && isSameAlgorithm(alg, algorithm ?? ''));
  return (use === undefined || use === 'sig') && isVerifying && isItsOwn;
}

function checkHash(
  claims: JsonObject,
  computed: string | undefined,
  algorithm: string,
): KeyBindingFault[] {
  const stated = stringMember(claims, 'sd_hash');
  if (stated === undefined) return [{ code: 'claim-missing', name: 'sd_hash' }];
  if (computed === undefined) return [{ code: 'hash-unknown', algorithm }];
  return stated === computed ? [] : [{ code: 'hash', stated, computed }];
}

function checkPresence(
  claims: JsonObject,
  name: string,
  type: 'string' | 'number',
): KeyBindingFault[] {
  return findMember(claims, name)?.value.type === type ? [] : [{ code: 'claim-missing', name }];
}

function readText(node: JsonNode | undefined): string | undefined {
  return node?.type === 'string' ? node.value : undefined;
}
