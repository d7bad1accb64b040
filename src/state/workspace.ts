import type { Draft } from '../core/compose/compose-token.ts';
import type { SecretEncoding } from '../core/keys/key-material.ts';
import { type KeyOrigin, USER_ORIGIN } from '../core/keys/key-origin.ts';

/** What the user typed or chose, and nothing that can be worked out from it. */
export interface Workspace {
  /** The Token box: anything that holds a token. */
  readonly text: string;
  /** The Key box. */
  readonly keyText: string;
  /** Where that text came from, for as long as nobody types in it. */
  readonly keyOrigin: KeyOrigin;
  readonly secretEncoding: SecretEncoding;
  /** Opens an encrypted private key, and goes with the text of that key. */
  readonly passphrase: string;
  /** An edit of header or payload under way; undefined while the panes show the token as it came. */
  readonly draft: Draft | undefined;
  /** The payload of a token that comes without it. */
  readonly detachedPayload: string;
  /** The user asked for a check with the key that the token carries. */
  readonly checksInside: boolean;
  /** What a link brought along, for as long as it stands in the boxes. */
  readonly arrival: Arrival | undefined;
}

/** How a token came in by a link, as far as the user must know. */
export interface Arrival {
  /** The link had the token in its query, which servers see and log. */
  readonly inQuery: boolean;
  /** What became of the key in the link. */
  readonly key: 'none' | 'taken' | 'refused';
}

export type Action =
  | { readonly type: 'type-token'; readonly text: string }
  | { readonly type: 'type-key'; readonly text: string }
  | { readonly type: 'put-key'; readonly text: string; readonly origin: KeyOrigin }
  | { readonly type: 'type-passphrase'; readonly passphrase: string }
  | { readonly type: 'read-secret'; readonly text: string; readonly encoding: SecretEncoding }
  | { readonly type: 'check-inside'; readonly on: boolean }
  | {
      readonly type: 'edit';
      readonly part: 'header' | 'payload';
      readonly text: string;
      readonly baseline: string;
      readonly baselineIndex?: number;
    }
  | { readonly type: 'type-detached'; readonly text: string }
  /**
   * The composed token takes the place of the old one in the text; the edit
   * goes on. A text that was typed since `instead` wins.
   */
  | { readonly type: 'put-token'; readonly text: string; readonly instead: string }
  | {
      readonly type: 'open';
      readonly text: string;
      /** Undefined where the key that is there stays. */
      readonly keyText: string | undefined;
      readonly arrival?: Arrival;
    };

export const EMPTY_WORKSPACE: Workspace = {
  text: '',
  keyText: '',
  keyOrigin: USER_ORIGIN,
  secretEncoding: 'utf8',
  passphrase: '',
  draft: undefined,
  detachedPayload: '',
  checksInside: false,
  arrival: undefined,
};

export function reduceWorkspace(workspace: Workspace, action: Action): Workspace {
  switch (action.type) {
    case 'type-token':
      return {
        ...workspace,
        text: withLineFeeds(action.text),
        draft: undefined,
        detachedPayload: action.text === '' ? '' : workspace.detachedPayload,
        checksInside: false,
        arrival: workspace.arrival && { ...workspace.arrival, inQuery: false },
      };
    case 'type-key':
      return {
        ...workspace,
        keyText: withLineFeeds(action.text),
        keyOrigin: USER_ORIGIN,
        passphrase: '',
        checksInside: false,
        arrival: withoutKey(workspace.arrival),
      };
    case 'put-key':
      return {
        ...workspace,
        keyText: withLineFeeds(action.text),
        keyOrigin: action.origin,
        passphrase: '',
        checksInside: false,
        arrival: withoutKey(workspace.arrival),
      };
    case 'type-passphrase':
      return { ...workspace, passphrase: action.passphrase };
    case 'read-secret':
      return {
        ...workspace,
        keyText: action.text,
        // Another reading of the same text comes from where the text came from.
        keyOrigin: action.text === workspace.keyText ? workspace.keyOrigin : USER_ORIGIN,
        secretEncoding: action.encoding,
        passphrase: action.text === workspace.keyText ? workspace.passphrase : '',
        arrival:
          action.text === workspace.keyText ? workspace.arrival : withoutKey(workspace.arrival),
      };
    case 'check-inside':
      return { ...workspace, checksInside: action.on };
    case 'type-detached':
      return { ...workspace, detachedPayload: withLineFeeds(action.text) };
    case 'edit':
      return { ...workspace, draft: editDraft(workspace.draft, action) };
    case 'put-token':
      return workspace.text === action.instead ? { ...workspace, text: action.text } : workspace;
    case 'open':
      return {
        ...workspace,
        text: withLineFeeds(action.text),
        draft: undefined,
        detachedPayload: '',
        checksInside: false,
        arrival: action.arrival,
        ...(action.keyText === undefined
          ? {}
          : {
              keyText: withLineFeeds(action.keyText),
              keyOrigin: USER_ORIGIN,
              secretEncoding: 'utf8',
              passphrase: '',
            }),
      };
  }
}

/** What remains to be said of a link when its key is no longer in the box. */
function withoutKey(arrival: Arrival | undefined): Arrival | undefined {
  return arrival && { ...arrival, key: 'none' };
}

/** Text boxes know line feeds only; what is kept must be what they show. */
function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function editDraft(draft: Draft | undefined, edit: Action & { type: 'edit' }): Draft {
  const { baseline, baselineIndex } = edit;
  const index = baselineIndex === undefined ? {} : { baselineIndex };
  const begun = draft ?? { baseline, ...index, headerText: undefined, payloadText: undefined };
  return edit.part === 'header'
    ? { ...begun, headerText: edit.text }
    : { ...begun, payloadText: edit.text };
}
