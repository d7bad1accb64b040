import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  build,
  type InlineConfig,
  type Plugin,
  type PluginOption,
  type ResolvedConfig,
} from 'vite';
import { composeSingleFile } from './compose-single-file.ts';

/** The page as one file, beside the page itself. */
export const SINGLE_FILE = 'claimcheck.html';

/** Told to the code as `import.meta.env.MODE`. */
const MODE = 'single-file';

/** What a file cannot do by an address, it does in another way: modules that take the place of others. */
const INSTEAD: Readonly<Record<string, string>> = {
  'own-script.ts': 'src/single-file/own-script.ts',
  'fetch-pane.tsx': 'src/single-file/fetch-pane.tsx',
};

interface SingleFileOptions {
  readonly target: readonly string[];
  /** What the page is built with, made anew: a plugin serves one build. */
  readonly plugins: () => PluginOption[];
  readonly alias: Readonly<Record<string, string>>;
}

/** Builds the page once more, as one file that needs no host, no network and nothing beside it. */
export function singleFile(options: SingleFileOptions): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'single-file',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler(error?: Error) {
        if (error) return;
        const { root } = config;
        const page = await compile(options, {
          plugins: [options.plugins(), replaceModules(root)],
          build: {
            cssCodeSplit: false,
            assetsInlineLimit: Number.POSITIVE_INFINITY,
            modulePreload: false,
            rolldownOptions: { input: 'src/main.tsx', output: { codeSplitting: false } },
          },
        });
        const worker = await compile(options, asLibrary('src/worker/worker.ts'));
        const loader = await compile(options, asLibrary('src/single-file/loader.ts'));
        const html = composeSingleFile({
          html: readFileSync(join(root, 'index.html'), 'utf8'),
          icon: readFileSync(join(root, 'public/icon.svg'), 'utf8'),
          style: page.style,
          loader: loader.script,
          page: page.script,
          worker: worker.script,
        });
        writeFileSync(resolve(root, config.build.outDir, SINGLE_FILE), html);
      },
    },
  };
}

function asLibrary(entry: string): InlineConfig {
  return { build: { lib: { entry, formats: ['iife'], name: 'claimcheck' } } };
}

/** One script with all that it ever loads, and the style sheet where there is one. */
async function compile(
  { target, alias }: SingleFileOptions,
  { plugins = [], build: options }: InlineConfig,
): Promise<{ readonly script: string; readonly style: string }> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    mode: MODE,
    plugins,
    resolve: { alias },
    build: { target: [...target], write: false, ...options },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The single file was not built.');
  const files = output.output;
  const scripts = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  const styles = files.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [file.source.toString()] : [],
  );
  const [script] = scripts;
  if (script === undefined || scripts.length > 1 || scripts.length + styles.length < files.length) {
    throw new Error('The single file would be more than one.');
  }
  return { script, style: styles.join('\n') };
}

function replaceModules(root: string): Plugin {
  return {
    name: 'replace-modules',
    enforce: 'pre',
    resolveId: (source) => {
      const replacement = INSTEAD[source.slice(source.lastIndexOf('/') + 1)];
      return replacement && !source.endsWith(replacement) ? join(root, replacement) : undefined;
    },
  };
}
