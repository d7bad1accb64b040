import { createServer, type Server, type Socket } from 'node:net';

/** A server of whose connections one at a time has its turn: it is sent a byte, and keeps it until it closes. */
export async function serveTurns(): Promise<Server> {
  const waiting: Socket[] = [];
  let current: Socket | undefined;
  const next = () => {
    current = waiting.shift();
    current?.write('1');
  };
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (socket === current) next();
      else if (waiting.includes(socket)) waiting.splice(waiting.indexOf(socket), 1);
    });
    waiting.push(socket);
    if (!current) next();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
