import { type ExpectationTexts, NO_EXPECTATIONS } from '../core/checks/expectation-texts.ts';
import type { Draft } from '../core/compose/compose-token.ts';
import { findChange } from '../core/compose/find-change.ts';
import type { DetachedPayload } from '../core/decode/decoded-token.ts';
import { endOfLines, withLineFeeds } from '../core/encoding/end-of-lines.ts';
import { decodeUtf8, encodeUtf8 } from '../core/encoding/utf8.ts';
import type { KeyMaterial, SecretEncoding } from '../core/keys/key-material.ts';
import type { ArrivalChannel, KeyOrigin } from '../core/keys/key-origin.ts';
import {
  confirmKeys,
  type KnownOrigins,
  NO_ORIGINS,
  rememberOrigin,
} from '../core/keys/known-origins.ts';
import { type Allowance, USUAL_ALLOWANCE } from '../core/verdict/decryption-verdict.ts';
import type { Arriving } from './arrivals.ts';
import { type DraftEdit, editDraft, placeDraft } from './edit-draft.ts';

/** Characters from which on comparing two texts would hold up each key press. */
export const LONG_TEXT = 200_000;

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
  /** Where keys came from that the user did not bring, whatever became of their text since. */
  readonly knownOrigins: KnownOrigins;
  readonly secretEncoding: SecretEncoding;
  /** Opens an encrypted private key, and goes with the text of that key. */
  readonly passphrase: string;
  /** The text of the key that was generated here last. */
  readonly generatedKey: string | undefined;
  /** Whether an edit is signed at once; else it keeps the signature of the text before. */
  readonly autoSign: boolean;
  /** What was signed here last, for as long as the token comes from it. */
  readonly signed: SignedText | undefined;
  /** An edit of header or payload under way; undefined while the panes show the token as it came. */
  readonly draft: Draft | undefined;
  /** The payload of a token that comes without it. */
  readonly detachedPayload: string;
  /** The same as bytes, where it came as a file or with line ends that a text box changes. */
  readonly detachedBytes: DetachedPayload | undefined;
  /** The user asked for a check with the key that the token carries. */
  readonly checksInside: boolean;
  /** What the verifier is said to expect; it stays when another token comes. */
  readonly expectations: ExpectationTexts;
  /** The certificates that chains in "x5c" must end in. Those that the user gave stay when another token comes. */
  readonly roots: string;
  /** The roots that an example brought: anyone can sign below them, so they go with its token. */
  readonly exampleRoots: string;
  /** The subject that the user expects of the certificate that signs; empty for none. */
  readonly signer: string;
  /** What the user allowed for this token and key that takes long or may be large. */
  readonly allowance: Allowance;
  /** What came from outside, and was let in. */
  readonly arrival: Arrival | undefined;
  /** Why a key that came from outside is not in the Key box. */
  readonly droppedKey: DroppedKey | undefined;
  /** What came from outside while something was in the boxes: the user is asked about it. */
  readonly waiting: Arriving | undefined;
  /** The example that the boxes were filled with, for as long as its lesson is wanted. */
  readonly example: string | undefined;
  /** What the token was opened from, if it is inside another one, and its place there. */
  readonly outer: { readonly workspace: Workspace; readonly place: string } | undefined;
}

/** A signature, and the text that it is of. */
export interface SignedText {
  readonly signingInput: string;
  /** As it is in the token. */
  readonly signature: string;
}

/** How a token came in from outside. */
export interface Arrival {
  readonly channel: ArrivalChannel;
  /** What came into the Token box. */
  readonly text: string;
  /** The link had the token in its query, which servers see and log. */
  readonly inQuery: boolean;
}

export interface DroppedKey {
  readonly channel: ArrivalChannel;
  readonly why: 'refused' | 'unread';
}

