import { findMember, stringMember } from '../../encoding/json-query.ts';
import type { CertificateFacts } from '../../evidence/evidence.ts';
import { describeKey } from '../../explain/explain-key.ts';
import { nameRole } from '../../explain/explain-provenance.ts';
import { fits } from '../../keys/select-key.ts';
import { findSignatureAlgorithm } from '../../registry/algorithms.ts';
import { formatUtc } from '../../time/utc-date.ts';
import { formatNumber } from '../../words/format-number.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, AuditSubject } from '../audit-rule.ts';
import { readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';

/** Each certificate of "x5c" with all that is wrong with it. */
export const x5cProblem: AuditRule = (subject) => {
  const { token, evidence } = subject;
  // In a JWE "x5c" is the recipient's own chain.
  if (token.form !== 'jws') return [];
  return (evidence?.certificates ?? []).flatMap((certificate, index) => {
    const faults = [...certificateFaults(certificate, index, subject)];
    const isSelfIssuedLeaf =
      index === 0 && certificate.state === 'read' && certificate.isSelfIssued;
    if (faults.length === 0 && !isSelfIssuedLeaf) return [];
    return [
      {
        code: 'x5c-problem',
        severity: isForged(certificate) ? 'high' : faults.length > 0 ? 'medium' : 'info',
        basis: 'bytes',
        where: { part: 'header', pointer: `/x5c/${index}` },
        title: faults.length > 0 ? say`Invalid certificate` : say`Self-signed certificate`,
        why: sentences(
          ...faults,
          isSelfIssuedLeaf
            ? say`Certificate ${index + 1} is self-signed, so nobody vouches for it.`
            : undefined,
        ),
        fix: say`Validate the chain up to a trusted root, and reject the token if that fails.`,
        references: [rfc(7515, '4.1.6')],
      },
    ];
  });
};

/** What the certificate in the Key field is to the chain, where it is not the signer's. */
export const certificateRole: AuditRule = ({ evidence }) => {
  const role = evidence?.role;
  if (!role || role === 'leaf') return [];
  return [
    {
      code: 'x5c-key-role',
      severity: 'info',
      basis: 'key',
      where: { part: 'key' },
      title:
        role === 'unrelated'
          ? say`Unrelated certificate`
          : say`Chain certificate, not signing certificate`,
      why: nameRole(role),
      fix:
        role === 'unrelated'
          ? say`Get the certificate of the issuer’s certificate authority.`
          : say`Validate the chain up to this certificate, then verify the token with the first certificate in “x5c”.`,
      references: [rfc(7515, '4.1.6')],
    },
  ];
};

/** A thumbprint that names another certificate than the one beside it. */
export const x5tMismatch: AuditRule = ({ token, evidence }) => {
  const header = token.form === 'jws' ? readHeader(token) : undefined;
  const hashes = evidence?.leafHashes;
  if (!header || !hashes) return [];
  const expected = [
    ['x5t', hashes.sha1, '4.1.7'],
    ['x5t#S256', hashes.sha256, '4.1.8'],
  ] as const;
  return expected.flatMap(([name, hash, section]) => {
    if (!findMember(header, name) || stringMember(header, name) === hash) return [];
    return [
      {
        code: 'x5t-mismatch',
        severity: 'high',
        basis: 'bytes',
        where: { part: 'header', pointer: `/${name}` },
        title: say`Thumbprint of another certificate`,
        why: say`“${name}” does not match the first certificate in “x5c”, whose hash is ${hash}. Either the thumbprint or the certificate was swapped, or the thumbprint was computed from the wrong bytes.`,
        fix: say`Reject the token, or compute the thumbprint from the DER bytes of the signing certificate.`,
        references: [rfc(7515, section)],
      },
    ];
  });
};

/** The names fit and the signature does not: another key has taken the issuer's name. */
function isForged(certificate: CertificateFacts): boolean {
  return (
    certificate.state === 'read' &&
    certificate.isIssuedByNext === true &&
    certificate.isSignedByNext === false
  );
}

const FORMS = {
  base64url: (nth: number) =>
    say`Certificate ${nth} is encoded as base64url, but “x5c” requires standard Base64.`,
  pem: (nth: number) =>
    say`Certificate ${nth} is PEM, but “x5c” requires Base64-encoded DER without BEGIN and END lines.`,
  'line-breaks': (nth: number) =>
    say`The Base64 text of certificate ${nth} has line breaks or spaces.`,
} as const;

const UNREADABLE = {
  'not-base64': (nth: number) => say`Certificate ${nth} is not Base64.`,
  'not-certificate': (nth: number) => say`Certificate ${nth} is not an X.509 certificate.`,
} as const;

function* certificateFaults(
  certificate: CertificateFacts,
  index: number,
  { token, now }: AuditSubject,
): Generator<string> {
  const nth = index + 1;
  if (certificate.state === 'unreadable') {
    yield UNREADABLE[certificate.fault](nth);
    return;
  }
  const { notBefore, notAfter, weakHash, key, isIssuedByNext, form } = certificate;
  if (form) yield FORMS[form](nth);
  if (isIssuedByNext === false) {
    yield say`The issuer of certificate ${nth} is not the subject of certificate ${nth + 1}.`;
  } else if (isForged(certificate)) {
    yield say`Certificate ${nth} names the subject of certificate ${nth + 1} as its issuer, but was not signed with the key of that certificate.`;
  }
  if (index > 0) return;
  if (now > notAfter) yield say`Certificate ${nth} expired on ${formatUtc(notAfter)}.`;
  if (now < notBefore) yield say`Certificate ${nth} is not valid before ${formatUtc(notBefore)}.`;
  if (weakHash) {
    yield say`Certificate ${nth} is signed with ${weakHash}, which is no longer secure.`;
  }
  if (key?.kind !== 'public') return;
  if (key.bits !== undefined && key.bits < 2048) {
    yield say`The RSA key of certificate ${nth} has only ${formatNumber(key.bits)} bits.`;
  }
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  if (algorithm && !fits(key, algorithm)) {
    yield say`The key of certificate ${nth} (${describeKey(key)}) can’t create ${algorithm.name} signatures.`;
  }
}
