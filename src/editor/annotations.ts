import {
  type EditorState,
  type Range,
  StateEffect,
  StateField,
  type Text,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** Something to show in a text without being part of it; offsets count UTF-16 units. */
export type TextAnnotation =
  | {
      readonly kind: 'mark';
      readonly from: number;
      readonly to: number;
      readonly className: string;
      /** Shown when the pointer or the caret is on the mark. */
      readonly title?: string;
    }
  | HintAnnotation
  /** Applies to the whole line that the offset is in. */
  | { readonly kind: 'line'; readonly at: number; readonly className: string };

/** Words beside a value, such as the date of a NumericDate: at the right edge where the line has no other. */
export interface HintAnnotation {
  readonly kind: 'hint';
  readonly at: number;
  readonly text: string;
  /** The end of the text, shown alone where the editor is narrow. */
  readonly short?: string;
  /** The words are of a date, which a click writes in another form. */
  readonly isDate?: boolean;
  /** The words name the reason for a failed check. */
  readonly isBad?: boolean;
}

/** Replaces all annotations. */
export const setAnnotations = StateEffect.define<readonly TextAnnotation[]>();

/** Shows the annotations that were set last; while the text changes under them they move along. */
export const annotations = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setAnnotations)) return toDecorations(effect.value, transaction.newDoc);
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** What the marks say that a character belongs to, each once; those of few characters first. */
export function titlesAt(state: EditorState, offset: number): readonly string[] {
  const found: { readonly length: number; readonly title: string }[] = [];
  state.field(annotations, false)?.between(offset, offset, (from, to, { spec: { title } }) => {
    if (offset < to && title !== undefined) found.push({ length: to - from, title });
  });
  return [...new Set(found.sort((a, b) => a.length - b.length).map(({ title }) => title))];
}

function toDecorations(list: readonly TextAnnotation[], text: Text): DecorationSet {
  const inText = list.filter((each) => (each.kind === 'mark' ? each.to : each.at) <= text.length);
  const hints = new Map<number, number>();
  for (const each of inText) {
    if (each.kind !== 'hint') continue;
    const { from } = text.lineAt(each.at);
    hints.set(from, (hints.get(from) ?? 0) + 1);
  }
  const isAtEdge = (at: number) => {
    const { from, to } = text.lineAt(at);
    return hints.get(from) === 1 && text.sliceString(at, to).trim() === '';
  };
  const ranges = inText.flatMap((annotation) => toRanges(annotation, text, isAtEdge));
  return Decoration.set(ranges, true);
}

function toRanges(
  annotation: TextAnnotation,
  text: Text,
  isAtEdge: (at: number) => boolean,
): Range<Decoration>[] {
  switch (annotation.kind) {
    case 'mark': {
      const { from, to, className, title } = annotation;
      if (from >= to) return [];
      const noted = title === undefined ? {} : { title, attributes: { 'data-noted': '' } };
      return [Decoration.mark({ class: className, ...noted }).range(from, to)];
    }
    case 'line':
      return [
        Decoration.line({ class: annotation.className }).range(text.lineAt(annotation.at).from),
      ];
    case 'hint': {
      const isEdge = isAtEdge(annotation.at);
      const widget = new Hint(annotation, isEdge);
      const shown = Decoration.widget({ widget, side: 1 }).range(annotation.at);
      if (!isEdge) return [shown];
      return [
        Decoration.line({ class: 'cm-hinted' }).range(text.lineAt(annotation.at).from),
        shown,
      ];
    }
  }
}

class Hint extends WidgetType {
  constructor(
    private readonly hint: HintAnnotation,
    private readonly isAtEdge: boolean,
  ) {
    super();
  }

  override eq({ hint, isAtEdge }: Hint): boolean {
    return (
      hint.text === this.hint.text &&
      hint.isDate === this.hint.isDate &&
      hint.isBad === this.hint.isBad &&
      isAtEdge === this.isAtEdge
    );
  }

  override updateDOM(dom: HTMLElement): boolean {
    const { text, short = text, isDate = false, isBad = false } = this.hint;
    dom.className = 'cm-hint font-sans';
    dom.classList.toggle('cm-hint-edge', this.isAtEdge);
    dom.classList.toggle('cm-date', isDate);
    dom.classList.toggle('cm-hint-bad', isBad);
    const long = document.createElement('span');
    long.className = 'cm-hint-long';
    long.textContent = text.slice(0, text.length - short.length);
    dom.replaceChildren(...(long.textContent === '' ? [] : [long]), short);
    return true;
  }

  toDOM(): HTMLElement {
    const element = document.createElement('span');
    this.updateDOM(element);
    return element;
  }
}
