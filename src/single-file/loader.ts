import { unpack } from './unpack.ts';

/**
 * The first script of the single file, which unpacks the page's script and
 * runs it. The policy of the file admits the two by their digests, and no other.
 */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScript: (code: string) => string },
  ): { readonly createScript: (code: string) => string };
}

async function start(): Promise<void> {
  const code = await unpack('page-script');
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('claimcheck-start', { createScript: (text) => text });
  const script = document.createElement('script');
  script.type = 'module';
  script.text = policy?.createScript(code) ?? code;
  document.head.append(script);
}

void start();
