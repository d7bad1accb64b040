/** What is packed into the element of this name: UTF-8, deflated, in Base64. */
export async function unpack(name: string): Promise<string> {
  const packed = document.getElementById(name)?.textContent ?? '';
  const octets = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([octets]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return await new Response(stream).text();
}
