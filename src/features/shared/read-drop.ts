import type { ClipboardEvent, DragEvent } from 'react';
import type { KeyFile } from '../../core/keys/read-key-file.ts';
import { loadKeyReader } from '../../session/key-reading.ts';

/**
 * Takes a dropped file or a text from elsewhere as the whole content of a box.
 * Text dragged within the page is left to the box itself.
 */
export function readDrop(
  event: DragEvent,
  onText: (text: string) => void,
  readFile: (file: File) => void = (file) => void file.text().then(onText),
): void {
  const { files } = event.dataTransfer;
  const [file] = files;
  const text = event.dataTransfer.getData('text/plain');
  const isOwnSelection = text !== '' && text === String(document.getSelection());
  if (isOwnSelection || (!file && text === '')) return;
  event.preventDefault();
  event.stopPropagation();
  if (file) readFile(file);
  else onText(text);
}

/** The same for the Key box, where a file may be DER or a secret of any bytes. */
export function readKeyDrop(
  event: DragEvent,
  onText: (text: string) => void,
  onFile: (file: KeyFile) => void,
): void {
  readDrop(event, onText, (file) => openKeyFile(file, onFile));
}

/** Takes a file that was copied in a file manager; text is left to the box. */
export function readKeyPaste(event: ClipboardEvent, onFile: (file: KeyFile) => void): void {
  const [file] = event.clipboardData.files;
  if (!file || event.clipboardData.getData('text/plain') !== '') return;
  event.preventDefault();
  openKeyFile(file, onFile);
}

/** Reads a file for the Key field. */
export function openKeyFile(file: File, onFile: (file: KeyFile) => void): void {
  void loadKeyReader().then(async (reader) => {
    // Without the reader the box says so, whatever is in it.
    if (!reader) onFile({ text: await file.text() });
    else onFile(reader.readKeyFile(new Uint8Array(await file.arrayBuffer())));
  });
}
