/** An unsigned number without the zeros before it; of zero, one is left. */
export function withoutZeros(octets: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const start = octets.findIndex((octet) => octet !== 0);
  return octets.subarray(start === -1 ? octets.length - 1 : start);
}
