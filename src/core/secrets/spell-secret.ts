import { encodeBase64url } from '../encoding/base64url.ts';
import { decodeUtf8 } from '../encoding/utf8.ts';

/** A secret as a text that the Key box takes, and how it is to be read there. */
export interface SpelledSecret {
  readonly text: string;
  readonly encoding: 'utf8' | 'base64url';
}

/** Bytes that are a text are spelled as it; control characters other than line breaks and tabs are none. */
export function spellSecret(bytes: Uint8Array): SpelledSecret {
  const text = decodeUtf8(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const isText = text.ok && !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/.test(text.value);
  return isText
    ? { text: text.value, encoding: 'utf8' }
    : { text: encodeBase64url(bytes), encoding: 'base64url' };
}
