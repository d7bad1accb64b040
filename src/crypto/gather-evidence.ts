import { calculateJwkThumbprint, type JWK } from 'jose';
import type { FindingPlace } from '../core/audit/audit-rule.ts';
import type { CertificateFacts, EmbeddedKey, Evidence, KeyFacts } from '../core/audit/evidence.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import { encodeBase64url } from '../core/encoding/base64url.ts';
import type { ConfusionForm } from '../core/keys/confusion-form.ts';
import { confusionSecrets } from '../core/keys/confusion-forms.ts';
import { findExampleKey } from '../core/keys/example-keys.ts';
import type { AsymmetricKey, Jwk, KeyMaterial, KeyReading } from '../core/keys/key-material.ts';
import { parseJwk, publicMembers } from '../core/keys/parse-jwk.ts';
import { secretOf } from '../core/keys/parse-secret.ts';
import { readPublicJwk } from '../core/keys/public-jwk.ts';
import { findRsaWeaknesses } from '../core/keys/rsa-weakness.ts';
import { fits } from '../core/keys/select-key.ts';
import {
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
  specify,
} from '../core/registry/algorithms.ts';
import { judgeForm } from '../core/verdict/judge-form.ts';
import { isSupported } from './choose-engine.ts';
import { importKey } from './import-key.ts';
import { isSecretKnown } from './is-secret-known.ts';
import { matchesSignature } from './match-signature.ts';

/** Sets larger than this are studied as far as here. */
const MOST_KEYS = 100;
/** Each key makes some forty secrets to try. */
const MOST_CONFUSED = 10;
/** Longer chains are no chains. */
const MOST_CERTIFICATES = 10;

/** Works out what the rules on keys rest on, for one token with one reading of the Key box. */
export async function gatherEvidence(
  token: DecodedToken,
  reading: KeyReading,
  keyText: string,
): Promise<Omit<Evidence, 'isSecretEmpty' | 'disclosures'>> {
  const algorithm = await usableAlgorithm(token);
  const header = readHeaders(token);
  const chain = await examine(header?.x5c);
  const boxed = await Promise.all(boxedKeys(reading, keyText).map(studyKey));
  const carried = await Promise.all([...carriedKeys(token, header)].map(studyKey));
  const embedded = algorithm && (await findEmbedded(token, algorithm, header, chain, boxed));
  const isHmac = algorithm?.keyType === 'oct';
  return {
    embedded,
    confusion: isHmac ? await findConfusion(token, algorithm, reading, keyText, boxed) : undefined,
    isSecretKnown: isHmac && (await isSecretKnown(token, algorithm, reading)),
    keys: [...boxed, ...carried],
    keyIds: setMembers(keyText).flatMap(({ kid }) => (typeof kid === 'string' ? [kid] : [])),
    certificates: chain.certificates,
    leafHashes: chain.leafHashes,
  };
}

async function usableAlgorithm(token: DecodedToken): Promise<SignatureAlgorithm | undefined> {
  const form = judgeForm(token);
  return form.ok && (await isSupported(form.value)) ? form.value : undefined;
}

interface Chain {
  readonly certificates: readonly CertificateFacts[];
  readonly leafHashes: Evidence['leafHashes'];
}

async function examine(x5c: unknown): Promise<Chain> {
  if (!Array.isArray(x5c) || x5c.length === 0) return { certificates: [], leafHashes: undefined };
  // The library for certificates is fetched for those who need it, and may be out of reach.
  const module = await import('./examine-chain.ts').catch(() => undefined);
  const chain = module?.examineChain(x5c.slice(0, MOST_CERTIFICATES));
  return chain ?? { certificates: [], leafHashes: undefined };
}

/** A key as it is found: all its members, secret ones too, which go no further than here. */
interface FoundKey {
  readonly where: FindingPlace;
  readonly jwk: Jwk | Promise<Jwk | undefined> | undefined;
  readonly material: KeyMaterial | undefined;
}

function boxedKeys(reading: KeyReading, keyText: string): FoundKey[] {
  if (reading.state !== 'read') return [];
  const entries = reading.format === 'text' ? [] : [...readJwks(keyText)];
  const jwks = entries.filter(({ jwk }) => parseJwk(jwk).ok);
  const { keys } = reading;
  return keys.slice(0, MOST_KEYS).map((material, index) => {
    const given = jwks.length === keys.length ? jwks[index] : undefined;
    const steps = given?.pointer ?? (keys.length > 1 ? `/keys/${index}` : '');
    const where: FindingPlace = steps ? { part: 'key', pointer: steps } : { part: 'key' };
    return { where, jwk: given?.jwk ?? jwkOf(material), material };
  });
}

