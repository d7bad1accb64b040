import { useEffect, useState } from 'react';
import { openFile } from '../../session/open-file.ts';
import { type Page, usePage } from '../shared/page.ts';

/** Puts files into the fields that they are for: keys into the Key field, everything else into Token. */
export function useFiles(): (files: readonly File[]) => void {
  const page = usePage();
  const [take] = useState(() => (files: readonly File[]) => void putFiles(page, files));
  return take;
}

async function putFiles({ session, goTo }: Page, files: readonly File[]): Promise<void> {
  // A file that was moved or deleted can't be read.
  const opened = await Promise.all(files.map((file) => openFile(file).catch(() => undefined)));
  const texts = opened.flatMap((file) => (file && 'text' in file ? [file.text] : []));
  const keys = opened.flatMap((file) => (file && 'key' in file ? [file.key] : []));
  if (texts.length > 0) session.dispatch({ type: 'type-token', text: texts.join('\n') });
  if (keys.length > 0) session.dispatch({ type: 'type-key', text: keys.join('\n') });
  if (texts.length > 0) goTo('token');
  else if (keys.length > 0) goTo('key');
}

/** A file that is dropped beside the fields is opened, too: the browser would leave the page for it. */
export function useDropAnywhere(onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (isFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (event.defaultPrevented || !isFile(event)) return;
      event.preventDefault();
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', over, { signal });
    addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, [onFiles]);
}
