import { type Dispatch, useEffect, useMemo, useReducer } from 'react';
import { flushSync } from 'react-dom';
import { attachPayload } from '../core/decode/attach-payload.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading } from '../core/keys/key-material.ts';
import { readTokens } from '../pipeline.ts';
import { takeLink } from './read-link.ts';
import { useKeyReading } from './use-key-reading.ts';
import { type Action, EMPTY_WORKSPACE, reduceWorkspace, type Workspace } from './workspace.ts';

interface OpenWorkspace {
  readonly workspace: Workspace;
  readonly dispatch: Dispatch<Action>;
  /** The same, for what can wait: React then works in short tasks. */
  readonly dispatchLater: Dispatch<Action>;
  /** The token in the Token box; a new object whenever the text changes. */
  readonly token: DecodedToken | undefined;
  readonly reading: KeyReading;
}

/** The workspace and what is read from it. It opens with what the page's address carries. */
export function useWorkspace(): OpenWorkspace {
  const [workspace, dispatchLater] = useReducer(reduceWorkspace, undefined, openWorkspace);
  const { text, detachedPayload, keyText, secretEncoding, passphrase } = workspace;
  const token = useMemo(
    () => attachPayload(readTokens(text)[0], detachedPayload),
    [text, detachedPayload],
  );
  const reading = useKeyReading(keyText, secretEncoding, passphrase);

  useEffect(() => {
    const openLink = () => {
      const link = takeLink();
      if (link) dispatchNow(dispatchLater, link);
    };
    addEventListener('hashchange', openLink);
    return () => removeEventListener('hashchange', openLink);
  }, []);

  const dispatch = useMemo(() => (action: Action) => dispatchNow(dispatchLater, action), []);
  return { workspace, dispatch, dispatchLater, token, reading };
}

/** Shows the change within the very task of the input, so that no frame has an old verdict on it. */
function dispatchNow(dispatch: Dispatch<Action>, action: Action): void {
  flushSync(() => dispatch(action));
}

function openWorkspace(): Workspace {
  const link = takeLink();
  return link ? reduceWorkspace(EMPTY_WORKSPACE, link) : EMPTY_WORKSPACE;
}
