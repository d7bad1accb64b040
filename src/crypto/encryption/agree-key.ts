import { joinBytes } from '../../core/encoding/join-bytes.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { X448Key } from './x448.ts';

/** What the two sides are called, from "apu" and "apv"; empty where they are absent. */
export interface PartyInfo {
  readonly apu: Uint8Array;
  readonly apv: Uint8Array;
}

/** One side of a key agreement: a key of WebCrypto, or on the curve that it lacks. */
export type AgreementKey = CryptoKey | X448Key;

/**
 * ECDH-ES: the bytes on which both sides agree, through the Concat KDF with
 * SHA-256 (RFC 7518 §4.6.2). `purpose` is "alg", or "enc" where they encrypt the content.
 */
export async function agreeKey(
  publicKey: AgreementKey,
  privateKey: AgreementKey,
  purpose: string,
  length: number,
  { apu, apv }: PartyInfo,
): Promise<Uint8Array<ArrayBuffer>> {
  const secret = await sharedSecret(publicKey, privateKey);
  const info = joinBytes(
    withLength(encodeUtf8(purpose)),
    withLength(apu),
    withLength(apv),
    word(length * 8),
  );
  const derived = new Uint8Array(Math.ceil(length / 32) * 32);
  for (let round = 0; round * 32 < length; round++) {
    const input = joinBytes(word(round + 1), secret, info);
    derived.set(new Uint8Array(await crypto.subtle.digest('SHA-256', input)), round * 32);
  }
  return derived.slice(0, length);
}

async function sharedSecret(
  publicKey: AgreementKey,
  privateKey: AgreementKey,
): Promise<Uint8Array> {
  if ('curve' in publicKey || 'curve' in privateKey) {
    if (!('curve' in publicKey && 'curve' in privateKey)) throw new TypeError('Two curves');
    const { agreeX448 } = await import('./x448.ts');
    return await agreeX448(publicKey, privateKey);
  }
  const names = { name: publicKey.algorithm.name, public: publicKey };
  return new Uint8Array(await crypto.subtle.deriveBits(names, privateKey, sharedBits(publicKey)));
}

/** The coordinate in whole bytes: 66 of them on P-521. */
function sharedBits({ algorithm }: CryptoKey): number {
  const { namedCurve } = algorithm as KeyAlgorithm & { readonly namedCurve: string };
  return namedCurve === 'P-521' ? 528 : namedCurve === 'P-384' ? 384 : 256;
}

function withLength(bytes: Uint8Array): Uint8Array {
  return joinBytes(word(bytes.length), bytes);
}

/** Four bytes, big-endian. */
function word(number: number): Uint8Array {
  return Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number);
}
