import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonForms } from '../../../src/core/diagnosis/json-forms.ts';
import { jsonText } from '../json-arbitraries.ts';

function formOf(text: string, wanted: string): string | undefined {
  return [...jsonForms(text)].find(({ form }) => form === wanted)?.text;
}

test('every form says the same, but that of JavaScript, which knows fewer numbers', () => {
  fc.assert(
    fc.property(jsonText, (text) => {
      for (const { form, text: written } of jsonForms(text)) {
        if (form !== 'javascript') expect(JSON.parse(written), form).toEqual(JSON.parse(text));
      }
    }),
    { numRuns: 200 },
  );
});

test('indents as JSON.stringify does', () => {
  const value = { a: [], b: {}, c: [1, { d: 'x, "y": {' }], e: null };
  for (const [form, indent] of [
    ['compact', 0],
    ['indent-2', 2],
    ['indent-4', 4],
    ['indent-tab', '\t'],
  ] as const) {
    const spaced = JSON.stringify(value, null, 1);
    expect(formOf(spaced, form)).toBe(JSON.stringify(value, null, indent));
  }
});

test.each([
  ['ascii', '{"a":"Zo\\u00eb","b":"https://a/b"}'],
  ['ascii-spaced', '{"a": "Zo\\u00eb", "b": "https://a/b"}'],
  ['slashes', '{"a":"Zo\\u00eb","b":"https:\\/\\/a\\/b"}'],
  ['newline', '{"a":"Zoë","b":"https://a/b"}\n'],
])('writes the form %s', (form, written) => {
  expect(formOf('{"a":"Zoë","b":"https://a/b"}', form)).toBe(written);
});

test('keeps numbers, order and duplicates as they are', () => {
  expect(formOf('{ "b": 1.0, "a": 1e3, "b": 12345678901234567890 }', 'compact')).toBe(
    '{"b":1.0,"a":1e3,"b":12345678901234567890}',
  );
});

test('has no forms for text that is not JSON', () => {
  expect([...jsonForms('{"a":')]).toEqual([]);
});
