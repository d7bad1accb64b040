import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

/** What the search may ask of the machine it runs on; tests give one of their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where Playwright puts its own download, whether or not it is there. */
  readonly playwrightPath: string | undefined;
  readonly isExecutable: (path: string) => boolean;
  /** Whether the browser starts: Ubuntu's `chromium` may be a stub that asks for snap. */
  readonly runs: (path: string) => Promise<boolean>;
}

const LINUX_COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin'];

const MAC_APPLICATIONS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];

const WINDOWS_PROGRAMS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a Chromium, Chrome or Edge; undefined when the machine has none. */
export async function findBrowser(machine: Machine = thisMachine()): Promise<string | undefined> {
  const named = machine.environment.CLAIMCHECK_BROWSER;
  if (named) {
    if (machine.isExecutable(named)) return named;
    throw new Error(`CLAIMCHECK_BROWSER is ${named}, which is not an executable file.`);
  }
  for (const path of candidatePaths(machine)) {
    if (machine.isExecutable(path) && (await machine.runs(path))) return path;
  }
  return undefined;
}

/** Where a browser may be, the best place first; Playwright's own download is the last. */
export function candidatePaths(machine: Machine): string[] {
  const paths = [...installedPaths(machine)];
  if (machine.playwrightPath) paths.push(machine.playwrightPath);
  return [...new Set(paths)];
}

function installedPaths({ platform, environment }: Machine): string[] {
  if (platform === 'win32') {
    const roots = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)']];
    return [...roots, environment.LOCALAPPDATA].flatMap((root) =>
      root ? WINDOWS_PROGRAMS.map((program) => win32.join(root, program)) : [],
    );
  }
  const onPath = (environment.PATH ?? '').split(':').filter(Boolean);
  const commands = [...onPath, ...LINUX_FOLDERS].flatMap((folder) =>
    LINUX_COMMANDS.map((command) => ({ path: posix.join(folder, command), command })),
  );
  // Chromium of any folder before Chrome of any folder.
  const byCommand = LINUX_COMMANDS.flatMap((command) =>
    commands.filter((candidate) => candidate.command === command).map(({ path }) => path),
  );
  if (platform !== 'darwin') return byCommand;
  const homes = ['', environment.HOME ?? ''];
  const applications = MAC_APPLICATIONS.flatMap((name) =>
    homes.map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
  );
  return [...applications, ...byCommand];
}

const run = promisify(execFile);

function thisMachine(): Machine {
  return {
    platform: process.platform,
    environment: process.env,
    playwrightPath: playwrightPath(),
    isExecutable,
    runs: async (path) => {
      // On Windows a browser answers `--version` by opening a window.
      if (process.platform === 'win32') return true;
      return run(path, ['--version'], { timeout: 20_000 }).then(
        () => true,
        () => false,
      );
    },
  };
}

/** Playwright knows no path on a system it makes no download for, and says so by throwing. */
function playwrightPath(): string | undefined {
  try {
    return chromium.executablePath() || undefined;
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
