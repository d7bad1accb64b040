import {
  decodeBase64url,
  encodeBase64,
  encodeBase64url,
  withoutPadding,
} from '../encoding/base64url.ts';
import { memberBytes } from '../encoding/big-integer.ts';
import { encodeHex } from '../encoding/hex.ts';
import { joinBytes } from '../encoding/join-bytes.ts';
import { encodeUtf8 } from '../encoding/utf8.ts';
import type { ConfusionForm } from './confusion-form.ts';
import type { Jwk } from './key-material.ts';
import { decodeSecret } from './parse-secret.ts';
import { encodePkcs1, encodeSpki } from './public-jwk.ts';

/** A form of a public key, and the bytes that it is as a secret. */
export interface ConfusionSecret {
  readonly form: ConfusionForm;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Orders in which libraries and people write the members of a JWK. */
const MEMBER_ORDERS: readonly (readonly string[])[] = [
  ['kty', 'n', 'e'],
  ['kty', 'e', 'n'],
  ['e', 'kty', 'n'],
  ['n', 'e', 'kty'],
  ['kty', 'crv', 'x', 'y'],
  ['crv', 'kty', 'x', 'y'],
  ['kty', 'x', 'y', 'crv'],
  ['kty', 'crv', 'x'],
  ['crv', 'kty', 'x'],
  ['crv', 'x', 'kty'],
];

/**
 * What a verifier that takes a public key for an HMAC secret may have in hand
 * (CVE-2015-9235 and its kin): the key as text or bytes, in every common form.
 */
export function* confusionSecrets(
  texts: readonly string[],
  jwks: readonly Jwk[],
): Generator<ConfusionSecret> {
  for (const text of new Set([...texts, ...texts.flatMap(elementOf)])) {
    yield* pastedForms(text);
    yield* encodedForms(text);
    yield* blockForms(text);
    yield* minifiedForms(text);
  }
  for (const jwk of jwks) {
    const spki = encodeSpki(jwk);
    const pkcs1 = encodePkcs1(jwk);
    if (spki) yield* derForms('PUBLIC KEY', spki);
    if (pkcs1) yield* derForms('RSA PUBLIC KEY', pkcs1);
    yield* jwkForms(jwk);
    yield* pointForms(jwk);
    yield* modulusForms(jwk);
  }
}

/** The point of an EC key, with and without the byte before it, and the key of an Edwards curve. */
function* pointForms(jwk: Jwk): Generator<ConfusionSecret> {
  const x = memberBytes(jwk.x);
  const y = memberBytes(jwk.y);
  if (!x) return;
  yield* numberForms(y ? joinBytes(x, y) : x, 'point');
  if (y) yield* numberForms(joinBytes(Uint8Array.of(4), x, y), 'point');
}

/** The modulus of an RSA key, which alone makes it unlike any other. */
function* modulusForms({ n }: Jwk): Generator<ConfusionSecret> {
  const modulus = memberBytes(n);
  if (modulus) yield* numberForms(modulus, 'modulus');
}

function* numberForms(
  bytes: Uint8Array<ArrayBuffer>,
  kind: 'point' | 'modulus',
): Generator<ConfusionSecret> {
  yield { form: { kind }, bytes };
  const hex = encodeHex(bytes);
  for (const text of [hex, hex.toUpperCase(), encodeBase64(bytes), encodeBase64url(bytes)]) {
    yield { form: { kind }, bytes: encodeUtf8(text) };
  }
}

/** The element of XML in a text, without what is around it. */
function elementOf(text: string): string[] {
  const start = text.indexOf('<');
  const end = text.lastIndexOf('>');
  return start !== -1 && end > start ? [text.slice(start, end + 1)] : [];
}

function* pastedForms(text: string): Generator<ConfusionSecret> {
  const trimmed = text.trim();
  const unix = trimmed.replaceAll('\r\n', '\n');
  const spellings = [
    ['none', text],
    ['trimmed', trimmed],
    ['newline', `${trimmed}\n`],
    ['lf', unix],
    ['lf', `${unix}\n`],
    ['crlf', unix.replaceAll('\n', '\r\n')],
    ['crlf', `${unix.replaceAll('\n', '\r\n')}\r\n`],
  ] as const;
  for (const [change, spelling] of spellings) {
    yield { form: { kind: 'pasted', change }, bytes: encodeUtf8(spelling) };
  }
}

/** The text in base64, as settings have it, and what base64 or hex says. */
function* encodedForms(text: string): Generator<ConfusionSecret> {
  const trimmed = text.trim();
  for (const spelling of new Set([text, trimmed, `${trimmed}\n`])) {
    const base64 = encodeBase64(encodeUtf8(spelling));
    yield { form: { kind: 'encoded' }, bytes: encodeUtf8(base64) };
  }
  for (const encoding of ['base64', 'base64url', 'hex'] as const) {
    const decoded = decodeSecret(trimmed, encoding);
    if (decoded.ok) yield { form: { kind: 'decoded' }, bytes: decoded.value };
  }
}

/** Every block of the text, whatever its label: a certificate may be the secret as well. */
function* blockForms(text: string): Generator<ConfusionSecret> {
  const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*)-----END \1-----/g);
  for (const [, label = '', body = ''] of blocks) {
    const unpadded = body.replace(/[\s=]+/g, '');
    const der = decodeBase64url(unpadded.replaceAll('+', '-').replaceAll('/', '_'));
    if (der.ok) yield* derForms(label, der.value);
  }
}

function* derForms(label: string, der: Uint8Array<ArrayBuffer>): Generator<ConfusionSecret> {
  const body = encodeBase64(der);
  for (const columns of [64, 76, undefined] as const) {
    const lines = columns === undefined ? [body] : (body.match(inLinesOf(columns)) ?? []);
    const armoured = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`];
    for (const lineEnd of ['LF', 'CRLF'] as const) {
      const end = lineEnd === 'LF' ? '\n' : '\r\n';
      for (const finalNewline of [true, false]) {
        const pem = armoured.join(end) + (finalNewline ? end : '');
        const form = { kind: 'pem', label, columns, lineEnd, finalNewline } as const;
        yield { form, bytes: encodeUtf8(pem) };
      }
    }
  }
  yield { form: { kind: 'der', label }, bytes: der };
  yield { form: { kind: 'base64', label }, bytes: encodeUtf8(body) };
  yield { form: { kind: 'base64', label }, bytes: encodeUtf8(withoutPadding(body)) };
}

function inLinesOf(columns: number): RegExp {
  return new RegExp(`.{1,${columns}}`, 'g');
}

/** A JWK or JWK Set as it was pasted, without the white space. */
function* minifiedForms(text: string): Generator<ConfusionSecret> {
  if (!/^\s*[{[]/.test(text)) return;
  const minified = text.replace(/("[^"\\]*(?:\\.[^"\\]*)*"?)|\s+/gs, '$1');
  yield { form: { kind: 'jwk', members: [] }, bytes: encodeUtf8(minified) };
}

function* jwkForms(jwk: Jwk): Generator<ConfusionSecret> {
  for (const members of MEMBER_ORDERS) {
    if (members.length !== Object.keys(jwk).length) continue;
    if (!members.every((member) => Object.hasOwn(jwk, member))) continue;
    const ordered = Object.fromEntries(members.map((member) => [member, jwk[member]]));
    for (const json of [JSON.stringify(ordered), JSON.stringify(ordered, null, 2)]) {
      yield { form: { kind: 'jwk', members }, bytes: encodeUtf8(json) };
    }
  }
}
