import type { CertificateFacts } from '../../evidence/evidence.ts';
import { nameEmbedded } from '../../explain/explain-provenance.ts';
import { ROOTS } from '../../registry/roots.ts';
import { say } from '../../words/say.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { cve } from '../key-words.ts';
import { rfc } from '../references.ts';
import { factOf } from '../token-facts.ts';
import { quote } from '../words.ts';
import { bringsItsKey } from './jwk-embedded.ts';

/** The token's own key made its signature, which anybody's would have. */
export const selfVerifying: AuditRule = ({ token, evidence, isByRoots }) => {
  const embedded = evidence?.embedded;
  if (!embedded?.matches || bringsItsKey(token)) return [];
  // The verdict says whether its chain ends in a root that the user gave.
  if (isByRoots && embedded.member === 'x5c') return [];
  const where = { part: 'header', pointer: `/${embedded.member}` } as const;
  const references = [rfc(7515, '4.1.3'), rfc(8725, '3.10'), cve('2018-0114')];
  if (embedded.isUsers) {
    return [
      {
        code: 'self-verifying',
        severity: 'info',
        basis: 'key',
        where,
        title: say`Your key in the header`,
        why: say`The Key field contains the same key as ${nameEmbedded(embedded)} of the header. If you copied the key from the token, the match proves nothing about who created the token.`,
        fix: say`Make sure that you got the key from the issuer out of band, for example from the issuer’s JWKS.`,
        references,
      },
    ];
  }
  const root = factOf(token, 'root');
  if (root !== undefined && embedded.member === 'x5c') {
    const chain = judgeChain(evidence?.certificates ?? [], root);
    if (chain) return [{ ...chain, where, references: [rfc(7515, '4.1.6'), rfc(5280, '6.1')] }];
  }
  return [
    {
      code: 'self-verifying',
      severity: 'high',
      basis: 'server',
      where,
      title: say`Match only with embedded key`,
      why: say`This depends on the API: the signature matches ${nameEmbedded(embedded)} of the header, and anyone can create such a token with their own key. The match proves nothing about who created the token.`,
      fix: say`Verify with a key obtained from the issuer out of band; ignore the embedded one.`,
      references,
    },
  ];
};

/** Documents that are checked by their own chain, up to a root that verifiers know. Undefined for a chain that does not hold together. */
function judgeChain(
  certificates: readonly CertificateFacts[],
  root: string,
): Omit<Finding, 'where' | 'references'> | undefined {
  const chain = certificates.flatMap((each) => (each.state === 'read' ? [each] : []));
  const last = chain.at(-1);
  const isWhole =
    chain.length === certificates.length &&
    chain.slice(0, -1).every((each) => each.isSignedByNext && each.isIssuedByNext);
  if (!last || !isWhole) return undefined;
  if (!last.isSelfIssued) {
    return {
      code: 'self-verifying',
      severity: 'info',
      basis: 'key',
      title: say`Certificate chain without root`,
      why: say`The signature matches the first certificate in “x5c”, and the chain ends at ${quote(last.subject)}. The root is not in the token.`,
      fix: say`Verify the chain up to “${root}”, and get that root from a source that you trust.`,
    };
  }
  const isKnown = ROOTS[root] === last.fingerprint;
  return {
    code: 'self-verifying',
    severity: isKnown ? 'info' : 'low',
    basis: 'key',
    title: isKnown ? say`Certificate chain to known root` : say`Certificate chain to another root`,
    why: isKnown
      ? say`The signature matches the first certificate in “x5c”, and the chain ends at “${root}”, identified by its SHA-256 fingerprint.`
      : say`The signature matches the first certificate in “x5c”, and the chain ends at ${quote(last.subject)}. Verifiers accept only chains to “${root}”.`,
    fix: isKnown
      ? say`Also check the dates, revocation status and purpose of each certificate, as a verifier does.`
      : say`Accept the token only in tests, such as those in Xcode, and reject it in production.`,
  };
}
