import { unpack } from './unpack.ts';

/** What is used here of Trusted Types, which TypeScript's own library does not know. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { readonly createScriptURL: (address: string) => string };
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
let own: string | undefined;

/** As in the page: it hands out the address of our own worker and rejects every other. */
const scripts = trustedTypes?.createPolicy('claimcheck', {
  createScriptURL: (address) => {
    if (address !== own) throw new TypeError('This is no script of this page.');
    return address;
  },
});

/** Stands in for src/worker/own-script.ts: the worker is unpacked from the file. */
export async function startWorker(): Promise<Worker> {
  own ??= URL.createObjectURL(
    new Blob([await unpack('worker-script')], { type: 'text/javascript' }),
  );
  // No module: a file has no origin, and its blobs cannot be fetched as modules are.
  return new Worker(scripts?.createScriptURL(own) ?? own);
}
