import { readBase64urlLeniently } from '../encoding/base64url.ts';
import { decodeUtf8Leniently } from '../encoding/utf8.ts';
import { findSignatureAlgorithm } from '../registry/algorithms.ts';

/** How base64url of `{"`, `{ `, `{}`, `{` and a tab or line break begins: the start of any JOSE header. */
export const HEADER_START = '(?:e(?:y[A-DI-L]|w[0-3k-r])|e30(?=\\.))';

/** Bytes of an RSA signature: those of the modulus of usual keys. */
const RSA_SIGNATURE_LENGTHS: ReadonlySet<number> = new Set([128, 256, 384, 512]);
/** Bytes of the longest of these, beside post-quantum ones. */
const LONGEST_SIGNATURE = 4_627;

/** Bytes of the authentication tag of each "enc" (RFC 7518 §5.2 and §5.3). */
const TAG_LENGTHS: Readonly<Record<string, number>> = {
  'A128CBC-HS256': 16,
  'A192CBC-HS384': 24,
  'A256CBC-HS512': 32,
  A128GCM: 16,
  A192GCM: 16,
  A256GCM: 16,
};

/** What the header of a token says of its length. */
export interface ShapeFacts {
  /** The decoded header begins like a JSON object with members. */
  readonly isHeader: boolean;
  readonly algorithm: string | undefined;
  readonly encryption: string | undefined;
}

export function readShapeFacts(header: string): ShapeFacts {
  const text = decodeUtf8Leniently(readBase64urlLeniently(header.slice(0, 65_536)));
  return {
    isHeader: /^\{\s*["}]/.test(text),
    algorithm: /"alg"\s*:\s*"([\w-]+)"/.exec(text)?.[1],
    encryption: /"enc"\s*:\s*"([\w-]+)"/.exec(text)?.[1],
  };
}

/** The same of the first characters of a header, which may be all white space so far. */
export function beginsLikeHeader(begin: string): boolean {
  return /^\{\s*(?:["}]|$)/.test(decodeUtf8Leniently(readBase64urlLeniently(begin)));
}

/**
 * Whether a token in compact form is as long as its header says: three parts,
 * of which the last has the length of the algorithm's signature, or five with
 * a tag. What follows is another text. False also where nothing can be told.
 */
export function hasWholeLength(lengths: readonly number[], facts: ShapeFacts): boolean {
  const isFullStop = lengths.at(-1) === 0 && (lengths.length === 4 || lengths.length === 6);
  const count = isFullStop ? lengths.length - 1 : lengths.length;
  const bytes = Math.floor(((lengths[count - 1] ?? 0) * 3) / 4);
  if (count === 5) return bytes === TAG_LENGTHS[facts.encryption ?? ''];
  return count === 3 && isSignatureLength(bytes, facts.algorithm);
}

/** The same for a text that is available; of an SD-JWT up to its last tilde or its Key Binding JWT. */
export function isWholeToken(compact: string): boolean {
  const tilde = compact.lastIndexOf('~');
  if (tilde === compact.length - 1 && tilde > 0) return true;
  const parts = compact.slice(tilde + 1).split('.', 7);
  const lengths = parts.map((part) => part.replace(/={1,2}$/, '').length);
  return hasWholeLength(lengths, readShapeFacts(parts[0] ?? ''));
}

/** Whether parts of these lengths are more, or longer, than those of any token. */
export function isTooLong(lengths: readonly number[]): boolean {
  if (lengths.length > 6) return true;
  return lengths.length === 3 && ((lengths[2] ?? 0) * 3) / 4 > LONGEST_SIGNATURE;
}

function isSignatureLength(bytes: number, name: string | undefined): boolean {
  const algorithm = findSignatureAlgorithm(name ?? '');
  if (!algorithm) return name === 'none' && bytes === 0;
  return algorithm.signatureLength === undefined
    ? RSA_SIGNATURE_LENGTHS.has(bytes)
    : algorithm.signatureLength === bytes;
}

/** The full stop of a sentence is no part: three or five dots and nothing behind them are one too many. */
export function withoutSentenceDot(compact: string): string {
  if (!compact.endsWith('.') || compact.includes('~')) return compact;
  const dots = compact.split('.', 7).length - 1;
  return dots === 3 || dots === 5 ? compact.slice(0, -1) : compact;
}
