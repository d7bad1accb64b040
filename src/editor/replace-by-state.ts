import { EditorView } from '@codemirror/view';

/**
 * Text that is put over a selection goes through the editor's state, and what
 * can only be read takes none, not until the editor undoes it. Chromium would carry the colour of the old text over in a style attribute, which the
 * page's policy forbids (seen in 156, where no key was pressed: dictation,
 * input methods, scripts).
 */
export const replaceByState = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (view.state.readOnly) {
      event.preventDefault();
      return true;
    }
    const text = replacement(event);
    const range = selectedRange();
    if (text === undefined || !range || view.composing) return false;
    const from = view.posAtDOM(range.startContainer, range.startOffset);
    const to = view.posAtDOM(range.endContainer, range.endOffset);
    if (from >= to) return false;
    event.preventDefault();
    view.dispatch({
      changes: { from, to, insert: view.state.toText(text) },
      selection: { anchor: from + view.state.toText(text).length },
      userEvent: text === '' ? 'delete.selection' : 'input.type',
      scrollIntoView: true,
    });
    return true;
  },
});

/** The browser's own selection: commands of scripts give no target ranges. */
function selectedRange(): Range | undefined {
  const selection = document.getSelection();
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
}

/** What takes the place of the selection; undefined for input that the editor handles better. */
function replacement({ inputType, data }: InputEvent): string | undefined {
  if (inputType === 'insertText') return data ?? undefined;
  return inputType === 'deleteContentBackward' || inputType === 'deleteContentForward'
    ? ''
    : undefined;
}
