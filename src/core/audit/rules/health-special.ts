import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { type ClaimContent, findInClaims, nameOf, placeOf } from '../claim-content.ts';
import { cwe, rfc } from '../references.ts';
import { specialKind } from '../special-names.ts';

/** What is where nothing is said. */
const NOTHING = /^(?:|none|null|n\/a|unknown|undisclosed|unspecified|false|no)$/i;

/** Data of the special categories of European law, known by their names. */
export const healthSpecial: AuditRule = (subject) =>
  findInClaims(subject, (content) => {
    const kind = saysSomething(content) && specialKind(content.name);
    if (!kind) return undefined;
    return {
      code: 'health-special',
      severity: 'medium',
      basis: 'bytes',
      where: placeOf(content),
      title: say`Specially protected data`,
      why: say`The name ${nameOf(content)} suggests data about ${kind}. Claims are encoded, not encrypted: anyone who sees the token can read them.`,
      fix: say`Remove the value from the token.`,
      references: [{ title: 'GDPR Art. 9' }, rfc(7519, '12'), cwe(359)],
    };
  });

function saysSomething({ value, text, parent }: ClaimContent): boolean {
  if (value.type !== 'string' && value.type !== 'number') return false;
  // The first item of a list speaks for all.
  return !NOTHING.test(text.trim()) && (parent?.value.type !== 'array' || isFirst(parent, value));
}

function isFirst({ value: list }: ClaimContent, item: ClaimContent['value']): boolean {
  return list.type === 'array' && list.items[0] === item;
}
