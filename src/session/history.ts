import type { ExpectationTexts } from '../core/checks/expectation-texts.ts';
import { findChange } from '../core/compose/find-change.ts';
import { mergeOrigins } from '../core/keys/known-origins.ts';
import {
  type Action,
  EMPTY_WORKSPACE,
  isBlank,
  LONG_TEXT,
  reduceWorkspace,
  type Workspace,
} from './workspace.ts';

/** The workspace, and those that Undo and Redo lead to. In memory only. */
export interface History {
  readonly present: Workspace;
  /** The last step comes last. */
  readonly past: readonly Step[];
  /** The next step comes last. */
  readonly future: readonly Step[];
  /** The typing that the next key press may continue; undefined after any other step. */
  readonly typing: Typing | undefined;
}

/** A change of the workspace, with the workspace on its other side. */
interface Step {
  readonly action: Action['type'];
  readonly workspace: Workspace;
}

interface Typing {
  /** The field, and whether text was inserted or deleted. */
  readonly kind: string;
  /** When the last key was pressed, in milliseconds. */
  readonly time: number;
}

export type HistoryAction = Action | { readonly type: 'undo' } | { readonly type: 'redo' };

export const NEW_HISTORY: History = {
  present: EMPTY_WORKSPACE,
  past: [],
  future: [],
  typing: undefined,
};

const MAX_STEPS = 60;
/** Of texts over `LONG_TEXT`. */
const MAX_LONG_STEPS = 3;
/** A longer pause in typing starts a new step. In milliseconds. */
const MAX_PAUSE = 1000;

/** `time` is that of the action, in milliseconds. */
export function reduceHistory(history: History, action: HistoryAction, time: number): History {
  const { present, past, future } = history;
  switch (action.type) {
    case 'undo': {
      const last = past.at(-1);
      if (!last) return history;
      return {
        present: keepMemory(last.workspace, present),
        past: past.slice(0, -1),
        future: [...future, { ...last, workspace: present }],
        typing: undefined,
      };
    }
    case 'redo': {
      const next = future.at(-1);
      if (!next) return history;
      return {
        present: keepMemory(next.workspace, present),
        past: [...past, { ...next, workspace: present }],
        future: future.slice(0, -1),
        typing: undefined,
      };
    }
    default:
      return record(history, action, reduceWorkspace(present, action), time);
  }
}

/** Taking a step back makes nobody forget where a key came from, or what waits for an answer. */
function keepMemory(restored: Workspace, present: Workspace): Workspace {
  const knownOrigins = mergeOrigins(restored.knownOrigins, present.knownOrigins);
  return { ...restored, knownOrigins, waiting: present.waiting, autoSign: present.autoSign };
}

/** Whether the fields are empty, and Undo would fill them again. */
export function canRestore({ present, past }: History): boolean {
  return isBlank(present) && past.some(({ workspace }) => !isBlank(workspace));
}

/** Whether tokens or keys are in the fields, or Undo or Redo would bring some back. */
export function holdsSecrets({ present, past, future }: History): boolean {
  return !isBlank(present) || past.length + future.length > 0;
}

function record(history: History, action: Action, present: Workspace, time: number): History {
  const { present: before, past, typing } = history;
  if (present === before) return history;
  // The page's own follow-up, and what is shown, are not steps.
  if (NO_STEP.includes(action.type) || isQuestion(action, before, present))
    return { ...history, present };
  const kind = kindOf(action, before, present);
  const continues = kind !== undefined && kind === typing?.kind && time - typing.time <= MAX_PAUSE;
  return {
    present,
    past: continues ? past : addStep(past, { action: action.type, workspace: before }),
    future: [],
    typing: kind === undefined ? undefined : { kind, time },
  };
}

/** What arrived waits, or was turned away: nothing in the fields has changed. */
function isQuestion({ type }: Action, before: Workspace, present: Workspace): boolean {
  if (type !== 'arrive' && type !== 'answer-arrival') return false;
  return before.text === present.text && before.keyText === present.keyText;
}

const NO_STEP: readonly Action['type'][] = [
  'put-token',
  'select-token',
  'check-inside',
  'allow',
  'close-lesson',
  'confirm-keys',
  'auto-sign',
];

/** The most characters that one key press changes; more is a paste, and a step. */
const MAX_TYPED = 3;

/** The field and direction of a key press; undefined for any other change. */
function kindOf(action: Action, before: Workspace, present: Workspace): string | undefined {
  const typed = (field: string, from: string | undefined, to: string | undefined) => {
    const direction = from === undefined || to === undefined ? undefined : directionOf(from, to);
    return direction && `${field} ${direction}`;
  };
  switch (action.type) {
    case 'type-token':
      return typed(action.type, before.text, present.text);
    case 'type-key':
      return typed(action.type, before.keyText, present.keyText);
    case 'type-roots':
      return typed(action.type, before.roots, present.roots);
    case 'type-detached':
      return typed(action.type, before.detachedPayload, present.detachedPayload);
    case 'type-passphrase':
      return typed(action.type, before.passphrase, present.passphrase);
    case 'edit': {
      const name = action.part === 'header' ? 'headerText' : 'payloadText';
      return typed(name, before.draft?.[name] ?? action.before, present.draft?.[name]);
    }
    case 'expect': {
      const names = Object.keys(present.expectations) as (keyof ExpectationTexts)[];
      const changed = names.filter(
        (name) => before.expectations[name] !== present.expectations[name],
      );
      const [name] = changed;
      if (name === undefined || name === 'profile' || changed.length > 1) return undefined;
      return typed(name, before.expectations[name], present.expectations[name]);
    }
    default:
      return undefined;
  }
}

/** Undefined for a change of more than a few characters. */
function directionOf(before: string, after: string): 'insert' | 'delete' | undefined {
  const growth = after.length - before.length;
  if (Math.abs(growth) > MAX_TYPED) return undefined;
  // Comparing a very long text would hold up each key press.
  const change = before.length > LONG_TEXT ? undefined : findChange(before, after);
  if (!change) return growth < 0 ? 'delete' : 'insert';
  const size = Math.max(change.to - change.from, change.insert.length);
  if (size > MAX_TYPED) return undefined;
  return change.insert === '' ? 'delete' : 'insert';
}

/** The first text in an empty page does away with what was there before; Clear keeps one step. */
function addStep(past: readonly Step[], step: Step): Step[] {
  if (isBlank(step.workspace) || step.action === 'clear') return [step];
  const isLong = step.workspace.text.length > LONG_TEXT;
  return [...past, step].slice(isLong ? -MAX_LONG_STEPS : -MAX_STEPS);
}
