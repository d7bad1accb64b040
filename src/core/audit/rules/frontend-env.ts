import { stringMember } from '../../encoding/json-query.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { contextFinding } from '../context-place.ts';
import { asvs } from '../documents.ts';
import { frontEndOf } from '../front-end.ts';
import { readClaims } from '../read-claims.ts';
import { cwe } from '../references.ts';
import { recogniseIssuer } from '../token-issuer.ts';
import { quote } from '../words.ts';

/** A token in a variable that goes into the page, or in the storage that all its scripts can read. */
export const frontendEnv: AuditRule = ({ token }) => {
  const found = frontEndOf(token.found.context);
  if (!found) return [];
  const claims = readClaims(token);
  const isPublic =
    recogniseIssuer(token)?.issuer.id === 'supabase' &&
    (claims && stringMember(claims, 'role')) === 'anon';
  const isVariable = found.kind === 'variable';
  return [
    contextFinding(found.place, {
      code: 'frontend-env',
      severity: isPublic ? 'info' : isVariable ? 'high' : 'medium',
      title: isVariable ? say`Token shipped with the page` : say`Token storage readable by scripts`,
      why: isPublic
        ? say`This Supabase key is meant to be public, but row level security must be on.`
        : isVariable
          ? say`Build tools copy ${quote(found.name)} into the page’s scripts, where every visitor can read it.`
          : say`Any script on the page can read the token, including an injected one.`,
      fix: isVariable
        ? say`Keep the token on your servers, and replace it if it was published.`
        : say`Keep the token in a cookie with HttpOnly, Secure and SameSite, or in memory.`,
      references: [asvs('10.1.1'), cwe(922)],
    }),
  ];
};
