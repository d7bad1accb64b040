import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';
import { factOf } from '../token-facts.ts';
import { quote } from '../words.ts';

/** The longest header line that Apache takes by default, less than the 8 KiB of nginx. */
const LINE_LIMIT = 8190;
/** All headers of a request together, in Node.js. */
const ALL_LIMIT = 16_384;

/** A token that does not fit where most tokens travel. */
export const sizeHeader: AuditRule = ({ token }) => {
  const { length } = token.found.compact;
  if (length <= LINE_LIMIT || factOf(token, 'isBody')) return [];
  const largest = (readClaims(token)?.members ?? [])
    .map(({ name, value }) => ({ name, size: value.end - value.start }))
    .toSorted((one, other) => other.size - one.size)
    .slice(0, 3)
    .map(({ name, size }) => `${quote(name)} (${formatNumber(size)})`);
  const biggest =
    largest.length > 0 ? say`The largest claims are ${largest.join(', ')}.` : undefined;
  return [
    {
      code: 'size-header',
      severity: length > ALL_LIMIT ? 'high' : 'medium',
      basis: 'server',
      where: { part: 'token' },
      title: say`Token too long for headers`,
      why: sentences(
        say`This depends on the server: the token has ${formatNumber(length)} characters. By default, nginx and Apache reject header lines over 8 KiB, and Node.js rejects headers over 16 KiB in total.`,
        biggest,
      ),
      fix: say`Remove what the API can look up, such as long lists of groups.`,
      references: [{ title: 'OWASP ASVS 5.0, 4.2.5' }],
    },
  ];
};
