import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { readExpectationsFile } from '../../src/core/checks/expectations-file.ts';
import { explainExpectationsFile } from '../../src/core/explain/explain-expectations-file.ts';

/** The file of expectations that each visit of this copy begins with, if any. */
const VARIABLE = 'CLAIMCHECK_EXPECTATIONS';

/** Writes the expectations of the host into the page. Keys would fill a field of the empty page, and are rejected. */
export function hostExpectations(): Plugin {
  return {
    name: 'host-expectations',
    apply: 'build',
    transformIndexHtml: () => {
      const path = process.env[VARIABLE];
      if (!path) return [];
      const content = compileExpectations(readFileSync(path, 'utf8'));
      const attrs = { name: 'claimcheck:expectations', content };
      return [{ tag: 'meta', attrs, injectTo: 'head' }];
    },
  };
}

/** What the page takes as it is; throws for a file that it could not open. */
export function compileExpectations(content: string): string {
  const read = readExpectationsFile(content);
  if (!read.ok) throw new Error(`${VARIABLE}: ${explainExpectationsFile(read.problem)}`);
  if (read.value.keySet !== undefined) throw new Error(`${VARIABLE}: The file may not have keys.`);
  return JSON.stringify(read.value.texts);
}
