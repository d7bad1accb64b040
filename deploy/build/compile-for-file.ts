import { build, type InlineConfig, type PluginOption } from 'vite';

/** Told to the code as `import.meta.env.MODE`. */
const MODE = 'single-file';

export interface SingleFileOptions {
  readonly target: readonly string[];
  /** What the page is built with, made again: a plugin serves one build. */
  readonly plugins: () => PluginOption[];
  readonly alias: Readonly<Record<string, string>>;
}

export function asLibrary(entry: string): InlineConfig {
  return { build: { lib: { entry, formats: ['iife'], name: 'claimcheck' } } };
}

/** One script with all that it ever loads, and the style sheet where there is one. */
export async function compileForFile(
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
