import type { FindingPlace } from '../../core/audit/audit-rule.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { publicMembers } from '../../core/keys/jwk-members.ts';
import type { AsymmetricKey, Jwk, KeyMaterial, KeyReading } from '../../core/keys/key-material.ts';
import { lacksKeyMembers, names } from '../../core/keys/parse-jwk.ts';
import { readPublicJwk } from '../../core/keys/public-jwk.ts';
import { fits } from '../../core/keys/select-key.ts';
import {
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
  specify,
} from '../../core/registry/algorithms.ts';
import { importKey } from '../keys/import-key.ts';
import { isObject, readJson, readObject } from './loose-json.ts';

/** Sets larger than this are studied as far as here. */
const MOST_KEYS = 100;

/** A key as it is found: all its members, secret ones too, which go no further than here. */
export interface FoundKey {
  readonly where: FindingPlace;
  readonly jwk: Jwk | Promise<Jwk | undefined> | undefined;
  readonly material: KeyMaterial | undefined;
}

/** Those in the Key box; more than a hundred are not studied. */
export function boxedKeys(reading: KeyReading, keyText: string): FoundKey[] {
  if (reading.state !== 'read') return [];
  const entries = reading.format === 'text' ? [] : [...readJwks(keyText)];
  const byText = new Map(entries.map((entry) => [JSON.stringify(entry.jwk), entry]));
  const { keys } = reading;
  return keys.slice(0, MOST_KEYS).map((material, index) => {
    const entry = findEntry(material, entries, byText);
    const steps = entry?.pointer ?? (keys.length > 1 ? `/keys/${index}` : '');
    const where: FindingPlace = steps ? { part: 'key', pointer: steps } : { part: 'key' };
    return { where, jwk: membersOf(material, entry?.jwk), material };
  });
}

interface Entry {
  readonly jwk: Jwk;
  readonly pointer: string;
}

/** The JWK that a key was read from. The keys may be some of the set, in another order, or repaired. */
function findEntry(
  key: KeyMaterial,
  entries: readonly Entry[],
  byText: ReadonlyMap<string, Entry>,
): Entry | undefined {
  const isNamed = ({ jwk }: Entry) => names(jwk).keyId === key.keyId;
  if (key.kind === 'secret') {
    const encoded = encodeBase64url(key.bytes);
    return entries.find((entry) => entry.jwk.k === encoded && isNamed(entry));
  }
  if (key.source.form === 'jwk') {
    const same = byText.get(JSON.stringify(key.source.jwk));
    return same ?? (key.keyId === undefined ? undefined : entries.find(isNamed));
  }
  return entries.find((entry) => lacksKeyMembers(entry.jwk) && isNamed(entry));
}

/** The members as they were read: those that were given may have been repaired, or are in a certificate. */
function membersOf(key: KeyMaterial, given: Jwk | undefined): FoundKey['jwk'] {
  if (key.kind !== 'secret' && key.source.form === 'jwk') return key.source.jwk;
  const own = key.kind === 'secret' ? undefined : readPublicJwk(key);
  return given ? { ...given, ...own } : jwkOf(key);
}

export function jwkOf(key: KeyMaterial): FoundKey['jwk'] {
  if (key.kind === 'secret') return { kty: 'oct', k: encodeBase64url(key.bytes) };
  const jwk = readPublicJwk(key);
  if (jwk) return jwk;
  const algorithm = SIGNATURE_ALGORITHMS.find((known) => fits(key, known));
  return algorithm && exportJwk(key, specify(algorithm, key)).catch(() => undefined);
}

async function exportJwk(key: AsymmetricKey, algorithm: SignatureAlgorithm): Promise<Jwk> {
  const publicKey = await importKey(key, algorithm, 'verify');
  return publicMembers({ ...(await crypto.subtle.exportKey('jwk', publicKey)) }, key.keyType);
}

/** Keys where header and claims may hold one (RFC 7515 §4.1.3, RFC 7518 §4.6.1.1, RFC 7800 §3.2). */
export function* carriedKeys(token: DecodedToken, header: Jwk | undefined): Generator<FoundKey> {
  const claims = token.claimsSet && readObject(token.claimsSet);
  const places = [
    ['header', '/jwk', header?.jwk],
    ['header', '/epk', header?.epk],
    ['payload', '/cnf/jwk', isObject(claims?.cnf) ? claims.cnf.jwk : undefined],
    ['payload', '/sub_jwk', claims?.sub_jwk],
  ] as const;
  for (const [part, pointer, jwk] of places) {
    if (isObject(jwk)) yield { where: { part, pointer }, jwk, material: undefined };
  }
  const set = claims?.jwks;
  if (!isObject(set) || !Array.isArray(set.keys)) return;
  for (const [index, jwk] of set.keys.slice(0, MOST_KEYS).entries()) {
    const where = { part: 'payload', pointer: `/jwks/keys/${index}` } as const;
    if (isObject(jwk)) yield { where, jwk, material: undefined };
  }
}

/** The JWKs of a text, one or a set, with their places. */
function* readJwks(text: string): Generator<{ readonly jwk: Jwk; readonly pointer: string }> {
  const value = readJson(text);
  const set = Array.isArray(value) ? value : isObject(value) ? value.keys : undefined;
  if (!Array.isArray(set)) {
    if (isObject(value)) yield { jwk: value, pointer: '' };
    return;
  }
  const prefix = Array.isArray(value) ? '' : '/keys';
  for (const [index, jwk] of set.entries()) {
    if (isObject(jwk)) yield { jwk, pointer: `${prefix}/${index}` };
  }
}

/** The entries of a JWK Set; none for any other text. */
export function setMembers(text: string): Jwk[] {
  const entries = [...readJwks(text)];
  return entries.some(({ pointer }) => pointer === '') ? [] : entries.map(({ jwk }) => jwk);
}
