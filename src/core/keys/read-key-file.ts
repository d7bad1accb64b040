import { encodeBase64 } from '../encoding/base64url.ts';
import { writePem } from '../encoding/pem.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';
import type { SecretEncoding } from './key-material.ts';
import { sniffDer } from './sniff-der.ts';

/** What a file puts into the Key box. */
export interface KeyFile {
  readonly text: string;
  /** How it is to be read, when it is a secret of bytes that are not text. */
  readonly encoding?: SecretEncoding;
}

/** The first bytes of a Java keystore: JKS and JCEKS. */
const JAVA_KEYSTORES = ['254,237,254,237', '206,206,206,206'];

/** Reads a file: text as it is, DER as PEM with the right label, and other bytes as a secret. */
export function readKeyFile(bytes: Uint8Array): KeyFile {
  const label = JAVA_KEYSTORES.includes(bytes.subarray(0, 4).join())
    ? 'JAVA KEYSTORE'
    : sniffDer(bytes);
  if (label !== undefined) return { text: writePem(label, bytes) };
  const text = decodeText(bytes);
  return text === undefined
    ? { text: encodeBase64(bytes), encoding: 'base64' }
    : { text: text.replace(/^\ufeff/, '') };
}

/** UTF-8, or the UTF-16 that Windows tools write; undefined when it is not text. */
function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const text = decodeUtf8(bytes);
  return text.ok && !text.value.includes('\0') ? text.value : undefined;
}