export type Action =
  | { readonly type: 'type-token'; readonly text: string }
  | { readonly type: 'select-token'; readonly index: number }
  /** Opens a token that is inside the selected one in its place; closing it goes back. */
  | {
      readonly type: 'open-contained';
      readonly compact: string;
      readonly place: string;
      /** Else the key is that of the outer token alone. */
      readonly keepsKey: boolean;
    }
  | { readonly type: 'close-contained' }
  | { readonly type: 'type-key'; readonly text: string }
  | {
      readonly type: 'put-key';
      readonly text: string;
      readonly origin: KeyOrigin;
      /** Which keys the text holds (`identifyKey`). */
      readonly keys: readonly string[];
    }
  | { readonly type: 'put-generated-key'; readonly text: string }
  | { readonly type: 'auto-sign'; readonly on: boolean }
  /** The user says that keys which arrived are those of the issuer. */
  | { readonly type: 'confirm-keys'; readonly keys: readonly KeyMaterial[] }
  /** Something came from outside. It never takes the place of what is there without being asked about. */
  | { readonly type: 'arrive'; readonly arriving: Arriving }
  | { readonly type: 'answer-arrival'; readonly replace: boolean }
  | { readonly type: 'type-passphrase'; readonly passphrase: string }
  | { readonly type: 'read-secret'; readonly text: string; readonly encoding: SecretEncoding }
  | { readonly type: 'check-inside'; readonly on: boolean }
  | { readonly type: 'type-roots'; readonly text: string }
  /** The certificate in the Key field is a root. */
  | { readonly type: 'key-to-roots' }
  | { readonly type: 'expect-signer'; readonly subject: string }
  | { readonly type: 'expect'; readonly expectations: ExpectationTexts }
  | { readonly type: 'allow'; readonly allowance: Partial<Allowance> }
  | ({ readonly type: 'edit' } & DraftEdit)
  | { readonly type: 'type-detached'; readonly text: string }
  /** A payload of any bytes, from a file or as it was pasted. */
  | { readonly type: 'put-detached'; readonly payload: DetachedPayload }
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
      /** Where it was signed here. */
      readonly signed?: SignedText;
    }
  | {
      readonly type: 'open';
      readonly text: string;
      /** Undefined where the key that is there stays. */
      readonly keyText: string | undefined;
      readonly detachedPayload?: string;
      readonly roots?: string;
      readonly example?: string;
    }
  /** Empties the boxes; what the verifier is said to expect stays. */
  | { readonly type: 'clear' }
  | { readonly type: 'close-lesson' };

export const EMPTY_WORKSPACE: Workspace = {
  text: '',
  selectedToken: 0,
  isChosen: false,
  keyText: '',
  knownOrigins: NO_ORIGINS,
  secretEncoding: 'utf8',
  passphrase: '',
  generatedKey: undefined,
  autoSign: true,
  signed: undefined,
  draft: undefined,
  detachedPayload: '',
  detachedBytes: undefined,
  checksInside: false,
  expectations: NO_EXPECTATIONS,
  roots: '',
  exampleRoots: '',
  signer: '',
  allowance: USUAL_ALLOWANCE,
  arrival: undefined,
  droppedKey: undefined,
  waiting: undefined,
  example: undefined,
  outer: undefined,
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
        outer: isAnother ? undefined : workspace.outer,
        ...(isAnother ? withoutExampleRoots(workspace) : {}),
        draft: undefined,
        signed: undefined,
        arrival: action.text === '' ? undefined : workspace.arrival,
        detachedPayload: action.text === '' ? '' : workspace.detachedPayload,
        detachedBytes: action.text === '' ? undefined : workspace.detachedBytes,
        checksInside: false,
        allowance: USUAL_ALLOWANCE,
      };
    }
    case 'select-token':
      return {
        ...workspace,
        selectedToken: action.index,
        isChosen: true,
        draft: undefined,
        signed: undefined,
        checksInside: false,
      };
    case 'open-contained': {
      const { compact: text, place, keepsKey } = action;
      const keyText = keepsKey ? undefined : '';
      const opened = reduceWorkspace(workspace, { type: 'open', text, keyText });
      return { ...opened, example: workspace.example, outer: { workspace, place } };
    }
    case 'close-contained': {
      const { outer, knownOrigins, expectations, autoSign, waiting } = workspace;
      const kept = { knownOrigins, expectations, autoSign, waiting };
      return outer ? { ...outer.workspace, ...kept } : workspace;
    }
    case 'type-key':
      return putKey(workspace, action.text);
    case 'put-key': {
      const knownOrigins = rememberOrigin(workspace.knownOrigins, action.origin, action.keys);
      return { ...putKey(workspace, action.text), knownOrigins };
    }
    case 'put-generated-key':
      return {
        ...putKey(workspace, action.text),
        secretEncoding: 'utf8',
        generatedKey: action.text,
      };
    case 'auto-sign':
      return { ...workspace, autoSign: action.on };
    case 'confirm-keys':
      return { ...workspace, knownOrigins: confirmKeys(workspace.knownOrigins, action.keys) };
    case 'arrive':
      return arrive(workspace, action.arriving);
    case 'answer-arrival': {
      const { waiting } = workspace;
      if (!waiting) return workspace;
      const answered = { ...workspace, waiting: undefined };
      return action.replace ? letIn(answered, waiting) : answered;
    }
    case 'type-passphrase':
      return { ...workspace, passphrase: action.passphrase };
    case 'read-secret':
      return {
        ...workspace,
        ...withOtherKey(workspace),
        checksInside: workspace.checksInside,
        keyText: action.text,
        secretEncoding: action.encoding,
        passphrase: action.text === workspace.keyText ? workspace.passphrase : '',
        droppedKey: undefined,
      };
    case 'check-inside':
      return { ...workspace, checksInside: action.on };
    case 'type-roots':
      // Another root may vouch for another holder of the same name.
      return { ...workspace, roots: withLineFeeds(action.text), signer: '' };
    case 'key-to-roots':
      return { ...putKey(workspace, ''), roots: workspace.keyText, signer: '' };
    case 'expect-signer':
      return { ...workspace, signer: action.subject };
    case 'expect':
      return { ...workspace, expectations: action.expectations };
    case 'type-detached':
      if (isLongPayload(action.text)) {
        const bytes = encodeUtf8(action.text);
        return { ...workspace, detachedPayload: '', detachedBytes: { bytes, isExact: false } };
      }
      return {
        ...workspace,
        detachedPayload: withLineFeeds(action.text),
        detachedBytes: undefined,
      };
    case 'put-detached': {
      const text = decodeUtf8(action.payload.bytes);
      const isText = text.ok && !text.value.includes('\0') && !isLongPayload(text.value);
      return {
        ...workspace,
        detachedPayload: isText ? withLineFeeds(text.value) : '',
        detachedBytes: action.payload,
      };
    }
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
        outer: undefined,
        draft: undefined,
        signed: undefined,
        detachedPayload: action.detachedPayload ?? '',
        detachedBytes: undefined,
        checksInside: false,
        allowance: USUAL_ALLOWANCE,
        arrival: undefined,
        droppedKey: undefined,
        example: action.example,
        ...withoutExampleRoots(workspace),
        ...(action.roots === undefined
          ? {}
          : { roots: action.roots, exampleRoots: action.roots, signer: '' }),
        ...(action.keyText === undefined
          ? {}
          : {
              keyText: withLineFeeds(action.keyText),
              secretEncoding: 'utf8',
              passphrase: '',
            }),
      };
    case 'clear':
      return {
        ...EMPTY_WORKSPACE,
        expectations: workspace.expectations,
        autoSign: workspace.autoSign,
      };
    case 'close-lesson':
      return { ...workspace, example: undefined };
  }
}

