import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import type { Jwk } from '../../core/keys/key-material.ts';

/** All header parameters, with or without protection; of two the protected one. */
export function readHeaders({ protectedHeader, found }: DecodedToken): Jwk | undefined {
  const unprotected = found.json?.unprotected ?? [];
  if (unprotected.length === 0) return readObject(protectedHeader);
  const objects = unprotected.map(({ text, object }) =>
    readJson(text.slice(object.start, object.end)),
  );
  const headers = [...objects, readObject(protectedHeader)];
  return Object.fromEntries(
    headers.flatMap((header) => (isObject(header) ? Object.entries(header) : [])),
  );
}

/** The members of a part; of two of one name the last counts. */
export function readObject(part: DecodedToken['protectedHeader']): Jwk | undefined {
  const value = part.ok ? readJson(part.value.text) : undefined;
  return isObject(value) ? value : undefined;
}

/** What a text holds that looks like an object or an array; undefined where it is not JSON. */
export function readJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
