import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';
import { type OfflineRequest, SHARE_ADDRESS, SHARED_FRAGMENT, type Shared } from './messages.ts';

/**
 * Keeps the files of the page, each checked by its digest, and answers with
 * them. It fetches nothing but what is in its list, and stores nothing else.
 */
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: PrecacheEntry[] };

/** Milliseconds for which a share waits for the page to open. */
const SHARE_WAITS = 60_000;

const { scope } = self.registration;
// Another copy of the page below another folder of the host has files of its own.
const cacheName = `claimcheck ${new URL(scope).pathname}`;
const files = new PrecacheController({ cacheName });
files.addToCacheList(self.__WB_MANIFEST);

/** What was shared and is not taken yet. It is never written anywhere. */
let shared: Shared | undefined;
let forgetShared = () => {};

self.addEventListener('install', (event) => {
  void files.install(event);
});

/** The page of a first visit, too, takes the parts that it needs later from here: no host sees which. */
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method === 'POST' && address === scope + SHARE_ADDRESS) {
    if (isFromSite(request)) {
      event.respondWith(Response.redirect(scope, 303));
    } else {
      forgetShared();
      event.respondWith(keepShared(request));
      event.waitUntil(untilTaken());
    }
  } else if (request.method === 'GET') {
    const isPage = request.mode === 'navigate' && address === scope;
    const file = isPage ? `${scope}index.html` : address;
    if (files.getCacheKeyForURL(file) || address.startsWith(`${scope}assets/`)) {
      event.respondWith(answerWith(file, address, request));
    }
  }
});

self.addEventListener('message', (event) => {
  switch (event.data as OfflineRequest) {
    case 'take-over':
      event.waitUntil(self.skipWaiting());
      break;
    case 'sweep':
      event.waitUntil(sweep(event));
      break;
    case 'take-shared':
      event.ports[0]?.postMessage(shared);
      forgetShared();
  }
});

/**
 * A part of a version before, which an open page may still ask for, is found
 * under its own name. What was thrown away is asked for without its query,
 * which may be a token. A navigation must be shown a redirect as it is.
 */
async function answerWith(file: string, address: string, request: Request): Promise<Response> {
  const kept = await files.matchPrecache(file);
  if (kept) return kept;
  const cache = await caches.open(cacheName);
  const older = await cache.match(file, { ignoreVary: true });
  return older ?? fetch(address, { redirect: request.redirect, referrerPolicy: 'no-referrer' });
}

/** With other pages open it waits for the next start: they may be of the version before. */
async function sweep(event: ExtendableEvent): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length === 1) await files.activate(event);
}

/** A share of the system has no referrer; a form of a site may have one, and names itself by it. */
function isFromSite({ referrer }: Request): boolean {
  return URL.canParse(referrer) && new URL(referrer).origin !== new URL(scope).origin;
}

async function keepShared(request: Request): Promise<Response> {
  const form = await request.formData();
  const all = ['text', 'url', 'file'].flatMap((name) => form.getAll(name));
  shared = {
    text: all.filter((part) => typeof part === 'string' && part !== '').join('\n'),
    files: all.filter((part) => part instanceof File && part.size > 0) as File[],
  };
  return Response.redirect(scope + SHARED_FRAGMENT, 303);
}

/** Settles when what was shared is taken, or has waited long enough; it is forgotten then. */
function untilTaken(): Promise<void> {
  return new Promise((resolve) => {
    forgetShared = () => {
      clearTimeout(timer);
      shared = undefined;
      resolve();
    };
    const timer = setTimeout(forgetShared, SHARE_WAITS);
  });
}
