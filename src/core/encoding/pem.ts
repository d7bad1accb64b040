import { fail, ok, type Result } from '../result.ts';
import { encodeBase64 } from './base64url.ts';

/** One armoured block (RFC 7468): its label, such as `PUBLIC KEY`, and its octets. */
export interface PemBlock {
  readonly label: string;
  readonly der: Uint8Array<ArrayBuffer>;
}

export type PemProblem =
  | { readonly code: 'pem-without-end'; readonly label: string }
  | { readonly code: 'pem-not-base64'; readonly label: string; readonly character: string }
  | { readonly code: 'pem-cut-off'; readonly label: string };

const BEGIN = /-----BEGIN ([A-Z0-9 ]+)-----/;

export function looksLikePem(text: string): boolean {
  return BEGIN.test(text);
}

/** Reads the first block of a text. */
export function readPem(text: string): Result<PemBlock, PemProblem> {
  const begin = BEGIN.exec(text);
  const label = begin?.[1] ?? '';
  const start = (begin?.index ?? 0) + (begin?.[0].length ?? 0);
  const end = text.indexOf(`-----END ${label}-----`, start);
  if (end === -1) return fail({ code: 'pem-without-end', label });
  const body = text.slice(start, end).replace(/\s+/g, '');
  const foreign = /[^A-Za-z0-9+/]/u.exec(body.replace(/={1,2}$/, ''))?.[0];
  if (foreign !== undefined) return fail({ code: 'pem-not-base64', label, character: foreign });
  const unpadded = body.replaceAll('=', '');
  if (unpadded.length % 4 === 1) return fail({ code: 'pem-cut-off', label });
  return ok({ label, der: Uint8Array.from(atob(unpadded), (octet) => octet.charCodeAt(0)) });
}

/** Armours octets in lines of 64 characters (RFC 7468 §2), with a line feed at the end as OpenSSL has it. */
export function writePem(label: string, der: Uint8Array): string {
  const body = encodeBase64(der).replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}
