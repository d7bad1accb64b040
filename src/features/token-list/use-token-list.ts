import { useEffect, useMemo, useState } from 'react';
import { decodeToken } from '../../core/decode/decode-token.ts';
import { type FoundToken, isSameToken } from '../../core/extract/found-token.ts';
import { summarizeToken, type TokenSummary } from '../../core/extract/summarize-token.ts';
import type { KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import type { KnownOrigins } from '../../core/keys/known-origins.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { weighOrigin } from '../../core/verdict/weigh-origin.ts';
import { judgeToken } from '../../crypto/judge-token.ts';

/** One line of the list: equal tokens are one, the first of them. */
export interface ListedToken {
  readonly found: FoundToken;
  /** Its place among all tokens of the text, counted from 0. */
  readonly index: number;
  readonly count: number;
}

/** What the keys available say of a token, by its place in the text; undefined while it is being worked out. */
export type Verdicts = ReadonlyMap<number, SignatureVerdict>;

/** Equal tokens once, in the order of the text. */
function listTokens(tokens: readonly FoundToken[]): ListedToken[] {
  const byCompact = new Map<string, { found: FoundToken; index: number; count: number }[]>();
  const listed: { found: FoundToken; index: number; count: number }[] = [];
  tokens.forEach((found, index) => {
    const alike = byCompact.get(found.compact) ?? [];
    const known = alike.find((entry) => isSameToken(entry.found, found));
    if (known) {
      known.count++;
      return;
    }
    const entry = { found, index, count: 1 };
    listed.push(entry);
    byCompact.set(found.compact, [...alike, entry]);
  });
  return listed;
}

const summaries = new WeakMap<FoundToken, TokenSummary>();

/** The summary of a token, made once. */
export function summaryOf(found: FoundToken): TokenSummary {
  const summary = summaries.get(found) ?? summarizeToken(found.compact);
  summaries.set(found, summary);
  return summary;
}

/** The summary, if it was made: reading all of thousands at once would hold up the frame. */
export function knownSummary(found: FoundToken): TokenSummary | undefined {
  return summaries.get(found);
}

interface Judged {
  readonly list: readonly ListedToken[];
  readonly reading: KeyReading;
  readonly verdicts: Verdicts;
}

/** Milliseconds of work between two frames, and between two pictures of how far it has come. */
const SLICE = 8;
const PICTURE = 300;
const NONE: Verdicts = new Map();

/**
 * The tokens of a text as a list, with the verdicts of the keys available, which
 * are worked out in the background: a token at a time, and again for another
 * text or key.
 */
export function useTokenList(
  tokens: readonly FoundToken[],
  reading: KeyReading,
  encoding: SecretEncoding,
  known: KnownOrigins,
): { readonly list: readonly ListedToken[]; readonly verdicts: Verdicts } {
  const list = useMemo(() => listTokens(tokens), [tokens]);
  const [judged, setJudged] = useState<Judged>();

  useEffect(() => {
    if (reading.state === 'reading') return;
    let superseded = false;
    const verdicts = new Map<number, SignatureVerdict>();
    const show = () => setJudged({ list, reading, verdicts: new Map(verdicts) });
    const judgeAll = async () => {
      let slice = performance.now();
      let shown = slice;
      for (const { found, index } of list) {
        summaryOf(found);
        // Not kept: of thousands only a few are ever looked at.
        const { signature } = await judgeToken(decodeToken(found), reading, encoding);
        if (superseded) return;
        verdicts.set(index, weighOrigin(signature, known));
        if (performance.now() - slice > SLICE) {
          if (performance.now() - shown > PICTURE) {
            show();
            shown = performance.now();
          }
          await new Promise((resolve) => setTimeout(resolve));
          if (superseded) return;
          slice = performance.now();
        }
      }
      show();
    };
    void judgeAll();
    return () => {
      superseded = true;
    };
  }, [list, reading, encoding, known]);

  const isCurrent = judged?.list === list && judged.reading === reading;
  return { list, verdicts: isCurrent ? judged.verdicts : NONE };
}
