import { type ExpectationTexts, NO_EXPECTATIONS } from '../core/claims/expectation-texts.ts';
import type { Draft } from '../core/compose/compose-token.ts';
import { findChange } from '../core/compose/find-change.ts';
import type { SecretEncoding } from '../core/keys/key-material.ts';
import { type KeyOrigin, USER_ORIGIN } from '../core/keys/key-origin.ts';
import { type Allowance, USUAL_ALLOWANCE } from '../core/verdict/decryption-verdict.ts';
import { type DraftEdit, editDraft, placeDraft } from './edit-draft.ts';

/** What the user typed or chose, and nothing that can be worked out from it. */
export interface Workspace {
  /** The Token box: anything that holds a token. */
  readonly text: string;
  /** Which of the tokens in that text is looked at, counted from 0; beyond the last it is the last. */
  readonly selectedToken: number;
  /** The user chose it; else the page may look at another signature of the same token that the key fits. */
  readonly isChosen: boolean;
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
  /** What the receiver is said to expect; it stays when another token comes. */
  readonly expectations: ExpectationTexts;
  /** What the user allowed for this token and key that takes long or may be large. */
  readonly allowance: Allowance;
  /** What a link brought along, for as long as it stands in the boxes. */
  readonly arrival: Arrival | undefined;
  /** The example that the boxes were filled with, for as long as its lesson is wanted. */
  readonly example: string | undefined;
}

/** How a token came in by a link, as far as the user must know. */
export interface Arrival {
  /** The link had the token in its query, which servers see and log. */
  readonly inQuery: boolean;
  /** What became of the key in the link; "unread" where what reads keys did not arrive. */
  readonly key: 'none' | 'taken' | 'refused' | 'unread';
}

export type Action =
  | { readonly type: 'type-token'; readonly text: string }
  | { readonly type: 'select-token'; readonly index: number }
  | { readonly type: 'type-key'; readonly text: string }
  | { readonly type: 'put-key'; readonly text: string; readonly origin: KeyOrigin }
  | { readonly type: 'type-passphrase'; readonly passphrase: string }
  | { readonly type: 'read-secret'; readonly text: string; readonly encoding: SecretEncoding }
  | { readonly type: 'check-inside'; readonly on: boolean }
  | { readonly type: 'expect'; readonly expectations: ExpectationTexts }
  | { readonly type: 'allow'; readonly allowance: Partial<Allowance> }
  | ({ readonly type: 'edit' } & DraftEdit)
  | { readonly type: 'type-detached'; readonly text: string }
  /**
   * The composed token takes the place of the old one in the text; the edit
   * goes on. A text that was typed since `instead` wins.
   */
  | {
      readonly type: 'put-token';
      readonly text: string;
      readonly instead: string;
      /** The header as it was written, where encrypting has changed it. */
      readonly headerText?: string;
    }
  | {
      readonly type: 'open';
      readonly text: string;
      /** Undefined where the key that is there stays. */
      readonly keyText: string | undefined;
      readonly arrival?: Arrival;
      readonly detachedPayload?: string;
      readonly example?: string;
    }
  /** Empties the boxes; what the receiver is said to expect stays. */
  | { readonly type: 'clear' }
  | { readonly type: 'close-lesson' };

export const EMPTY_WORKSPACE: Workspace = {
  text: '',
  selectedToken: 0,
  isChosen: false,
  keyText: '',
  keyOrigin: USER_ORIGIN,
  secretEncoding: 'utf8',
  passphrase: '',
  draft: undefined,
  detachedPayload: '',
  checksInside: false,
  expectations: NO_EXPECTATIONS,
  allowance: USUAL_ALLOWANCE,
  arrival: undefined,
  example: undefined,
};

