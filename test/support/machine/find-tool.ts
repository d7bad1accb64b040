import { run } from '../run-snippets.ts';
import { lacks } from './lacks.ts';

/** Why a test with a tool is skipped; undefined where the tool, with a module of it, works. */
export async function findTool(
  tool: string,
  probe: readonly string[] = ['--version'],
): Promise<string | undefined> {
  return await run(tool, probe).then(
    () => undefined,
    () => lacks([tool, ...probe].join(' ').replace(/ (--)?version$/, '')),
  );
}