function jwkOf(key: KeyMaterial): FoundKey['jwk'] {
  if (key.kind === 'secret') return { kty: 'oct', k: encodeBase64url(key.octets) };
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
function* carriedKeys(token: DecodedToken, header: Jwk | undefined): Generator<FoundKey> {
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

const SECRET_MEMBERS: ReadonlySet<string> = new Set(
  ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'], // RFC 7518 §6, RFC 9964
);

async function studyKey({ where, jwk: found, material }: FoundKey): Promise<KeyFacts> {
  const whole = (await found) ?? {};
  const thumbprint = await calculateJwkThumbprint(whole as JWK).catch(() => undefined);
  const jwk = Object.fromEntries(
    Object.entries(whole).filter(([member]) => !SECRET_MEMBERS.has(member)),
  );
  const holdsSecret = Object.entries(whole).some(
    ([member, value]) => SECRET_MEMBERS.has(member) && value !== '',
  );
  const kind = whole.kty === 'oct' ? 'secret' : holdsSecret ? 'private' : 'public';
  return {
    where,
    jwk,
    kind: material?.kind ?? kind,
    thumbprint,
    example: thumbprint === undefined ? undefined : findExampleKey(thumbprint),
    weaknesses: findRsaWeaknesses(jwk),
    material,
  };
}

/** The key in the header; of two, the one that matches. */
async function findEmbedded(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  header: Jwk | undefined,
  chain: Chain,
  boxed: readonly KeyFacts[],
): Promise<EmbeddedKey | undefined> {
  const [leaf] = chain.certificates;
  const jwk = isObject(header?.jwk) ? parseJwk(header.jwk) : undefined;
  const candidates = [
    ...(jwk ? [['jwk', jwk.ok ? jwk.value : undefined] as const] : []),
    ...(leaf ? [['x5c', leaf.state === 'read' ? leaf.key : undefined] as const] : []),
  ];
  const found: EmbeddedKey[] = [];
  for (const [member, key] of candidates) {
    const usable = key && fits(key, algorithm) ? key : undefined;
    const matches = usable && (await matchesSignature(token, algorithm, usable));
    const isUsers = key !== undefined && (await isAmong(key, boxed));
    found.push({ member, matches, isUsers });
  }
  return found.find(({ matches }) => matches) ?? found[0];
}

async function isAmong(key: KeyMaterial, boxed: readonly KeyFacts[]): Promise<boolean> {
  const where: FindingPlace = { part: 'header' };
  const { thumbprint } = await studyKey({ where, jwk: wholeJwk(key), material: key });
  return thumbprint !== undefined && boxed.some((facts) => facts.thumbprint === thumbprint);
}

function wholeJwk(key: KeyMaterial): FoundKey['jwk'] {
  return key.kind !== 'secret' && key.source.form === 'jwk' ? key.source.jwk : jwkOf(key);
}

async function findConfusion(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  reading: KeyReading,
  keyText: string,
  boxed: readonly KeyFacts[],
): Promise<ConfusionForm | undefined> {
  if (reading.state === 'empty' || reading.format === 'text') return undefined;
  const asymmetric = boxed.filter(({ kind }) => kind !== 'secret');
  // A text with a private half in it is no text that an attacker has.
  const isPublic = boxed.every(({ kind }) => kind === 'public') && !/PRIVATE KEY-/.test(keyText);
  const jwks = asymmetric.slice(0, MOST_CONFUSED).map(({ jwk }) => barePublic(jwk));
  for (const { form, octets } of confusionSecrets(isPublic ? keyText : undefined, jwks)) {
    if (octets.length > 0 && (await matchesSignature(token, algorithm, secretOf(octets)))) {
      return form;
    }
  }
  return undefined;
}

/** The members of the public key alone, without the names that a JWK may bear. */
function barePublic(jwk: Jwk): Jwk {
  const key = parseJwk(jwk);
  if (!key.ok || key.value.kind === 'secret') return jwk;
  return readPublicJwk(key.value) ?? jwk;
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
function setMembers(text: string): Jwk[] {
  const entries = [...readJwks(text)];
  return entries.some(({ pointer }) => pointer === '') ? [] : entries.map(({ jwk }) => jwk);
}

function readJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All header parameters, with or without protection; of two the protected one. */
function readHeaders({ protectedHeader, found }: DecodedToken): Jwk | undefined {
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

function readObject(part: DecodedToken['protectedHeader']): Jwk | undefined {
  const value = part.ok ? readJson(part.value.text) : undefined;
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
