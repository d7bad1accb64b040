/**
 * The text of a text box as a user sees it: of a <textarea>, or of an editor
 * whose lines are elements. Left out is what is beside the text, such as
 * dates. Runs in the page, so it must be on its own.
 */
export function editorText(box: Element): string {
  if (box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) return box.value;
  // An editor draws only the lines in view, and something else for control characters; the
  // whole text is in the document behind them.
  const behind = (box as { cmTile?: { root?: { view?: { state: { doc: unknown } } } } }).cmTile;
  if (box.querySelector('.cm-gap, .cm-specialChar') && behind?.root?.view)
    return String(behind.root.view.state.doc);
  const lines = [...box.querySelectorAll('.cm-line')].map((line) => {
    const copy = line.cloneNode(true) as Element;
    for (const extra of copy.querySelectorAll('.cm-hint, [contenteditable="false"]'))
      extra.remove();
    return copy.textContent ?? '';
  });
  return lines.join('\n');
}
