import type { EditorView } from '@codemirror/view';
import type { CompletionWords, Offers } from './completion.ts';

/** One editor offers at a time. */
const LIST_ID = 'offers';
const LOOKS =
  'fixed z-20 max-h-52 min-w-44 overflow-y-auto rounded-lg border border-line bg-surface p-1 font-mono text-12 text-text shadow-lg';
const OPTION_LOOKS =
  'flex cursor-pointer justify-between gap-4 rounded px-2 py-0.5 hover:bg-sunken aria-selected:bg-sunken aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent';

/** The list under the word that is being typed. The focus stays in the text. */
export class OfferList {
  private element: HTMLElement | undefined;
  private shown: Offers | undefined;
  private readonly follow = () => this.place();

  constructor(
    private readonly view: EditorView,
    private readonly words: CompletionWords,
    private readonly onTake: (index: number) => void,
  ) {}

  /** What tells assistive technology of the list. */
  static attributes(offers: Offers | undefined): Record<string, string> {
    const always = { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' };
    if (!offers) return always;
    return {
      ...always,
      'aria-controls': LIST_ID,
      'aria-activedescendant': `${LIST_ID}-${offers.at}`,
    };
  }

  show(offers: Offers | undefined): void {
    if (offers === this.shown) return;
    const isSameList = offers?.options === this.shown?.options;
    this.shown = offers;
    if (!offers) {
      this.remove();
      return;
    }
    if (!isSameList) this.draw(offers);
    for (const [index, option] of [...(this.element?.children ?? [])].entries()) {
      option.setAttribute('aria-selected', String(index === offers.at));
    }
    this.element?.children[offers.at]?.scrollIntoView?.({ block: 'nearest' });
    this.place();
  }

  remove(): void {
    this.shown = undefined;
    this.element?.remove();
    this.element = undefined;
    removeEventListener('scroll', this.follow, true);
  }

  private draw({ options }: Offers): void {
    this.element?.remove();
    const list = document.createElement('div');
    list.id = LIST_ID;
    list.className = LOOKS;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', this.words.completions);
    list.append(...options.map((option, index) => this.drawOption(option, index)));
    this.element = list;
    this.view.dom.append(list);
    addEventListener('scroll', this.follow, true);
  }

  private drawOption({ label, offset }: Offers['options'][number], index: number): HTMLElement {
    const option = document.createElement('div');
    option.id = `${LIST_ID}-${index}`;
    option.className = OPTION_LOOKS;
    option.setAttribute('role', 'option');
    option.append(label);
    if (offset !== undefined) {
      const detail = document.createElement('span');
      detail.className = 'font-sans text-muted';
      detail.append(this.words.distance(offset));
      option.append(detail);
    }
    // Before the press takes the focus out of the text.
    option.addEventListener('mousedown', (event) => {
      event.preventDefault();
      this.onTake(index);
    });
    return option;
  }

  /** Under the word, or over it where there is more room. */
  private place(): void {
    this.view.requestMeasure({
      key: this,
      read: (view) => this.shown && view.coordsAtPos(this.shown.from),
      write: (word) => {
        const { element } = this;
        if (!element || !word) return;
        const { offsetHeight, offsetWidth } = element;
        const isAbove = word.bottom + offsetHeight > innerHeight && word.top > offsetHeight;
        element.style.left = `${Math.max(0, Math.min(word.left, innerWidth - offsetWidth - 8))}px`;
        element.style.top = `${isAbove ? word.top - offsetHeight : word.bottom}px`;
      },
    });
  }
}
