import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { nameWords } from '../name-words.ts';
import { cwe } from '../references.ts';
import { quote } from '../words.ts';

/** Where Supabase, Auth0 and Clerk keep what users can change themselves. */
const USERS_OWN = /(?:^|[/:_.])(?:user|unsafe)_?metadata$/i;

const RIGHTS: ReadonlySet<string> = new Set([
  ...['role', 'roles', 'admin', 'isadmin', 'superuser', 'permission', 'permissions'],
  ...['scope', 'scopes', 'entitlements', 'privileges', 'isstaff'],
]);

/** Rights in a place where the user can write them. */
export const userControlledAuthz: AuditRule = (subject) =>
  findInClaims(subject, (content) => {
    const holder = content.parent;
    if (holder?.value.type !== 'object' || !USERS_OWN.test(holder.name)) return undefined;
    if (!RIGHTS.has(nameWords(content.name).join(''))) return undefined;
    return {
      code: 'user-controlled-authz',
      severity: 'medium',
      basis: 'server',
      where: placeOf(content),
      title: say`User-editable permission`,
      why: say`${nameOf(content)} is in ${quote(holder.name)}, which users can edit themselves. This matters if the API relies on this claim.`,
      fix: say`Keep roles where only the server can write (“app_metadata”, “public_metadata”).`,
      references: [cwe(639)],
    };
  });
