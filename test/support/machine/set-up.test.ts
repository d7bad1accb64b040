import { describe, expect, test } from 'vitest';
import { isDebianLike, type Machine, setUp } from './set-up.ts';

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';

/** A machine without two of three programs; what it is told and asked to install, in order. */
function machine(changes: Partial<Machine> = {}, arrives: readonly string[] = ['Caddy', 'nginx']) {
  const steps: string[] = [];
  const installed = new Set(['Firefox ESR']);
  const program = (name: string, ...packages: readonly string[]) => ({
    name,
    packages,
    isInstalled: () => installed.has(name),
  });
  const asked: Machine = {
    programs: [
      program('Firefox ESR', 'firefox-esr'),
      program('nginx', 'nginx-light', 'libnginx-mod'),
      program('Caddy', 'caddy'),
    ],
    isRoot: true,
    osRelease: DEBIAN,
    noInstall: undefined,
    install: async (packages) => {
      steps.push(`install: ${packages.join(' ')}`);
      for (const name of arrives) installed.add(name);
    },
    say: (line) => steps.push(line),
    ...changes,
  };
  return { asked, steps, installed };
}

describe('the setup of a machine for the tests', () => {
  test('says what it will install before it installs it', async () => {
    const { asked, steps } = machine();
    await setUp(asked);
    expect(steps).toEqual([
      'Installing with apt-get, for the tests: nginx-light libnginx-mod caddy (CLAIMCHECK_NO_INSTALL=1 prevents it)',
      'install: nginx-light libnginx-mod caddy',
    ]);
  });

  test('names in one line what did not arrive', async () => {
    const { asked, steps } = machine({}, ['nginx']);
    await setUp(asked);
    expect(steps.at(-1)).toBe('Not installed, so the tests skip it: Caddy');
  });

  test('goes on when the installation fails', async () => {
    const { asked, steps } = machine({ install: async () => Promise.reject(new Error('no net')) });
    await setUp(asked);
    expect(steps.at(-1)).toBe('Not installed, so the tests skip it: nginx, Caddy');
  });

  test('does nothing when nothing is missing', async () => {
    const { asked, steps, installed } = machine();
    installed.add('nginx').add('Caddy');
    await setUp(asked);
    expect(steps).toEqual([]);
  });

  test.each([
    ['for a user who is not root', { isRoot: false }],
    ['on a system without apt-get', { osRelease: 'ID=fedora\n' }],
    ['when that is switched off', { noInstall: '1' }],
  ])('installs nothing %s, and says in one line what is skipped', async (_, changes) => {
    const { asked, steps } = machine(changes);
    await setUp(asked);
    expect(steps).toEqual([
      'The tests skip what needs nginx, Caddy. On Debian and Ubuntu: apt-get install nginx-light libnginx-mod caddy',
    ]);
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
