import { encodeUtf8 } from '../../encoding/utf8.ts';
import { ENCODING_NAMES } from '../../explain/encoding-names.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { rfc } from '../references.ts';

/** A secret whose text can be read in several ways, of which one fits the signature. */
export const secretEncoding: AuditRule = ({ signature, reading }) => {
  if (signature?.state === 'invalid' && signature.reason === 'mismatch') {
    const other = signature.suggestion;
    if (!other || other.change === 'trim') return [];
    return [
      finding(
        say`The signature matches when the secret is read as ${ENCODING_NAMES[other.encoding]}.`,
      ),
    ];
  }
  if (signature?.state !== 'verified' || signature.key.kind !== 'secret') return [];
  const text = reading.state === 'read' ? reading.secretText : undefined;
  if (text === undefined || isSame(encodeUtf8(text), signature.key.bytes)) return [];
  return [finding(say`The signature matches the decoded bytes of the secret, not its text.`)];
};

function finding(what: string): Finding {
  return {
    code: 'secret-encoding',
    severity: 'info',
    basis: 'key',
    where: { part: 'key' },
    title: say`Secret encoding mismatch`,
    why: sentences(what, say`An API that reads the secret differently rejects the token.`),
    fix: say`Document how the secret is encoded.`,
    references: [rfc(7518, '3.2')],
  };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
