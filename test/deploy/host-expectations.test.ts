import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileExpectations, hostExpectations } from '../../deploy/build/host-expectations.ts';
import { readBuilt } from '../support/browser/built-files.ts';
import { openPage } from '../support/browser/claimcheck-page.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { startStaticHost } from '../support/servers/static-host.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

const file = (members: object) => JSON.stringify({ claimcheck: 'expectations', ...members });

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-expectations-'));
  writeFileSync(join(folder, 'index.html'), '<html><head></head><body></body></html>');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The `meta` element that a build writes for this file. */
async function builtMeta(content: string): Promise<string> {
  const path = join(folder, 'expectations.json');
  writeFileSync(path, content);
  process.env.CLAIMCHECK_EXPECTATIONS = path;
  try {
    const plugins = [hostExpectations()];
    const options = { configFile: false, root: folder, logLevel: 'silent', plugins } as const;
    const built = await build({ ...options, build: { write: false } });
    const html = 'output' in built ? built.output.find(({ type }) => type === 'asset') : undefined;
    const source = html && 'source' in html ? String(html.source) : '';
    return /<meta name="claimcheck:expectations"[^>]*>/.exec(source)?.[0] ?? '';
  } finally {
    delete process.env.CLAIMCHECK_EXPECTATIONS;
  }
}

describe('the expectations of a host', () => {
  test.each([
    ['another file', '{}', 'does not contain expectations'],
    ['a misspelled member', file({ isuer: 'a' }), 'unknown member “isuer”'],
    ['a key', file({ keys: [testKey('ES256').publicJwk] }), 'may not have keys'],
  ])('stop the build for %s', (_name, content, problem) => {
    expect(() => compileExpectations(content)).toThrow(problem);
  });

  test('hold from the first token on, and can be cleared', async () => {
    const meta = await builtMeta(
      file({ issuer: 'https://a.example/?x="y"&z', audience: ['b', 'c d'] }),
    );
    expect(meta).not.toBe('');
    const host = await startStaticHost();
    const html = readBuilt('index.html').toString();
    host.instead.set(
      'index.html',
      html.replace('</head>', () => `${meta}</head>`),
    );
    const page = await openPage({ address: host.address });
    await page.editorsLoaded();
    await page.judge(soundToken({ iss: 'https://a.example/?x="y"&z', aud: 'c d' }), SECRET);
    expect(await page.conclusion()).toBe('accepted');
    await page.judge(soundToken({ iss: 'https://a.example/?x="y"&z', aud: 'd' }), SECRET);
    expect(await page.conclusion()).toBe('rejected');

    await page.page.locator('.zone-issues').getByText('More expectations', { exact: true }).click();
    await page.button('Clear expectations').click();
    expect(await page.conclusion()).toBe('unknown');
    await page.close();
    await host.close();
  });
});
