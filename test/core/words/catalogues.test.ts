import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupI18n } from '@lingui/core';
import { describe, expect, test } from 'vitest';
import { checkCatalogue } from '../../../deploy/build/words/check-catalogue.ts';
import { compileMessage, placesOf } from '../../../deploy/build/words/compile-message.ts';
import { extractMessages } from '../../../deploy/build/words/extract-messages.ts';
import { readNamed, writeNamed } from '../../../deploy/build/words/name-places.ts';
import {
  findRenameProblems,
  renameIn,
  renameMessages,
} from '../../../deploy/build/words/rename-messages.ts';
import german from '../../../src/i18n/words/de.json' with { type: 'json' };

describe('extracting', () => {
  test('finds what is said, wherever in a function', () => {
    const source = `
      import { say, sayCount } from './say.ts';
      export const table = { get a() { return say\`In a getter.\`; }, b: () => say\`In a thunk.\` };
      export function View({ n, name }: Props) {
        return <p title={say\`Of \${name}\`}>{sayCount(n, 'One key', '{0} keys of {1}', say\`It's "{a}"\`)}</p>;
      }`;
    expect(extractMessages(source, 'a.tsx')).toEqual({
      messages: [
        { name: 'In a getter.', places: [] },
        { name: 'In a thunk.', places: [] },
        { name: 'Of {0}', places: ['name'] },
        {
          name: '{0, plural, one {One key} other {{0} keys of {1}}}',
          places: ['n', 'value'],
        },
        { name: `It's "{a}"`, places: [] },
      ].map((message) => ({ ...message, file: 'a.tsx', isTitle: false })),
      misuses: [],
    });
  });

  test('rejects sentences made while the module loads, and words that are not written out', () => {
    const source = `const title = say\`Too early\`;
      function late(words: string) { return sayCount(2, words, 'b'); }`;
    expect(extractMessages(source, 'a.ts').misuses).toEqual([
      { file: 'a.ts', line: 1, problem: 'words are said while the module loads' },
      { file: 'a.ts', line: 2, problem: 'sayCount needs both its messages written out' },
    ]);
  });
});

test('no message is a mere joint, which no other language could put into order', () => {
  expect(
    Object.keys(german).filter((name) => /^(?:and|or|nor|at|of|in|by)\b.{0,3}$/.test(name)),
  ).toEqual([]);
});

describe('compiling', () => {
  test.each([
    ['plain words', 'Gültig.', [], 'Gültig.'],
    ['places in another order', '{1} vor {0}', ['a', 2], '2 vor a'],
    ['apostrophes', "L'en-tête d'{0} n'est '{1}'", ['a', 'b'], "L'en-tête d'a n'est 'b'"],
    ['JSON', `{ "alg": "{0}", 'x': {} }`, ['none'], `{ "alg": "none", 'x': {} }`],
    ['braces by an apostrophe', "'{'{0}'}'", ['a'], "'{'a'}'"],
    ['backslashes', '\\u0041 is {0}, \\x41', ['\\u202e'], '\\u0041 is \\u202e, \\x41'],
    ['one', "{0, plural, one {l'un de {1}} other {{0} de {1}}}", [1, 'b'], "l'un de b"],
    ['many', "{0, plural, one {l'un de {1}} other {{0} de {1}}}", [2, 'b'], '2 de b'],
    ['Japanese has one form', '{0, plural, other {{0} 個}}', [1], '1 個'],
  ])('keeps %s', (_, words, values, said) => {
    const i18n = setupI18n({ locale: 'fr', messages: { fr: { a: compileMessage(words) } } });
    expect(i18n._('a', { ...values.map(escapeBackslashes) })).toBe(said);
  });

  test('names the places', () => {
    expect(placesOf('{1} and {0}, {1}, {x}, {}')).toEqual(['0', '1']);
    expect(placesOf('{0, plural, one {One of {2}} other {{0} of {2}}}')).toEqual(['0', '2']);
  });
});

describe('the names of places', () => {
  const placesIn = (...values: readonly string[]) => {
    const places = values.map((value) => `\${${value}}`).join(' ');
    return extractMessages(`const a = () => say\`${places}\`;`, 'a.ts').messages[0]?.places;
  };

  test.each([
    ['a variable', ['host'], ['host']],
    ['a member', ['key.bits'], ['bits']],
    ['a member whose name says little', ['problem.name'], ['problemName']],
    ['what a function is given', ['formatDuration(left)'], ['left']],
    ['a list', ["names.map(quote).join(', ')"], ['names']],
    ['either of two', ['isLong ? length : limit'], ['length']],
    ['a calculation', ['index + 1'], ['index']],
    ['a literal', ["'a'"], ['value']],
    ['one name twice', ['key', 'other.key'], ['key', 'key2']],
  ])('come from %s', (_, values, places) => {
    expect(placesIn(...values)).toEqual(places);
  });

  const messages = [
    { name: '{0} of {1}', places: ['part', 'whole'], file: 'a.ts', isTitle: false },
    {
      name: '{0, plural, one {One of {1}} other {{0} of {1}}}',
      places: ['count', 'whole'],
      file: 'a.ts',
      isTitle: false,
    },
  ];
  const numbered = {
    '{0} of {1}': 'Von {1} {0}',
    '{0, plural, one {One of {1}} other {{0} of {1}}}':
      '{0, plural, one {Eins von {1}} other {{0} von {1}}}',
  };
  const named = {
    '{part} of {whole}': 'Von {whole} {part}',
    '{count, plural, one {One of {whole}} other {{count} of {whole}}}':
      '{count, plural, one {Eins von {whole}} other {{count} von {whole}}}',
  };

  test('are in the file, and numbers in the page', () => {
    expect(writeNamed(numbered, messages)).toEqual(named);
    expect(readNamed(named, messages)).toEqual(numbered);
  });

  test('may have changed in the sources: the translation stays', () => {
    expect(readNamed({ '{piece} of {all}': 'Von {all} {piece}' }, messages)).toEqual({
      '{0} of {1}': 'Von {1} {0}',
    });
  });

  test('that a message does not have are found', () => {
    const catalogue = readNamed({ ...named, '{part} of {whole}': 'Von {ganz}' }, messages);
    expect(checkCatalogue(Object.keys(numbered), catalogue)).toHaveLength(1);
  });
});

