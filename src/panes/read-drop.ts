import type { DragEvent } from 'react';

/**
 * Takes a dropped file or a text from elsewhere as the whole content of a box.
 * Text dragged within the page is left to the box itself.
 */
export function readDrop(event: DragEvent, onText: (text: string) => void): void {
  const { files } = event.dataTransfer;
  const [file] = files;
  const text = event.dataTransfer.getData('text/plain');
  const isOwnSelection = text !== '' && text === String(document.getSelection());
  if (isOwnSelection || (!file && text === '')) return;
  event.preventDefault();
  event.stopPropagation();
  if (file) void file.text().then(onText);
  else onText(text);
}
