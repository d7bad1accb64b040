import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { filterItems } from './filter-items.ts';

/** One of the things to choose from. */
export interface ChooserItem {
  readonly id: string;
  readonly name: string;
  /** The heading under which it is; those of one heading come one after another. */
  readonly section: string;
  /** The key that does the same, as it is written on keyboards. */
  readonly shortcut?: string | undefined;
}

/** The words of a chooser. */
export interface ChooserWords {
  readonly filter: string;
  readonly list: string;
  readonly nothing: string;
  readonly count: (found: number) => string;
}

interface ChooserProps {
  readonly items: readonly ChooserItem[];
  readonly words: ChooserWords;
  readonly onChoose: (id: string) => void;
}

/** A list that typing narrows: a combobox whose listbox is always open. Arrow keys move, Enter chooses. */
export function Chooser({ items, words, onChoose }: ChooserProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => filterItems(items, typed), [items, typed]);
  const active = found[Math.min(at, found.length - 1)];
  const optionId = (item: ChooserItem) => `${id}-${item.id}`;
  const activeId = active && optionId(active);

  useEffect(() => {
    // jsdom lays nothing out, and has no such method.
    if (activeId) document.getElementById(activeId)?.scrollIntoView?.({ block: 'nearest' });
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === 'Enter' && active) onChoose(active.id);
    else if (key === 'ArrowDown') setAt((at + 1) % Math.max(1, found.length));
    else if (key === 'ArrowUp') setAt((at + found.length - 1) % Math.max(1, found.length));
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="border-b border-line px-4 py-3">
        <input
          type="text"
          role="combobox"
          aria-label={words.filter}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          placeholder={words.filter}
          // biome-ignore lint/a11y/noAutofocus: a dialog puts the focus on what it is for
          autoFocus
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          className="min-h-8 w-full rounded border border-control bg-surface px-3 text-13 max-md:min-h-11 max-md:text-[16px]"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <p role="status" aria-label={words.list} className="sr-only">
          {found.length === 0 ? words.nothing : words.count(found.length)}
        </p>
      </div>
      {found.length === 0 && <p className="px-4 py-4 text-13 text-muted">{words.nothing}</p>}
      <div id={id} role="listbox" aria-label={words.list} className="overflow-y-auto p-2">
        {bySection(found).map(([section, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: options are grouped so in a listbox
          <div key={section} role="group" aria-label={section}>
            <div aria-hidden="true" className="px-2 pt-2 pb-1 text-12 text-muted">
              {section}
            </div>
            {members.map((item) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which names the option
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the box
              <div
                key={item.id}
                id={optionId(item)}
                role="option"
                aria-selected={item === active}
                className="flex min-h-8 cursor-pointer items-center justify-between gap-3 rounded px-2 py-1 text-13 max-md:min-h-11 hover:bg-sunken aria-selected:bg-sunken aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
                onClick={() => onChoose(item.id)}
              >
                <span className="min-w-0 break-words">{item.name}</span>
                {item.shortcut && (
                  <kbd className="shrink-0 rounded border border-line bg-surface px-1 font-sans text-12 text-muted max-md:hidden pointer-coarse:hidden">
                    {item.shortcut}
                  </kbd>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

/** Items under their headings, in the order in which the headings come first. */
function bySection(items: readonly ChooserItem[]): [string, ChooserItem[]][] {
  const sections = new Map<string, ChooserItem[]>();
  for (const item of items) {
    sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
  }
  return [...sections];
}
