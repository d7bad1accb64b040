import { afterEach, expect, test } from 'vitest';
import { speak } from '../../../src/core/words/say.ts';
import { writeKey } from '../../../src/features/commands/write-key.ts';
import german from '../../../src/i18n/words/de.json' with { type: 'json' };

afterEach(() => speak(undefined));

test.each([
  ['c', 'C', 'C'],
  ['?', '?', '?'],
  ['Mod+K', 'Ctrl+K', 'Strg+K'],
  ['Mod+Shift+Z', 'Ctrl+Shift+Z', 'Strg+Umschalt+Z'],
  ['Mod+Enter', 'Ctrl+Enter', 'Strg+Eingabe'],
])('writes %s as keyboards bear it: %s, %s', (shortcut, english, other) => {
  expect(writeKey(shortcut)).toBe(english);
  const names: Readonly<Record<string, string>> = german;
  speak({ tag: 'de', translate: (message) => names[message] });
  expect(writeKey(shortcut)).toBe(other);
});
