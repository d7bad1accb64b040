/**
 * The short name of an English message, by which the compiled catalogues know
 * it (FNV-1a, 32 bits, over its UTF-16 units). The build fails when two
 * messages come to the same.
 */
export function messageName(message: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < message.length; at++) {
    hash = Math.imul(hash ^ message.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, '0');
}
