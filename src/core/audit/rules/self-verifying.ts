import { nameEmbedded } from '../../explain/explain-provenance.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { cve } from '../key-words.ts';
import { rfc } from '../references.ts';
import { bringsItsKey } from './jwk-embedded.ts';

/** The token's own key made its signature, which anybody's would have. */
export const selfVerifying: AuditRule = ({ token, evidence }) => {
  const embedded = evidence?.embedded;
  if (!embedded?.matches || bringsItsKey(token)) return [];
  const where = { part: 'header', pointer: `/${embedded.member}` } as const;
  const references = [rfc(7515, '4.1.3'), rfc(8725, '3.10'), cve('2018-0114')];
  if (embedded.isUsers) {
    return [
      {
        code: 'self-verifying',
        severity: 'info',
        basis: 'key',
        where,
        title: say`Your key is the one that the token carries`,
        why: say`The key in Key equals ${nameEmbedded(embedded)} of the header. If you took it from the token, the match proves nothing about who made it.`,
        fix: say`Make sure that you have the key from the issuer by another way, such as the issuer's key set.`,
        references,
      },
    ];
  }
  return [
    {
      code: 'self-verifying',
      severity: 'high',
      basis: 'server',
      where,
      title: say`It verifies, but only with the key it brought along`,
      why: say`This depends on the receiver: the signature matches ${nameEmbedded(embedded)} of the header, and anyone can make such a token with a key of their own. It proves nothing about who made it.`,
      fix: say`Verify with a key that you got from the issuer by another way, and ignore the one in the token.`,
      references,
    },
  ];
};
