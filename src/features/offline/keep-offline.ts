import type { OfflineRequest } from '../../offline/messages.ts';
import { serviceWorkerScript } from '../../worker/own-script.ts';

/** What the page says to what keeps it. */
interface Visit {
  /** Whether nothing would be lost if the page were loaded again. */
  readonly isUntouched: () => boolean;
  /** Called when a new version waits; its argument loads that. */
  readonly onVersion: (takeUp: () => void) => void;
}

/**
 * Has the page kept for the next visit, which then needs no network. A new
 * version that was found takes over an untouched page by itself; elsewhere it
 * is offered. Does nothing where the browser keeps no pages.
 */
export async function keepOffline({ isUntouched, onVersion }: Visit): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = await container
    ?.register(await serviceWorkerScript(), { updateViaCache: 'none' })
    // Private windows and settings forbid it; a host may lack the file.
    .catch(() => undefined);
  if (!container || !registration) return;
  let isWanted = false;
  let isFirst = container.controller === null;
  container.addEventListener('controllerchange', () => {
    // The first one only keeps what is here.
    if (isFirst) isFirst = false;
    else if (isWanted || isUntouched()) location.reload();
    // Something was begun meanwhile, or another page took the new version up.
    else onVersion(() => location.reload());
  });
  watchVersions(registration, (waiting) => {
    if (isUntouched()) return tell(waiting, 'take-over');
    onVersion(() => {
      isWanted = true;
      tell(waiting, 'take-over');
    });
  });
  await container.ready;
  offerInstallation();
  tell(container.controller, 'sweep');
}

/** Calls back for every version that waits while an older one has the page. */
function watchVersions(
  registration: ServiceWorkerRegistration,
  onWaiting: (waiting: ServiceWorker) => void,
): void {
  const look = () => {
    if (registration.waiting && registration.active) onWaiting(registration.waiting);
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  look();
}

/**
 * Only a page that is kept may be installed: what is shared with an installed
 * page is sent to its address, and must meet the service worker there.
 */
function offerInstallation(): void {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = './manifest.json';
  document.head.append(link);
}

function tell(worker: ServiceWorker | null, request: OfflineRequest): void {
  worker?.postMessage(request);
}
