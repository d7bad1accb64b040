import type { ContainedPlace, ContainedToken } from '../../core/decode/contained-tokens.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { findMember, findPointer } from '../../core/encoding/json-query.ts';
import {
  type ChainLink,
  type KeyMatch,
  lifetimeOf,
  type TokenChain,
} from '../../core/evidence/contained-report.ts';
import type { Lifetime } from '../../core/time/lifetime.ts';
import { readKeys } from '../keys/read-keys.ts';
import { claimText } from './hash-claims.ts';
import { matchKeys, matchNamedKey } from './match-keys.ts';

type Path = readonly ContainedPlace[];

/** A statement in the list that a header parameter or claim is (OpenID Federation 1.0 §4.3, §4.4). */
const STATEMENT = /^(.{0,1000}\/(?:peer_)?trust_chain)\/(\d{1,4})$/;

/** The trust chains among contained tokens, followed from the subject to the anchor, without a network. */
export async function followFederation(
  outermost: DecodedToken,
  tokens: readonly ContainedToken[],
): Promise<TokenChain[]> {
  const lists = new Map<string, { readonly path: Path; readonly items: Map<number, number> }>();
  for (const [index, { path }] of tokens.entries()) {
    const last = path.at(-1);
    const [, pointer, item] = (last && STATEMENT.exec(last.pointer)) ?? [];
    if (!last || pointer === undefined) continue;
    const way = [...path.slice(0, -1), { part: last.part, pointer }];
    const name = JSON.stringify(way);
    const list = lists.get(name) ?? { path: way, items: new Map() };
    lists.set(name, list);
    list.items.set(Number(item), index);
  }
  const chains: TokenChain[] = [];
  for (const { path, items } of lists.values()) {
    const holder = tokenAt(path.slice(0, -1), outermost, tokens);
    const length = (holder && lengthOf(holder, path.at(-1))) ?? items.size;
    const links: ChainLink[] = [];
    for (const [item, index] of items) {
      const token = tokens[index]?.token;
      const next = tokens[items.get(item + 1) ?? -1]?.token;
      if (token) links.push(await followStatement(index, token, next, item === length - 1));
    }
    chains.push({ kind: 'federation', path, links, isComplete: items.size === length });
  }
  return chains;
}

function lengthOf(holder: DecodedToken, place: ContainedPlace | undefined): number | undefined {
  const part = place?.part === 'header' ? holder.protectedHeader : holder.claimsSet;
  const list = part?.ok && place ? findPointer(part.value.object, place.pointer)?.value : undefined;
  return list && list.type === 'array' ? list.items.length : undefined;
}

function tokenAt(
  way: Path,
  outermost: DecodedToken,
  tokens: readonly ContainedToken[],
): DecodedToken | undefined {
  if (way.length === 0) return outermost;
  return tokens.find(({ path }) => isSame(path, way))?.token;
}

function isSame(one: Path, other: Path): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function followStatement(
  index: number,
  token: DecodedToken,
  next: DecodedToken | undefined,
  isLast: boolean,
): Promise<ChainLink> {
  const [issuer, subject] = [claimText(token, '/iss'), claimText(token, '/sub')];
  const isOwn = issuer !== undefined && issuer === subject;
  const isJoined = issuer !== undefined && next !== undefined && issuer === claimText(next, '/sub');
  return {
    token: index,
    issuer,
    subject,
    isJoined: isLast ? undefined : isJoined,
    signature: next ? await matchStatement(token, next) : 'no-key',
    ownKey: isOwn ? await matchStatement(token, token) : undefined,
    outlives: undefined,
    lifetime: lifetimeOf(token),
  };
}

/** Whether a key in "jwks" of a statement made the signature of another, or of its own. */
async function matchStatement(token: DecodedToken, { claimsSet }: DecodedToken): Promise<KeyMatch> {
  const set = claimsSet?.ok ? findMember(claimsSet.value.object, 'jwks')?.value : undefined;
  if (!claimsSet?.ok || set?.type !== 'object') return 'no-key';
  const text = claimsSet.value.text.slice(set.start, set.end);
  return await matchKeys(token, await readKeys(text, 'utf8'));
}

/**
 * The delegations of UCANs whose proofs are tokens in "prf", as up to 0.8. The first link is the
 * token that the proofs are for; the proofs follow in the order of the text.
 */
export async function followUcans(
  outermost: DecodedToken,
  tokens: readonly ContainedToken[],
): Promise<TokenChain[]> {
  const chains = new Map<string, FollowedUcan>();
  for (const [index, { path, token }] of tokens.entries()) {
    const last = path.at(-1);
    if (!last || !isProof(last)) continue;
    const rootPath = path.slice(0, path.findLastIndex((place) => !isProof(place)) + 1);
    const root = tokenAt(rootPath, outermost, tokens);
    const holder = tokenAt(path.slice(0, -1), outermost, tokens);
    if (!root || !holder || !isUcan(root)) continue;
    const name = JSON.stringify(rootPath);
    const at = tokens.findIndex((each) => isSame(each.path, rootPath));
    const chain = chains.get(name) ?? {
      path: rootPath,
      links: [await linkOf(at === -1 ? undefined : at, root, undefined)],
      named: proofsOf(root),
    };
    chain.named += proofsOf(token);
    chains.set(name, chain);
    chain.links.push(await linkOf(index, token, holder));
  }
  return [...chains.values()].map(({ path, links, named }) => ({
    ...{ kind: 'ucan', path, links },
    // A proof that is not a token, or beyond a limit, is named and has no link.
    isComplete: links.length === named + 1,
  }));
}

interface FollowedUcan {
  readonly path: Path;
  readonly links: ChainLink[];
  /** How many proofs the token and its proofs name. */
  named: number;
}

function proofsOf({ claimsSet }: DecodedToken): number {
  const proofs = claimsSet?.ok ? findMember(claimsSet.value.object, 'prf')?.value : undefined;
  return proofs?.type === 'array' ? proofs.items.length : proofs?.type === 'string' ? 1 : 0;
}

function isProof({ part, pointer }: ContainedPlace): boolean {
  return part === 'payload' && /^\/prf(?:\/\d+)?$/.test(pointer);
}

function isUcan(token: DecodedToken): boolean {
  return ['iss', 'aud'].every((name) => claimText(token, `/${name}`)?.startsWith('did:'));
}

async function linkOf(
  index: number | undefined,
  token: DecodedToken,
  holder: DecodedToken | undefined,
): Promise<ChainLink> {
  const [issuer, audience] = [claimText(token, '/iss'), claimText(token, '/aud')];
  const lifetime = lifetimeOf(token);
  return {
    token: index,
    issuer,
    subject: audience,
    isJoined: holder && audience !== undefined && audience === claimText(holder, '/iss'),
    signature: (await matchNamedKey(token)) ?? 'no-key',
    ownKey: undefined,
    outlives: holder && isWithin(lifetimeOf(holder), lifetime),
    lifetime,
  };
}

/** Whether a lifetime is within another; one without an end is only within such a one. */
function isWithin(inner: Lifetime, outer: Lifetime): boolean {
  const ends = outer.expiry === undefined || (inner.expiry ?? Infinity) <= outer.expiry;
  const begins = outer.notBefore === undefined || (inner.notBefore ?? -Infinity) >= outer.notBefore;
  return ends && begins;
}
