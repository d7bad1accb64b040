import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { aptInstall } from '../support/apt-install.ts';
import { isDebianLike } from '../support/browser/find-browser.ts';
import { startChromium } from './chromium.ts';
import type { Engine } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

export interface Browser {
  readonly name: string;
  /** Undefined where it is not to be had here. */
  readonly start: (() => Promise<Engine>) | undefined;
}

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver';
const PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];

/** The browsers that the main job is tried in; as root on Debian those that lack are installed. */
export async function installedBrowsers(): Promise<readonly Browser[]> {
  if (!firefox() || !webKit()) await install();
  const [fox, kit] = [firefox(), webKit()];
  return [
    { name: 'Chromium', start: startChromium },
    { name: 'Firefox ESR', start: fox ? () => startFirefox(fox) : undefined },
    { name: 'WebKitGTK', start: kit ? () => startWebKit(WEBKIT_DRIVER, kit) : undefined },
  ];
}

function firefox(): string | undefined {
  return FIREFOX.find((path) => existsSync(path));
}

/** The small browser that comes with WebKitGTK, in a folder named for the processor. */
function webKit(): string | undefined {
  if (!existsSync(WEBKIT_DRIVER) || !existsSync('/usr/bin/Xvfb')) return undefined;
  return readdirSync('/usr/lib')
    .map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path));
}

async function install(): Promise<void> {
  const release = '/etc/os-release';
  const isDebian = existsSync(release) && isDebianLike(readFileSync(release, 'utf8'));
  if (process.getuid?.() !== 0 || !isDebian) return;
  // Without them these tests are skipped, which the run says.
  await aptInstall(PACKAGES).catch(() => undefined);
}
