import { readBase64urlLeniently } from '../encoding/base64url.ts';
import { DER_BIT_STRING, DER_SEQUENCE, readDer, readDerChildren } from '../encoding/der.ts';
import type { AsymmetricKey } from './key-material.ts';
import type { CertificateForm } from './key-repair.ts';
import { parseKeyInfo } from './parse-key-info.ts';
import { sniffDer } from './sniff-der.ts';

/** One certificate as text, and how it was written where that is not plain base64. */
export interface CertificateText {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly form?: CertificateForm;
}

/** Reads an entry of "x5c" however it is written; undefined where it is not a certificate. */
export function readCertificateText(entry: unknown): CertificateText | undefined {
  if (typeof entry !== 'string') return undefined;
  const isPem = entry.includes('-----');
  const body = entry
    .replace(/-----(?:BEGIN|END) [A-Z0-9 ]{1,60}-----/g, '')
    .replace(/\\[rn]|\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(body)) return undefined;
  const der = readBase64urlLeniently(body);
  if (sniffDer(der) !== 'CERTIFICATE') return undefined;
  if (isPem) return { der, form: 'pem' };
  if (body !== entry) return { der, form: 'line-breaks' };
  const isPlain = /^[A-Za-z0-9+/]+={0,2}$/.test(body) && body.length % 4 === 0;
  return isPlain ? { der } : { der, form: 'base64url' };
}

/** The public key in a certificate (RFC 5280 §4.1.2.7), where core can read it. */
export function certificateKey(der: Uint8Array): AsymmetricKey | undefined {
  const [signed] = children(der);
  const info = signed && findKeyInfo(readElements(signed.content));
  const key = info && parseKeyInfo('PUBLIC KEY', info);
  return key?.ok ? key.value : undefined;
}

/** The only element of a TBSCertificate that is a sequence with a BIT STRING as its second element. */
function findKeyInfo(elements: ReturnType<typeof readElements>) {
  for (const { tag, content, whole } of elements) {
    if (tag !== DER_SEQUENCE) continue;
    const inner = readDerChildren(content);
    if (inner.ok && inner.value.length === 2 && inner.value[1]?.tag === DER_BIT_STRING)
      return whole;
  }
  return undefined;
}

/** One element of DER. */
export interface WholeElement {
  readonly tag: number;
  readonly content: Uint8Array;
  /** With its tag and length. */
  readonly whole: Uint8Array<ArrayBuffer>;
}

/** The elements up to the first that can’t be read. */
export function readElements(content: Uint8Array): WholeElement[] {
  const found: WholeElement[] = [];
  for (let rest = content; rest.length > 0; ) {
    const element = readDer(rest);
    if (!element.ok) return found;
    const length = rest.length - element.value.rest.length;
    found.push({ ...element.value, whole: Uint8Array.from(rest.subarray(0, length)) });
    rest = element.value.rest;
  }
  return found;
}

function children(der: Uint8Array) {
  const outer = readDer(der);
  return outer.ok ? readElements(outer.value.content) : [];
}
