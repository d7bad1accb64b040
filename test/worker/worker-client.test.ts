import { describe, expect, test } from 'vitest';
import { createWorkerClient, type WorkerPort } from '../../src/worker/worker-client.ts';

/** Stands in for a worker: keeps what it is sent, and answers as it is told. */
class Port implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;
  onmessageerror: WorkerPort['onmessageerror'] = null;
  readonly received: unknown[] = [];
  isTerminated = false;

  postMessage(message: unknown): void {
    this.received.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(data: unknown): void {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent);
  }

  break(): void {
    this.onerror?.call(this as unknown as Worker, {} as ErrorEvent);
  }
}

const SEARCH = {
  algorithm: 'HS256',
  signingInput: 'a.b',
  signature: new Uint8Array(32),
  source: { kind: 'short' },
} as const;

const FOUND = { state: 'found', secret: Uint8Array.of(1), tried: 9 } as const;

function start() {
  const ports: Port[] = [];
  const client = createWorkerClient(async () => {
    const port = new Port();
    ports.push(port);
    return port;
  });
  const ask = (seen: unknown[] = []) =>
    client.ask('search-secret', SEARCH, (progress) => seen.push(progress));
  return { client, ports, ask };
}

const started = () => new Promise((resolve) => setTimeout(resolve));

describe('a client of the worker', () => {
  test('starts no worker before the first job, and keeps it for the next', async () => {
    const { ports, ask } = start();
    expect(ports).toHaveLength(0);
    for (const job of [1, 2]) {
      const answer = ask();
      await started();
      expect(ports[0]?.received).toHaveLength(job);
      ports[0]?.say({ kind: 'answer', answer: FOUND });
      expect(await answer).toEqual({ ok: true, value: FOUND });
    }
    expect(ports).toHaveLength(1);
    expect(ports[0]?.received[0]).toEqual({ job: 'search-secret', input: SEARCH });
    expect(ports[0]?.isTerminated).toBe(false);
  });

  test('hands on what is reported under way, and nothing after the end', async () => {
    const { client, ports, ask } = start();
    const seen: unknown[] = [];
    const answer = ask(seen);
    await started();
    ports[0]?.say({ kind: 'progress', progress: { tried: 5, share: 0.5, rate: 50 } });
    client.abort();
    ports[0]?.say({ kind: 'progress', progress: { tried: 6, share: 0.6, rate: 50 } });
    ports[0]?.say({ kind: 'answer', answer: FOUND });
    expect(await answer).toEqual({ ok: false, problem: { code: 'aborted' } });
    expect(seen).toEqual([{ tried: 5, share: 0.5, rate: 50 }]);
    expect(ports[0]?.isTerminated).toBe(true);
  });

  test('runs the newest job in a new worker and aborts the older one', async () => {
    const { ports, ask } = start();
    const first = ask();
    await started();
    const second = ask();
    await started();
    expect(await first).toEqual({ ok: false, problem: { code: 'aborted' } });
    expect(ports.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
    ports[1]?.say({ kind: 'answer', answer: FOUND });
    expect(await second).toEqual({ ok: true, value: FOUND });
  });

  test('ends a worker that was still starting when its job was given up', async () => {
    const { client, ports, ask } = start();
    const answer = ask();
    client.abort();
    expect(await answer).toEqual({ ok: false, problem: { code: 'aborted' } });
    await started();
    expect(ports.every(({ isTerminated }) => isTerminated)).toBe(true);
    expect(ports.every(({ received }) => received.length === 0)).toBe(true);
  });

  test('ends an idle worker', async () => {
    const { client, ports, ask } = start();
    const answer = ask();
    await started();
    ports[0]?.say({ kind: 'answer', answer: FOUND });
    await answer;
    client.abort();
    expect(ports[0]?.isTerminated).toBe(true);
  });

  test.each([
    ['breaks', async (ports: Port[]) => ports[0]?.break()],
    ['cannot be started', undefined],
  ])('reports that the worker %s, and starts another one next time', async (_, breakIt) => {
    const ports: Port[] = [];
    let isBroken = true;
    const client = createWorkerClient(async () => {
      if (isBroken && !breakIt) return undefined;
      const port = new Port();
      ports.push(port);
      return port;
    });
    const answer = client.ask('search-secret', SEARCH);
    await started();
    await breakIt?.(ports);
    expect(await answer).toEqual({ ok: false, problem: { code: 'unavailable' } });

    isBroken = false;
    const next = client.ask('search-secret', SEARCH);
    await started();
    ports.at(-1)?.say({ kind: 'answer', answer: FOUND });
    expect(await next).toEqual({ ok: true, value: FOUND });
  });

  test('has nothing to offer where there are no workers', async () => {
    const answer = createWorkerClient().ask('search-secret', SEARCH);
    expect(await answer).toEqual({ ok: false, problem: { code: 'unavailable' } });
  });
});
