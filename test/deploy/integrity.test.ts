import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { addIntegrity, integrityOf } from '../../deploy/build/subresource-integrity.ts';
import { hashedFiles, readBuilt } from '../support/browser/built-files.ts';
import { openPage } from '../support/browser/claimcheck-page.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

/** Lets the host send another file in place of one of the page's, which does the same. */
async function alter(page: Page, name: string): Promise<void> {
  await page.route(`**/${name}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n/* altered */` });
  });
}

/** Every tag of the built page that loads a script. */
function loadingTags(): { name: string; tag: string }[] {
  const html = readFileSync(join(inject('builtPage'), 'index.html'), 'utf8');
  const tags = html.matchAll(/<(?:script|link)\b[^>]*\.\/([^"]+\.(?:js|css))"[^>]*>/g);
  return [...tags].map(([tag, name = '']) => ({ tag, name }));
}

describe('the page states the digest', () => {
  test.each(loadingTags())('of $name', ({ name, tag }) => {
    expect(tag).toContain(` integrity="${integrityOf(readBuilt(name))}"`);
    expect(tag).toContain(' crossorigin');
  });

  test('of its scripts and what they preload', () => {
    const { script, start } = hashedFiles();
    const names = loadingTags().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([script, start]));
    expect(names.length).toBeGreaterThan(2);
  });

  test('adds the digest only to elements that load scripts, and once each', () => {
    const html =
      '<link rel="icon" href="./icon.svg"><script src="./a.js"></script><link href="./b.css">';
    expect(addIntegrity(html, (name) => name)).toBe(
      `<link rel="icon" href="./icon.svg"><script src="./a.js" integrity="${integrityOf('a.js')}">` +
        `</script><link href="./b.css" integrity="${integrityOf('b.css')}">`,
    );
  });
});

describe('of a host that sends another file', () => {
  test('the script is not run', async () => {
    const { script } = hashedFiles();
    let complaint = '';
    const opening = openPage({
      beforeLoad: async (page) => {
        page.setDefaultTimeout(3000);
        page.on('console', (message) => {
          complaint += message.text();
        });
        await alter(page, script);
      },
    });
    await expect(opening).rejects.toThrow(/Timeout/);
    expect(complaint).toContain("valid digest in the 'integrity' attribute");
    expect(complaint).toContain(script);
  });

  test('what fits the page to the settings is not run', async () => {
    const { start } = hashedFiles();
    const page = await openPage({ beforeLoad: (opened) => alter(opened, start) });
    expect(page.complaints.join()).toContain("valid digest in the 'integrity' attribute");
    expect(page.complaints.join()).toContain(start);
    page.forgetComplaints();
    await page.close();
  });

  test('the page verifies a token when the host sends the files as they were built', async () => {
    const page = await openPage();
    await page.editorsLoaded();
    expect(await page.judge(soundToken(), SECRET)).toBe('verified');
    await page.close();
  });
});
