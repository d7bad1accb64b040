import { describe, expect, test } from 'vitest';
import {
  candidatePaths,
  findBrowser,
  isDebianLike,
  type Machine,
} from '../support/browser/find-browser.ts';

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';

/** A machine with just these programs; those that are stubs are there but do not start. */
function machine(
  programs: readonly string[],
  changes: Partial<Machine> = {},
  stubs: readonly string[] = [],
): Machine & { readonly installed: string[] } {
  const installed: string[] = [];
  return {
    platform: 'linux',
    environment: { PATH: '/opt/bin:/usr/bin' },
    isRoot: false,
    osRelease: undefined,
    playwrightPath: '/home/ana/.cache/ms-playwright/chromium-1/chrome-linux/chrome',
    isExecutable: (path) => [...programs, ...stubs, ...installed].includes(path),
    runs: async (path) => !stubs.includes(path),
    installChromium: async () => {
      installed.push('/usr/bin/chromium');
    },
    installed,
    ...changes,
  };
}

describe('the browser is', () => {
  test('the one that is named, before any other', async () => {
    const environment = { PATH: '/usr/bin', CLAIMCHECK_BROWSER: '/my/chrome' };
    const here = machine(['/my/chrome', '/usr/bin/chromium'], { environment });
    expect(await findBrowser(here)).toBe('/my/chrome');
  });

  test('not another one when the one that is named is not there', async () => {
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

  test('not a stub that does not start', async () => {
    const here = machine(['/usr/bin/google-chrome'], {}, ['/usr/bin/chromium-browser']);
    expect(await findBrowser(here)).toBe('/usr/bin/google-chrome');
  });

  test('installed as root on Debian, when there is none', async () => {
    const here = machine([], { isRoot: true, osRelease: DEBIAN });
    expect(await findBrowser(here)).toBe('/usr/bin/chromium');
    expect(here.installed).toHaveLength(1);
  });

  test('asked for in one line where nothing can be installed', async () => {
    const elsewhere = [
      machine([], { osRelease: DEBIAN }),
      machine([], { isRoot: true, osRelease: 'ID=fedora\n' }),
      machine([], { isRoot: true, osRelease: DEBIAN, installChromium: async () => {} }),
      machine([], { isRoot: true, osRelease: 'ID=ubuntu' }, ['/usr/bin/chromium']),
    ];
    for (const here of elsewhere) {
      const message = await findBrowser(here).catch((error: Error) => error.message);
      expect(message).toMatch(/^No browser found: install [^\n]+$/);
    }
    expect(elsewhere.slice(0, 2).flatMap(({ installed }) => installed)).toEqual([]);
  });
});

test.each([
  [DEBIAN, true],
  ['ID=ubuntu\nID_LIKE=debian\n', true],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
  ['ID=fedora\n', false],
  ['ID=arch\nNAME="not debian"\n', false],
  [undefined, false],
])('%j: Debian or its like? %s', (osRelease, expected) => {
  expect(isDebianLike(osRelease)).toBe(expected);
});
