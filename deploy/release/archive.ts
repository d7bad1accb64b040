import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesOf } from '../build/finish-build.ts';

/** Bytes of a block of a tar archive. */
const BLOCK = 512;

/** The byte of a gzip header that names the operating system; 255 is “unknown” (RFC 1952 §2.3.1). */
const OPERATING_SYSTEM = 9;

/**
 * A .tar.gz of a folder, below `prefix`. The same files give the same bytes on
 * every machine: sorted names, no owner, and the time in `seconds` for all.
 */
export function writeArchive(folder: string, prefix: string, seconds: number): Buffer {
  const blocks = filesOf(folder).flatMap((name) => {
    const content = readFileSync(join(folder, name));
    const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
    return [headerOf(`${prefix}/${name}`, content.length, seconds), content, padding];
  });
  const archive = gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
  archive[OPERATING_SYSTEM] = 255;
  return archive;
}

/** The header of a file in the ustar format (POSIX.1-1988). */
function headerOf(name: string, size: number, seconds: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long for the archive.`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  header.write(name, 0);
  header.write(octal(0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(seconds, 11), 136);
  // The sum of all bytes is taken with spaces in its own place.
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\u0000 `, 148);
  return header;
}
