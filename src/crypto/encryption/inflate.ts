/**
 * Unpacks DEFLATE (RFC 1951; `deflate` with the header and checksum of RFC 1950) up to so many bytes. A packed text of kilobytes
 * may hold gigabytes, so it is read a piece at a time and stopped there.
 */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  limit: number,
  format: 'deflate' | 'deflate-raw' = 'deflate-raw',
): Promise<Uint8Array<ArrayBuffer> | 'over-limit' | 'not-deflate'> {
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format));
  const reader = unpacked.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      length += step.value.length;
      if (length > limit) {
        void reader.cancel().catch(() => {});
        return 'over-limit';
      }
      pieces.push(step.value);
    }
  } catch {
    return 'not-deflate';
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
