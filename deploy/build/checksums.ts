import { createHash } from 'node:crypto';

/** In hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A line as `sha256sum --check` reads it. */
export function sumLine(name: string, content: string | Uint8Array): string {
  return `${sha256(content)}  ${name}\n`;
}
