import { expect, test, vi } from 'vitest';

test('no module writes a sentence while it loads, when it would stay English', async () => {
  vi.resetModules();
  const said: string[] = [];
  const { speak } = await import('../../src/core/words/say.ts');
  speak({ tag: 'de', translate: (message) => void said.push(message) });
  const modules = import.meta.glob([
    '../../src/{core,crypto,session,features,app,ui,editor}/**/*.{ts,tsx}',
    '!../../src/**/*.d.ts',
  ]);
  for (const load of Object.values(modules)) await load();
  speak(undefined);
  expect(Object.keys(modules).length).toBeGreaterThan(300);
  expect(said).toEqual([]);
}, 120_000);
