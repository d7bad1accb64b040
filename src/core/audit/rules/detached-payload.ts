import { findPart } from '../../decode/decoded-token.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { charactersOf } from '../token-place.ts';
import { recogniseProfile } from '../token-profile.ts';

/** A signature over a payload that travels elsewhere. Requests of ACME may have an empty one (RFC 8555 §6.3). */
export const detachedPayload: AuditRule = ({ token }) => {
  const payload = findPart(token, 'payload');
  if (token.form !== 'jws' || payload?.encoded !== '' || token.detached !== undefined) return [];
  if (!findPart(token, 'signature')?.encoded || recogniseProfile(token) === 'acme-request')
    return [];
  return [
    {
      code: 'detached-payload',
      severity: 'info',
      basis: 'bytes',
      where: charactersOf(token, payload.start, payload.end),
      title: say`Detached payload`,
      why: say`The token has a signature but nothing between the dots: the payload is detached or was lost.`,
      fix: say`Enter the payload in the “Detached payload” field to verify the token.`,
      references: [
        { title: 'RFC 7515, appendix F', url: 'https://www.rfc-editor.org/rfc/rfc7515#appendix-F' },
      ],
    },
  ];
};
