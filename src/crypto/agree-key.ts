import { encodeUtf8 } from '../core/encoding/utf8.ts';

/** What the two sides are called, from "apu" and "apv"; empty where they are absent. */
export interface PartyInfo {
  readonly apu: Uint8Array;
  readonly apv: Uint8Array;
}

/**
 * ECDH-ES: the octets on which both sides agree, through the Concat KDF with
 * SHA-256 (RFC 7518 §4.6.2). `purpose` is "alg", or "enc" where they encrypt the content.
 */
export async function agreeKey(
  publicKey: CryptoKey,
  privateKey: CryptoKey,
  purpose: string,
  length: number,
  { apu, apv }: PartyInfo,
): Promise<Uint8Array<ArrayBuffer>> {
  const { name } = publicKey.algorithm;
  const secret = await crypto.subtle.deriveBits(
    { name, public: publicKey },
    privateKey,
    sharedBits(publicKey),
  );
  const info = concat(
    withLength(encodeUtf8(purpose)),
    withLength(apu),
    withLength(apv),
    word(length * 8),
  );
  const derived = new Uint8Array(Math.ceil(length / 32) * 32);
  for (let round = 0; round * 32 < length; round++) {
    const input = concat(word(round + 1), new Uint8Array(secret), info);
    derived.set(new Uint8Array(await crypto.subtle.digest('SHA-256', input)), round * 32);
  }
  return derived.slice(0, length);
}

export function concat(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The coordinate in whole octets: 66 of them on P-521. */
function sharedBits({ algorithm }: CryptoKey): number {
  const { namedCurve } = algorithm as EcKeyAlgorithm;
  return namedCurve === 'P-521' ? 528 : namedCurve === 'P-384' ? 384 : 256;
}

function withLength(octets: Uint8Array): Uint8Array {
  return concat(word(octets.length), octets);
}

/** Four octets, big-endian. */
function word(number: number): Uint8Array {
  return Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number);
}
