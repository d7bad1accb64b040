import workerAddress from './worker.ts?worker&url';

/** What is used here of Trusted Types, which TypeScript's own library does not know. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { readonly createScriptURL: (address: string) => string };
}

const serviceWorkerAddress = './service-worker.js';

/**
 * The page's one Trusted Types policy. It hands out the addresses of our own
 * worker and service worker and rejects every other, so that a script that had
 * got in could not have another one started.
 */
const scripts = trustedTypes()?.createPolicy('claimcheck', {
  createScriptURL: (address) => {
    if (address !== workerAddress && address !== serviceWorkerAddress) {
      throw new TypeError('This is no script of this page.');
    }
    return address;
  },
});

const admit = (address: string): string => scripts?.createScriptURL(address) ?? address;

export async function startWorker(): Promise<Worker> {
  return new Worker(admit(workerAddress), { type: 'module' });
}

/** The address of our service worker as its registration wants it. */
export const serviceWorkerScript = (): string => admit(serviceWorkerAddress);

function trustedTypes(): TrustedTypes | undefined {
  return (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
}
