import { compressedPayload, withInflated } from '../../core/decode/compressed-payload.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';

/** The token with its payload inflated where its header says that it is compressed; as it is where that fails or goes beyond the limit. */
export async function inflatePayload(token: DecodedToken, limit: number): Promise<DecodedToken> {
  const bytes = compressedPayload(token);
  if (!bytes) return token;
  // "DEF" has no header (RFC 1951); some libraries write one of zlib (RFC 1950).
  const inflated =
    (await inflate(bytes, 'deflate-raw', limit)) ?? (await inflate(bytes, 'deflate', limit));
  return inflated ? withInflated(token, inflated) : token;
}

async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  format: 'deflate-raw' | 'deflate',
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format));
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let length = 0;
    const reader = stream.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      if (length > limit) {
        await reader.cancel();
        return undefined;
      }
      chunks.push(next.value);
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  } catch {
    return undefined;
  }
}
