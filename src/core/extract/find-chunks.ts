import { encodeUtf8 } from '../encoding/utf8.ts';
import type { FoundToken, SourceRun } from './found-token.ts';
import { liftToken } from './lift-token.ts';
import { readAttributes } from './read-cookie.ts';
import { stepBack } from './step-back.ts';
import type { Carrier, Place } from './token-context.ts';
import { isWholeToken } from './token-shape.ts';

/** One piece of a value that was too long for a cookie. */
interface Chunk {
  readonly name: string;
  readonly index: number;
  readonly nameStart: number;
  readonly value: Place;
}

const WRITTEN = /\.(\d{1,2})(?:=|\t+)/g;
const IN_JSON = /"name"\s*:\s*"([^"\\]{1,128})\.(\d{1,2})"\s*,\s*"value"\s*:\s*"([^"\\]*)"/g;
const NAME_CHARACTER = /[\w.%-]/;
const LONGEST_NAME = 128;
const VALUE = /[^;\s"'`,&<>\\^]*/y;

/**
 * Finds the tokens that stand in several cookies, `name.0`, `name.1` and so
 * on, as libraries split what is longer than a browser takes. A token that is
 * whole in one of them is left alone.
 */
export function findChunkedTokens(
  text: string,
  extract: (joined: string) => readonly FoundToken[],
): FoundToken[] {
  return groupChunks(listChunks(text)).flatMap((chunks) => joinChunks(text, chunks, extract));
}

function listChunks(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let end = 0;
  for (const { 0: written, 1: index, index: at } of text.matchAll(WRITTEN)) {
    const name = text.slice(stepBack(text, at, at - LONGEST_NAME, NAME_CHARACTER), at);
    // What is in the value of another chunk begins none.
    if (name === '' || at < end) continue;
    const from = at + written.length;
    VALUE.lastIndex = from;
    const to = from + (VALUE.exec(text)?.[0].length ?? 0);
    end = to;
    chunks.push({ name, index: Number(index), nameStart: at - name.length, value: { from, to } });
  }
  for (const { 0: written, 1: name = '', 2: index, 3: value = '', index: at } of text.matchAll(
    IN_JSON,
  )) {
    const to = at + written.length - 1;
    const place = { from: to - value.length, to };
    chunks.push({ name, index: Number(index), nameStart: at, value: place });
  }
  return chunks;
}

/** Chunks of one name, whole from 0 on, in the order of their numbers. */
function groupChunks(chunks: readonly Chunk[]): Chunk[][] {
  const open = new Map<string, Map<number, Chunk>>();
  const groups: Chunk[][] = [];
  const close = (group: Map<number, Chunk>) => {
    const sorted = [...group.values()].sort((one, two) => one.index - two.index);
    if (sorted.length > 1 && sorted.every(({ index }, place) => index === place))
      groups.push(sorted);
  };
  for (const chunk of chunks) {
    const group = open.get(chunk.name) ?? new Map<number, Chunk>();
    if (group.has(chunk.index)) {
      close(group);
      group.clear();
    }
    group.set(chunk.index, chunk);
    open.set(chunk.name, group);
  }
  for (const group of open.values()) close(group);
  return groups;
}

function joinChunks(
  text: string,
  chunks: readonly Chunk[],
  extract: (joined: string) => readonly FoundToken[],
): FoundToken[] {
  const runs: SourceRun[] = [];
  let joined = '';
  for (const { value } of chunks) {
    runs.push({ ...value, at: joined.length });
    joined += text.slice(value.from, value.to);
  }
  const places = chunks.map(({ value }) => value);
  const [first] = places;
  if (!first || isWholeToken(text.slice(first.from, first.to))) return [];
  const whole = wholePlace(places);
  const end = first.to - first.from;
  return extract(joined).flatMap((inner) => {
    // What begins and ends in one chunk is found there.
    if (inner.start >= end || inner.end <= end) return [];
    const lifted = liftToken(
      inner,
      { text: joined, runs },
      whole,
      { kind: 'chunks', places, joined, inner },
      { kind: 'chunks', count: chunks.length, place: whole },
    );
    const carrier = cookieOf(text, chunks, whole);
    return [{ ...lifted, label: chunks[0]?.name, context: { carrier, request: undefined } }];
  });
}

function wholePlace(places: readonly Place[]): Place {
  return {
    from: Math.min(...places.map(({ from }) => from)),
    to: Math.max(...places.map(({ to }) => to)),
  };
}

function cookieOf(text: string, chunks: readonly Chunk[], place: Place): Carrier {
  const [first] = chunks;
  const line = text.slice(Math.max(0, (first?.nameStart ?? 0) - 40), first?.nameStart);
  const isSet = /set-cookie["']?\s*[:,]\s*["']?[^\n]*$/i.test(line);
  return {
    kind: 'cookie',
    direction: isSet ? 'set' : 'sent',
    name: first?.name ?? '',
    attributes: isSet && first ? readAttributes(text, first.value.to).attributes : [],
    sizes: chunks.map(
      ({ name, index, value }) =>
        encodeUtf8(`${name}.${index}${text.slice(value.from, value.to)}`).length,
    ),
    place,
  };
}
