import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { compileMessage } from '../../deploy/build/words/compile-message.ts';
import { messageName } from '../../src/core/words/message-name.ts';
import { say, sayCount } from '../../src/core/words/say.ts';
import { useLanguage } from '../../src/i18n/use-language.ts';
import { mayWantAnother } from '../../src/session/preferences.ts';

const load = vi.hoisted(() => ({ de: vi.fn(), 'pt-BR': vi.fn(), 'zh-CN': vi.fn() }));

// The catalogues are made by the build.
vi.mock('virtual:catalogues', () => ({ catalogues: load }));

const { changeLanguage, OFFERED, preferredLanguage, rememberLanguage, useUnreachable } =
  await import('../../src/i18n/language.ts');

const COUNTED = '{0, plural, one {One key of {1}} other {{0} keys of {1}}}';
const GERMAN = {
  messages: {
    [messageName('No key.')]: compileMessage('Kein Schlüssel.'),
    [messageName(COUNTED)]: compileMessage(
      '{0, plural, one {Ein Schlüssel von {1}} other {{0} Schlüssel von {1}}}',
    ),
  },
};

afterEach(async () => {
  await act(() => changeLanguage('en'));
  vi.restoreAllMocks();
});

test('offers English and what there are catalogues for', () => {
  expect(OFFERED).toEqual(['en', 'zh-CN', 'de', 'pt-BR']);
});

test.each([
  [['de-AT', 'en'], 'de'],
  [['it', 'pt', 'de'], 'pt-BR'],
  [['zh-TW', 'de'], 'de'],
  [['zh-Hans-SG'], 'zh-CN'],
  [['fr-FR'], 'en'],
  [['en-US', 'de'], 'en'],
  [[], 'en'],
])('of a browser that asks for %j takes %s', (asked, taken) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(asked);
  expect(preferredLanguage()).toBe(taken);
  expect(taken === 'en' || mayWantAnother()).toBe(true);
});

test('remembers another choice than the browser makes, and no other', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de']);
  rememberLanguage('en');
  expect({ ...localStorage }).toEqual({ language: 'en' });
  expect(preferredLanguage()).toBe('en');
  rememberLanguage('de');
  expect({ ...localStorage }).toEqual({});
});

test('switches to German, sets the language of the document, and goes back to English', async () => {
  load.de.mockResolvedValue(GERMAN);
  const { result } = renderHook(useLanguage);
  expect([result.current, say`No key.`]).toEqual(['en', 'No key.']);

  await act(() => changeLanguage('de'));
  expect([result.current, document.documentElement.lang, say`No key.`]).toEqual([
    'de',
    'de',
    'Kein Schlüssel.',
  ]);
  const count = (keys: number) => sayCount(keys, 'One key of {1}', '{0} keys of {1}', '\\u0041');
  expect([count(1), count(2)]).toEqual(['Ein Schlüssel von \\u0041', '2 Schlüssel von \\u0041']);

  await act(() => changeLanguage('en'));
  expect([result.current, document.documentElement.lang, say`No key.`]).toEqual([
    'en',
    'en',
    'No key.',
  ]);
});

test('stays as it was where a catalogue is out of reach, and says which', async () => {
  load.de.mockRejectedValue(new TypeError('Failed to fetch'));
  const { result } = renderHook(() => [useLanguage(), useUnreachable()]);
  await act(() => changeLanguage('de'));
  expect(result.current).toEqual(['en', 'de']);
  expect(say`No key.`).toBe('No key.');
  await act(() => changeLanguage('en'));
  expect(result.current).toEqual(['en', undefined]);
});

test('ends with the language that was chosen last, whichever arrives first', async () => {
  let arrive = (_: typeof GERMAN) => {};
  load.de.mockReturnValue(
    new Promise((resolve) => {
      arrive = resolve;
    }),
  );
  const slow = changeLanguage('de');
  await act(() => changeLanguage('en'));
  arrive(GERMAN);
  await act(() => slow);
  expect(say`No key.`).toBe('No key.');
});
