import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { verifyDeployment } from '../../deploy/verify/verify-deployment.ts';
import { lacks } from '../support/machine/lacks.ts';

const run = promisify(execFile);

const FILE = 'deploy/container/Containerfile';

/** Instructions with their continued lines joined, without comments. */
const instructions = readFileSync(FILE, 'utf8')
  .replace(/^#.*\n/gm, '')
  .replaceAll('\\\n', '')
  .trim()
  .split('\n')
  .map((line) => line.replaceAll(/\s+/g, ' '));

const all = (name: string) =>
  instructions
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1));

describe('the Containerfile', () => {
  test('pins its base image by digest, from a named registry', () => {
    expect(all('FROM')).toHaveLength(1);
    expect(all('FROM')[0]).toMatch(/^docker\.io\/library\/debian:[\w.-]+@sha256:[0-9a-f]{64}$/);
  });

  test('runs as another user than root, on a port that needs no rights', () => {
    expect(all('USER')).toEqual(['www-data']);
    expect(instructions.slice(-3).map((line) => line.split(' ')[0])).toEqual([
      'USER',
      'EXPOSE',
      'CMD',
    ]);
    expect(Number(all('EXPOSE')[0])).toBeGreaterThan(1023);
    expect(readFileSync('deploy/nginx.conf', 'utf8')).toContain(`listen ${all('EXPOSE')[0]};`);
  });

  test('starts without a shell', () => {
    expect(JSON.parse(all('CMD')[0] ?? '')).toEqual(['nginx', '-g', 'daemon off;']);
  });

  test('copies only the built page and two configurations', () => {
    const sources = all('COPY').map((words) => words.split(' ')[0] ?? '');
    expect(sources).toEqual(['deploy/container/nginx.conf', 'deploy/nginx.conf', 'dist']);
    const ignored = readFileSync(`${FILE}.dockerignore`, 'utf8').match(/^[^#\n].*$/gm);
    expect(ignored?.[0]).toBe('*');
    expect(ignored?.slice(1).toSorted()).toEqual(sources.map((name) => `!${name}`).toSorted());
    for (const name of sources) expect(existsSync(name), name).toBe(true);
  });

  test('downloads nothing but packages of Debian, and keeps no list of them', () => {
    expect(all('ADD')).toEqual([]);
    expect(all('RUN')).toHaveLength(1);
    const [commands = ''] = all('RUN');
    expect(commands).not.toMatch(/curl|wget|npm|https?:|sudo|chmod/);
    expect(commands).toContain('--no-install-recommends');
    expect(commands).toMatch(/rm -rf \/var\/lib\/apt\/lists\/\*$/);
  });

  test('holds no secret and no setting', () => {
    expect([...all('ARG'), ...all('ENV')]).toEqual([]);
  });
});

/** Instead of the base image, on a machine that can't fetch it; Podman only. */
const BASE = process.env.CLAIMCHECK_BASE_IMAGE;

/** Podman or Docker, if it can run the base image here; else why the image is not built. */
async function findBuilder(): Promise<{ builder?: string; reason?: string }> {
  let missing = 'podman or docker';
  for (const builder of ['podman', 'docker']) {
    try {
      await run(builder, ['info'], { timeout: 20_000 });
      missing = `${builder} with access to the base image, and rights to run it`;
      await run(builder, ['run', '--rm', BASE ?? all('FROM')[0] ?? '', 'true'], {
        timeout: 120_000,
      });
      return { builder };
    } catch {
      // The next one may do.
    }
  }
  return { reason: lacks(missing) };
}

const { builder = '', reason } = await findBuilder();

describe('the container', () => {
  const image = `localhost/claimcheck-test-${process.pid}`;

  beforeAll(() => {
    // The file copies `dist`, which is what the tests serve.
    expect(inject('builtPage')).toBe(`${process.cwd()}/dist`);
  });

  test('serves the page with its headers, without root and without writing', {
    timeout: 600_000,
  }, async ({ skip, onTestFinished }) => {
    if (reason) skip(reason);
    const from = BASE ? ['--from', BASE] : [];
    await run(builder, ['build', '--tag', image, '--file', FILE, ...from, '.'], {
      maxBuffer: 10_000_000,
    });
    onTestFinished(() => run(builder, ['rmi', '--force', image]).then(() => undefined));
    const options = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'all'];
    const { stdout } = await run(builder, [
      ...['run', '--detach', ...options, '--publish', '127.0.0.1::8080', image],
    ]);
    const container = stdout.trim();
    onTestFinished(() => run(builder, ['rm', '--force', container]).then(() => undefined));
    const { stdout: port } = await run(builder, ['port', container, '8080']);
    const origin = `http://${port.trim()}`;
    await expect.poll(() => headersOf(origin).catch(() => undefined)).toBeDefined();
    let text = '';
    const code = await verifyDeployment([origin, '--dist', inject('builtPage')], (part) => {
      text += part;
    });
    expect(text).toMatch(/serves the bytes of the build/);
    expect(code).toBe(0);
    const { stdout: user } = await run(builder, ['exec', container, 'id', '-un']);
    expect(user.trim()).toBe('www-data');
  });
});

function headersOf(address: string): Promise<IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    get(address, (response) => resolve(response.resume().headers)).on('error', reject);
  });
}
