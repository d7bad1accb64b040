import { findMember } from '../../encoding/json-query.ts';
import { describeType } from '../../explain/describe-type.ts';
import { type DraftedAlgorithm, findDrafted } from '../../registry/drafted-algorithms.ts';
import {
  type AlgorithmUse,
  algorithmNames,
  algorithmUse,
  isProhibited,
} from '../../registry/jose-names.ts';
import { meantAlgorithm } from '../../registry/meant-algorithm.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, Severity } from '../audit-rule.ts';
import { nearestName } from '../nearest-name.ts';
import { readHeader } from '../read-claims.ts';
import { rfc } from '../references.ts';
import { quote } from '../words.ts';
import { foldsToNone } from './alg-none.ts';

const REGISTRY = {
  title: 'IANA JOSE registry',
  url: 'https://www.iana.org/assignments/jose/jose.xhtml',
};

/** Without "alg" no verifier knows what to do. */
export const algMissing: AuditRule = ({ token }) => {
  const header = readHeader(token);
  const member = header && findMember(header, 'alg');
  if (!header || token.algorithm !== undefined) return [];
  return [
    describe(
      'alg',
      {
        code: 'alg-missing',
        severity: 'high',
        title: say`Missing algorithm`,
        why: sentences(
          member
            ? say`“alg” must be a string, but it is ${describeType(member.value)}.`
            : say`“alg” is missing.`,
          say`The algorithm is required: an API that guesses it can be misled.`,
        ),
        fix: say`Set “alg” to the name of the algorithm as a string, and reject tokens without one.`,
        references: [rfc(7515, '4.1.1')],
      },
      member ? '/alg' : '',
    ),
  ];
};

/** Names that no standard gives, or that are registered only to be rejected. */
export const algUnregistered: AuditRule = ({ token }) => {
  const header = readHeader(token);
  if (!header) return [];
  return (['alg', 'enc'] as const).flatMap((member) => {
    const value = findMember(header, member)?.value;
    if (value?.type !== 'string' || algorithmUse(value.value) || foldsToNone(value.value))
      return [];
    if (isProhibited(value.value)) return [prohibited(member, value.value)];
    const use = member === 'enc' ? 'encrypt' : token.form === 'jwe' ? 'wrap-key' : 'sign';
    const drafted = findDrafted(value.value);
    if (drafted?.use === use) return [inDraft(member, value.value, drafted)];
    return [unregistered(member, value.value, use)];
  });
};

/** Registered names of which a reader should know something. */
export const algNote: AuditRule = ({ token: { form, algorithm = '' } }) => {
  if (form !== 'jws') return [];
  if (algorithm === 'EdDSA') {
    return [
      describe('alg', {
        code: 'alg-polymorphic',
        severity: 'info',
        title: say`Algorithm without a curve`,
        why: say`“EdDSA” is deprecated: it can mean Ed25519 or Ed448, and only the key tells which.`,
        fix: say`Use “Ed25519” or “Ed448” if every API supports that name.`,
        references: [rfc(9864)],
      }),
    ];
  }
  if (!algorithm.startsWith('ML-DSA-') || !algorithmUse(algorithm)) return [];
  return [
    describe('alg', {
      code: 'alg-pq',
      severity: 'info',
      title: say`Post-quantum signature`,
      why: say`${algorithm} is new: few APIs support it, and its signature makes the token several thousand characters long.`,
      fix: say`Make sure that every API can verify the signature and that HTTP headers have room for the token.`,
      references: [rfc(9964)],
    }),
  ];
};

type Words = Omit<Finding, 'basis' | 'where'>;

function describe(member: string, words: Words, pointer = `/${member}`): Finding {
  return { ...words, basis: 'bytes', where: { part: 'header', pointer } };
}

function prohibited(member: string, name: string): Finding {
  return describe(member, {
    code: 'alg-prohibited',
    severity: 'high',
    title: say`Prohibited algorithm ${name}`,
    why: say`${name} is registered only for other uses: it is too weak, or it does not protect text from changes.`,
    fix: say`Reject the token, and use an algorithm that is registered for tokens.`,
    references: [REGISTRY],
  });
}

function inDraft(member: string, name: string, { description, draft }: DraftedAlgorithm): Finding {
  return describe(member, {
    code: 'alg-draft',
    severity: 'info',
    title: say`Algorithm of a draft`,
    why: say`“${name}” is ${description}. ${draft} proposes it, and few APIs support it before it is registered.`,
    fix: say`Make sure that every API supports the same version of the draft.`,
    references: [{ title: draft, url: `https://datatracker.ietf.org/doc/${draft}/` }],
  });
}

/** A name with ":" or "/" is one that parties made up between them (RFC 7515 §4.1.1). */
function unregistered(member: string, name: string, use: AlgorithmUse): Finding {
  const meant = meantAlgorithm(name, use) ?? nearestName(name, algorithmNames(use));
  const severity: Severity = !meant && /[:/]/.test(name) ? 'info' : 'medium';
  return describe(member, {
    code: 'alg-unregistered',
    severity,
    title: say`Unregistered algorithm ${quote(name)}`,
    why: say`“${member}” must be the exact, case-sensitive name of an algorithm, and APIs must reject names they don’t know.`,
    fix: meant
      ? say`Use “${meant}” if that is the intended algorithm.`
      : say`Use a registered algorithm.`,
    references: [rfc(7515, '4.1.1'), REGISTRY],
  });
}
