/*
 * Four bytes in five characters, where Base64 takes more than five. The digits are the characters
 * from "(" on, with "~" for "<", so that no text can end the element that it is in.
 */
const BASE = 85;
const FIRST = 40;
const LESS_THAN = 60;
const TILDE = 126;

export function encodeBase85(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    let value = 0;
    for (let index = at; index < at + 4; index++) value = value * 256 + (bytes[index] ?? 0);
    let block = '';
    for (let count = 0; count < 5; count++) {
      block = characterOf(value % BASE) + block;
      value = Math.floor(value / BASE);
    }
    // The last block is shorter by as many characters as it lacks bytes.
    text += block.slice(0, Math.min(4, bytes.length - at) + 1);
  }
  return text;
}

export function decodeBase85(text: string): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil(text.length / 5);
  const view = new DataView(new ArrayBuffer(blocks * 4));
  for (let block = 0; block < blocks; block++) {
    let value = 0;
    for (let at = block * 5; at < block * 5 + 5; at++) {
      value = value * BASE + (at < text.length ? digitOf(text.charCodeAt(at)) : BASE - 1);
    }
    view.setUint32(block * 4, value);
  }
  return new Uint8Array(view.buffer, 0, Math.floor((text.length * 4) / 5));
}

function characterOf(value: number): string {
  const code = FIRST + value;
  return String.fromCharCode(code === LESS_THAN ? TILDE : code);
}

function digitOf(code: number): number {
  return (code === TILDE ? LESS_THAN : code) - FIRST;
}
