import type { Removal, RemovalKind } from '../../extract/found-token.ts';
import type { Carrier } from '../../extract/token-context.ts';
import type { AuditRule } from '../audit-rule.ts';
import { contextFinding } from '../context-place.ts';
import { rfc8725bis } from '../draft-references.ts';

const WORDS: Readonly<Record<RemovalKind, string>> = {
  quotes: 'quotation marks',
  scheme: 'the word "Bearer"',
  'line-breaks': 'line breaks',
  spaces: 'spaces',
  quoting: 'marks of quoted mail',
  continuations: 'marks of continued lines',
  invisible: 'invisible characters',
  markup: 'markup',
  'percent-encoding': 'percent-encoding',
  escapes: 'escapes',
  entities: 'HTML entities',
  'quoted-printable': 'quoted-printable codes',
  base64: 'another layer of Base64',
  chunks: 'cuts into pieces',
};

/** What belongs to the way a token is written there, and is undone by whoever reads it. */
const OWN = {
  alone: [],
  text: ['quotes', 'quoting', 'markup', 'entities', 'quoted-printable'],
  header: ['scheme', 'quotes', 'escapes', 'continuations'],
  cookie: ['quotes', 'percent-encoding', 'escapes', 'chunks'],
  url: ['quotes', 'percent-encoding', 'escapes', 'entities', 'quoted-printable'],
  form: ['quotes', 'percent-encoding', 'escapes', 'entities'],
  member: ['quotes', 'escapes', 'entities', 'markup', 'continuations'],
  variable: ['quotes', 'escapes', 'continuations', 'scheme'],
  code: ['quotes', 'escapes', 'continuations', 'scheme'],
} satisfies Record<Carrier['kind'], readonly RemovalKind[]>;

/** What had to be taken away to read the token, which no server does. */
export const shapeWrapped: AuditRule = ({ token }) => {
  const { removed, context } = token.found;
  const own: readonly RemovalKind[] = OWN[context.carrier.kind];
  const [first, ...more] = removed.filter(({ kind }) => !own.includes(kind));
  if (!first) return [];
  return [
    contextFinding(first.place, {
      code: 'shape-wrapped',
      severity: 'info',
      title: 'The token is not written as it is sent',
      why: `Taken away to read it: ${[first, ...more].map(inWords).join(', ')}. A server would not do that.`,
      fix: 'Send the token alone and in one piece.',
      references: [rfc8725bis('3.14')],
    }),
  ];
};

function inWords({ kind, count }: Removal): string {
  return count > 1 ? `${WORDS[kind]} in ${count.toLocaleString('en-US')} places` : WORDS[kind];
}
