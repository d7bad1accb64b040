import {
  type EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { EditorView, keymap, ViewPlugin } from '@codemirror/view';
import { type Completions, completeJson, type JsonPart } from '../core/compose/complete-json.ts';
import { OfferList } from './offer-list.ts';

/** Words on offer, one of which Enter takes. */
export interface Offers extends Completions {
  /** The chosen one, counted from 0. */
  readonly at: number;
}

/** Handed in, so that this chunk builds on none of the page's. */
export interface CompletionWords {
  /** The name of the list. */
  readonly completions: string;
  /** A distance from now in words; takes seconds. */
  readonly distance: (seconds: number) => string;
  /** Values of "alg" that sign. */
  readonly algorithms: readonly string[];
}

/** Asks an editor to put a text where its cursor stands; `detail` makes it from what stands before. */
const INSERT_EVENT = 'insert-at-cursor';

const setOffers = StateEffect.define<Offers | undefined>();

/**
 * Offers names and values while they are typed. Our own, since the tooltips of
 * the library's would come with the first load (some 4 kB gzipped), anyone who
 * needs them.
 */
export function completion(part: JsonPart, words: CompletionWords): Extension {
  const offers = StateField.define<Offers | undefined>({
    create: () => undefined,
    update(before, transaction) {
      for (const effect of transaction.effects) if (effect.is(setOffers)) return effect.value;
      if (transaction.docChanged) {
        return goesOn(transaction, before) ? offersFor(transaction.state, part, words) : undefined;
      }
      return transaction.selection ? undefined : before;
    },
  });
  const move = (by: number) => (view: EditorView) => {
    const shown = view.state.field(offers);
    if (!shown) return false;
    const { length } = shown.options;
    const at = (shown.at + by + length) % length;
    view.dispatch({ effects: setOffers.of({ ...shown, at }) });
    return true;
  };
  const take = (view: EditorView, index?: number) => {
    const shown = view.state.field(offers);
    const option = shown?.options[index ?? shown.at];
    if (!shown || !option || view.state.readOnly) return false;
    const { from, to } = shown;
    view.dispatch({
      changes: { from, to, insert: option.insert },
      selection: { anchor: from + option.insert.length },
      userEvent: 'input.complete',
      scrollIntoView: true,
    });
    // Behind a name its value comes next.
    const next = option.insert.endsWith(': ') && offersFor(view.state, part, words);
    if (next) view.dispatch({ effects: setOffers.of(next) });
    return true;
  };
  const close = (view: EditorView) => {
    if (!view.state.field(offers)) return false;
    view.dispatch({ effects: setOffers.of(undefined) });
    return true;
  };
  const ask = (view: EditorView) => {
    view.dispatch({ effects: setOffers.of(offersFor(view.state, part, words)) });
    return true;
  };
  return [
    offers,
    Prec.highest(
      keymap.of([
        { key: 'ArrowDown', run: move(1) },
        { key: 'ArrowUp', run: move(-1) },
        { key: 'Enter', run: (view) => take(view) },
        { key: 'Escape', run: close },
        { key: 'Ctrl-Space', run: ask },
      ]),
    ),
    EditorView.domEventHandlers({
      blur: (_, view) => {
        close(view);
      },
      [INSERT_EVENT]: (event, view) => insert(view, event),
    }),
    ViewPlugin.define((view) => {
      const list = new OfferList(view, words, (index) => take(view, index));
      return {
        update: ({ state }) => list.show(state.field(offers)),
        destroy: () => list.remove(),
      };
    }),
    EditorView.contentAttributes.of((view) =>
      OfferList.attributes(view.state.field(offers, false)),
    ),
  ];
}

function insert(view: EditorView, event: Event): boolean {
  if (view.state.readOnly || !(event instanceof CustomEvent)) return false;
  const text = String(event.detail(view.state.sliceDoc(0, view.state.selection.main.from)));
  view.focus();
  view.dispatch(view.state.replaceSelection(text), { userEvent: 'input', scrollIntoView: true });
  event.preventDefault();
  return true;
}

/** A character typed, or one deleted while there is an offer: the list follows. */
function goesOn(transaction: Transaction, before: Offers | undefined): boolean {
  if (transaction.isUserEvent('input.type')) {
    return isWordTyped(transaction);
  }
  return before !== undefined && transaction.isUserEvent('delete.backward');
}

/** A blank or a comma begins nothing yet. */
function isWordTyped({ state }: Transaction): boolean {
  const { head } = state.selection.main;
  return /[\w"#]/.test(state.sliceDoc(head - 1, head));
}

function offersFor(
  state: EditorState,
  part: JsonPart,
  { algorithms }: CompletionWords,
): Offers | undefined {
  const occasion = {
    now: Math.floor(Date.now() / 1000),
    identifier: crypto.randomUUID(),
    algorithms,
  };
  const { empty, head } = state.selection.main;
  if (!empty || state.readOnly) return undefined;
  const found = completeJson(state.doc.toString(), head, part, occasion);
  return found && found.options.length > 0 ? { ...found, at: 0 } : undefined;
}
