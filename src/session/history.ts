import { findChange } from '../core/compose/find-change.ts';
import { mergeOrigins } from '../core/keys/known-origins.ts';
import {
  type Action,
  EMPTY_WORKSPACE,
  isBlank,
  reduceWorkspace,
  type Workspace,
} from './workspace.ts';

/** The workspace, and those that Undo and Redo lead to. In memory alone. */
export interface History {
  readonly present: Workspace;
  /** The last step comes last. */
  readonly past: readonly Workspace[];
  /** The next step comes last. */
  readonly future: readonly Workspace[];
  /** The kind of the last step, where more of the same kind would belong to it. */
  readonly typing: string | undefined;
  /** What the last step was; undefined after Undo, Redo and at the beginning. */
  readonly step: Action['type'] | undefined;
  /** Counts what came into the boxes by no typing: an editor's own undo does not reach behind it. */
  readonly turn: number;
}

export type HistoryAction =
  | Action
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** What was in boxes that are empty now can no longer be brought back. */
  | { readonly type: 'forget' };

export const NEW_HISTORY: History = {
  present: EMPTY_WORKSPACE,
  past: [],
  future: [],
  typing: undefined,
  step: undefined,
  turn: 0,
};

const MOST_STEPS = 60;
/** Of longer texts only a few are kept. */
const LONG_TEXT = 200_000;

export function reduceHistory(history: History, action: HistoryAction): History {
  const { present, past, future, turn } = history;
  const moved = { typing: undefined, step: undefined, turn: turn + 1 };
  switch (action.type) {
    case 'undo': {
      const last = past.at(-1);
      if (!last) return history;
      return {
        ...moved,
        present: keepMemory(last, present),
        past: past.slice(0, -1),
        future: [...future, present],
      };
    }
    case 'redo': {
      const next = future.at(-1);
      if (!next) return history;
      return {
        ...moved,
        present: keepMemory(next, present),
        past: [...past, present],
        future: future.slice(0, -1),
      };
    }
    case 'forget':
      return { ...moved, present, past: [], future: [] };
    default:
      return record(history, action, reduceWorkspace(present, action));
  }
}

/** Taking a step back makes nobody forget where a key came from, or what waits for an answer. */
function keepMemory(restored: Workspace, present: Workspace): Workspace {
  const knownOrigins = mergeOrigins(restored.knownOrigins, present.knownOrigins);
  return { ...restored, knownOrigins, waiting: present.waiting, autoSign: present.autoSign };
}

/** Whether there is something that emptying the boxes has not put out of the world yet. */
export function awaitsForgetting({ present, past, future }: History): boolean {
  return isBlank(present) && past.length + future.length > 0;
}

function record(history: History, action: Action, present: Workspace): History {
  const { present: before, past, typing, turn } = history;
  if (present === before) return history;
  // The page's own follow-up, and what is looked at, are no steps of their own.
  if (NO_STEP.includes(action.type) || isQuestion(action, before, present))
    return { ...history, present };
  const kind = kindOf(action, before);
  const goesOn = kind !== undefined && kind === typing;
  return {
    present,
    past: goesOn ? past : trim(before, past, action),
    future: [],
    typing: kind,
    step: action.type,
    turn: NEW_TURN.includes(action.type) ? turn + 1 : turn,
  };
}

/** What arrived waits, or was turned away: nothing in the boxes has changed. */
function isQuestion({ type }: Action, before: Workspace, present: Workspace): boolean {
  if (type !== 'arrive' && type !== 'answer-arrival') return false;
  return before.text === present.text && before.keyText === present.keyText;
}

const NEW_TURN: readonly Action['type'][] = ['open', 'clear', 'arrive', 'answer-arrival'];

const NO_STEP: readonly Action['type'][] = [
  'put-token',
  'select-token',
  'check-inside',
  'allow',
  'close-lesson',
  'confirm-keys',
  'auto-sign',
];

/** A few characters more or fewer are typing, which is taken back as a whole. */
const FEW = 3;

/** The kind of typing that an action goes on with; undefined for a step of its own. */
function kindOf(action: Action, { text, keyText, draft, detachedPayload }: Workspace) {
  switch (action.type) {
    case 'type-token':
      return isTyped(text, action.text) ? action.type : undefined;
    case 'type-key':
      return isTyped(keyText, action.text) ? action.type : undefined;
    case 'type-detached':
      return isTyped(detachedPayload, action.text) ? action.type : undefined;
    case 'edit': {
      const before = action.part === 'header' ? draft?.headerText : draft?.payloadText;
      return before !== undefined && isTyped(before, action.text) ? action.part : undefined;
    }
    case 'type-passphrase':
    case 'expect':
      return action.type;
    default:
      return undefined;
  }
}

function isTyped(before: string, after: string): boolean {
  if (Math.abs(before.length - after.length) > FEW) return false;
  // Comparing a very long text would hold up each keystroke.
  if (before.length > LONG_TEXT) return true;
  const change = findChange(before, after);
  return change !== undefined && Math.max(change.to - change.from, change.insert.length) <= FEW;
}

/** What was emptied is gone as soon as something new comes; Clear leaves but the way back to what it cleared. */
function trim(before: Workspace, past: readonly Workspace[], action: Action): Workspace[] {
  if (isBlank(before) || action.type === 'clear') return [before];
  return [...past, before].slice(before.text.length > LONG_TEXT ? -FEW : -MOST_STEPS);
}
