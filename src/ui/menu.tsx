import { ChevronDown, type LucideIcon } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';

/** An action of a menu. */
export interface MenuItem {
  readonly name: string;
  /** The language of that name, where it is not the page's. */
  readonly lang?: string;
  readonly onChoose: () => void;
}

const itemsOfButtons = new WeakMap<Element, readonly MenuItem[]>();

/** The items of the menu that a button opens, also while it is closed; undefined for other buttons. */
export function menuItemsOf(button: Element): readonly MenuItem[] | undefined {
  return itemsOfButtons.get(button);
}

interface MenuProps {
  readonly label: string;
  /** Shown alone, in place of the label. */
  readonly icon?: LucideIcon;
  /** Opened at once, for anyone who pressed the button that was in its place. */
  readonly isOpenAtFirst?: boolean;
  /** Whether the list opens above the button, as at the lower edge of the page. */
  readonly opensUp?: boolean;
  /** As high as a button beside it, in place of one in a title row. */
  readonly isTall?: boolean;
  /** The accessible name, where the label is too short to be one. */
  readonly name?: string;
  readonly items: readonly MenuItem[];
}

/** A button that opens a list of actions; arrow keys, Home and End move, Escape closes. */
export function Menu(props: MenuProps) {
  const {
    label,
    icon,
    name,
    items,
    isOpenAtFirst = false,
    opensUp = false,
    isTall = false,
  } = props;
  const [open, setOpen] = useState(isOpenAtFirst);
  const listId = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (button.current) itemsOfButtons.set(button.current, items);
  }, [items]);

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const closeOutside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
    const entries = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const index = entries.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    entries.at(target % entries.length)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the menu inside
    <div
      ref={root}
      className={`relative ${isTall ? 'max-md:w-full' : ''}`}
      onKeyDown={open ? onKeyDown : undefined}
    >
      <button
        ref={button}
        type="button"
        aria-label={name ? `${name}: ${label}` : icon && label}
        title={icon && label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        onClick={() => setOpen(!open)}
        className={`inline-flex items-center justify-center gap-1 rounded border text-12 font-medium whitespace-nowrap max-md:min-h-11 max-md:min-w-11 ${icon ? 'size-8 border-transparent text-muted hover:bg-sunken hover:text-text' : `border-edge bg-surface hover:bg-sunken ${isTall ? 'min-h-8 min-w-18 px-2 text-13 max-md:w-full' : 'min-h-7 px-2'}`}`}
      >
        {icon ? <Icon of={icon} /> : label}
        {!icon && <Icon of={ChevronDown} />}
      </button>
      {open && (
        <div
          id={listId}
          role="menu"
          aria-label={name ?? label}
          className={`absolute right-0 z-10 grid ${opensUp ? 'bottom-full mb-1' : 'mt-1'} min-w-52 rounded-lg border border-line bg-surface p-1 shadow-lg`}
        >
          {items.map(({ name, lang, onChoose }) => (
            <button
              key={name}
              lang={lang}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="min-h-8 rounded px-2 text-left max-md:min-h-11 text-13 whitespace-nowrap hover:bg-sunken focus:bg-sunken"
              onClick={() => {
                close();
                onChoose();
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
