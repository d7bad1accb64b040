import { once } from 'node:events';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveTurns } from './serve-turns.ts';

let server: Server;

beforeAll(async () => {
  server = await serveTurns();
});

afterAll(() => {
  server.close();
});

test('gives one connection its turn at a time, in their order, past those that have gone', async () => {
  const seen: string[] = [];
  const ask = async (name: string): Promise<Socket> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('data', () => seen.push(name));
    await once(socket, 'connect');
    return socket;
  };
  const first = await ask('first');
  const gone = await ask('gone');
  const last = await ask('last');
  await expect.poll(() => seen).toEqual(['first']);
  gone.destroy();
  await once(gone, 'close');
  first.destroy();
  await expect.poll(() => seen).toEqual(['first', 'last']);
  last.destroy();
});
