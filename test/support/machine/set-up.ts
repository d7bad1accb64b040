import { existsSync, readFileSync } from 'node:fs';
import { aptInstall } from './apt-install.ts';
import { PROGRAMS, type Program } from './programs.ts';

/** What the setup asks of the machine it runs on; tests give one of their own. */
export interface Machine {
  readonly programs: readonly Program[];
  readonly isRoot: boolean;
  /** The text of /etc/os-release, where there is one. */
  readonly osRelease: string | undefined;
  /** Value of CLAIMCHECK_NO_INSTALL. */
  readonly noInstall: string | undefined;
  readonly install: (packages: readonly string[]) => Promise<void>;
  readonly say: (line: string) => void;
}

/** Installs the programs that tests use, as root on Debian or Ubuntu, and says so first. */
export async function setUp(machine: Machine = thisMachine()): Promise<void> {
  const missing = await findMissing(machine.programs);
  if (missing.length === 0) return;
  const packages = missing.flatMap((program) => program.packages).join(' ');
  if (!machine.isRoot || !isDebianLike(machine.osRelease) || machine.noInstall) {
    machine.say(
      `The tests skip what needs ${nameAll(missing)}. On Debian and Ubuntu: apt-get install ${packages}`,
    );
    return;
  }
  machine.say(
    `Installing with apt-get, for the tests: ${packages} (CLAIMCHECK_NO_INSTALL=1 prevents it)`,
  );
  await machine.install(missing.flatMap((program) => program.packages)).catch(() => undefined);
  const left = await findMissing(missing);
  if (left.length > 0) machine.say(`Not installed, so the tests skip it: ${nameAll(left)}`);
}

async function findMissing(programs: readonly Program[]): Promise<Program[]> {
  const installed = await Promise.all(programs.map(({ isInstalled }) => isInstalled()));
  return programs.filter((_, index) => !installed[index]);
}

function nameAll(programs: readonly Program[]): string {
  return programs.map(({ name }) => name).join(', ');
}

/** Debian, Ubuntu, or a system that names one of them as its model. */
export function isDebianLike(osRelease: string | undefined): boolean {
  const families = [...(osRelease ?? '').matchAll(/^ID(?:_LIKE)?=["']?([^"'\n]*)/gm)];
  return families.some(([, names = '']) => /\b(debian|ubuntu)\b/.test(names));
}

function thisMachine(): Machine {
  return {
    programs: PROGRAMS,
    isRoot: process.getuid?.() === 0,
    osRelease: existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : undefined,
    noInstall: process.env.CLAIMCHECK_NO_INSTALL,
    install: aptInstall,
    say: (line) => console.log(line),
  };
}
