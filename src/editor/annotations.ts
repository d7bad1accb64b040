import { type EditorState, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** Something to show in a text without being part of it; offsets count UTF-16 units. */
export type TextAnnotation =
  | {
      readonly kind: 'mark';
      readonly from: number;
      readonly to: number;
      readonly className: string;
      /** What the mark says, to whoever points at it or has the caret in it. */
      readonly title?: string;
    }
  | {
      readonly kind: 'hint';
      readonly at: number;
      readonly text: string;
      /** The words are of a date, which a click writes in another form. */
      readonly isDate?: boolean;
    };

/** Replaces all annotations. */
export const setAnnotations = StateEffect.define<readonly TextAnnotation[]>();

/** Shows the annotations that were set last; while the text changes under them they move along. */
export const annotations = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const length = transaction.newDoc.length;
    for (const effect of transaction.effects) {
      if (effect.is(setAnnotations)) return toDecorations(effect.value, length);
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

function toDecorations(list: readonly TextAnnotation[], length: number): DecorationSet {
  const ranges = list.flatMap((annotation) => toRange(annotation, length) ?? []);
  return Decoration.set(ranges, true);
}

function toRange(annotation: TextAnnotation, length: number): Range<Decoration> | undefined {
  if (annotation.kind === 'hint') {
    if (annotation.at > length) return undefined;
    return Decoration.widget({
      widget: new Hint(annotation.text, annotation.isDate),
      side: 1,
    }).range(annotation.at);
  }
  const { from, to, className, title } = annotation;
  if (from >= to || to > length) return undefined;
  const noted = title === undefined ? {} : { title, attributes: { 'data-noted': '' } };
  return Decoration.mark({ class: className, ...noted }).range(from, to);
}

/** Words behind a value, such as the date of a NumericDate. */
class Hint extends WidgetType {
  constructor(
    private readonly text: string,
    private readonly isDate = false,
  ) {
    super();
  }

  override eq(other: Hint): boolean {
    return other.text === this.text && other.isDate === this.isDate;
  }

  override updateDOM(dom: HTMLElement): boolean {
    dom.className = this.isDate ? 'cm-hint cm-date' : 'cm-hint';
    dom.textContent = this.text;
    return true;
  }

  toDOM(): HTMLElement {
    const element = document.createElement('span');
    this.updateDOM(element);
    return element;
  }
}
