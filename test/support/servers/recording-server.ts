import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it reached a server. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
}

/** A server on this computer that answers as it is told and remembers every request. */
export interface RecordingServer {
  /** `http://localhost:` and the port. */
  readonly origin: string;
  readonly requests: RecordedRequest[];
  answerWith(listener: RequestListener): void;
  close(): Promise<void>;
}

export async function startServer(): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  let answer: RequestListener = (_, response) => response.writeHead(404).end();
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const bytes = Number(headers['content-length'] ?? 0);
    requests.push({ method, path: url, headers, bytes });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    requests,
    answerWith: (listener) => {
      answer = listener;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with a document that any page may read. */
export function openDocument(
  content: unknown,
  contentType = 'application/json',
  status = 200,
): RequestListener {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return (_, response) => {
    response.writeHead(status, {
      'Content-Type': contentType,
      'Access-Control-Allow-Origin': '*',
    });
    response.end(text);
  };
}
