import type { Removal, RemovalKind } from '../../extract/found-token.ts';
import type { Carrier } from '../../extract/token-context.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { contextFinding } from '../context-place.ts';
import { rfc8725bis } from '../draft-references.ts';

const WORDS: Readonly<Record<RemovalKind, () => string>> = {
  quotes: () => say`quotation marks`,
  scheme: () => say`the word “Bearer”`,
  'line-breaks': () => say`line breaks`,
  spaces: () => say`spaces`,
  quoting: () => say`quoted-email markers`,
  continuations: () => say`line-continuation markers`,
  invisible: () => say`invisible characters`,
  markup: () => say`markup`,
  'percent-encoding': () => say`percent-encoding`,
  escapes: () => say`escape sequences`,
  entities: () => say`HTML entities`,
  'quoted-printable': () => say`quoted-printable encoding`,
  base64: () => say`an extra layer of Base64`,
  chunks: () => say`chunk boundaries`,
};

/** What belongs to the way a token is written there, and is undone by anyone who reads it. */
const OWN = {
  alone: [],
  text: ['quotes', 'quoting', 'markup', 'entities', 'quoted-printable'],
  header: ['scheme', 'quotes', 'escapes', 'continuations'],
  // Libraries of frameworks write their session as base64.
  cookie: ['quotes', 'percent-encoding', 'escapes', 'chunks', 'base64'],
  url: ['quotes', 'percent-encoding', 'escapes', 'entities', 'quoted-printable'],
  form: ['quotes', 'percent-encoding', 'escapes', 'entities'],
  // The data of a Kubernetes Secret is base64.
  member: ['quotes', 'escapes', 'entities', 'markup', 'continuations', 'base64'],
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
      title: say`Wrapped or encoded token`,
      why: say`Removed to read the token: ${[first, ...more].map(inWords).join(', ')}. A server would not do that.`,
      fix: say`Send only the token, in one piece.`,
      references: [rfc8725bis('3.14')],
    }),
  ];
};

function inWords({ kind, count }: Removal): string {
  return count > 1 ? say`${WORDS[kind]()} in ${formatNumber(count)} places` : WORDS[kind]();
}
