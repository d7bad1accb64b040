import type { Dispatch } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import type { History, HistoryAction } from '../../session/history.ts';
import type { DialogName } from '../shared/dialogs.ts';
import type { Page } from '../shared/page.ts';

/** What a dialog is opened for: the commands, those of one group alone, or the keys. */
export type Question =
  | { readonly kind: 'commands'; readonly group?: Group }
  | { readonly kind: 'keys' };

export type Group = 'go' | 'copy' | 'edit' | 'insert' | 'example' | 'lesson' | 'page' | 'button';

/** What commands look at, and what they can do. */
export interface CommandContext {
  readonly page: Page;
  readonly history: History;
  readonly token: DecodedToken | undefined;
  readonly reading: KeyReading;
  readonly headerText: string;
  readonly payloadText: string;
  /** Header and payload can be edited as they are. */
  readonly isEditable: boolean;
  /** "Sign" would work. */
  readonly canSign: boolean;
  readonly dispatch: Dispatch<HistoryAction>;
  readonly sign: () => void;
  /** Opens what is over the panes. */
  readonly open: (part: DialogName) => void;
  /** Puts the focus into a text box. */
  readonly goTo: Page['goTo'];
  /** The editor of Header or Payload that had the focus last. */
  readonly editor: Element | undefined;
  readonly ask: (question: Question | undefined) => void;
  /** Says for a moment what was done. */
  readonly tell: (words: string) => void;
}

/** Something that can be done with the page, from the list of commands or by its key. */
export interface Command {
  readonly id: string;
  readonly group: Group;
  /** The heading of its part of the list. */
  readonly section: () => string;
  readonly name: () => string;
  /**
   * `Mod` is Ctrl, on a Mac ⌘. A single character is a shortcut only outside
   * of text boxes; one with `Mod` must be known to `read-page-input.ts`, which keeps it from the browser.
   */
  readonly shortcut?: string;
  /** Whether it would do something now; only then it is listed. */
  readonly available: (context: CommandContext) => boolean;
  readonly run: (context: CommandContext) => void | Promise<void>;
}
