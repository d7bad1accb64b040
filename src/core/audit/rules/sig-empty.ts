import { findPart } from '../../decode/decoded-token.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc } from '../references.ts';
import { quote } from '../words.ts';
import { foldsToNone } from './alg-none.ts';

/** A header that promises a signature, and none there. */
export const sigEmpty: AuditRule = ({ token }) => {
  const { algorithm } = token;
  if (token.form !== 'jws' || token.parts.length < 2 || algorithm === undefined) return [];
  if (foldsToNone(algorithm) || findPart(token, 'signature')?.encoded) return [];
  return [
    {
      code: 'sig-empty',
      severity: 'critical',
      basis: 'bytes',
      where: { part: 'signature' },
      title: say`Missing signature`,
      why: say`“alg” is ${quote(algorithm)}, but the token has no signature, so nothing protects the claims from being changed.`,
      fix: say`Copy the token again in case its end was lost; APIs must reject a token without its signature.`,
      references: [rfc(7515, '5.2'), rfc(8725, '3.3')],
    },
  ];
};
