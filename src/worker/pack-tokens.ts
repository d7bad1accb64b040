import type { FoundToken } from '../core/extract/found-token.ts';

/** Tokens as they are sent between page and worker. */
export interface PackedTokens {
  readonly found: readonly FoundToken[];
  /**
   * For each of these, the place in `texts` of the text that it was decoded
   * from: a copy with each of thousands of tokens would fill the memory.
   */
  readonly sources: readonly (number | undefined)[];
  readonly texts: readonly string[];
}

/** How far the search for tokens has come, and what it found since the last report. */
export interface ScanProgress extends PackedTokens {
  /** From 0 to 1. */
  readonly share: number;
}

/** The tokens as they are sent. */
export function packTokens(found: readonly FoundToken[]): PackedTokens {
  const texts = new Map<string, number>();
  const sources = found.map(({ standing }) => {
    const text = sourceOf(standing);
    if (text !== undefined && !texts.has(text)) texts.set(text, texts.size);
    return text === undefined ? undefined : texts.get(text);
  });
  const packed = found.map((token) => withSource(token, ''));
  return { found: packed, sources, texts: [...texts.keys()] };
}

/** The same tokens as they were found. */
export function unpackTokens({ found, sources, texts }: PackedTokens): FoundToken[] {
  return found.map((token, index) => withSource(token, texts[sources[index] ?? -1] ?? ''));
}

function sourceOf(standing: FoundToken['standing']): string | undefined {
  switch (standing.kind) {
    case 'plain':
      return undefined;
    case 'base64':
      return standing.decoded;
    case 'chunks':
      return standing.joined;
  }
}

function withSource(token: FoundToken, text: string): FoundToken {
  const { standing } = token;
  switch (standing.kind) {
    case 'plain':
      return token;
    case 'base64':
      return { ...token, standing: { ...standing, decoded: text } };
    case 'chunks':
      return { ...token, standing: { ...standing, joined: text } };
  }
}
