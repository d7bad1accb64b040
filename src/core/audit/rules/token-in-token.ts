import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { type ClaimContent, findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { nameWords } from '../name-words.ts';
import { cwe, rfc } from '../references.ts';
import { recogniseProfile } from '../token-profile.ts';

/** A header that begins with `{"`, and two or more parts after it. */
const JWT = /^eyJ[\w-]{8,}\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?$/;
const BEARER_NAMES: ReadonlySet<string> = new Set([
  ...['accesstoken', 'refreshtoken', 'idtoken', 'sessiontoken', 'bearertoken'],
]);
const SHORTEST_TOKEN = 20;
const OPAQUE = /^[\w./+=~:-]+$/;

/** Claims that are there to carry a signed statement, which is not a credential by itself. */
const STATEMENTS: ReadonlySet<string> = new Set([
  ...[
    'vp_token',
    'id_token_hint',
    'software_statement',
    'trust_chain',
    'trust_marks',
    'trust_mark',
  ],
  ...['vc', 'vp', 'verifiableCredential', 'request', 'key_attestation', 'attestation', 'JWT'],
  ...['client_attestation', 'passports', 'credential', 'credentials', 'signed_metadata'],
  ...['signedTransactionInfo', 'signedRenewalInfo', 'signedAppTransactionInfo', 'prf', 'events'],
]);

/** A second token inside the first, in the hands of everyone who reads it. */
export const tokenInToken: AuditRule = (subject) => {
  // The answer of an authorization server carries tokens: that is what it is for.
  if (recogniseProfile(subject.token) === 'authorization-response') return [];
  return findInClaims(subject, (content) => {
    if (content.value.type !== 'string' || !isToken(content) || isStatement(content)) {
      return undefined;
    }
    return {
      code: 'token-in-token',
      severity: 'medium',
      basis: 'bytes',
      where: placeOf(content),
      title: say`Token in the claims`,
      why: say`${nameOf(content)} contains what looks like another token. Anyone who gets this token can use that one as well.`,
      fix: say`Remove the value from the token.`,
      references: [rfc(7519, '12'), cwe(522)],
    };
  });
};

function isToken({ name, text }: ClaimContent): boolean {
  if (text.length < SHORTEST_TOKEN) return false;
  if (text.startsWith('eyJ') && JWT.test(text)) return true;
  return BEARER_NAMES.has(nameWords(name).join('')) && OPAQUE.test(text);
}

function isStatement(content: ClaimContent): boolean {
  for (let at: ClaimContent | undefined = content; at; at = at.parent) {
    if (STATEMENTS.has(at.name)) return true;
  }
  return false;
}
