import { KeyUsageFlags } from '@peculiar/asn1-x509';
import type { FoundFault } from '../../core/evidence/chain-report.ts';
import { findNameFault, type NameLimits, readNameLimits } from './name-constraints.ts';
import { NAME_CONSTRAINTS, type PathCertificate, SUBJECT_ALT_NAME } from './read-strictly.ts';

/**
 * What speaks against each certificate of a path by the certificates above it (RFC 5280 §6.1.3 to
 * §6.1.5), apart from signatures and dates: the signer first, the trusted one last. The limits of the
 * trusted one count like those of any other, though §6.1.1 (d) leaves them out.
 */
export function findPathFaults(path: readonly PathCertificate[]): FoundFault[][] {
  const faults: FoundFault[][] = path.map(() => []);
  const limits: NameLimits[] = [];
  let mostBelow = Number.POSITIVE_INFINITY;
  for (let index = path.length - 1; index >= 0; index--) {
    const certificate = path[index];
    const own = faults[index];
    if (!certificate || !own) continue;
    const isAnchor = index === path.length - 1;
    const isSelfIssued = certificate.subject === certificate.issuer;
    // A self-issued certificate is exempt unless it is the last one (§6.1.3 (b)).
    if (!isAnchor && (index === 0 || !isSelfIssued)) own.push(...nameFaults(certificate, limits));
    if (index === 0) {
      own.push(...leafFaults(certificate));
      continue;
    }
    own.push(...issuerFaults(certificate));
    if (!isAnchor && !isSelfIssued) {
      if (mostBelow <= 0) own.push({ code: 'path-length' });
      mostBelow--;
    }
    mostBelow = Math.min(mostBelow, pathLengthOf(certificate));
    const der = certificate.extensions.get(NAME_CONSTRAINTS);
    const read = der && readNameLimits(der);
    if (read) limits.push(read);
    else if (der) own.push({ code: 'unknown-constraint' });
  }
  return faults;
}

function nameFaults(
  { subjectName, extensions }: PathCertificate,
  limits: readonly NameLimits[],
): FoundFault[] {
  const alternatives = extensions.get(SUBJECT_ALT_NAME);
  const found = limits.flatMap((each) => findNameFault(subjectName, alternatives, each) ?? []);
  return found.slice(0, 1);
}

/** A certificate that issues others (§6.1.4 (k), (n)). */
function issuerFaults({ constraints, usage }: PathCertificate): FoundFault[] {
  if (!constraints?.cA) return [{ code: 'not-ca' }];
  return usage === undefined || (usage & KeyUsageFlags.keyCertSign) !== 0
    ? []
    : [{ code: 'no-cert-sign' }];
}

/** A certificate that signs tokens (§4.2.1.3). */
function leafFaults({ usage }: PathCertificate): FoundFault[] {
  return usage === undefined || (usage & KeyUsageFlags.digitalSignature) !== 0
    ? []
    : [{ code: 'no-digital-signature' }];
}

/** How many certificates that are not self-issued may be below it; a number that is none allows none. */
function pathLengthOf({ constraints }: PathCertificate): number {
  const length = constraints?.pathLenConstraint;
  if (length === undefined || length === null) return Number.POSITIVE_INFINITY;
  return Math.max(length, 0);
}
