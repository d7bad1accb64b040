import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const each of running) each.kill('SIGKILL');
});

/** Milliseconds that a busy machine may take until a browser says that it is there. */
const STARTING = 60_000;

/** Starts what ends with `endProcesses`, or at the latest with us. */
export function startProcess(
  command: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): ChildProcess {
  const started = spawn(command, parameters, { env: environment });
  running.add(started);
  const forget = () => running.delete(started);
  started.once('exit', forget).once('error', forget);
  // What nobody reads would hold it up.
  started.stdout?.resume();
  started.stderr?.resume();
  return started;
}

/** Ends all that was started here, also what was only beginning to. */
export async function endProcesses(): Promise<void> {
  await Promise.all([...running].map(end));
}

async function end(started: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => started.once('exit', resolve));
  started.kill();
  const force = setTimeout(() => started.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(force);
}

/** Waits until a process writes what has the pattern, and gives the pattern's group. */
export async function whatItSays(
  started: ChildProcess,
  stream: Readable | null,
  pattern: RegExp,
): Promise<string> {
  let said = '';
  return await new Promise((resolve, reject) => {
    const giveUp = (why: string) => () => reject(new Error(`${started.spawnfile} ${why}: ${said}`));
    const limit = setTimeout(giveUp('does not start'), STARTING).unref();
    started.once('exit', giveUp('ended')).once('error', giveUp('is not to be had'));
    stream?.on('data', (chunk) => {
      said += String(chunk);
      const [, found] = pattern.exec(said) ?? [];
      if (found === undefined) return;
      clearTimeout(limit);
      resolve(found);
    });
  });
}
