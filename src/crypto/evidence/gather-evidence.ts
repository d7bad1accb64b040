import type { FindingPlace } from '../../core/audit/audit-rule.ts';
import { readClaims } from '../../core/audit/read-claims.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { encodeBase64 } from '../../core/encoding/base64url.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import type {
  CertificateFacts,
  EmbeddedKey,
  Evidence,
  KeyFacts,
} from '../../core/evidence/evidence.ts';
import type { ConfusionForm } from '../../core/keys/confusion-form.ts';
import { type ConfusionSecret, confusionSecrets } from '../../core/keys/confusion-forms.ts';
import {
  innerText,
  type Jwk,
  type KeyMaterial,
  type KeyReading,
} from '../../core/keys/key-material.ts';
import { parseJwk } from '../../core/keys/parse-jwk.ts';
import { secretOf } from '../../core/keys/parse-secret.ts';
import { readPublicJwk } from '../../core/keys/public-jwk.ts';
import { fits } from '../../core/keys/select-key.ts';
import type { SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { judgeForm } from '../../core/verdict/judge-form.ts';
import { isSupported } from '../engines/choose-engine.ts';
import { readKeys } from '../keys/read-keys.ts';
import { isSecretKnown } from '../signatures/is-secret-known.ts';
import { matchesSignature } from '../signatures/match-signature.ts';
import { boxedKeys, carriedKeys, type FoundKey, jwkOf, setMembers } from './found-keys.ts';
import { isObject, readHeaders } from './loose-json.ts';
import { studyKey } from './study-key.ts';

/** Each key makes some forty secrets to try. */
const MOST_CONFUSED = 10;
/** Longer chains are not chains. */
const MOST_CERTIFICATES = 10;

/** Works out what the rules on keys rest on, for one token with one reading of the Key box. */
export async function gatherEvidence(
  token: DecodedToken,
  reading: KeyReading,
  keyText: string,
): Promise<Omit<Evidence, 'isSecretEmpty' | 'disclosures'>> {
  const algorithm = await usableAlgorithm(token);
  const header = readHeaders(token);
  const chain = await examine(header?.x5c, reading);
  const innermost = innerText(reading, keyText);
  const boxed = await Promise.all(boxedKeys(reading, innermost).map(studyKey));
  const carried = await Promise.all([...carriedKeys(token, header)].map(studyKey));
  const embedded = algorithm && (await findEmbedded(token, algorithm, header, chain, boxed));
  const isHmac = algorithm?.keyType === 'oct';
  return {
    embedded,
    confusion: isHmac ? await findConfusion(token, algorithm, reading, keyText, boxed) : undefined,
    isSecretKnown: isHmac && (await isSecretKnown(token, algorithm, reading)),
    keys: [...boxed, ...carried],
    ...(await findFingerprints(token, boxed)),
    keyIds: setMembers(innermost).flatMap(({ kid }) => (typeof kid === 'string' ? [kid] : [])),
    certificates: chain.certificates,
    leafHashes: chain.leafHashes,
    role: chain.role,
  };
}

/** Of RSA keys, where "iss" holds such a fingerprint, as those of Snowflake do. */
async function findFingerprints(
  token: DecodedToken,
  boxed: readonly KeyFacts[],
): Promise<Pick<Evidence, 'keyFingerprints'>> {
  const claims = readClaims(token);
  if (!claims || !/\.SHA256:/.test(stringMember(claims, 'iss') ?? '')) return {};
  const hashes = await Promise.all(boxed.slice(0, MOST_CONFUSED).map(({ jwk }) => hashSpki(jwk)));
  return { keyFingerprints: hashes.filter((hash) => hash !== undefined) };
}

async function hashSpki({ kty, n, e }: Jwk): Promise<string | undefined> {
  if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string') return undefined;
  const scheme = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  try {
    const key = await crypto.subtle.importKey('jwk', { kty, n, e }, scheme, true, ['verify']);
    const spki = await crypto.subtle.exportKey('spki', key);
    return encodeBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', spki)));
  } catch {
    // WebCrypto takes no such modulus.
    return undefined;
  }
}

async function usableAlgorithm(token: DecodedToken): Promise<SignatureAlgorithm | undefined> {
  const form = judgeForm(token);
  return form.ok && (await isSupported(form.value)) ? form.value : undefined;
}

interface Chain {
  readonly certificates: readonly CertificateFacts[];
  readonly leafHashes: Evidence['leafHashes'];
  readonly role?: Evidence['role'];
}

async function examine(x5c: unknown, reading: KeyReading): Promise<Chain> {
  if (!Array.isArray(x5c) || x5c.length === 0) return { certificates: [], leafHashes: undefined };
  // The library for certificates is fetched for those who need it, and may be out of reach.
  const module = await import('../certificates/examine-chain.ts').catch(() => undefined);
  const entries = x5c.slice(0, MOST_CERTIFICATES);
  const chain = await module?.examineChain(entries);
  const key = reading.state === 'read' ? reading.keys[0] : undefined;
  const own = key && key.kind !== 'secret' ? key.certificates?.[0] : undefined;
  const role = own && (await module?.findRole(entries, own));
  return chain ? { ...chain, role } : { certificates: [], leafHashes: undefined };
}

/** A key in base64 where "x5u" should be an address, as Minecraft's login tokens have it. */
async function readInlineKey(x5u: unknown): Promise<KeyMaterial | undefined> {
  if (typeof x5u !== 'string' || /^[a-z][a-z0-9+.-]*:/i.test(x5u)) return undefined;
  const reading = await readKeys(x5u, 'utf8');
  const key = reading.state === 'read' ? reading.keys[0] : undefined;
  return key?.kind === 'public' ? key : undefined;
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
  const candidates: (readonly [EmbeddedKey['member'], KeyMaterial | undefined])[] = [
    ...(jwk ? [['jwk', jwk.ok ? jwk.value : undefined] as const] : []),
    ...(leaf ? [['x5c', leaf.state === 'read' ? leaf.key : undefined] as const] : []),
  ];
  const inline = await readInlineKey(header?.x5u);
  if (inline) candidates.push(['x5u', inline]);
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
  const wrappings = ('wrappings' in reading && reading.wrappings) || [];
  const texts = [keyText, ...wrappings.map(({ text }) => text)];
  // A text with a private half in it is not a text that an attacker has.
  const isPublic =
    boxed.every(({ kind }) => kind === 'public') &&
    !texts.some((text) => /PRIVATE KEY-/.test(text));
  const jwks = asymmetric.slice(0, MOST_CONFUSED).map(({ jwk }) => barePublic(jwk));
  for (const { form, bytes } of [
    ...disguises(reading),
    ...confusionSecrets(isPublic ? texts : [], jwks),
  ]) {
    if (bytes.length > 0 && (await matchesSignature(token, algorithm, secretOf(bytes)))) {
      return form;
    }
  }
  return undefined;
}

/** Symmetric JWKs that are a public key in themselves. */
function disguises(reading: KeyReading): ConfusionSecret[] {
  const keys = reading.state === 'read' ? reading.keys : [];
  return keys.flatMap((key) =>
    key.kind === 'public' && key.disguise
      ? [{ form: { kind: 'jwk-secret' }, bytes: key.disguise }]
      : [],
  );
}

/** The members of the public key alone, without the names that a JWK may bear. */
function barePublic(jwk: Jwk): Jwk {
  const key = parseJwk(jwk);
  if (!key.ok || key.value.kind === 'secret') return jwk;
  return readPublicJwk(key.value) ?? jwk;
}
