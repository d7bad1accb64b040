import workerAddress from './worker.ts?worker&url';

/** What is used here of Trusted Types, which TypeScript's own library does not know. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { readonly createScriptURL: (address: string) => string };
}

/**
 * The page's one Trusted Types policy. It hands out the address of our own
 * worker and refuses every other, so that a script that had got in could not
 * have another one started.
 */
const scripts = trustedTypes()?.createPolicy('claimcheck', {
  createScriptURL: (address) => {
    if (address !== workerAddress) throw new TypeError('This is no script of this page.');
    return address;
  },
});

/** The address of our worker as `new Worker` wants it. */
export const WORKER_ADDRESS: string = scripts?.createScriptURL(workerAddress) ?? workerAddress;

function trustedTypes(): TrustedTypes | undefined {
  return (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
}
