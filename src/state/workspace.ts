import type { Draft } from '../core/compose/compose-token.ts';
import type { SecretEncoding } from '../core/keys/key-material.ts';

/** What the user typed or chose, and nothing that can be worked out from it. */
export interface Workspace {
  /** The Token box: anything that holds a token. */
  readonly text: string;
  /** The Key box. */
  readonly keyText: string;
  readonly secretEncoding: SecretEncoding;
  /** Opens an encrypted private key, and goes with the text of that key. */
  readonly passphrase: string;
  /** An edit of header or payload under way; undefined while the panes show the token as it came. */
  readonly draft: Draft | undefined;
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
  | { readonly type: 'type-passphrase'; readonly passphrase: string }
  | { readonly type: 'read-secret'; readonly text: string; readonly encoding: SecretEncoding }
  | {
      readonly type: 'edit';
      readonly part: 'header' | 'payload';
      readonly text: string;
      readonly baseline: string;
    }
  /**
   * The composed token takes the place of the old one in the text; the edit
   * goes on. A text that was typed since `instead` wins.
   */
  | { readonly type: 'put-token'; readonly text: string; readonly instead: string }
  | {
      readonly type: 'open';
      readonly text: string;
      readonly keyText: string;
      readonly arrival?: Arrival;
    };

export const EMPTY_WORKSPACE: Workspace = {
  text: '',
  keyText: '',
  secretEncoding: 'utf8',
  passphrase: '',
  draft: undefined,
  arrival: undefined,
};

export function reduceWorkspace(workspace: Workspace, action: Action): Workspace {
  switch (action.type) {
    case 'type-token':
      return { ...workspace, text: action.text, draft: undefined, arrival: undefined };
    case 'type-key':
      return { ...workspace, keyText: action.text, passphrase: '', arrival: undefined };
    case 'type-passphrase':
      return { ...workspace, passphrase: action.passphrase };
    case 'read-secret':
      return {
        ...workspace,
        keyText: action.text,
        secretEncoding: action.encoding,
        passphrase: '',
      };
    case 'edit':
      return { ...workspace, draft: editDraft(workspace.draft, action) };
    case 'put-token':
      return workspace.text === action.instead ? { ...workspace, text: action.text } : workspace;
    case 'open':
      return {
        ...EMPTY_WORKSPACE,
        text: action.text,
        keyText: action.keyText,
        arrival: action.arrival,
      };
  }
}

function editDraft(draft: Draft | undefined, edit: Action & { type: 'edit' }): Draft {
  const begun = draft ?? { baseline: edit.baseline, headerText: undefined, payloadText: undefined };
  return edit.part === 'header'
    ? { ...begun, headerText: edit.text }
    : { ...begun, payloadText: edit.text };
}
