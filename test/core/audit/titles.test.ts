import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RULES = join(import.meta.dirname, '../../../src/core/audit/rules');

/** Messages that follow `title:`, on its line or as the two branches after it. */
function titlesIn(source: string): string[] {
  return [
    ...source.matchAll(/\btitle:\s*(?:\(\) =>\s*)?([^,;]*?say`[^`]*`(?:\s*:\s*say`[^`]*`)?)/g),
  ]
    .flatMap(([, text = '']) => [...text.matchAll(/say`([^`]*)`/g)])
    .map(([, title = '']) => title);
}

const TITLES = readdirSync(RULES).flatMap((name) =>
  titlesIn(readFileSync(join(RULES, name), 'utf8')),
);

test('titles of rules are found', () => {
  expect(TITLES.length).toBeGreaterThan(150);
});

test.each(TITLES)('"%s" is a noun phrase of at most five words', (title) => {
  expect(title.split(/\s+/).length).toBeLessThanOrEqual(5);
  expect(title).not.toMatch(/\bstands\b|\blies\b|\bis no\b|\.$/);
});
