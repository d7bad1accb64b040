import { extname, normalize } from 'node:path';
import { readBuilt } from '../browser/built-files.ts';
import { type RecordedRequest, startServer } from './recording-server.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** A host of the built page that remembers what it is asked, and can be changed and switched off. */
export interface StaticHost {
  /** The address of the page. */
  readonly address: string;
  readonly requests: readonly RecordedRequest[];
  /** What it sends instead of the built file of this name. */
  readonly instead: Map<string, string>;
  /** From now on every connection is cut. */
  switchOff(): void;
  close(): Promise<void>;
}

export async function startStaticHost(folder = '/tools/jwt/'): Promise<StaticHost> {
  const server = await startServer();
  const instead = new Map<string, string>();
  server.answerWith((request, response) => {
    const { pathname } = new URL(request.url ?? '/', server.origin);
    const name = normalize(pathname.slice(folder.length) || 'index.html');
    const content = pathname.startsWith(folder) ? contentOf(name, instead) : undefined;
    if (content === undefined) return response.writeHead(404).end();
    const contentType = CONTENT_TYPES[extname(name)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': contentType, 'Cache-Control': 'no-cache' });
    return response.end(content);
  });
  return {
    address: server.origin + folder,
    requests: server.requests,
    instead,
    switchOff: () => server.answerWith((request) => request.socket.destroy()),
    close: server.close,
  };
}

function contentOf(
  name: string,
  instead: ReadonlyMap<string, string>,
): string | Buffer | undefined {
  try {
    return instead.get(name) ?? readBuilt(name);
  } catch {
    return undefined;
  }
}
