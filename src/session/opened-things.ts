import { type OfflineRequest, SHARED_FRAGMENT, type Shared } from '../offline/messages.ts';
import { readArrival } from './arrivals.ts';
import { type OpenedFile, openFile } from './open-file.ts';
import type { Action } from './workspace.ts';

/** What is used here of the File Handling API, which TypeScript's own library does not know. */
interface LaunchQueue {
  setConsumer(
    consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void,
  ): void;
}

/** How long the service worker may take to hand over what it holds. */
const PATIENCE = 5_000;

/** Takes the files that the page is opened with, and what another app or site shared with it. */
export function takeOpenedThings(dispatch: (action: Action) => void): void {
  const arrive = async (channel: 'share' | 'file', text: string, files: readonly OpenedFile[]) => {
    const texts = [text, ...files.map((file) => ('text' in file ? file.text : ''))];
    const keys = files.flatMap((file) => ('key' in file ? [file.key] : []));
    const together = texts.filter((each) => each !== '').join('\n') || undefined;
    if (together === undefined && keys.length === 0) return;
    // Files with a key each are one text with several keys.
    const key = keys.length === 0 ? [] : [keys.join('\n')];
    const arriving = await readArrival({ channel, text: together, keys: key });
    dispatch({ type: 'arrive', arriving });
  };
  const { launchQueue } = window as { readonly launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(async ({ files }) => {
    // A file that was moved or taken away is nothing to show.
    const opened = files.map((handle) => handle.getFile().then(openFile, () => undefined));
    await arrive('file', '', (await Promise.all(opened)).filter(isThere));
  });
  if (location.hash !== SHARED_FRAGMENT) return;
  history.replaceState(null, '', location.pathname);
  void askForShared().then(async (shared) => {
    if (!shared) return;
    const opened = shared.files.map((file) => openFile(file).catch(() => undefined));
    await arrive('share', shared.text, (await Promise.all(opened)).filter(isThere));
  });
}

function isThere(file: OpenedFile | undefined): file is OpenedFile {
  return file !== undefined;
}
/** What waits in the memory of the service worker; undefined where there is none, or nothing. */
async function askForShared(): Promise<Shared | undefined> {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<Shared | undefined>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Shared | undefined>) => resolve(data);
    setTimeout(resolve, PATIENCE);
  });
  const request: OfflineRequest = 'take-shared';
  navigator.serviceWorker?.controller?.postMessage(request, [port2]);
  const shared = await answer;
  port1.close();
  return shared;
}
