import { encodeBase64 } from '../encoding/base64url.ts';
import { parseKeys } from './parse-keys.ts';

/** The certificates of a text, and how many parts of it are none. */
export interface RootsReading {
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
  readonly unread: number;
}

/** Reads root certificates in any form in which the Key field takes one, each of them once. */
export function readRoots(text: string): RootsReading {
  const reading = parseKeys(text, 'utf8');
  if (reading.state === 'empty') return { certificates: [], unread: 0 };
  if (reading.state !== 'reading') return { certificates: [], unread: 1 };
  const found = new Map<string, Uint8Array<ArrayBuffer>>();
  let unread = 0;
  for (const piece of reading.pieces) {
    if (piece.state === 'encoded' && piece.label === 'CERTIFICATE') {
      for (const der of [piece.der, ...(piece.issuers ?? [])]) found.set(encodeBase64(der), der);
    } else unread++;
  }
  return { certificates: [...found.values()], unread };
}
