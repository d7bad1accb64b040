import { existsSync, readdirSync } from 'node:fs';
import { findBrowser } from '../browser/find-browser.ts';
import { WEB_SERVERS } from '../servers/web-servers.ts';

/** A program that some tests use, and that Debian packages. */
export interface Program {
  readonly name: string;
  readonly packages: readonly string[];
  readonly isInstalled: () => boolean | Promise<boolean>;
}

const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver';

export function firefox(): string | undefined {
  return ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
}

/** The driver, and the small browser that comes with WebKitGTK in a folder named for the processor. */
export function webKit(): { readonly driver: string; readonly browser: string } | undefined {
  if (!existsSync(WEBKIT_DRIVER) || !existsSync('/usr/bin/Xvfb')) return undefined;
  const browser = readdirSync('/usr/lib')
    .map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path));
  return browser === undefined ? undefined : { driver: WEBKIT_DRIVER, browser };
}

/** What `npm run test:setup` installs. */
export const PROGRAMS: readonly Program[] = [
  {
    name: 'a Chromium browser',
    packages: ['chromium'],
    isInstalled: async () => (await findBrowser()) !== undefined,
  },
  {
    name: 'Firefox ESR',
    packages: ['firefox-esr'],
    isInstalled: () => firefox() !== undefined,
  },
  {
    name: 'WebKitGTK',
    packages: ['webkit2gtk-driver', 'xvfb'],
    isInstalled: () => webKit() !== undefined,
  },
  ...WEB_SERVERS,
];
