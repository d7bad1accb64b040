import { execFile } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Debian's way to say that what is installed is not to be started as well. */
const START_POLICY = '/usr/sbin/policy-rc.d';

/** Installs Debian packages; what apt-get says is of interest only when it fails. */
export async function aptInstall(packages: readonly string[]): Promise<void> {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env: environment, maxBuffer: 64 * 1024 * 1024 };
  const isPolicyOurs = !existsSync(START_POLICY);
  if (isPolicyOurs) writeFileSync(START_POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await run('apt-get', ['update'], options);
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    console.error(`${stdout}${stderr}`);
    throw error;
  } finally {
    if (isPolicyOurs) rmSync(START_POLICY, { force: true });
  }
}
