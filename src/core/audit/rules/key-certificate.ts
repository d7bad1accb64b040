import type { KeyFacts } from '../../evidence/evidence.ts';
import { formatUtc } from '../../time/utc-date.ts';
import { quote } from '../../words/quote.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, AuditSubject } from '../audit-rule.ts';
import { nameKey } from '../key-words.ts';
import { rfc } from '../references.ts';

/** The certificate of a JWK must hold the key of the JWK (RFC 7517 §4.7). */
export const jwkCertificateMismatch: AuditRule = ({ evidence }) =>
  (evidence?.keys ?? []).flatMap((key) => {
    const { isForeign = false, wrongThumbprints = [] } = key.certificate ?? {};
    if (!isForeign && wrongThumbprints.length === 0) return [];
    const names = wrongThumbprints.map((name) => quote(name)).join(', ');
    return [
      {
        code: 'jwk-certificate-mismatch',
        severity: 'high',
        basis: key.where.part === 'key' ? 'key' : 'bytes',
        where: key.where,
        title: say`Certificate for another key`,
        why: sentences(
          isForeign
            ? say`${nameKey(key)} has a certificate in “x5c” that contains another key, so the names in the certificate say nothing about this key.`
            : '',
          names === ''
            ? ''
            : say`${nameKey(key)} has a thumbprint (${names}) that is not the hash of the first certificate in “x5c”.`,
        ),
        fix: say`Publish the certificate that was issued for this key, or remove “x5c”, “x5t” and “x5t#S256”.`,
        references: [rfc(7517, '4.7'), rfc(7517, '4.8'), rfc(7517, '4.9')],
      },
    ];
  });

/** Keys outlive their certificates in many key sets, and verifiers that build a chain reject them then. */
export const keyCertificateExpired: AuditRule = (subject) =>
  keysInUse(subject).flatMap((key) => {
    const { validity, isForeign } = key.certificate ?? {};
    if (!validity || isForeign) return [];
    const isOver = subject.now > validity.notAfter;
    if (!isOver && subject.now >= validity.notBefore) return [];
    return [
      {
        code: 'key-certificate-expired',
        severity: subject.reading.state === 'read' && isBareCertificate(subject) ? 'medium' : 'low',
        basis: key.where.part === 'key' ? 'key' : 'bytes',
        where: key.where,
        title: isOver ? say`Expired key certificate` : say`Certificate not yet valid`,
        why: isOver
          ? say`The certificate of the key expired on ${formatUtc(validity.notAfter)}. Verifiers that check certificates reject every token that is signed with this key.`
          : say`The certificate of the key is not valid before ${formatUtc(validity.notBefore)}. Verifiers that check certificates reject every token that is signed with this key.`,
        fix: say`Get the issuer’s current certificate or its JWKS.`,
        references: [rfc(5280, '4.1.2.5')],
      },
    ];
  });

/** The key that verifies or is tried, else the only one. */
function keysInUse({ evidence, key }: AuditSubject): KeyFacts[] {
  const boxed = (evidence?.keys ?? []).filter(({ where }) => where.part === 'key');
  const used = boxed.filter(({ material }) => material !== undefined && material === key);
  return used.length > 0 ? used : boxed.length === 1 ? boxed : [];
}

function isBareCertificate({ reading }: AuditSubject): boolean {
  return reading.state === 'read' && reading.format === 'certificate';
}