describe('renaming messages', () => {
  const catalogue = { 'Old {0}': 'Alt {0}', Kept: 'Bleibt', Said: 'Gesagt', Empty: '' };

  test('keeps the translation of each under its new name', () => {
    expect(renameIn(catalogue, { 'Old {0}': 'New {0}' })).toEqual({
      ...catalogue,
      'New {0}': 'Alt {0}',
    });
  });

  test('overwrites no translation, and carries none that is empty', () => {
    expect(renameIn(catalogue, { Kept: 'Said', Empty: 'New' })).toEqual(catalogue);
  });

  test('carries a translation to a name whose own translation moves on', () => {
    const renamed = renameIn({ A: 'a', B: 'b' }, { A: 'C', B: 'A' });
    expect(renamed).toEqual({ A: 'b', B: 'b', C: 'a' });
  });

  test('rejects a list whose new message has other places', () => {
    expect(findRenameProblems({ 'Old {age} of {key}': 'New {key}, {age}' })).toEqual([]);
    expect(findRenameProblems({ 'Old {age}': 'New' })).toEqual([
      '"New" has other places than "Old {age}"',
    ]);
  });

  test('is followed by an update, which drops the old name', async () => {
    const root = mkdtempSync(join(tmpdir(), 'words-'));
    try {
      const words = join(root, 'src/i18n/words');
      mkdirSync(words, { recursive: true });
      const source = `export const a = (n: number, key: string) => say\`New \${key}: \${n}\`;`;
      writeFileSync(join(root, 'src/a.ts'), source);
      const [before, after] = ['Old {n} of {key}', 'New {key}: {n}'];
      writeFileSync(join(words, 'de.json'), JSON.stringify({ [before]: 'Alt {n} von {key}' }));
      writeFileSync(join(root, 'list.json'), JSON.stringify({ [before]: after }));

      expect(renameMessages(root, join(root, 'list.json'))).toEqual([]);
      const written = JSON.parse(readFileSync(join(words, 'de.json'), 'utf8'));
      expect(written).toEqual({ [after]: 'Alt {n} von {key}' });
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('checking a catalogue', () => {
  const names = ['No key.', 'Key {0} of {1}.', '{0, plural, one {One key} other {{0} keys}}'];
  const whole = {
    'No key.': 'Kein Schlüssel.',
    'Key {0} of {1}.': 'Von {1} Schlüssel {0}.',
    '{0, plural, one {One key} other {{0} keys}}':
      '{0, plural, one {Ein Schlüssel} other {{0} Schlüssel}}',
  };

  test('finds nothing wrong with a whole one', () => {
    expect(checkCatalogue(names, whole)).toEqual([]);
  });

  test.each([
    ['lacks a message', { ...whole, 'No key.': '' }, ['lacks "No key."']],
    ['has a dead one', { ...whole, 'No keys.': 'x' }, ['has "No keys.", which nothing says']],
    [
      'forgets a place',
      { ...whole, 'Key {0} of {1}.': 'Schlüssel {0}.' },
      ['has other places in the words for "Key {0} of {1}.": "Schlüssel {0}."'],
    ],
    [
      'has a place more',
      { ...whole, 'No key.': 'Kein {0}.' },
      ['has other places in the words for "No key.": "Kein {0}."'],
    ],
    [
      'is no MessageFormat',
      { ...whole, [names[2] ?? '']: '{0, plural, one {Ein {0} Schlüssel} other {{0} Schlüssel}' },
      [expect.stringContaining('has words that are no MessageFormat for')],
    ],
    [
      'has a choice without its last resort',
      { ...whole, [names[2] ?? '']: '{0, plural, one {{0} Schlüssel}}' },
      [expect.stringContaining('has words that are no MessageFormat for')],
    ],
  ])('tells when it %s', (_, catalogue, problems) => {
    expect(checkCatalogue(names, catalogue)).toEqual(problems);
  });
});

function escapeBackslashes(value: string | number): string | number {
  return typeof value === 'string' ? value.replaceAll('\\', '\\x5c') : value;
}
