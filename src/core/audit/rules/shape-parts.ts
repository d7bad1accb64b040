import type { DecodedToken } from '../../decode/decoded-token.ts';
import { findMember } from '../../encoding/json-query.ts';
import { algorithmUse } from '../../registry/jose-names.ts';
import { say, sayCount } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { charactersOf, compactPart } from '../token-place.ts';

/** A count of parts that no serialization has, or another one than the header speaks of. */
export const shapeParts: AuditRule = ({ token }) => {
  // A token in JSON has members, and an unencoded payload may hold dots.
  if (token.found.json || token.unencoded) return [];
  const kind = kindByHeader(token);
  const count = compactPart(token).split('.').length;
  const due = kind === 'encrypted' ? 5 : kind === 'signed' ? 3 : undefined;
  if (due === undefined ? count === 3 || count === 5 : count === due) return [];
  const expected = due
    ? kind === 'encrypted'
      ? say`The header belongs to an encrypted token, which has ${due} parts; this token has ${count}.`
      : say`The header belongs to a signed token, which has ${due} parts; this token has ${count}.`
    : say`The header does not show whether the token is signed (three parts) or encrypted (five parts); this token has ${count}.`;
  return [
    {
      code: 'shape-parts',
      severity: 'high',
      basis: 'bytes',
      where: charactersOf(token, startOfExtra(token, due ?? 3)),
      title: sayCount(count, 'Token with {0} part', 'Token with {0} parts'),
      why: sentences(
        say`Dots separate the parts of a token.`,
        expected,
        say`APIs must reject the token.`,
      ),
      fix: say`Copy the whole token and nothing else; in your verifier, count the dots before you decode anything.`,
      references: [rfc(7515, '7.1'), rfc(7516, '9')],
    },
  ];
};

/** Told by "enc" (RFC 7516 §9), else by what "alg" is for. */
function kindByHeader(token: DecodedToken): 'signed' | 'encrypted' | undefined {
  const header = readHeader(token);
  if (!header) return undefined;
  if (findMember(header, 'enc')) return 'encrypted';
  const use = algorithmUse(token.algorithm ?? '');
  return use && (use === 'sign' ? 'signed' : 'encrypted');
}

/** Where the first part too many begins, at its dot; else the end. */
function startOfExtra(token: DecodedToken, due: number): number {
  const extra = token.parts[due];
  return extra ? extra.start - 1 : compactPart(token).length;
}
