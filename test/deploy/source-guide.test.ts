import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const guide = readFileSync('src/README.md', 'utf8');
const [, table = ''] = guide.split('## Twenty questions');
const ROWS = [...table.matchAll(/^\| ([^|]+\?) +\| ([^|]+) \|$/gm)].map(
  ([, question = '', answer = '']) => [question.trim(), answer] as const,
);

/** The texts in code font; `src` is left out of paths below it. */
const codeIn = (answer: string) =>
  Array.from(answer.matchAll(/`([^`]+)`/g), ([, code = '']) => code);
const placeOf = (path: string) => [path, join('src', path)].find((place) => existsSync(place));

describe('the twenty questions of src/README.md', () => {
  test('are twenty', () => expect(ROWS).toHaveLength(20));

  test.each(ROWS)('%s', (_, answer) => {
    const codes = codeIn(answer).filter((code) => !code.includes('*'));
    const places = codes.filter((code) => /[/.]/.test(code)).map(placeOf);
    expect(places).not.toContain(undefined);
    const texts = places.flatMap((place) =>
      place && /\.tsx?$/.test(place) ? [readFileSync(place, 'utf8')] : [],
    );
    // A name is in one of the files beside it.
    for (const name of codes.filter((code) => /^\w+$/.test(code))) {
      expect(
        texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)),
        name,
      ).toBe(true);
    }
  });
});
