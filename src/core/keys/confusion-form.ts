/** One way in which the text or the bytes of a public key can be taken for an HMAC secret. */
export type ConfusionForm =
  | { readonly kind: 'pasted'; readonly change: 'none' | 'trimmed' | 'newline' | 'crlf' | 'lf' }
  | {
      readonly kind: 'pem';
      readonly label: string;
      /** Characters in a line; undefined: all in one. */
      readonly columns: 64 | 76 | undefined;
      readonly lineEnd: 'LF' | 'CRLF';
      readonly finalNewline: boolean;
    }
  | { readonly kind: 'der' | 'base64'; readonly label: string }
  | { readonly kind: 'encoded' | 'decoded' | 'point' | 'modulus' | 'jwk-secret' }
  | { readonly kind: 'jwk'; readonly members: readonly string[] };