function withoutExampleRoots({ roots, exampleRoots }: Workspace): Partial<Workspace> {
  const isOfExample = roots !== '' && roots === exampleRoots;
  return isOfExample ? { roots: '', exampleRoots: '', signer: '' } : {};
}

/** Nothing of a token or key is in the boxes. */
export function isBlank(workspace: Workspace): boolean {
  const { text, keyText, passphrase, roots, draft } = workspace;
  return !text && !keyText && !passphrase && !roots && !hasDetached(workspace) && !draft;
}

/** Whether there is a payload beside the token, as text or as bytes. */
export function hasDetached({ detachedPayload, detachedBytes }: Workspace): boolean {
  return detachedPayload !== '' || detachedBytes !== undefined;
}

/** The payload beside the token, as it is signed. */
export function detachedOf({
  detachedPayload,
  detachedBytes,
}: Pick<Workspace, 'detachedPayload' | 'detachedBytes'>): string | DetachedPayload {
  return detachedBytes ?? detachedPayload;
}

/** Something from outside: shown where nothing is, else waiting for an answer. */
function arrive(workspace: Workspace, arriving: Arriving): Workspace {
  const isNothing = arriving.text === undefined && arriving.keyText === undefined;
  if (!isNothing && !isBlank(workspace)) return { ...workspace, waiting: arriving };
  return letIn(workspace, arriving);
}

/** Puts what arrived into the boxes that it is for; the others keep what they have. */
function letIn(workspace: Workspace, arriving: Arriving): Workspace {
  const { channel, inQuery, key, keyText, keys, example } = arriving;
  let next = workspace;
  if (example !== undefined && arriving.text !== undefined) {
    return reduceWorkspace(next, { type: 'open', text: arriving.text, keyText, example });
  }
  if (arriving.text !== undefined) {
    const text = withLineFeeds(arriving.text);
    next = reduceWorkspace(next, { type: 'open', text, keyText: undefined });
    next = { ...next, arrival: { channel, text, inQuery } };
  }
  if (keyText !== undefined) {
    const origin = { kind: 'arrived', channel } as const;
    next = reduceWorkspace(next, { type: 'put-key', text: keyText, origin, keys });
    return { ...next, secretEncoding: 'utf8' };
  }
  return key === 'refused' || key === 'unread'
    ? { ...next, droppedKey: { channel, why: key } }
    : next;
}

function putKey(workspace: Workspace, text: string): Workspace {
  return {
    ...workspace,
    keyText: withLineFeeds(text),
    ...withOtherKey(workspace),
    droppedKey: undefined,
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
  { text, headerText, signed = workspace.signed }: Action & { type: 'put-token' },
): Workspace {
  const { draft } = workspace;
  return { ...workspace, text, signed, draft: draft && placeDraft(draft, headerText) };
}

/** More than half of the text is gone: it was replaced, not edited. */
function isAnotherText(before: string, after: string): boolean {
  // Comparing a very long text would hold up each keystroke.
  if (before.length > LONG_TEXT) return after.length * 2 < before.length;
  const change = findChange(before, withLineFeeds(after));
  return change !== undefined && (change.to - change.from) * 2 > before.length;
}

/** Characters of a detached payload that its box shows. */
const LONGEST_PAYLOAD = 100_000;

/** A payload that its box would take long to show is kept as its bytes. */
function isLongPayload(text: string): boolean {
  return text.length > LONGEST_PAYLOAD || endOfLines(text) !== undefined;
}
