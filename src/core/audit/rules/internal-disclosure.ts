import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { type ClaimContent, findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { cwe } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';

/** Enough of a value to see what it is. */
const READ_AT_MOST = 4000;
const SHORTEST = 8;

/** What only a system's own people should see, as it is after "holds"; each pattern is linear. */
const KINDS: readonly (readonly [kind: () => string, pattern: RegExp])[] = [
  [
    () => say`a stack trace`,
    /(?:^|\n)[^\S\n]*at [\w$.<>]{1,80} ?\([^()\n]{0,80}:\d+|Traceback \(most recent call last\)|Exception in thread /,
  ],
  [
    () => say`an SQL statement`,
    /^\s*(?:SELECT\s.{1,400}\sFROM|INSERT\s+INTO|UPDATE\s.{1,100}\sSET|DELETE\s+FROM)\s/is,
  ],
  [
    () => say`a connection string`,
    /(?:^|;)\s*(?:Data Source|Server|Host)=[^;]{1,100};.{0,200}(?:Database|Initial Catalog)=/i,
  ],
  [
    () => say`a database URL`,
    /^(?:jdbc:\w{2,20}|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqps?):\/\/[\w.-]/i,
  ],
  [
    () => say`an internal network address`,
    /^(?:[a-z][a-z\d+.-]{0,15}:\/\/)?(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:internal|local|corp|intranet|lan))(?::\d{1,5})?(?:\/\S{0,200})?$/i,
  ],
  [
    () => say`a file path`,
    /^(?:\/(?:home|Users|root|etc|opt|srv|usr|var\/(?:lib|log|www))\/[\w.@-]|[A-Z]:\\(?:Users|Windows|Program Files|inetpub)\\)/,
  ],
];

/** Claims whose place this is, and addresses of clients, which are personal data rather. */
const ITS_PLACE: ReadonlySet<string> = new Set([
  ...['iss', 'aud', 'azp', 'htu', 'url', 'ip', 'ipaddr', 'ip_address', 'client_ip', 'redirect_uri'],
]);

/** How things are built behind the service, told to everyone who sees a token. */
export const internalDisclosure: AuditRule = (subject) => {
  // Names inside the cluster are what these are about.
  if (recogniseIssuer(subject.token)?.issuer.id === 'kubernetes') return [];
  return findInClaims(subject, (content) => {
    const kind = disclosedKind(content);
    if (!kind) return undefined;
    return {
      code: 'internal-disclosure',
      severity: 'low',
      basis: 'bytes',
      where: placeOf(content),
      title: say`Internal details in the claims`,
      why: say`${nameOf(content)} contains ${kind}. Anyone who sees the token learns how the system is built.`,
      fix: say`Remove the value from the token.`,
      references: [cwe(200)],
    };
  });
};

function disclosedKind({ name, value, text }: ClaimContent): string | undefined {
  if (value.type !== 'string' || text.length < SHORTEST || ITS_PLACE.has(name)) return undefined;
  const read = text.slice(0, READ_AT_MOST);
  return KINDS.find(([, pattern]) => pattern.test(read))?.[0]();
}
