import type { EmbeddedKey } from '../audit/evidence.ts';
import type { ConfusionForm } from '../keys/confusion-form.ts';

/** The key that a token carries: 'in "jwk"'. */
export function nameEmbedded({ member }: EmbeddedKey): string {
  return member === 'jwk' ? 'the key in "jwk"' : 'the certificate in "x5c"';
}

/** The form of a public key that was taken for a secret: "its PEM (PUBLIC KEY), without a final newline". */
export function describeConfusionForm(form: ConfusionForm): string {
  switch (form.kind) {
    case 'pasted':
      return `the text as it is in Key${PASTED[form.change]}`;
    case 'pem': {
      const lines = form.columns ? `lines of ${form.columns} characters` : 'one line';
      const end = form.finalNewline ? 'with' : 'without';
      return `its PEM ("${form.label}"), ${lines}, ${form.lineEnd}, ${end} a final newline`;
    }
    case 'der':
      return `its DER octets ("${form.label}")`;
    case 'base64':
      return `its Base64 text without armour ("${form.label}")`;
    case 'jwk':
      return form.members.length === 0
        ? 'its JWK text without white space'
        : `its JWK text with the members ${form.members.join(', ')}`;
  }
}

const PASTED: Readonly<Record<Extract<ConfusionForm, { kind: 'pasted' }>['change'], string>> = {
  none: '',
  trimmed: ', without white space around it',
  newline: ', with a final newline',
  crlf: ', with CRLF at the ends of lines',
  lf: ', with LF at the ends of lines',
};
