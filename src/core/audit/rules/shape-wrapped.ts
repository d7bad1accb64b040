import type { Removal, RemovalKind } from '../../extract/found-token.ts';
import type { AuditRule } from '../audit-rule.ts';
import { contextFinding } from '../context-place.ts';
import { rfc8725bis } from '../draft-references.ts';

type Words = readonly [one: string, many: string];

/** What was done to the text, by number. */
const WORDS: Readonly<Record<RemovalKind, Words>> = {
  quotes: ['quotation marks taken away', 'quotation marks taken away'],
  scheme: ['the word "Bearer" taken away', 'the word "Bearer" taken away'],
  'line-breaks': ['one line break taken away', '# line breaks taken away'],
  spaces: ['one stretch of blanks taken away', '# stretches of blanks taken away'],
  quoting: ['one quotation sign of a line taken away', '# quotation signs of lines taken away'],
  continuations: [
    'one sign of a continued line taken away',
    '# signs of continued lines taken away',
  ],
  invisible: [
    'invisible characters taken away in one place',
    'invisible characters taken away in # places',
  ],
  markup: ['markup taken away in one place', 'markup taken away in # places'],
  'percent-encoding': ['one character percent-decoded', '# characters percent-decoded'],
  escapes: ['one escape sequence read', '# escape sequences read'],
  entities: ['one HTML entity read', '# HTML entities read'],
  'quoted-printable': [
    'one soft line break of quoted-printable taken away',
    '# soft line breaks of quoted-printable taken away',
  ],
  base64: ['one layer of Base64 decoded', '# layers of Base64 decoded'],
  chunks: ['pieces put together', 'pieces put together'],
};

/** What a receiver of this very text would not do to get at the token. */
export const shapeWrapped: AuditRule = ({ token }) => {
  const [first, ...others] = token.found.removed;
  if (!first) return [];
  return [
    contextFinding(first.place, {
      code: 'shape-wrapped',
      severity: 'info',
      title: 'The token was unwrapped to be read',
      why: `Done here: ${[first, ...others].map(describe).join('; ')}. A receiver that takes the text as it stands for the token does none of it and must refuse it.`,
      fix: 'Hand on the token alone and in one line. What comes in a URL, a cookie or a JSON text must be decoded as such first.',
      references: [rfc8725bis('3.14')],
    }),
  ];
};

function describe({ kind, count }: Removal): string {
  const [one, many] = WORDS[kind];
  return count === 1 ? one : many.replace('#', count.toLocaleString('en-US'));
}
