import { readHeader } from '../../core/audit/read-claims.ts';
import { decodeToken } from '../../core/decode/decode-token.ts';
import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import { encodeBase64url, withoutPadding } from '../../core/encoding/base64url.ts';
import { findPointer, stringMember } from '../../core/encoding/json-query.ts';
import type { ConfirmedPair, HeldPair, PairFact } from '../../core/evidence/evidence.ts';
import type { Jwk } from '../../core/keys/key-material.ts';
import { parseJwk } from '../../core/keys/parse-jwk.ts';
import { fits } from '../../core/keys/select-key.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { plainType } from '../../core/registry/plain-type.ts';
import { matchesSignature } from '../signatures/match-signature.ts';
import type { Numbered } from './find-repeats.ts';
import { claimText, digest } from './hash-claims.ts';

/** "typ" of both tokens of a pair. */
interface Kinds {
  readonly pair: ConfirmedPair;
  readonly token: string;
  readonly proof: string;
}

const KINDS: readonly Kinds[] = [
  { pair: 'workload', token: 'wit+jwt', proof: 'wpt+jwt' },
  {
    pair: 'client',
    token: 'oauth-client-attestation+jwt',
    proof: 'oauth-client-attestation-pop+jwt',
  },
];

/** Among more other tokens of a request the second of a pair is not searched. */
const MOST_SEARCHED = 100;

/** What a token and the other one of its pair show. */
export interface Confirmation {
  readonly facts: readonly PairFact[];
  readonly held: HeldPair | undefined;
}

/**
 * Compares a token that has a key in "cnf" with the proof that is signed with this key, each by its
 * "typ"; undefined where the text does not have exactly one of either, or the key can't be used.
 */
export async function compareConfirmation(
  token: DecodedToken,
  others: readonly Numbered[],
): Promise<Confirmation | undefined> {
  const type = typeOf(token);
  const kinds = KINDS.find((each) => each.token === type || each.proof === type);
  if (!kinds) return undefined;
  const place = kinds.proof === type ? 'proof' : 'token';
  const from = token.found.context.request?.place.from;
  const beside = others.filter(({ found }) => found.context.request?.place.from === from);
  // Whether there is one of either can't be told without all of them.
  if (beside.length > MOST_SEARCHED) return undefined;
  const near = beside.map(({ found, other }) => ({ other, token: decodeToken(found) }));
  // Of several, none is known to be meant.
  if (near.some((each) => typeOf(each.token) === type)) return undefined;
  const wanted = place === 'proof' ? kinds.token : kinds.proof;
  const [found, second] = near.filter((each) => typeOf(each.token) === wanted);
  if (!found || second) return undefined;
  const [proof, bound] = place === 'proof' ? [token, found.token] : [found.token, token];
  const isKey = await isSignedWithConfirmed(proof, bound);
  if (isKey === undefined) return undefined;
  const link = await compareLink(kinds.pair, proof, bound);
  const faults = [
    ...(isKey ? [] : (['key'] as const)),
    ...(link?.holds === false ? [link.fault] : []),
  ];
  const { pair } = kinds;
  return {
    facts: faults.map((fault) => ({
      kind: 'confirmation',
      pair,
      place,
      fault,
      other: found.other,
    })),
    held:
      faults.length === 0
        ? { subject: pair, claims: link ? ['cnf', link.claim] : ['cnf'] }
        : undefined,
  };
}

/** What binds the two besides the key; undefined where the claims are missing. */
async function compareLink(
  pair: ConfirmedPair,
  proof: DecodedToken,
  bound: DecodedToken,
): Promise<{ claim: string; fault: 'hash' | 'client'; holds: boolean } | undefined> {
  if (pair === 'workload') {
    const hash = claimText(proof, '/wth');
    const own = encodeBase64url(await digest('SHA-256', bound.found.compact));
    const holds = hash && withoutPadding(hash) === own;
    return hash === undefined ? undefined : { claim: 'wth', fault: 'hash', holds: Boolean(holds) };
  }
  // Later versions of the draft have no "iss" in the proof.
  const [issuer, subject] = [claimText(proof, '/iss'), claimText(bound, '/sub')];
  return issuer === undefined || subject === undefined
    ? undefined
    : { claim: 'sub', fault: 'client', holds: issuer === subject };
}

/** Whether a proof is signed with "cnf.jwk"; undefined where there is no public key, or none that can be used. */
async function isSignedWithConfirmed(
  proof: DecodedToken,
  bound: DecodedToken,
): Promise<boolean | undefined> {
  const algorithm = findSignatureAlgorithm(proof.algorithm ?? '');
  const key = readConfirmed(bound);
  const signature = findPart(proof, 'signature')?.bytes;
  if (!algorithm || !key || !signature?.ok || signature.value.length === 0) return undefined;
  return fits(key, algorithm) ? matchesSignature(proof, algorithm, key) : false;
}

/** A secret there proves nothing, as anyone who reads the token has it then. */
function readConfirmed({ claimsSet }: DecodedToken) {
  if (!claimsSet?.ok || !findPointer(claimsSet.value.object, '/cnf/jwk')) return undefined;
  const { cnf }: { readonly cnf: { readonly jwk: unknown } } = JSON.parse(claimsSet.value.text);
  const { jwk } = cnf;
  if (typeof jwk !== 'object' || jwk === null || Array.isArray(jwk)) return undefined;
  const key = parseJwk(jwk as Jwk);
  return key.ok && key.value.kind !== 'secret' ? key.value : undefined;
}

function typeOf(token: DecodedToken): string {
  const header = readHeader(token);
  return plainType((header && stringMember(header, 'typ')) ?? '');
}
