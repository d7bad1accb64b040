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
        title: say`Your key is embedded`,
        why: say`The key in Key equals ${nameEmbedded(embedded)} of the header. If you took it from the token, the match proves nothing about who made it.`,
        fix: say`Make sure that you have the key from the issuer by another way, such as the issuer's key set.`,
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
      title: say`Verifies only with embedded key`,
      why: say`This depends on the receiver: the signature matches ${nameEmbedded(embedded)} of the header, and anyone can make such a token with a key of their own. It proves nothing about who made it.`,
      fix: say`Verify with a key that you got from the issuer by another way, and ignore the one in the token.`,
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
      title: say`Chain without its root`,
      why: say`The signature matches the first certificate in "x5c", and the chain ends in ${quote(last.subject)}. Its root is not in the token.`,
      fix: say`Verify the chain up to "${root}", from a source that you trust.`,
    };
  }
  const isKnown = ROOTS[root] === last.fingerprint;
  return {
    code: 'self-verifying',
    severity: isKnown ? 'info' : 'low',
    basis: 'key',
    title: isKnown ? say`Chain to a known root` : say`Chain to another root`,
    why: isKnown
      ? say`The signature matches the first certificate in "x5c", and the chain ends in "${root}", by its SHA-256 fingerprint.`
      : say`The signature matches the first certificate in "x5c", and the chain ends in ${quote(last.subject)}. Verifiers accept only chains to "${root}".`,
    fix: isKnown
      ? say`Also check the dates, the revocation and the purpose of each certificate, as a verifier does.`
      : say`Accept it in tests only, such as those of Xcode, and reject it in production.`,
  };
}
