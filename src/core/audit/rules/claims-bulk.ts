import type { JsonMember } from '../../encoding/json-text.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { claimPlace } from '../claim-place.ts';
import { readClaims } from '../read-claims.ts';
import { factOf } from '../token-facts.ts';
import { quote } from '../words.ts';

/** Characters of a token from which on its size is felt. */
const LARGE = 2000;
/** Beyond, many servers reject it, which is another matter. */
const TOO_LARGE = 8190;

/** One claim that is more than half of a large token. */
export const claimsBulk: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  const size = token.found.compact.length;
  if (!claims || size <= LARGE || size > TOO_LARGE) return [];
  if (factOf(token, 'hasOneClaim')) return [];
  const largest = claims.members.reduce<JsonMember | undefined>(
    (most, member) => (most && lengthOf(most) >= lengthOf(member) ? most : member),
    undefined,
  );
  // Four characters of Base64url for three bytes.
  const encoded = largest ? Math.round((lengthOf(largest) * 4) / 3) : 0;
  if (!largest || encoded * 2 <= size) return [];
  return [
    {
      code: 'claims-bulk',
      severity: 'low',
      basis: 'policy',
      where: claimPlace(largest.name),
      title: say`Oversized claim`,
      why: say`${quote(largest.name)} takes up about ${formatNumber(encoded)} of the token’s ${formatNumber(size)} characters, which are sent with every request. Cookies are limited to 4,096.`,
      fix: say`Put an ID in the token, and look up the rest on the server.`,
      references: [
        { title: 'RFC 6265 §6.1', url: 'https://www.rfc-editor.org/rfc/rfc6265#section-6.1' },
      ],
    },
  ];
};

function lengthOf({ value }: JsonMember): number {
  return value.end - value.start;
}
