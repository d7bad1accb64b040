import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Place, SUB_PATH, type WebServer } from './web-servers.ts';

/** Milliseconds that a server may take to answer at all. */
const PATIENCE = 20_000;

export interface RunningServer {
  /** `http://127.0.0.1:` and the port; the page is at `/` and at `SUB_PATH`. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts a web server with its configuration of `deploy` on copies of the built page. */
export async function startWebServer(server: WebServer): Promise<RunningServer> {
  // Its own folder: a server that was started as root serves as somebody who may not read ours.
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-'));
  chmodSync(folder, 0o755);
  cpSync(inject('builtPage'), join(folder, 'www'), { recursive: true });
  cpSync(inject('builtPage'), join(folder, 'www', SUB_PATH), { recursive: true });
  const place = { folder, port: await freePort() };
  for (const [name, text] of Object.entries(server.files(place))) {
    writeFileSync(join(folder, name), text);
  }
  const { child, said } = spawnServer(server, place);
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  const stop = async () => {
    process.removeListener('exit', kill);
    if (child.exitCode === null && kill()) await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${place.port}`;
  if (await answers(origin, child)) return { origin, stop };
  await stop();
  throw new Error(`${server.name} did not start: ${said()}`);
}

function spawnServer(
  { command, environment }: WebServer,
  place: Place,
): { readonly child: ChildProcess; readonly said: () => string } {
  const [program = '', ...options] = command(place);
  const child = spawn(program, options, {
    env: { ...process.env, ...environment?.(place) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return { child, said: () => output };
}

async function answers(origin: string, child: ChildProcess): Promise<boolean> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && child.exitCode === null) {
    const response = await fetch(origin).catch(() => undefined);
    await response?.arrayBuffer();
    if (response) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
