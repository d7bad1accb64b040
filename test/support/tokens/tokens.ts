import { createHmac } from 'node:crypto';

/** A secret that is long enough for any HMAC algorithm, and nobody's. */
export const SECRET = 'a secret of this test, which is long enough for SHA-512: sixty-four octets.';

export function encodePart(text: string | Uint8Array): string {
  return Buffer.from(text).toString('base64url');
}

export function decodePart(encoded: string | undefined): string {
  return Buffer.from(encoded ?? '', 'base64url').toString();
}

/** Header, payload and signature of a token, as they are encoded. */
export function partsOf(token: string): [string, string, string] {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return [header, payload, signature];
}

/** Signs texts as they are with HMAC, whatever the texts say. */
export function signTexts(headerText: string, payloadText: string, secret = SECRET): string {
  const input = `${encodePart(headerText)}.${encodePart(payloadText)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** An HS256 token of exactly this payload text. */
export function tokenOf(payloadText: string, secret = SECRET): string {
  return signTexts('{"alg":"HS256","typ":"JWT"}', payloadText, secret);
}

/** Claims that give no cause for any finding, with some changed or, when undefined, left out. */
export function soundClaims(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const now = nowInSeconds();
  return {
    iss: 'https://issuer.example.com',
    sub: 'user-42',
    aud: 'orders',
    iat: now - 60,
    exp: now + 3600,
    jti: 'c2Vzc2lvbi0x',
    ...changes,
  };
}

export function soundToken(changes: Record<string, unknown> = {}, secret = SECRET): string {
  return tokenOf(JSON.stringify(soundClaims(changes)), secret);
}

/** Seconds since 1970-01-01 UTC, whole. */
export function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** A JSON text without the white space between its words. */
export function compactJson(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}

/** A token with one bit of one part flipped; `at` counts bytes, from the end when negative. */
export function flipBit(token: string, part: 0 | 1 | 2, at: number, bit = 0): string {
  const parts = partsOf(token);
  const bytes = Buffer.from(parts[part], 'base64url');
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
  parts[part] = bytes.toString('base64url');
  return parts.join('.');
}
