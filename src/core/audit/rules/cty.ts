import { stringMember } from '../../encoding/json-query.ts';
import { plainType } from '../../registry/plain-type.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { holdsToken } from '../payload-kind.ts';
import { readClaims, readHeader } from '../read-claims.ts';
import { cwe, rfc } from '../references.ts';
import { quote } from '../words.ts';

/** Formats whose parsers do more than read. */
const DANGEROUS = /\bxml\b|java-?(?:serialized|archive)|php|ya?ml|x?html|pickle|javascript/i;

/** What the header says about the payload's format. */
export const cty: AuditRule = ({ token }) => {
  const header = readHeader(token);
  if (!header) return [];
  const type = stringMember(header, 'cty');
  if (type !== undefined && DANGEROUS.test(type)) return [dangerous(type)];
  if (token.form !== 'jws') return [];
  const saysNested = plainType(type ?? '') === 'jwt';
  if (holdsToken(token)) {
    return saysNested
      ? []
      : [
          nested(
            say`The payload is another token, but “cty” is not “JWT”, so APIs treat the payload as text.`,
            say`Set “cty” to “JWT”.`,
            type === undefined ? '' : '/cty',
          ),
        ];
  }
  return type !== undefined && saysNested && readClaims(token)
    ? [
        nested(
          say`“cty” is ${quote(type)}, but the payload is a claims set, not another token.`,
          say`Remove “cty”.`,
          '/cty',
        ),
      ]
    : [];
};

function dangerous(type: string): Finding {
  return {
    code: 'cty-dangerous',
    severity: 'medium',
    basis: 'server',
    where: { part: 'header', pointer: '/cty' },
    title: say`Dangerous content type`,
    why: say`This depends on the API: “cty” is ${quote(type)}. An API that chooses a parser by “cty” gives the author of the token access to code that does more than parse.`,
    fix: say`Ignore “cty”, or accept only the type you expect.`,
    references: [rfc(7515, '4.1.10'), cwe(502)],
  };
}

function nested(why: string, fix: string, pointer: string): Finding {
  return {
    code: 'cty-nested-missing',
    severity: 'low',
    basis: 'bytes',
    where: { part: 'header', pointer },
    title: say`Content type mismatch`,
    why,
    fix,
    references: [rfc(7519, '5.2')],
  };
}
