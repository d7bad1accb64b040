import { findMember, pointerStep, visitValues } from '../encoding/json-query.ts';
import type { JsonArray, JsonNode, JsonObject } from '../encoding/json-text.ts';
import type { Disclosure } from './decode-sd-jwt.ts';
import type { JsonPart } from './decoded-token.ts';

/** A disclosure with the digest of its encoded text; undefined where that cannot be worked out. */
export interface DigestedDisclosure extends Disclosure {
  readonly digest: string | undefined;
}

/** What became of one disclosure. */
export interface Placement {
  readonly state: 'placed' | 'unreferenced' | 'malformed' | 'rejected' | 'repeated';
  /** An RFC 6901 pointer: where the value belongs; array items count as they were signed. */
  readonly pointer: string | undefined;
  /** The disclosure whose value holds the digest of this one; undefined for the payload itself. */
  readonly parent: number | undefined;
  /** Why it was rejected (RFC 9901 §7.1). */
  readonly fault?: 'name-reserved' | 'name-exists' | 'item-expected' | 'member-expected';
}

/** What is wrong with the digests themselves. */
export type DigestFault =
  | { readonly code: 'digest-repeated'; readonly pointer: string; readonly digest: string }
  | { readonly code: 'sd-malformed' | 'dots-malformed' | 'alg-nested'; readonly pointer: string }
  /** Digests may be deeper than is looked. */
  | { readonly code: 'too-deep'; readonly pointer: string };

export interface ProcessedPayload {
  /** As a verifier sees it: JSON without digests, with what is disclosed. */
  readonly text: string;
  /** One for each disclosure. */
  readonly placements: readonly Placement[];
  /** Digests that no disclosure has: of what is not disclosed, or decoys. */
  readonly hidden: readonly { readonly pointer: string; readonly digest: string }[];
  readonly faults: readonly DigestFault[];
}

/** Levels of nesting: what is deeper is copied as it is, digests included. */
export const MAX_DEPTH = 200;

/** Puts every disclosure in the place of its digest (RFC 9901 §7.1, step 3). */
export function processDisclosures(
  payload: JsonPart,
  disclosures: readonly DigestedDisclosure[],
): ProcessedPayload {
  return new Processor(disclosures).process(payload);
}

/** Where the value that is being written is. */
interface Spot {
  readonly source: string;
  readonly pointer: string;
  readonly depth: number;
  readonly parent: number | undefined;
}

class Processor {
  private readonly byDigest = new Map<string, number>();
  private readonly placements: Placement[];
  private readonly hidden: { pointer: string; digest: string }[] = [];
  private readonly faults: DigestFault[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly disclosures: readonly DigestedDisclosure[]) {
    this.placements = disclosures.map(({ content, digest }, index) => {
      const state = !content.ok
        ? 'malformed'
        : digest !== undefined && this.byDigest.has(digest)
          ? 'repeated'
          : 'unreferenced';
      if (digest !== undefined && !this.byDigest.has(digest)) this.byDigest.set(digest, index);
      return { state, pointer: undefined, parent: undefined };
    });
  }

  process({ text: source, object }: JsonPart): ProcessedPayload {
    const text = this.write(object, { source, pointer: '', depth: 0, parent: undefined });
    const { placements, hidden, faults } = this;
    return { text, placements, hidden, faults };
  }

  private write(node: JsonNode, spot: Spot): string {
    if (spot.depth === MAX_DEPTH) {
      if (holdsDigests(node)) this.faults.push({ code: 'too-deep', pointer: spot.pointer });
      return spot.source.slice(node.start, node.end);
    }
    if (node.type === 'object') return this.writeObject(node, spot);
    if (node.type === 'array') return this.writeArray(node, spot);
    return spot.source.slice(node.start, node.end);
  }

