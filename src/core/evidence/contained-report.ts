import type { ContainedLimit, ContainedToken } from '../decode/contained-tokens.ts';
import type { DecodedToken } from '../decode/decoded-token.ts';
import { type Lifetime, lifetimePhase, readLifetime } from '../time/lifetime.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import type { Evidence } from './evidence.ts';

/**
 * What is known of the tokens that are strings in header or payload of another one. They are data
 * of that token: an API may accept it without reading them, so their verdicts are not layers of its
 * conclusion (`ReviewedToken`). What is wrong with them becomes findings instead; those on a broken
 * chain are of high severity, which keeps a token from being called accepted, and rejects none.
 */
export interface ContainedReport {
  readonly tokens: readonly ContainedVerdict[];
  readonly limits: readonly ContainedLimit[];
  readonly chains: readonly TokenChain[];
}

export interface ContainedVerdict {
  readonly path: ContainedToken['path'];
  readonly compact: string;
  /** By the keys in the Key field. A mismatch counts only with a key that the "kid" names. */
  readonly verdict: SignatureVerdict;
  /** Keys are in the Key field, and none of them made the signature. */
  readonly isOfOtherKey: boolean;
  /** What a verdict is weighed by; gathered where the token brings a key along, or is an HMAC. */
  readonly evidence: Evidence | undefined;
  /** Whether the key that a did:key in "iss" names made the signature. */
  readonly namedKey: KeyMatch | undefined;
  readonly lifetime: Lifetime;
}

/**
 * What a key of the document itself is to a signature. It never makes "verified".
 * `no-key`: there is no key to check with; `unchecked`: this browser cannot.
 */
export type KeyMatch = 'matches' | 'mismatch' | 'no-key' | 'unchecked';

export interface TokenChain {
  /**
   * `federation`: each statement is signed with a key of the next (OpenID Federation 1.0 §4).
   * `ucan`: each proof is for the issuer of the token that holds it (UCAN 0.9.2 §6.2).
   */
  readonly kind: 'federation' | 'ucan';
  /** The way to the list of statements, or to the token with the proofs; empty for the outermost. */
  readonly path: readonly ContainedToken['path'][number][];
  readonly links: readonly ChainLink[];
  /** False where a member of the list is not a token, or was beyond a limit. */
  readonly isComplete: boolean;
}

/** One token of a chain. */
export interface ChainLink {
  /** Its number among the contained tokens; undefined for the outermost token. */
  readonly token: number | undefined;
  readonly issuer: string | undefined;
  readonly subject: string | undefined;
  /** Whether it fits its neighbor: "iss" is the next one’s "sub", or "aud" the holder’s "iss". */
  readonly isJoined: boolean | undefined;
  /** By the neighbor’s keys, or by the one that "iss" names. */
  readonly signature: KeyMatch;
  /** Of a statement by an entity about itself: whether one of its own keys signed it. */
  readonly ownKey: KeyMatch | undefined;
  /** Of a proof: whether it lives at least as long as the token that holds it (UCAN 0.9.2 §6.1). */
  readonly outlives: boolean | undefined;
  readonly lifetime: Lifetime;
}

const NO_LIFETIME: Lifetime = { issuedAt: undefined, notBefore: undefined, expiry: undefined };

/** Of a token whose claims can't be read there is none. */
export function lifetimeOf({ claimsSet }: DecodedToken): Lifetime {
  return claimsSet?.ok ? readLifetime(claimsSet.value.object) : NO_LIFETIME;
}

export type LinkFault =
  | 'not-joined'
  | 'not-self-issued'
  | 'signature'
  | 'own-signature'
  | 'too-short'
  | 'undated'
  | 'expired'
  | 'not-yet';

/** What is wrong with a token of a chain; `now` in seconds. */
export function linkFaults(chain: TokenChain, index: number, now: number): LinkFault[] {
  const link = chain.links[index];
  if (!link) return [];
  const { isJoined, signature, ownKey, outlives, lifetime, issuer, subject } = link;
  const isStatement = chain.kind === 'federation';
  const phase = lifetimePhase(lifetime, now);
  const isUndated = lifetime.expiry === undefined || lifetime.issuedAt === undefined;
  const isEarly = isStatement && lifetime.issuedAt !== undefined && lifetime.issuedAt > now + 60;
  const faults: readonly (readonly [LinkFault, boolean])[] = [
    ['not-self-issued', isStatement && index === 0 && issuer !== subject],
    ['not-joined', isJoined === false],
    ['signature', signature === 'mismatch'],
    ['own-signature', ownKey === 'mismatch'],
    ['too-short', outlives === false],
    ['undated', isStatement && isUndated],
    ['expired', phase === 'expired'],
    ['not-yet', phase === 'not-yet' || isEarly],
  ];
  return faults.flatMap(([fault, applies]) => (applies ? [fault] : []));
}

/** Whether a fault is one of the chain itself: others come and go with time. */
export function isStructural(fault: LinkFault): boolean {
  return fault !== 'expired' && fault !== 'not-yet';
}

/**
 * `trusted`: whole, and its end verified with a key in the Key field. `whole`: all that the chain
 * says of itself holds, which proves nothing yet. `unchecked`: a signature could not be checked.
 */
export type ChainState = 'broken' | 'untimely' | 'unchecked' | 'whole' | 'trusted';

/** What a chain comes to; the verdicts in the report are weighed by where the keys came from. */
export function concludeChain(
  { tokens }: Pick<ContainedReport, 'tokens'>,
  chain: TokenChain,
  now: number,
): ChainState {
  const faults = chain.links.flatMap((_, index) => linkFaults(chain, index, now));
  if (faults.some(isStructural)) return 'broken';
  if (faults.length > 0) return 'untimely';
  const { links } = chain;
  const last = links.at(-1);
  const isWhole = links.every(
    (link) => link.signature === 'matches' || (chain.kind === 'federation' && link === last),
  );
  const areOwnMatching = links.every(({ ownKey }) => ownKey === undefined || ownKey === 'matches');
  if (!isWhole || !areOwnMatching || !chain.isComplete) return 'unchecked';
  const verdict = last?.token === undefined ? undefined : tokens[last.token]?.verdict;
  const isTrusted =
    chain.kind === 'federation' && verdict?.state === 'verified' && verdict.origin === undefined;
  return isTrusted ? 'trusted' : 'whole';
}
