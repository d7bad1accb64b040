import type { ComponentType } from 'react';
import { createContext } from 'react';
import type { JsonPart } from '../core/compose/complete-json.ts';
import type { TextAnnotation } from './annotations.ts';
import type { TextKind } from './extensions.ts';

/** A stretch to select and show; a new object asks again. */
export interface Reveal {
  readonly from: number;
  readonly to: number;
  /** Only bring its beginning into view: focus and selection stay where they are. */
  readonly isSeen?: boolean;
}

/**
 * Where the text of a box comes from. The box follows it without React, so that a new text is in the
 * very next frame whatever else has to be rendered.
 */
export interface TextSource {
  readonly text: () => string;
  /** The token that the text is from: marks on the text of another token are removed at once. */
  readonly subject: () => string;
  /** Calls the listener when either may have changed; the answer stops that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** What every text box takes, the plain one and the rich one. */
export interface TextBoxProps {
  readonly source: TextSource;
  /** The accessible name. */
  readonly label: string;
  readonly kind: TextKind;
  /** Of a token, for words to complete. */
  readonly part?: JsonPart;
  /** Called for the user's own changes only. */
  readonly onChange: (text: string) => void;
  /** What is shown in the text, and the text that it is about. */
  readonly annotations: readonly TextAnnotation[];
  readonly annotated: string;
  /**
   * The annotations of a text as it is typed, where they can be told at once:
   * then they come with the very change, and the editor is drawn but once.
   */
  readonly annotate?: (text: string) => readonly TextAnnotation[];
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  readonly reveal?: Reveal | undefined;
  /** Whether long lines go on in the next. */
  readonly wraps?: boolean;
  /** Called with the place of the caret while the box has the focus, and without one when it loses it. */
  readonly onCaret?: (at: number | undefined) => void;
}

/** How the rich box takes the plain one's place. */
export interface Handover {
  /** Hides the box until it is its turn. */
  readonly hidden: boolean;
  /** Called when the editor is ready. */
  readonly onReady: () => void;
  /** Where the caret is to be; undefined when the plain box had no focus. */
  readonly caret: Reveal | undefined;
  /** How far the plain box was scrolled, in pixels. */
  readonly scrolled: number;
}

export type RichTextBox = ComponentType<TextBoxProps & Handover>;

/** The rich text box, once its code has arrived; until then the plain one serves. */
export const RichTextBoxContext = createContext<RichTextBox | undefined>(undefined);
