import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compileScript } from './deploy/build/compile-script.ts';
import { documents } from './deploy/build/documents.ts';
import { factsInPage } from './deploy/build/facts-in-page.ts';
import { finishBuild } from './deploy/build/finish-build.ts';
import { firstFrame } from './deploy/build/first-frame.ts';
import { hostExpectations } from './deploy/build/host-expectations.ts';
import { inlineStyle } from './deploy/build/inline-style.ts';
import { keepForOffline } from './deploy/build/keep-for-offline.ts';
import { singleFile } from './deploy/build/single-file.ts';
import { sourceArchive } from './deploy/build/source-archive.ts';
import { subresourceIntegrity } from './deploy/build/subresource-integrity.ts';
import { catalogues } from './deploy/build/words/catalogues.ts';

const TARGET = ['chrome120', 'firefox121', 'safari17.2'];

/** Of the style sheet in the page, and of the one element into which CodeMirror writes its rules. */
const NONCE = 'claimcheck';

/**
 * The page may load its own scripts, icon and fonts, and nothing else. The nonce
 * admits the two style elements: with no address allowed for images and fonts but
 * our own, and none for connections, a style can send nothing.
 * The one frame is our own fetch-frame.html, which has a policy of its own.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'nonce-${NONCE}'`,
  // The icon of the tab shows the answer, which no request may tell: it is drawn in the page.
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "frame-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types claimcheck',
].join('; ');

/** What the editor's wrapper imports and the page does not use: 52 kB of a load, gzipped. */
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

const SIMPLE_INDENTATION = fileURLToPath(
  new URL('./src/editor/simple-indentation.ts', import.meta.url),
);

/** Keeps the parser out of the first load, 14 kB gzipped: the commands need it only to indent. */
function simpleIndentation(): Plugin {
  const replaced = new Set(['@codemirror/language', '@lezer/common']);
  return {
    name: 'simple-indentation',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      replaced.has(source) && importer?.includes('/@codemirror/commands/')
        ? SIMPLE_INDENTATION
        : undefined,
  };
}

const FETCH_FRAME = 'fetch-frame.js';

/**
 * Puts the script of the frame that fetches beside public/fetch-frame.html. It
 * must be a classic script: a module would be fetched with CORS, which no
 * static host allows a frame without an origin.
 */
function fetchFrame(): Plugin {
  const compile = () => compileScript('src/frame/fetch-frame.ts', TARGET);
  return {
    name: 'fetch-frame',
    configureServer: ({ middlewares }) => {
      middlewares.use(`/${FETCH_FRAME}`, (_, response, next) => {
        compile().then((code) => {
          response.setHeader('Content-Type', 'text/javascript').end(code);
        }, next);
      });
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: FETCH_FRAME, source: await compile() });
    },
  };
}

const ALIAS = {
  '@uiw/codemirror-extensions-basic-setup': LEFT_OUT,
  '@codemirror/theme-one-dark': LEFT_OUT,
};

/** What it takes to compile the page's own code. */
const pagePlugins = () => [react(), tailwindcss(), catalogues(), simpleIndentation()];

/** What every token needs right after the first frame, with all that it imports. */
const ANSWER = [
  'crypto/token-checker',
  'features/decoded/failed-claims',
  'features/issues/issue-code',
  'features/issues/issues-body',
  'features/verdict/answer-code',
];

/**
 * What every load fetches is one chunk, so is what makes the answer, and what
 * reads keys; all else is split where it is imported. Each small chunk costs a
 * request, and compresses worse than a part of a large one.
 */
const CHUNKS = [
  { name: 'first', tags: ['$initial' as const], priority: 2 },
  { name: 'answer', test: new RegExp(`/src/(?:${ANSWER.join('|')})\\.tsx?$`), priority: 1 },
  { name: 'read-keys', test: /\/src\/crypto\/keys\/read-keys\.ts$/ },
];

export default defineConfig({
  // Any sub-path of any host, and a file beside others, will do.
  base: './',
  plugins: [
    pagePlugins(),
    contentSecurityPolicy(),
    firstFrame(TARGET),
    fetchFrame(),
    documents(),
    hostExpectations(),
    inlineStyle(NONCE),
    subresourceIntegrity(),
    factsInPage(),
    sourceArchive(),
    singleFile({ target: TARGET, plugins: pagePlugins, alias: ALIAS }),
    keepForOffline(TARGET),
    finishBuild(),
  ],
  resolve: { alias: ALIAS },
  build: {
    target: TARGET,
    // The polyfill would fetch; the policy forbids that, and every browser we serve has it built in.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // No script may ask for the style sheet, which the page has in it.
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  // A module, so that what one job needs is a chunk of its own.
  worker: { format: 'es' },
  preview: { port: 4173, host: 'localhost' },
});
