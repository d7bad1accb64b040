import type { CertificateRole, EmbeddedKey } from '../evidence/evidence.ts';
import type { ConfusionForm } from '../keys/confusion-form.ts';
import type { ArrivedOrigin } from '../keys/key-origin.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';

/** The key that a token carries: 'in "jwk"'. */
export function nameEmbedded({ member }: EmbeddedKey): string {
  if (member === 'x5u') return say`the key in “x5u”`;
  return member === 'jwk' ? say`the key in “jwk”` : say`the certificate in “x5c”`;
}

/** How a key came along with a token. */
export function describeArrived({ channel }: ArrivedOrigin): string {
  switch (channel) {
    case 'link':
      return say`The key came from a link.`;
    case 'share':
      return say`The key was shared by another app or site.`;
    case 'file':
      return say`The key came from a file opened with this page.`;
    case 'text':
      return say`The key came from the same text as the token.`;
  }
}

/** The form of a public key that was taken for a secret: "its PEM (PUBLIC KEY), without a final newline". */
export function describeConfusionForm(form: ConfusionForm): string {
  switch (form.kind) {
    case 'pasted':
      return PASTED[form.change]();
    case 'pem': {
      const lines = form.columns ? say`lines of ${form.columns} characters` : say`one line`;
      return form.finalNewline
        ? say`the key’s PEM (“${insideQuotes(form.label)}”), ${lines}, ${form.lineEnd}, with a final newline`
        : say`the key’s PEM (“${insideQuotes(form.label)}”), ${lines}, ${form.lineEnd}, without a final newline`;
    }
    case 'der':
      return say`the key’s DER bytes (“${insideQuotes(form.label)}”)`;
    case 'base64':
      return say`the key’s Base64 text without the BEGIN and END lines (“${insideQuotes(form.label)}”)`;
    case 'encoded':
      return say`the text in the Key field, or a layer of it, encoded as Base64`;
    case 'decoded':
      return say`the bytes that the text in the Key field decodes to`;
    case 'point':
      return say`the key’s point on the curve, as bytes, hex or Base64`;
    case 'modulus':
      return say`the key’s modulus, as bytes, hex or Base64`;
    case 'jwk-secret':
      return say`the “k” of a symmetric JWK that contains this key`;
    case 'jwk':
      return form.members.length === 0
        ? say`the key’s JWK text without whitespace`
        : say`the key’s JWK text with the members ${form.members.join(', ')}`;
  }
}

const PASTED: Readonly<Record<Extract<ConfusionForm, { kind: 'pasted' }>['change'], () => string>> =
  {
    none: () => say`the exact text in the Key field`,
    trimmed: () => say`the text in the Key field, without the whitespace around it`,
    newline: () => say`the text in the Key field, with a final newline`,
    crlf: () => say`the text in the Key field, with CRLF line endings`,
    lf: () => say`the text in the Key field, with LF line endings`,
  };

/** What the certificate in the Key field is to the token's chain. */
export function nameRole(role: CertificateRole): string {
  switch (role) {
    case 'leaf':
      return say`The certificate in the Key field is the first certificate in “x5c”, whose key signs the token.`;
    case 'intermediate':
      return say`The certificate in the Key field is an intermediate certificate of the “x5c” chain, and its key does not sign tokens.`;
    case 'root':
      return say`The certificate in the Key field is the root of the “x5c” chain, and its key does not sign tokens.`;
    case 'issuer':
      return say`The certificate in the Key field signed the last certificate in “x5c”, and its key does not sign tokens.`;
    case 'unrelated':
      return say`The certificate in the Key field is not part of the “x5c” chain and did not sign that chain.`;
  }
}
