import { readBase64urlLeniently } from '../../encoding/base64url.ts';
import { findMember, stringMember } from '../../encoding/json-query.ts';
import { type JsonNode, parseJson } from '../../encoding/json-text.ts';
import { decodeUtf8Leniently } from '../../encoding/utf8.ts';
import { say } from '../../words/say.ts';
import type { AuditRule } from '../audit-rule.ts';
import { rfc } from '../references.ts';

/** Signatures of one JWS that disagree on whether its one payload is encoded. */
export const b64Mixed: AuditRule = ({ token }) => {
  const { json } = token.found;
  if (token.form !== 'jws' || !json || json.count < 2) return [];
  const source = parseJson(json.source);
  const list =
    source.ok && source.value.type === 'object' && findMember(source.value, 'signatures');
  const signers = list && list.value.type === 'array' ? list.value.items : [];
  if (new Set(signers.map(isUnencoded)).size < 2) return [];
  return [
    {
      code: 'b64-mixed',
      severity: 'high',
      basis: 'bytes',
      where: { part: 'token' },
      title: say`Mixed “b64” values`,
      why: say`The signatures of this JWS disagree on “b64”, which must be the same for all of them: two APIs may read two different payloads from the same text.`,
      fix: say`Use the same “b64” value for all signatures.`,
      references: [rfc(7797, '3')],
    },
  ];
};

/** By the protected header: elsewhere "b64" has no effect, as "crit" must name it there. */
function isUnencoded(signer: JsonNode): boolean {
  const encoded = signer.type === 'object' && stringMember(signer, 'protected');
  const header = parseJson(decodeUtf8Leniently(readBase64urlLeniently(encoded || '')));
  const isObject = header.ok && header.value.type === 'object';
  const value = isObject ? findMember(header.value, 'b64')?.value : undefined;
  return value?.type === 'boolean' && !value.value;
}
