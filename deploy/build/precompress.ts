import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(?:html|js|css|svg|json|txt|webmanifest)$/;

/** Bytes; what is shorter fits into one packet as it is. */
const WORTHWHILE = 1000;

const compressors = {
  br: (content: Buffer) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  gz: (content: Buffer) => promisify(gzip)(content, { level: 9 }),
};

/** Writes a .br and a .gz, each as small as can be, beside a file of text that gains by it. */
export async function precompress(path: string): Promise<void> {
  if (!TEXT.test(path)) return;
  const content = await readFile(path);
  if (content.length < WORTHWHILE) return;
  for (const [suffix, compress] of Object.entries(compressors)) {
    await writeFile(`${path}.${suffix}`, await compress(content));
  }
}
