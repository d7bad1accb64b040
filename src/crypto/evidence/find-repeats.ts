import { decodeToken } from '../../core/decode/decode-token.ts';
import { type DecodedToken, findPart, signingInput } from '../../core/decode/decoded-token.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import type { PairFact } from '../../core/evidence/evidence.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';

/** A token of the text and its number there, counted from 1. */
export interface Numbered {
  readonly found: FoundToken;
  readonly other: number;
}

/** Two signatures with the same r over different inputs: the number k was the same (SEC 1 §4.1.3). */
export function findRepeatedNonce(
  token: DecodedToken,
  others: readonly Numbered[],
): PairFact | undefined {
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  const signature = findPart(token, 'signature');
  const { signatureLength = 0, keyType } = algorithm ?? {};
  if (token.form !== 'jws' || keyType !== 'EC' || !signature?.bytes.ok) return undefined;
  if (signature.bytes.value.length !== signatureLength) return undefined;
  // The character in the middle may hold bits of both halves.
  const half = Math.floor((signatureLength * 2) / 3);
  const [r, s] = [signature.encoded.slice(0, half), signature.encoded.slice(half + 1)];
  // No numbers, but what replaces them.
  if (new Set(r).size < 8) return undefined;
  const same = others.find(({ found }) => {
    if (!found.compact.includes(`.${r}`)) return false;
    const decoded = decodeToken(found);
    const its = findPart(decoded, 'signature');
    return (
      decoded.algorithm === token.algorithm &&
      its?.encoded.startsWith(r) &&
      its.encoded.length === signature.encoded.length &&
      isUnlike(its.encoded.slice(half + 1), s) &&
      signingInput(decoded) !== signingInput(token)
    );
  });
  return same && { kind: 'nonce', other: same.other };
}

/** Two encryptions in GCM with one key and one vector (RFC 7518 §8.4). */
export function findRepeatedVector(
  token: DecodedToken,
  others: readonly Numbered[],
): PairFact | undefined {
  const own = readVector(token);
  if (!own) return undefined;
  const isSame = ({ found }: Numbered): boolean => {
    if (own.place === 'token' && !found.compact.includes(`.${own.vector}.`)) return false;
    const its = found.compact.split('.').length === 5 ? readVector(decodeToken(found)) : undefined;
    return (
      its !== undefined &&
      [its.place, its.vector, its.keyId, its.suite].join() ===
        [own.place, own.vector, own.keyId, own.suite].join() &&
      isUnlike(its.sealed, own.sealed)
    );
  };
  const same = others.find(isSame);
  return same && { kind: 'iv', place: own.place, other: same.other };
}

interface Vector {
  readonly place: 'token' | 'header';
  readonly vector: string;
  readonly suite: string;
  readonly keyId: string | undefined;
  /** The tag, which no two encryptions share. */
  readonly sealed: string;
}

function readVector(token: DecodedToken): Vector | undefined {
  const header = token.protectedHeader.ok ? token.protectedHeader.value.object : undefined;
  if (token.form !== 'jwe' || !header) return undefined;
  const { algorithm = '', keyId } = token;
  const encryption = stringMember(header, 'enc') ?? '';
  const inHeader = /^A\d+GCMKW$/.test(algorithm);
  if (!inHeader && !(algorithm === 'dir' && encryption.endsWith('GCM'))) return undefined;
  const vector = inHeader
    ? stringMember(header, 'iv')
    : findPart(token, 'initializationVector')?.encoded;
  const sealed = inHeader
    ? stringMember(header, 'tag')
    : findPart(token, 'authenticationTag')?.encoded;
  if (!vector || !sealed) return undefined;
  const suite = inHeader ? algorithm : encryption;
  return { place: inHeader ? 'header' : 'token', vector, suite, keyId, sealed };
}

/** Whether two texts share no more than chance would have it: one that was edited does. */
function isUnlike(one: string, two: string): boolean {
  let same = 0;
  for (let index = 0; index < one.length; index++) if (one[index] === two[index]) same++;
  return same * 2 < one.length;
}
