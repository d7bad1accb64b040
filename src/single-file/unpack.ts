import { decodeBase85 } from './base85.ts';

/** What is packed into the element of this name: UTF-8, deflated, in base 85. */
export async function unpack(name: string): Promise<string> {
  const bytes = decodeBase85(document.getElementById(name)?.textContent ?? '');
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return await new Response(stream).text();
}
