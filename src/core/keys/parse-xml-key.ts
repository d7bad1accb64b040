import { encodeBase64url, readBase64urlLeniently } from '../encoding/base64url.ts';
import { withoutZeros } from '../encoding/big-integer.ts';
import { writePem } from '../encoding/pem.ts';
import type { KeyPiece } from './key-material.ts';
import { CURVE_NAMES } from './object-identifiers.ts';
import { parseJwk } from './parse-jwk.ts';
import { parsePem } from './parse-pem.ts';
import { readPoint } from './parse-point.ts';

/** Members of a JWK by the elements of .NET's RSAKeyValue, which are those of XML Signature and more. */
const RSA_ELEMENTS = {
  Modulus: 'n',
  Exponent: 'e',
  D: 'd',
  P: 'p',
  Q: 'q',
  DP: 'dp',
  DQ: 'dq',
  InverseQ: 'qi',
} as const;

/** Reads keys of XML: RSAKeyValue, ECKeyValue and X509Certificate (XML Signature 1.1 §4.5); none where there are none. */
export function parseXmlKeys(text: string): KeyPiece[] {
  if (
    !/<(?:\w+:)?(?:RSAKeyValue|RSAParameters|ECKeyValue|X509Certificate|Modulus)[\s>]/.test(text)
  ) {
    return [];
  }
  const elements = readElements(text);
  const certificates = elements.get('X509Certificate');
  if (certificates) {
    return certificates.flatMap((body) => parsePem(writePem('CERTIFICATE', decode(body))));
  }
  const [point] = elements.get('PublicKey') ?? [];
  const key = point === undefined ? readRsa(elements) : readEc(text, decode(point));
  if (!key) return [{ state: 'unreadable', problem: { code: 'pem-not-a-key', label: 'XML' } }];
  const read = parseJwk(key);
  return [
    read.ok ? { state: 'read', key: read.value } : { state: 'unreadable', problem: read.problem },
  ];
}

/** The texts of all elements without others in them, by their local names. */
function readElements(text: string): Map<string, string[]> {
  const elements = new Map<string, string[]>();
  for (const [, name = '', body = ''] of text.matchAll(
    /<(?:\w+:)?(\w+)(?:\s[^<>]*)?>([A-Za-z0-9+/=\s]+)<\//g,
  )) {
    const bodies = elements.get(name);
    if (bodies) bodies.push(body);
    else elements.set(name, [body]);
  }
  return elements;
}

function readRsa(elements: ReadonlyMap<string, readonly string[]>) {
  const members = Object.entries(RSA_ELEMENTS).flatMap(([element, member]) => {
    const [body] = elements.get(element) ?? [];
    return body === undefined ? [] : [[member, encodeBase64url(withoutZeros(decode(body)))]];
  });
  return { kty: 'RSA', ...Object.fromEntries(members) };
}

/** Curves have the identifiers of XML Signature 1.1 §4.5.2.3. */
function readEc(text: string, point: Uint8Array) {
  const identifier = /urn:oid:([\d.]+)/.exec(text)?.[1] ?? '';
  return readPoint(point, CURVE_NAMES.get(identifier) ?? '')?.jwk;
}

function decode(body: string): Uint8Array<ArrayBuffer> {
  return readBase64urlLeniently(body.replace(/\s+/g, ''));
}
