import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** A regular expression as it is written in the source. */
export interface WrittenPattern {
  /** File, from `src` on, and source: what it is known by. */
  readonly name: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal of a folder's TypeScript. */
export function listPatterns(folder: string): readonly WrittenPattern[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => patternsIn(join(folder, name), folder));
}

function patternsIn(path: string, folder: string): WrittenPattern[] {
  const found: WrittenPattern[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { regex } = node as { readonly regex?: { pattern: string; flags: string } };
    if (regex) {
      const { pattern: source, flags } = regex;
      found.push({ name: `${relative(folder, path)} /${source}/${flags}`, source, flags });
    }
    Object.values(node).forEach(visit);
  };
  visit(parseAst(readFileSync(path, 'utf8'), { lang: path.endsWith('x') ? 'tsx' : 'ts' }));
  return found;
}
