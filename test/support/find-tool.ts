import { run } from './run-snippets.ts';

/** Why a test with a tool is skipped; undefined where the tool, with a module of it, is here. */
export async function findTool(
  tool: string,
  probe: readonly string[] = ['--version'],
): Promise<string | undefined> {
  return await run(tool, probe).then(
    () => undefined,
    () => `skipped: ${[tool, ...probe].join(' ')} does not work on this machine`,
  );
}
