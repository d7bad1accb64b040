import { readBase64urlLeniently } from '../encoding/base64url.ts';
import type { KeyPiece } from './key-material.ts';
import { parseDer } from './parse-pem.ts';
import { sniffDer } from './sniff-der.ts';

/** Bytes of the smallest key: what is shorter is a secret, whatever it looks like. */
const SMALLEST = 40;

/**
 * Reads the base64 of a key without its armour, as consoles show it. Only what
 * is whole and a key from its first byte to its last counts: secrets are
 * base64 too.
 */
export function parseBareDer(text: string): KeyPiece | undefined {
  const body = text
    .trim()
    .replace(/^(["'])([\s\S]*)\1$/, '$2')
    .replace(/\\n|\s+/g, '');
  // A DER sequence begins with 0x30, which is "M" in base64.
  if (!/^M[A-Za-z0-9+/_-]+={0,2}$/.test(body)) return undefined;
  const der = readBase64urlLeniently(body);
  const label = der.length < SMALLEST ? undefined : sniffDer(der);
  if (label === undefined) return undefined;
  if (label === 'CERTIFICATE REQUEST' || label === 'PKCS7' || label === 'PKCS12') {
    return { state: 'unreadable', problem: { code: 'pem-label-unknown', label } };
  }
  return parseDer(label, der);
}
