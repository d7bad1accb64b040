import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** A file as a host sends it. */
export interface ServedFile {
  /** The address after all redirects. */
  readonly address: string;
  readonly status: number;
  /** Names in lower case; a header that is sent twice is joined with a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body as it was sent, possibly compressed. */
  readonly body: Buffer;
}

/** Milliseconds that a host may take for one file. */
const PATIENCE = 30_000;

/** Bytes of one file, sent or unpacked; the largest of the build has some 3 MB. */
const MAX_BYTES = 50_000_000;

const MAX_REDIRECTS = 5;

const DECODERS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  br: (body) => brotliDecompressSync(body, { maxOutputLength: MAX_BYTES }),
  gzip: (body) => gunzipSync(body, { maxOutputLength: MAX_BYTES }),
  'x-gzip': (body) => gunzipSync(body, { maxOutputLength: MAX_BYTES }),
  deflate: (body) => inflateSync(body, { maxOutputLength: MAX_BYTES }),
};

/**
 * Fetches one file, compressed as browsers ask for it. Follows redirects of
 * the same host only: one that leads elsewhere is returned as it is.
 */
export async function fetchFile(address: string): Promise<ServedFile> {
  let current = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const file = await requestOnce(current);
    const { location } = file.headers;
    if (file.status < 300 || file.status > 399 || location === undefined) return file;
    const next = new URL(location, current);
    if (!isSameHost(next, new URL(current))) return file;
    current = next.href;
  }
  throw new Error(`${address} redirects more than ${MAX_REDIRECTS} times.`);
}

/** A redirect from https to http leads away from a host that can prove its name. */
function isSameHost(next: URL, { protocol, hostname }: URL): boolean {
  return next.hostname === hostname && [protocol, 'https:'].includes(next.protocol);
}

/** The content, unpacked if the host says it compressed it. */
export function contentOf({ headers, body }: ServedFile): Buffer {
  const encodings = (headers['content-encoding'] ?? '').split(',').map((name) => name.trim());
  return encodings
    .toReversed()
    .reduce((content, name) => DECODERS[name]?.(content) ?? content, body);
}

function requestOnce(address: string): Promise<ServedFile> {
  const request = address.startsWith('https:') ? requestHttps : requestHttp;
  // Of the compressed copies in the build, the file itself is asked for.
  const encodings = /\.(?:br|gz)$/.test(address) ? 'identity' : 'br, gzip';
  return new Promise((resolve, reject) => {
    const outgoing = request(address, {
      headers: { 'accept-encoding': encodings, 'cache-control': 'no-cache' },
      signal: AbortSignal.timeout(PATIENCE),
    });
    outgoing.on('error', reject).on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response
        .on('error', reject)
        .on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (length > MAX_BYTES) outgoing.destroy(new Error(`${address} does not end.`));
        })
        .on('end', () =>
          resolve({
            address,
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(response.headersDistinct).map(([name, values]) => [
                name,
                values?.join(', '),
              ]),
            ),
            body: Buffer.concat(chunks),
          }),
        );
    });
    outgoing.end();
  });
}
