/** What a text may be that is not a key for a signature of a key pair. */
export type TextGuess =
  | 'file-name'
  | 'token'
  | 'fingerprint'
  | 'web-page'
  | 'cut-off-key'
  | 'key-id';

const LOOKS: readonly (readonly [RegExp, TextGuess])[] = [
  [/^file:\/\/\S+$/i, 'file-name'],
  [
    /^(?:[A-Za-z]:\\|[~.]{0,2}\/)?[\w .\\/-]+\.(?:pem|key|crt|cer|der|jwks?|json|p8|p12|pfx|pub)$/,
    'file-name',
  ],
  [/^(?:Bearer )?eyJ[\w-]+\.[\w-]+\.[\w-]*$/, 'token'],
  [
    /^(?:SHA-?(?:1|256)[ :=]{1,2})?(?:[0-9a-f]{40}|(?:[0-9a-f]{2}[: ]){19,31}[0-9a-f]{2})$/i,
    'fingerprint',
  ],
  [/^(?:SHA256:[A-Za-z0-9+/]{43}=?|(?:MD5:)?(?:[0-9a-f]{2}:){15,31}[0-9a-f]{2})$/i, 'fingerprint'],
  [/^<(?:!doctype|html|\?xml)/i, 'web-page'],
  [/^MI[A-Za-z0-9+/\s]{60,}={0,2}$/, 'cut-off-key'],
  [/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'key-id'],
];

/** A guess at what was put into the Key box in place of a key; for words only. */
export function guessText(text: string): TextGuess | undefined {
  const trimmed = text.trim();
  return LOOKS.find(([pattern]) => pattern.test(trimmed))?.[1];
}
