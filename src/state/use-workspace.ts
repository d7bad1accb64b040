import { type Dispatch, useEffect, useMemo, useReducer } from 'react';
import { flushSync } from 'react-dom';
import { attachPayload } from '../core/decode/attach-payload.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import { readToken } from '../pipeline.ts';
import { type Arriving, readArrival, withoutKey } from './arrivals.ts';
import {
  awaitsForgetting,
  type History,
  type HistoryAction,
  NEW_HISTORY,
  reduceHistory,
} from './history.ts';
import { takeLink, wipeLink } from './read-link.ts';
import { useFittingSignature } from './use-fitting-signature.ts';
import { useKeyReading } from './use-key-reading.ts';
import { type Scan, useTokens } from './use-tokens.ts';
import { detachedOf, EMPTY_WORKSPACE, reduceWorkspace, type Workspace } from './workspace.ts';

interface OpenWorkspace {
  readonly workspace: Workspace;
  /** What Undo and Redo lead to. */
  readonly history: History;
  readonly dispatch: Dispatch<HistoryAction>;
  /** The same, for what can wait: React then works in short tasks. */
  readonly dispatchLater: Dispatch<HistoryAction>;
  /** All tokens in the Token box, in the order of the text. */
  readonly tokens: readonly FoundToken[];
  /** How the search of a long text stands; undefined when it is done. */
  readonly scan: Scan | undefined;
  /** The one that is looked at; a new object whenever the text changes. */
  readonly token: DecodedToken | undefined;
  readonly reading: KeyReading;
  /** The signature that the key fits is still looked for among several. */
  readonly isSearching: boolean;
}

/** How long what was cleared can be brought back, in milliseconds. */
const MEMORY = 30_000;

/** The workspace and what is read from it. It opens with what the page's address carries. */
export function useWorkspace(): OpenWorkspace {
  const [history, dispatchLater] = useReducer(reduceHistory, undefined, openHistory);
  const { present } = history;
  const { text, keyText, secretEncoding, passphrase } = present;
  const detached = detachedOf(present);
  const { tokens, scan } = useTokens(text);
  const reading = useKeyReading(keyText, secretEncoding, passphrase);
  const { index, isSearching } = useFittingSignature(present, tokens, reading);
  const workspace = useMemo(
    () => (index === present.selectedToken ? present : { ...present, selectedToken: index }),
    [present, index],
  );
  const token = useMemo(
    () => attachPayload(selectToken(tokens, index), detached),
    [tokens, index, detached],
  );

  useEffect(() => {
    const openLink = () => {
      const link = wipeLink();
      if (!link) return;
      const open = (arriving: Arriving) => dispatchNow(dispatchLater, { type: 'arrive', arriving });
      if (link.keys.length === 0) open(withoutKey(link));
      else void readArrival(link).then(open);
    };
    addEventListener('hashchange', openLink);
    return () => removeEventListener('hashchange', openLink);
  }, []);

  const isCleared = awaitsForgetting(history);
  useEffect(() => {
    if (!isCleared) return;
    const timer = setTimeout(() => dispatchLater({ type: 'forget' }), MEMORY);
    return () => clearTimeout(timer);
  }, [isCleared]);

  const dispatch = useMemo(() => (action: HistoryAction) => dispatchNow(dispatchLater, action), []);
  return { workspace, history, dispatch, dispatchLater, tokens, scan, token, reading, isSearching };
}

/** The token at a place in the list, or the last one. */
export function selectToken(
  tokens: readonly FoundToken[],
  index: number,
): DecodedToken | undefined {
  const found = tokens[Math.min(index, tokens.length - 1)];
  return found && readToken(found);
}

/** Shows the change within the very task of the input, so that no frame has an old verdict on it. */
function dispatchNow(dispatch: Dispatch<HistoryAction>, action: HistoryAction): void {
  flushSync(() => dispatch(action));
}

function openHistory(): History {
  const arriving = takeLink();
  if (!arriving) return NEW_HISTORY;
  return {
    ...NEW_HISTORY,
    present: reduceWorkspace(EMPTY_WORKSPACE, { type: 'arrive', arriving }),
  };
}
