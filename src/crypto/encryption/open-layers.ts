import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { nestedToken } from '../../core/decode/nested-token.ts';
import type { KeyMaterial, KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import type { Layer, Layers } from '../judge-token.ts';
import { verifySignature } from '../signatures/verify-signature.ts';
import { inflatePayload } from './inflate-payload.ts';
import { openToken } from './open-token.ts';
import type { DecryptionLimits } from './try-decryption.ts';

/** No token is nested more deeply. */
const MOST_LAYERS = 20;

/** A token and the tokens inside it, each with its verdict, as far as the keys open them. */
export async function openLayers(
  token: DecodedToken,
  reading: KeyReading,
  encoding: SecretEncoding,
  limits: DecryptionLimits,
): Promise<Layers> {
  const used: KeyMaterial[] = [];
  const judge = async (next: DecodedToken): Promise<Layer> => {
    if (next.form !== 'jwe') {
      const inflated = await inflatePayload(next, limits.allowance.inflated);
      return verifyInside(inflated, reading, encoding, used);
    }
    const opened = await openToken(next, reading, encoding, limits);
    const { opening } = opened.signature;
    if (opening.state === 'decrypted') used.push(opening.key);
    return { ...opened, reading, study: undefined };
  };
  const outermost = await judge(token);
  const layers: [Layer, ...Layer[]] = [outermost];
  for (let next = nestedToken(outermost.token); next && layers.length < MOST_LAYERS; ) {
    const layer = await judge(next);
    layers.push(layer);
    next = nestedToken(layer.token);
  }
  return layers;
}

/**
 * A key that opened a layer around it is not expected to verify as well: where
 * it does not, the key to verify with is missing rather than wrong.
 */
async function verifyInside(
  token: DecodedToken,
  reading: KeyReading,
  encoding: SecretEncoding,
  used: readonly KeyMaterial[],
): Promise<Layer> {
  const signature = await verifySignature(token, reading, encoding);
  const layer: Layer = { token, reading, signature, study: undefined };
  if (used.length === 0 || reading.state !== 'read') return layer;
  if (signature.state === 'verified' && used.includes(signature.key)) return layer;
  const [first, ...others] = reading.keys.filter((key) => !used.includes(key));
  const rest: KeyReading = first ? { ...reading, keys: [first, ...others] } : { state: 'empty' };
  return { ...layer, reading: rest, signature: await verifySignature(token, rest, encoding) };
}
