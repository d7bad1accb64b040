import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The page may load its own script, style and icon, and nothing else. CodeMirror
 * writes its rules into one style element, which the nonce admits: with no
 * address allowed for images, fonts or connections, a style can send nothing.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'nonce-claimcheck'",
  "img-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** What the editor's wrapper imports and we do not use. */
const LEFT_OUT = fileURLToPath(new URL('./src/editor/left-out.ts', import.meta.url));

/** Puts the policy before everything else in the head. Only built pages: the dev server needs its socket. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        html,
        tags: [
          {
            tag: 'meta',
            attrs: {
              'http-equiv': 'Content-Security-Policy',
              content: CONTENT_SECURITY_POLICY,
            },
            injectTo: 'head-prepend',
          },
        ],
      }),
    },
  };
}

export default defineConfig({
  // Any sub-path of any host, and a file beside others, will do.
  base: './',
  plugins: [react(), tailwindcss(), contentSecurityPolicy()],
  resolve: {
    alias: {
      '@uiw/codemirror-extensions-basic-setup': LEFT_OUT,
      '@codemirror/theme-one-dark': LEFT_OUT,
    },
  },
  build: {
    target: ['chrome120', 'firefox121', 'safari17.2'],
    // The polyfill would fetch; the policy forbids that, and every browser we serve has it built in.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  preview: { port: 4173, host: 'localhost' },
});
