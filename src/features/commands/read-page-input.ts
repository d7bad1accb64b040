export type PageEvent = KeyboardEvent | ClipboardEvent | InputEvent;

/** What a key or a paste asks of the page. */
export type PageInput = { readonly key: string } | { readonly pasted: string };

export const IS_MAC = /Mac|iP(?:hone|ad)/.test(navigator.platform);

/** A field that takes text, or has keys of its own. */
const FIELD = 'input,textarea,select,[contenteditable]';
/** What is typed into these is input of the session, and undone there; other fields have the browser's undo. */
const UNDONE_BY_PAGE = '.plain-text-box,.rich-text-box,[data-undo="page"]';

/**
 * The input behind an event; undefined where the page does nothing with it. Prevents what the
 * browser would do with the keys of the page.
 */
export function readPageInput(event: PageEvent): PageInput | undefined {
  const field = event.target instanceof Element ? event.target.closest(FIELD) : null;
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return undefined;
  if ('clipboardData' in event) {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    return field || pasted.trim() === '' ? undefined : { pasted };
  }
  const key = nameKey(event);
  if (/^Mod\+/.test(key)) {
    if (!/^Mod\+(?:K|Enter|Y|(?:Shift\+)?Z)$/.test(key)) return undefined;
    if (/[YZ]$/.test(key) && field && !field.closest(UNDONE_BY_PAGE)) return undefined;
    event.preventDefault();
    return { key };
  }
  return key.length === 1 && !field ? { key } : undefined;
}

/** Named as in `Command.shortcut`; empty with keys that the page does not use. */
function nameKey(event: KeyboardEvent | InputEvent): string {
  // Undo of a context menu, of the browser's menu, or of a shaken phone.
  if ('inputType' in event) {
    return { historyUndo: 'Mod+Z', historyRedo: 'Mod+Shift+Z' }[event.inputType] ?? '';
  }
  if (event.isComposing) return '';
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey || (IS_MAC ? ctrlKey : metaKey)) return '';
  if (!(IS_MAC ? metaKey : ctrlKey)) return key;
  return `Mod+${shiftKey ? 'Shift+' : ''}${key.length === 1 ? key.toUpperCase() : key}`;
}
