import { decodeToken } from '../../core/decode/decode-token.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { isDpopProof } from '../../core/decode/is-dpop-proof.ts';
import { encodeBase64url, withoutPadding } from '../../core/encoding/base64url.ts';
import { findPointer } from '../../core/encoding/json-query.ts';
import { encodeUtf8 } from '../../core/encoding/utf8.ts';
import type { HashClaim, PairFact } from '../../core/evidence/evidence.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import { readBeside } from '../../core/extract/read-beside.ts';
import { readTarget } from '../../core/extract/read-request-line.ts';
import type { Jwk } from '../../core/keys/key-material.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import { findRepeatedNonce, findRepeatedVector, type Numbered } from './find-repeats.ts';

/** Of longer lists so many tokens are compared. */
const MOST_COMPARED = 5000;

/** What the other tokens of a text say about one of them; nothing where it is not sure which belong together. */
export async function comparePairs(
  token: DecodedToken,
  tokens: readonly FoundToken[],
): Promise<PairFact[]> {
  const others = tokens
    .slice(0, MOST_COMPARED)
    .map((found, index) => ({ found, other: index + 1 }))
    .filter(({ found }) => found.compact !== token.found.compact);
  const facts = await Promise.all([
    compareHash(token, others),
    compareCodeHash(token),
    compareBoundKey(token, others),
    findRepeatedNonce(token, others),
    findRepeatedVector(token, others),
  ]);
  return facts.filter((fact) => fact !== undefined);
}

async function compareHash(
  token: DecodedToken,
  others: readonly Numbered[],
): Promise<PairFact | undefined> {
  const claim = isDpopProof(token) ? 'ath' : 'at_hash';
  const { answer = '', request } = token.found.context;
  const candidates = others.filter(({ found }) =>
    claim === 'ath' ? isSentWithProof(found, token) : isIssuedAs(found, 'access_token'),
  );
  // Of several, none is known to be meant.
  const [first] = candidates;
  if (candidates.some(({ found }) => found.compact !== first?.found.compact)) return undefined;
  const opaque =
    claim === 'ath' ? readTarget(request?.text ?? '').boundToken : readBeside(answer).accessToken;
  // Both a token of ours and one that is none: it is not known which is meant.
  if (first && opaque !== undefined) return undefined;
  const hashed = first?.found.compact ?? opaque;
  if (hashed === undefined || (await isHashOf(token, claim, hashed))) return undefined;
  return { kind: 'hash', claim, other: first?.other };
}

/** OpenID Connect Core §3.3.2.11: the authorization code that came in the same answer. */
async function compareCodeHash(token: DecodedToken): Promise<PairFact | undefined> {
  const { code } = readBeside(token.found.context.answer ?? '');
  if (code === undefined || (await isHashOf(token, 'c_hash', code))) return undefined;
  return { kind: 'hash', claim: 'c_hash', other: undefined };
}

/** Whether a claim is the hash of that text, or cannot be judged. */
async function isHashOf(token: DecodedToken, claim: HashClaim, text: string): Promise<boolean> {
  const stated = claimText(token, `/${claim}`);
  const hash = claim === 'ath' ? 'SHA-256' : hashOf(token);
  if (stated === undefined || hash === undefined) return true;
  const octets = await digest(hash, text);
  const half = octets.subarray(0, octets.length / 2);
  return encodeBase64url(claim === 'ath' ? octets : half) === withoutPadding(stated);
}

/** The hash of "alg" (OpenID Connect Core §3.1.3.6); that of Ed25519 is SHA-512. */
function hashOf({ algorithm = '', parts }: DecodedToken): string | undefined {
  if (!findSignatureAlgorithm(algorithm)) return undefined;
  const octets = parts[2]?.octets;
  const isEd25519 = algorithm === 'EdDSA' && octets?.ok && octets.value.length === 64;
  if (algorithm === 'Ed25519' || isEd25519) return 'SHA-512';
  const bits = /^(?:HS|RS|PS|ES)(256|384|512)K?$/.exec(algorithm)?.[1];
  return bits && `SHA-${bits}`;
}

async function digest(hash: string, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(hash, encodeUtf8(text)));
}

/** The key of a proof against the one that an access token is bound to (RFC 9449 §6). */
async function compareBoundKey(
  token: DecodedToken,
  others: readonly Numbered[],
): Promise<PairFact | undefined> {
  const place = isDpopProof(token) ? 'proof' : 'token';
  const own = await boundKey(token);
  if (own === undefined) return undefined;
  const read = others
    .filter(({ found }) =>
      place === 'proof'
        ? isSentWithProof(found, token)
        : isHeader(found, 'dpop') && isSentWithProof(token.found, { found }),
    )
    .slice(0, 100)
    .map(async ({ found, other }) => {
      const decoded = decodeToken(found);
      const fits = isDpopProof(decoded) !== (place === 'proof');
      return { other, key: fits ? await boundKey(decoded) : undefined };
    });
  const keys = (await Promise.all(read)).filter(({ key }) => key !== undefined);
  const [first] = keys;
  if (!first || keys.some(({ key }) => key !== first.key) || first.key === own) return undefined;
  return { kind: 'bound-key', place, other: first.other };
}

/** The thumbprint of the key of a proof, or the one in "cnf". */
async function boundKey(token: DecodedToken): Promise<string | undefined> {
  if (!isDpopProof(token)) return claimText(token, '/cnf/jkt');
  if (!token.protectedHeader.ok) return undefined;
  const { jwk }: { readonly jwk?: Jwk } = JSON.parse(token.protectedHeader.value.text);
  const isPublic = jwk && ['EC', 'RSA', 'OKP'].includes(String(jwk.kty));
  return isPublic ? thumbprint(jwk) : undefined;
}

/** A member of an answer, of the address it came with, or of the form. */
function isIssuedAs({ label, context }: FoundToken, name: string): boolean {
  return label === name && ['member', 'url', 'form'].includes(context.carrier.kind);
}

/** "Authorization: DPoP", in the request of the proof where requests are told apart. */
function isSentWithProof(found: FoundToken, proof: { readonly found: FoundToken }): boolean {
  const { carrier, request } = found.context;
  const its = proof.found.context.request;
  return (
    isHeader(found, 'authorization') &&
    carrier.kind === 'header' &&
    carrier.scheme?.toLowerCase() === 'dpop' &&
    request?.place.from === its?.place.from
  );
}

function isHeader({ context: { carrier } }: FoundToken, name: string): boolean {
  return carrier.kind === 'header' && carrier.name.toLowerCase() === name;
}

function claimText({ claimsSet }: DecodedToken, pointer: string): string | undefined {
  const value = claimsSet?.ok ? findPointer(claimsSet.value.object, pointer)?.value : undefined;
  return value?.type === 'string' ? value.value : undefined;
}
