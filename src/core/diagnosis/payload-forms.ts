import { withLineFeeds } from '../encoding/end-of-lines.ts';
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts';
import type { PayloadForm } from '../verdict/diagnosis.ts';
import { jsonForms } from './json-forms.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Longer payloads are not written in every form. */
const LONGEST = 200_000;

const BOM = '\ufeff';

const TEXT_FORMS: readonly (readonly [PayloadForm, (text: string) => string])[] = [
  ['newline', (text) => `${text}\n`],
  ['newline-crlf', (text) => `${text}\r\n`],
  ['no-newline', (text) => text.replace(/\r?\n$/, '')],
  ['lf', withLineFeeds],
  ['crlf', (text) => withLineFeeds(text).replaceAll('\n', '\r\n')],
  ['bom', (text) => (text.startsWith(BOM) ? text : BOM + text)],
  ['no-bom', (text) => text.replace(BOM, '')],
  // Takes away a byte order mark as well.
  ['trimmed', (text) => text.trim()],
];

/** Other forms of a payload; every JSON form also with a line end behind it, and with CRLF. */
export function* payloadForms(
  payload: Bytes,
): Generator<{ readonly form: PayloadForm; readonly bytes: Bytes }> {
  const text = payload.length <= LONGEST ? decodeUtf8(payload) : undefined;
  if (!text?.ok) return;
  const seen = new Set([text.value]);
  for (const [form, written] of textForms(text.value)) {
    if (!seen.has(written)) yield { form, bytes: encodeUtf8(written) };
    seen.add(written);
  }
}

function* textForms(text: string): Generator<readonly [PayloadForm, string]> {
  for (const [form, write] of TEXT_FORMS) yield [form, write(text)];
  for (const { form, text: written } of jsonForms(text.replace(BOM, ''))) {
    yield [form, written];
    yield [`${form} newline`, `${written}\n`];
    yield [`${form} crlf`, written.replaceAll('\n', '\r\n')];
  }
}
