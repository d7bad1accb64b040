import { vi } from 'vitest';

/** WebCrypto as Chromium has it: no AES keys of 192 bits (`OperationError` on import, seen in 156). */
export function withoutAes192(): void {
  const native = crypto.subtle.importKey.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'importKey').mockImplementation(((
    ...given: Parameters<typeof native>
  ) => {
    const [, bytes, algorithm] = given;
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    const isLacking = name.startsWith('AES-') && (bytes as Uint8Array).byteLength === 24;
    return isLacking
      ? Promise.reject(new DOMException('192-bit AES keys are not supported', 'OperationError'))
      : native(...given);
  }) as typeof native);
}
