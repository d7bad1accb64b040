import { findPointFault, hasFullCoordinates, type PointFault } from '../../keys/curve-check.ts';
import type { KeyRepair } from '../../keys/key-repair.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, FindingPlace } from '../audit-rule.ts';
import { nameKey } from '../key-words.ts';
import { rfc } from '../references.ts';

/** Coordinates have the full length of their curve, zeros in front included. */
export const ecMalformed: AuditRule = ({ evidence, reading }) => {
  const places = (evidence?.keys ?? []).flatMap((key) =>
    hasFullCoordinates(key.jwk) === false || key.repairs?.some(isLength)
      ? [[key.where, nameKey(key)] as const]
      : [],
  );
  const problem = reading.state === 'unreadable' ? reading.problem : undefined;
  const isCutInKey =
    problem?.code === 'jwk-member' && problem.fault === 'length' && /^[xy]$/.test(problem.member);
  const inKey = [{ part: 'key' } as FindingPlace, say`The key in the Key field`] as const;
  return [...(isCutInKey ? [inKey] : []), ...places].map(([where, name]) => ({
    code: 'ec-malformed',
    severity: 'medium',
    basis: where.part === 'key' ? 'key' : 'bytes',
    where,
    title: say`Wrong key coordinate length`,
    why: say`${name} has an “x” or “y” with the wrong length for its curve. Usually, leading zeros were dropped; strict parsers reject such a key.`,
    fix: say`Pad the coordinates with leading zeros: 32 bytes for P-256, 48 for P-384, 66 for P-521.`,
    references: [rfc(7518, '6.2.1.2'), rfc(7518, '6.2.1.3')],
  }));
};

function isLength({ code }: KeyRepair): boolean {
  return code === 'coordinate-length';
}

/** A point that no honest key has: calculating with it can give away the other side's private key. */
export const ecOffCurve: AuditRule = ({ evidence }) =>
  (evidence?.keys ?? []).flatMap((key) => {
    if (hasFullCoordinates(key.jwk) === false) return [];
    const fault = findPointFault(key.jwk);
    if (!fault) return [];
    const curve = String(key.jwk.crv);
    const what = FAULTS[fault](nameKey(key), curve);
    return [
      {
        code: 'ec-off-curve',
        severity: 'critical',
        basis: key.where.part === 'key' ? 'key' : 'bytes',
        where: key.where,
        title: say`Invalid public key point`,
        why: sentences(
          what,
          /^Ed/.test(curve)
            ? say`A verifier that does not check keys can accept a signature that was not created with any private key.`
            : say`Key agreement with this key can reveal bits of a private key (invalid curve attack).`,
        ),
        fix: say`Reject the key, and make sure that every library checks points before using them.`,
        references: [rfc(8725, '3.4'), rfc(8037, '4')],
      },
    ];
  });

const FAULTS: Readonly<Record<PointFault, (key: string, curve: string) => string>> = {
  'low-order': (key) => say`${key} is a low-order point.`,
  'not-canonical': (key, curve) => say`${key} is not a canonical encoding of a point on ${curve}.`,
  'off-curve': (key, curve) => say`${key} is not a point on ${curve}.`,
  'out-of-range': (key, curve) => say`${key} has a coordinate that is too large for ${curve}.`,
};
