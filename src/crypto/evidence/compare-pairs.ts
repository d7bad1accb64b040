import { decodeToken } from '../../core/decode/decode-token.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { isDpopProof } from '../../core/decode/is-dpop-proof.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import type { Evidence, HashClaim, HeldPair, PairFact } from '../../core/evidence/evidence.ts';
import { compareRequest } from '../../core/extract/compare-request.ts';
import type { FoundToken } from '../../core/extract/found-token.ts';
import { readBeside } from '../../core/extract/read-beside.ts';
import { readTarget } from '../../core/extract/read-request-line.ts';
import type { Jwk } from '../../core/keys/key-material.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { thumbprint } from '../keys/thumbprint.ts';
import { loadOnce } from '../load-once.ts';
import { verifyPossession } from '../signatures/verify-possession.ts';
import { findRepeatedNonce, findRepeatedVector, type Numbered } from './find-repeats.ts';
import { claimText, findUnchecked, isHashOf } from './hash-claims.ts';

/** Of longer lists so many tokens are compared. */
const MOST_COMPARED = 5000;

/** A claim of a token beside what it speaks of, and whether that holds. */
interface Compared {
  readonly fact: PairFact;
  readonly holds: boolean;
  /** The claim that binds the two. */
  readonly claim: string;
}

/** What the other tokens of a text say about one of them; nothing where it is not sure which belong together. */
export async function comparePairs(
  token: DecodedToken,
  tokens: readonly FoundToken[],
): Promise<Required<Pick<Evidence, 'pairs' | 'heldPairs'>>> {
  const others = tokens
    .slice(0, MOST_COMPARED)
    .map((found, index) => ({ found, other: index + 1 }))
    .filter(({ found }) => found.compact !== token.found.compact);
  const [compared, proof, confirmed, ...repeats] = await Promise.all([
    Promise.all([
      compareHash(token, others),
      ...compareResponse(token),
      compareBoundKey(token, others),
    ]),
    compareProof(token, others),
    compareConfirmed(token, others),
    findRepeatedNonce(token, others),
    findRepeatedVector(token, others),
  ]);
  const known = compared.filter((each) => each !== undefined);
  const facts = known.flatMap(({ fact, holds }) => (holds ? [] : [fact]));
  const held = facts.length === 0 ? await findHeld(token, known, proof) : [];
  return {
    pairs: [...facts, ...(confirmed?.facts ?? []), ...repeats].filter((fact) => fact !== undefined),
    heldPairs: confirmed?.held ? [...held, confirmed.held] : held,
  };
}

/** Few texts have such a pair. */
const { load: loadConfirmation } = loadOnce(() => import('./compare-confirmation.ts'));

/** A token with a key in "cnf", or its proof; undefined for what is neither, or where the code is out of reach. */
async function compareConfirmed(token: DecodedToken, others: readonly Numbered[]) {
  const { protectedHeader } = token;
  const type = protectedHeader.ok ? stringMember(protectedHeader.value.object, 'typ') : undefined;
  if (!type || !/(?:^|\/)(?:wit|wpt|oauth-client-attestation(?:-pop)?)\+jwt$/i.test(type)) {
    return undefined;
  }
  const code = await loadConfirmation();
  return code?.compareConfirmation(token, others);
}

/** The claims that bind tokens, in the order they are named in. */
const BINDING = ['jkt', 'ath', 'at_hash', 'c_hash', 's_hash'];

/** What binds the token to another, where nothing speaks against it. */
async function findHeld(
  token: DecodedToken,
  compared: readonly Compared[],
  proof: BesideProof | undefined,
): Promise<HeldPair[]> {
  const held = BINDING.filter((claim) => compared.some((each) => each.claim === claim));
  if (isDpopProof(token)) {
    const pairs = [
      { subject: 'proof' as const, claims: held },
      { subject: 'request' as const, claims: requestClaims(token) },
    ].filter(({ claims }) => claims.length > 0);
    return pairs.length > 0 && (await isPossessed(token)) ? pairs : [];
  }
  const byProof = proof?.isHashed === false ? [] : held.filter((claim) => claim === 'jkt');
  const claims = proof?.isHashed ? [...byProof, 'ath'] : byProof;
  const hashes = held.filter((claim) => claim !== 'jkt');
  return [
    ...(claims.length > 0 && proof && (await isPossessed(proof.token))
      ? [{ subject: 'access-token' as const, claims }]
      : []),
    ...(hashes.length > 0 ? [{ subject: 'id-token' as const, claims: hashes }] : []),
    ...findUnchecked(token, hashes),
  ];
}

/** The claims of a proof that match the request it is sent with; none where one does not. */
function requestClaims(proof: DecodedToken): string[] {
  const { request } = proof.found.context;
  if (!request || !isHeader(proof.found, 'dpop')) return [];
  const stated = { method: claimText(proof, '/htm'), url: claimText(proof, '/htu') };
  const { isMethod, isUrl } = compareRequest(stated, request);
  if (isMethod === false || isUrl === false) return [];
  return [...(isMethod ? ['htm'] : []), ...(isUrl ? ['htu'] : [])];
}

/** Whether a proof is signed with the key that it carries. */
async function isPossessed(proof: DecodedToken): Promise<boolean> {
  const algorithm = findSignatureAlgorithm(proof.algorithm ?? '');
  const verdict = algorithm && (await verifyPossession(proof, algorithm));
  return verdict?.state === 'unverified' && verdict.reason === 'proves-possession';
}

/** The proof that was sent with an access token; `isHashed` is undefined where its "ath" says nothing. */
interface BesideProof {
  readonly token: DecodedToken;
  readonly isHashed: boolean | undefined;
}

async function compareProof(
  token: DecodedToken,
  others: readonly Numbered[],
): Promise<BesideProof | undefined> {
  if (isDpopProof(token)) return undefined;
  const proofs = others.filter(
    ({ found }) => isHeader(found, 'dpop') && isSentWithProof(token.found, { found }),
  );
  const [first, second] = proofs;
  // Of several, none is known to be meant.
  if (!first || second) return undefined;
  const proof = decodeToken(first.found);
  if (!isDpopProof(proof)) return undefined;
  return { token: proof, isHashed: await isHashOf(proof, 'ath', token.found.compact) };
}

async function compareHash(
  token: DecodedToken,
  others: readonly Numbered[],
): Promise<Compared | undefined> {
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
  return compareText(token, claim, first?.found.compact ?? opaque, first?.other);
}

/** The code (OpenID Connect Core §3.3.2.11) and the state (FAPI 1.0 Advanced) of the same response. */
function compareResponse(token: DecodedToken): Promise<Compared | undefined>[] {
  const { code, state } = readBeside(token.found.context.answer ?? '');
  return [
    compareText(token, 'c_hash', code, undefined),
    compareText(token, 's_hash', state, undefined),
  ];
}

async function compareText(
  token: DecodedToken,
  claim: HashClaim,
  text: string | undefined,
  other: number | undefined,
): Promise<Compared | undefined> {
  const holds = text === undefined ? undefined : await isHashOf(token, claim, text);
  return holds === undefined ? undefined : { fact: { kind: 'hash', claim, other }, holds, claim };
}

/** The key of a proof against the one that an access token is bound to (RFC 9449 §6). */
async function compareBoundKey(
  token: DecodedToken,
  others: readonly Numbered[],
): Promise<Compared | undefined> {
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
  if (!first || keys.some(({ key }) => key !== first.key)) return undefined;
  const fact = { kind: 'bound-key', place, other: first.other } as const;
  return { fact, holds: first.key === own, claim: 'jkt' };
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
