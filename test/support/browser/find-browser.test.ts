import { describe, expect, test } from 'vitest';
import { candidatePaths, findBrowser, type Machine } from './find-browser.ts';

/** A machine with just these programs; those that are stubs are there but do not start. */
function machine(
  programs: readonly string[],
  changes: Partial<Machine> = {},
  stubs: readonly string[] = [],
): Machine {
  return {
    platform: 'linux',
    environment: { PATH: '/opt/bin:/usr/bin' },
    playwrightPath: '/home/ana/.cache/ms-playwright/chromium-1/chrome-linux/chrome',
    isExecutable: (path) => [...programs, ...stubs].includes(path),
    runs: async (path) => !stubs.includes(path),
    ...changes,
  };
}

describe('the browser is', () => {
  test('the one that is named, before any other', async () => {
    const environment = { PATH: '/usr/bin', CLAIMCHECK_BROWSER: '/my/chrome' };
    const here = machine(['/my/chrome', '/usr/bin/chromium'], { environment });
    expect(await findBrowser(here)).toBe('/my/chrome');
  });

  test('uses no other browser when the named one is missing', async () => {
    const environment = { CLAIMCHECK_BROWSER: '/my/chrome' };
    const here = machine(['/usr/bin/chromium'], { environment });
    await expect(findBrowser(here)).rejects.toThrow(/CLAIMCHECK_BROWSER is \/my\/chrome/);
  });

  test.each([
    ['linux', {}, '/usr/bin/google-chrome'],
    ['linux', { PATH: '/opt/bin' }, '/opt/bin/microsoft-edge'],
    ['linux', {}, '/snap/bin/chromium'],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    [
      'darwin',
      { HOME: '/Users/ana' },
      '/Users/ana/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    [
      'win32',
      { PROGRAMFILES: 'C:\\Program Files' },
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    [
      'win32',
      { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    [
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local' },
      'C:\\Users\\ana\\AppData\\Local\\Chromium\\Application\\chrome.exe',
    ],
  ] as const)('one that is installed on %s, %j: %s', async (platform, environment, path) => {
    expect(await findBrowser(machine([path], { platform, environment }))).toBe(path);
  });

  test('Chromium before Chrome before Edge, and Playwright’s own last', async () => {
    const paths = candidatePaths(machine([]));
    const places = ['chromium', 'google-chrome', 'microsoft-edge'].map((name) =>
      paths.indexOf(`/usr/bin/${name}`),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(paths.at(-1)).toContain('ms-playwright');
  });

  test('skips a stub that does not start', async () => {
    const here = machine(['/usr/bin/google-chrome'], {}, ['/usr/bin/chromium-browser']);
    expect(await findBrowser(here)).toBe('/usr/bin/google-chrome');
  });

  test('undefined where there is none that starts', async () => {
    expect(await findBrowser(machine([]))).toBeUndefined();
    expect(await findBrowser(machine([], {}, ['/usr/bin/chromium']))).toBeUndefined();
  });
});