export function reduceWorkspace(workspace: Workspace, action: Action): Workspace {
  switch (action.type) {
    case 'type-token': {
      const isAnother = isAnotherText(workspace.text, action.text);
      return {
        ...workspace,
        text: withLineFeeds(action.text),
        selectedToken: isAnother ? 0 : workspace.selectedToken,
        isChosen: !isAnother && workspace.isChosen,
        example: isAnother ? undefined : workspace.example,
        draft: undefined,
        detachedPayload: action.text === '' ? '' : workspace.detachedPayload,
        checksInside: false,
        allowance: USUAL_ALLOWANCE,
        arrival: workspace.arrival && { ...workspace.arrival, inQuery: false },
      };
    }
    case 'select-token':
      return {
        ...workspace,
        selectedToken: action.index,
        isChosen: true,
        draft: undefined,
        checksInside: false,
      };
    case 'type-key':
      return putKey(workspace, action.text, USER_ORIGIN);
    case 'put-key':
      return putKey(workspace, action.text, action.origin);
    case 'type-passphrase':
      return { ...workspace, passphrase: action.passphrase };
    case 'read-secret':
      return {
        ...workspace,
        ...withOtherKey(workspace),
        checksInside: workspace.checksInside,
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
    case 'expect':
      return { ...workspace, expectations: action.expectations };
    case 'type-detached':
      return { ...workspace, detachedPayload: withLineFeeds(action.text) };
    case 'allow':
      return { ...workspace, allowance: { ...workspace.allowance, ...action.allowance } };
    case 'edit':
      return { ...workspace, draft: editDraft(workspace.draft, action) };
    case 'put-token':
      return workspace.text === action.instead ? putToken(workspace, action) : workspace;
    case 'open':
      return {
        ...workspace,
        text: withLineFeeds(action.text),
        selectedToken: 0,
        isChosen: false,
        draft: undefined,
        detachedPayload: action.detachedPayload ?? '',
        checksInside: false,
        allowance: USUAL_ALLOWANCE,
        arrival: action.arrival,
        example: action.example,
        ...(action.keyText === undefined
          ? {}
          : {
              keyText: withLineFeeds(action.keyText),
              keyOrigin: USER_ORIGIN,
              secretEncoding: 'utf8',
              passphrase: '',
            }),
      };
    case 'clear':
      return { ...EMPTY_WORKSPACE, expectations: workspace.expectations };
    case 'close-lesson':
      return { ...workspace, example: undefined };
  }
}

/** Nothing of a token or key is in the boxes. */
export function isBlank(workspace: Workspace): boolean {
  const { text, keyText, passphrase, detachedPayload, draft } = workspace;
  return !text && !keyText && !passphrase && !detachedPayload && !draft;
}

function putKey(workspace: Workspace, text: string, keyOrigin: KeyOrigin): Workspace {
  return {
    ...workspace,
    keyText: withLineFeeds(text),
    keyOrigin,
    ...withOtherKey(workspace),
    arrival: withoutKey(workspace.arrival),
  };
}

/**
 * What another key does away with. An edit that is in an encrypted token goes
 * with the key that showed what was in it; one that waits for a key stays.
 */
function withOtherKey({ draft }: Workspace) {
  const kept = draft?.placed ? undefined : draft;
  return { passphrase: '', checksInside: false, allowance: USUAL_ALLOWANCE, draft: kept } as const;
}

function putToken(
  workspace: Workspace,
  { text, headerText }: Action & { type: 'put-token' },
): Workspace {
  const { draft } = workspace;
  return { ...workspace, text, draft: draft && placeDraft(draft, headerText) };
}

const LONG_TEXT = 200_000;

/** More than half of the text is gone: it was replaced, not edited. */
function isAnotherText(before: string, after: string): boolean {
  // Comparing a very long text would hold up each keystroke.
  if (before.length > LONG_TEXT) return after.length * 2 < before.length;
  const change = findChange(before, withLineFeeds(after));
  return change !== undefined && (change.to - change.from) * 2 > before.length;
}

/** What remains to be said of a link when its key is no longer in the box. */
function withoutKey(arrival: Arrival | undefined): Arrival | undefined {
  return arrival && { ...arrival, key: 'none' };
}

/** Text boxes know line feeds only; what is kept must be what they show. */
function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
