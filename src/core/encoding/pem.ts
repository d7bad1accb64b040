import { fail, ok, type Result } from '../result.ts';
import { encodeBase64 } from './base64url.ts';

/** One armoured block (RFC 7468): its label, such as `PUBLIC KEY`, and its bytes. */
export interface PemBlock {
  readonly label: string;
  readonly der: Uint8Array<ArrayBuffer>;
}

export type PemProblem =
  | { readonly code: 'pem-without-end'; readonly label: string }
  | { readonly code: 'pem-not-base64'; readonly label: string; readonly character: string }
  | { readonly code: 'pem-cut-off'; readonly label: string }
  | { readonly code: 'pem-bare'; readonly label: string }
  | { readonly code: 'pem-legacy-encrypted'; readonly label: string };

const BEGIN = /-----BEGIN ([A-Z0-9 ]+)-----/;

export function looksLikePem(text: string): boolean {
  return BEGIN.test(text);
}

/** Reads every block of a text, whatever is between them. */
export function readPemBlocks(text: string): Result<PemBlock, PemProblem>[] {
  const begins = [...text.matchAll(new RegExp(BEGIN, 'g'))];
  return begins.map((begin, index) => {
    const label = begin[1] ?? '';
    const start = begin.index + begin[0].length;
    const next = begins[index + 1]?.index ?? text.length;
    const end = text.slice(start, next).indexOf(`-----END ${label}-----`);
    if (end === -1) return fail({ code: 'pem-without-end', label });
    return readBody(label, text.slice(start, start + end));
  });
}

/** Writes bytes as a block, 64 characters a line (RFC 7468 §2), with a line feed at the end as OpenSSL has it. */
export function writePem(label: string, der: Uint8Array): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function readBody(label: string, text: string): Result<PemBlock, PemProblem> {
  if (/Proc-Type:\s*4\s*,\s*ENCRYPTED/i.test(text)) {
    return fail({ code: 'pem-legacy-encrypted', label });
  }
  const body = withoutHeaders(withoutQuoting(text)).replace(/\s+/g, '');
  if (body === '') return fail({ code: 'pem-bare', label });
  const foreign = /[^A-Za-z0-9+/]/u.exec(body.replace(/={1,2}$/, ''))?.[0];
  if (foreign !== undefined) return fail({ code: 'pem-not-base64', label, character: foreign });
  const unpadded = body.replaceAll('=', '');
  if (unpadded.length % 4 === 1) return fail({ code: 'pem-cut-off', label });
  return ok({ label, der: Uint8Array.from(atob(unpadded), (byte) => byte.charCodeAt(0)) });
}

/** Line breaks written as `\n`, as in JSON and `.env` files, and the quotes of lines joined in source code. */
function withoutQuoting(text: string): string {
  return (
    text
      .replace(/(?<!\\)\\+r/g, '')
      .replace(/(?<!\\)\\+n/g, '\n')
      // A plus behind a quote joins strings only where the string ends: a line may begin with one.
      .replace(/["']\s*\+\s*(?=["']|$)/gm, '')
      .replace(/["']/g, '')
  );
}

/** Lines such as `Comment: …` before the body (RFC 1421 §4.6, RFC 4716 §3.3). */
function withoutHeaders(text: string): string {
  return text.replace(/^\s*(?:[A-Za-z][A-Za-z0-9-]*: .*\s+)+/, '');
}
