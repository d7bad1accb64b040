import { type OfflineRequest, SHARED_FRAGMENT, type Shared } from '../offline/messages.ts';
import { openFile } from './open-file.ts';
import type { Action } from './workspace.ts';

/** What is used here of the File Handling API, which TypeScript's own library does not know. */
interface LaunchQueue {
  setConsumer(
    consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void,
  ): void;
}

/** How long the service worker may take to hand over what it holds. */
const PATIENCE = 5_000;

/** Takes the files that the page is opened with, and what another program shared with it. */
export function takeOpenedThings(dispatch: (action: Action) => void): void {
  const open = (file: File) =>
    openFile(file)
      .then(dispatch)
      // The file was moved or taken away: there is nothing to show.
      .catch(() => undefined);
  const { launchQueue } = window as { readonly launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(async ({ files }) => {
    for (const handle of files) {
      const file = await handle.getFile().catch(() => undefined);
      if (file) await open(file);
    }
  });
  if (location.hash !== SHARED_FRAGMENT) return;
  history.replaceState(null, '', location.pathname);
  void askForShared().then(async (shared) => {
    if (shared?.text) dispatch({ type: 'type-token', text: shared.text });
    for (const file of shared?.files ?? []) await open(file);
  });
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
