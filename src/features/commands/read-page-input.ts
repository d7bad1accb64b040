/** What a key or a paste asks of the page. */
export type PageInput = { readonly key: string } | { readonly pasted: string };

export const IS_MAC = /Mac|iP(?:hone|ad)/.test(navigator.platform);

/** A box that takes text, or has keys of its own. */
const BOX = 'input,textarea,select,[contenteditable]';
const CLOSES =
  'dialog[open],[role=menu],[role=tooltip]:not([hidden]),[aria-haspopup][aria-expanded=true]';

/** Whether something is open that Escape closes. To be asked before anybody else has seen the key. */
export function isSomethingOpen(): boolean {
  return document.querySelector(CLOSES) !== null;
}

/**
 * The input behind an event; undefined where it is none of the page's business.
 * Keeps from the browser what it would do with the keys of the page.
 */
export function readPageInput(
  event: KeyboardEvent | ClipboardEvent,
  wasOpen: boolean,
): PageInput | undefined {
  const { target } = event;
  const box = target instanceof Element ? target.closest(BOX) : null;
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return undefined;
  if (!('key' in event)) {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    return box || pasted.trim() === '' ? undefined : { pasted };
  }
  const key = nameKey(event);
  if (/^Mod\+/.test(key)) {
    if (!/^Mod\+(?:K|Enter|Y|(?:Shift\+)?Z)$/.test(key)) return undefined;
    if (/[YZ]$/.test(key) && hasOwnHistory(box)) return undefined;
    event.preventDefault();
    return { key };
  }
  const isPlain = !box && !event.isComposing;
  return isPlain && (key.length === 1 || (key === 'Escape' && !wasOpen)) ? { key } : undefined;
}

/** An editor lets the key through when it has nothing to take back; a native box has nothing when it is empty. */
function hasOwnHistory(box: Element | null): boolean {
  return box !== null && 'value' in box && box.value !== '';
}

/** Named as in `Command.shortcut`; empty with keys that are none of ours. */
function nameKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  if (altKey || (IS_MAC ? ctrlKey : metaKey)) return '';
  if (!(IS_MAC ? metaKey : ctrlKey)) return key;
  return `Mod+${shiftKey ? 'Shift+' : ''}${key.length === 1 ? key.toUpperCase() : key}`;
}
