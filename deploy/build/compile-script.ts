import { build } from 'vite';

/** Compiles an entry into one classic script, which waits for nothing and exports nothing. */
export async function compileScript(entry: string, target: readonly string[]): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: [...target],
      write: false,
      lib: { entry, formats: ['iife'], name: 'claimcheck' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`${entry} was not built.`);
  return chunk.code;
}
