import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { JsonObject } from '../../encoding/json-text.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readClaims } from '../read-claims.ts';

/** Tokens that are in tutorials. */
export const sampleToken: AuditRule = ({ token }) => {
  const claims = readClaims(token);
  const source = claims && sampleSource(claims);
  if (!source) return [];
  return [
    {
      code: 'sample-token',
      severity: 'info',
      basis: 'bytes',
      where: { part: 'payload', pointer: '' },
      title: say`Sample token`,
      why: say`The claims match ${source}, so the token is unlikely to be from your system.`,
      fix: say`If your system issued or accepts this token, find and remove the example it still uses.`,
      references: [],
    },
  ];
};

function sampleSource(claims: JsonObject): string | undefined {
  const isJohn = stringMember(claims, 'name') === 'John Doe';
  if (isJohn && stringMember(claims, 'sub') === '1234567890')
    return say`the sample token on many JWT sites`;
  const isJoe = stringMember(claims, 'iss') === 'joe';
  return isJoe && findMember(claims, 'http://example.com/is_root') ? 'RFC 7515 A.1' : undefined;
}
