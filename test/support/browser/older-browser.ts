import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

/** What came into browsers after the oldest that are served: Chrome 120, Firefox 121, Safari 17.2. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  Promise: ['withResolvers', 'try'],
  Object: ['groupBy'],
  Map: ['groupBy'],
  Array: ['fromAsync'],
  Uint8Array: ['fromBase64', 'fromHex'],
  RegExp: ['escape'],
  URL: ['parse'],
  AbortSignal: ['any'],
  JSON: ['rawJSON', 'isRawJSON'],
  'Iterator.prototype': [
    ...['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray'],
    ...['forEach', 'some', 'every', 'find'],
  ],
  'Set.prototype': [
    ...['union', 'intersection', 'difference', 'symmetricDifference'],
    ...['isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  ],
  'Map.prototype': ['getOrInsert', 'getOrInsertComputed'],
  'Uint8Array.prototype': ['toBase64', 'toHex', 'setFromBase64', 'setFromHex'],
  'ArrayBuffer.prototype': ['transfer', 'transferToFixedLength'],
  'ReadableStream.prototype': ['values'],
  'Blob.prototype': ['bytes'],
  'Element.prototype': ['checkVisibility', 'moveBefore', 'setHTML'],
  'Document.prototype': ['startViewTransition'],
  globalThis: [
    ...['Iterator', 'Float16Array', 'EditContext', 'trustedTypes', 'scheduler', 'fetchLater'],
    ...['requestIdleCallback', 'navigation', 'CookieStore', 'CloseWatcher', 'Temporal'],
  ],
};

/** Algorithms that WebCrypto had in none of these, or not in all. */
const LATER_CRYPTO = ['Ed25519', 'X25519', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'];

/** Takes from a page what the oldest browsers that are served do not have; of Trusted Types they know no policy either. */
export async function asInAnOlderBrowser(page: Page): Promise<void> {
  await page.addInitScript(
    ({ later, algorithms }) => {
      for (const [path, names] of Object.entries(later)) {
        const holder = path
          .split('.')
          .reduce(
            (at, name) => at?.[name] as typeof at,
            globalThis as Record<string, unknown> | undefined,
          );
        for (const name of holder ? names : []) delete holder?.[name];
      }
      delete (ReadableStream.prototype as { [Symbol.asyncIterator]?: unknown })[
        Symbol.asyncIterator
      ];
      for (const name of ['generateKey', 'importKey', 'sign', 'verify', 'deriveBits'] as const) {
        const original = SubtleCrypto.prototype[name] as (...given: unknown[]) => Promise<unknown>;
        const refusing = async function (this: SubtleCrypto, ...given: unknown[]) {
          const asked = JSON.stringify(
            given.map((each) => (typeof each === 'string' ? { name: each } : each)),
          );
          if (algorithms.some((algorithm) => asked.includes(`"name":"${algorithm}"`))) {
            throw new DOMException('Unrecognized name.', 'NotSupportedError');
          }
          return await original.apply(this, given);
        };
        Object.defineProperty(SubtleCrypto.prototype, name, { value: refusing });
      }
    },
    { later: LATER, algorithms: LATER_CRYPTO },
  );
}

/** A host without TLS, for which a test answers itself. */
export const PLAIN_HTTP = 'http://plain.example/';

/** Hands out the built page as from that host: browsers withhold their cryptography from it. */
export async function overPlainHttp(page: Page): Promise<void> {
  await page.context().route(`${PLAIN_HTTP}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    await route.fulfill({ path: join(inject('builtPage'), name) });
  });
}
