/**
 * Takes from the worker everything that connects. A worker has the policy of
 * the host that serves it and not that of the page, so that the page's
 * `connect-src 'none'` does not hold here by itself.
 */
const CONNECTING = [
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'importScripts',
  'BroadcastChannel',
  'Worker',
  'SharedWorker',
  'indexedDB',
  'caches',
];

/** Some of these are on the global object, others on what it inherits from. */
for (let holder: object | null = globalThis; holder; holder = Object.getPrototypeOf(holder)) {
  for (const name of CONNECTING) {
    if (Object.hasOwn(holder, name)) Object.defineProperty(holder, name, { value: undefined });
  }
}
