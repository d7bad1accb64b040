import { firefox, webKit } from '../support/machine/programs.ts';
import { startChromium } from './chromium.ts';
import type { Engine } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

export interface Browser {
  readonly name: string;
  /** Undefined where it is not installed. */
  readonly start: (() => Promise<Engine>) | undefined;
}

/** The browsers in which the main job is tested. */
export function listBrowsers(): readonly Browser[] {
  const [fox, kit] = [firefox(), webKit()];
  return [
    { name: 'Chromium', start: startChromium },
    { name: 'Firefox ESR', start: fox ? () => startFirefox(fox) : undefined },
    { name: 'WebKitGTK', start: kit && (() => startWebKit(kit.driver, kit.browser)) },
  ];
}