  private writeObject(object: JsonObject, spot: Spot): string {
    const names = new Set(object.members.map(({ name }) => name));
    const isRoot = spot.depth === 0;
    const kept = object.members.flatMap(({ name, nameStart, nameEnd, value }) => {
      if (name === '_sd' || (name === '_sd_alg' && isRoot)) return [];
      if (name === '_sd_alg') this.faults.push({ code: 'alg-nested', pointer: spot.pointer });
      if (name === '...') this.faults.push({ code: 'dots-malformed', pointer: spot.pointer });
      const written = this.write(value, below(spot, name));
      return [`${spot.source.slice(nameStart, nameEnd)}:${written}`];
    });
    const disclosed = this.digestsOf(object, spot).flatMap((digest) => {
      const index = this.take(digest, spot);
      const member = index === undefined ? undefined : this.readMember(index, names, spot);
      return member === undefined ? [] : [member];
    });
    return `{${[...kept, ...disclosed].join(',')}}`;
  }

  private digestsOf(object: JsonObject, { pointer }: Spot): string[] {
    const list = findMember(object, '_sd')?.value;
    if (!list) return [];
    const items = list.type === 'array' ? list.items : [];
    const digests = items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
    if (list.type !== 'array' || digests.length < items.length) {
      this.faults.push({ code: 'sd-malformed', pointer: `${pointer}/_sd` });
      return [];
    }
    return digests;
  }

  private readMember(index: number, names: Set<string>, spot: Spot): string | undefined {
    const content = this.disclosures[index]?.content;
    if (!content?.ok) return undefined;
    const { name, value, text } = content.value;
    if (name === undefined) return this.reject(index, 'member-expected', spot);
    const pointer = spot.pointer + pointerStep(name);
    if (name === '_sd' || name === '...') return this.reject(index, 'name-reserved', spot, pointer);
    if (names.has(name)) return this.reject(index, 'name-exists', spot, pointer);
    names.add(name);
    this.placements[index] = { state: 'placed', pointer, parent: spot.parent };
    const inside = { ...below(spot, name), source: text, parent: index };
    return `${JSON.stringify(name)}:${this.write(value, inside)}`;
  }

  private writeArray(array: JsonArray, spot: Spot): string {
    const items = array.items.flatMap((item, position) => {
      const place = below(spot, String(position));
      const digest = itemDigest(item);
      if (digest === undefined) return [this.write(item, place)];
      const index = this.take(digest, place);
      const written = index === undefined ? undefined : this.readItem(index, place);
      return written === undefined ? [] : [written];
    });
    return `[${items.join(',')}]`;
  }

  private readItem(index: number, place: Spot): string | undefined {
    const content = this.disclosures[index]?.content;
    if (!content?.ok) return undefined;
    const { name, value, text } = content.value;
    if (name !== undefined) return this.reject(index, 'item-expected', place, place.pointer);
    this.placements[index] = { state: 'placed', pointer: place.pointer, parent: place.parent };
    return this.write(value, { ...place, source: text, parent: index });
  }

  /** The disclosure of a digest, which may be but once in all the token. */
  private take(digest: string, { pointer }: Spot): number | undefined {
    if (this.seen.has(digest)) {
      this.faults.push({ code: 'digest-repeated', pointer, digest });
      return undefined;
    }
    this.seen.add(digest);
    const index = this.byDigest.get(digest);
    if (index === undefined) this.hidden.push({ pointer, digest });
    return index;
  }

  private reject(
    index: number,
    fault: NonNullable<Placement['fault']>,
    { pointer, parent }: Spot,
    at = pointer,
  ): undefined {
    this.placements[index] = { state: 'rejected', pointer: at, parent, fault };
  }
}

/** Whether a value has members that an SD-JWT gives a meaning. */
function holdsDigests(root: JsonNode): boolean {
  return visitValues(root).some(
    ({ value }) =>
      value.type === 'object' && value.members.some(({ name }) => RESERVED_NAMES.has(name)),
  );
}

const RESERVED_NAMES: ReadonlySet<string> = new Set(['_sd', '_sd_alg', '...']);

function below(spot: Spot, step: string): Spot {
  return { ...spot, pointer: spot.pointer + pointerStep(step), depth: spot.depth + 1 };
}

/** `{"...": "digest"}` and nothing else in it. */
function itemDigest(item: JsonNode): string | undefined {
  if (item.type !== 'object' || item.members.length !== 1) return undefined;
  const [member] = item.members;
  return member?.name === '...' && member.value.type === 'string' ? member.value.value : undefined;
}
