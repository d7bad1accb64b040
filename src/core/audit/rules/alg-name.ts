import { findMember } from '../../encoding/json-query.ts';
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

/** Without "alg" no receiver knows what to do. */
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
            ? say`"alg" is no string, but of type ${member.value.type}.`
            : say`"alg" is not there.`,
          say`It is required; a receiver that guesses can be misled.`,
        ),
        fix: say`Write the name of the algorithm as a string, and refuse tokens without one.`,
        references: [rfc(7515, '4.1.1')],
      },
      member ? '/alg' : '',
    ),
  ];
};

/** Names that no standard gives, or that are registered only to be refused. */
export const algUnregistered: AuditRule = ({ token }) => {
  const header = readHeader(token);
  if (!header) return [];
  return (['alg', 'enc'] as const).flatMap((member) => {
    const value = findMember(header, member)?.value;
    if (value?.type !== 'string' || algorithmUse(value.value) || foldsToNone(value.value))
      return [];
    if (isProhibited(value.value)) return [prohibited(member, value.value)];
    const use = member === 'enc' ? 'encrypt' : token.form === 'jwe' ? 'wrap-key' : 'sign';
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
        why: say`The name is deprecated: it stands for Ed25519 and for Ed448, and only the key tells.`,
        fix: say`Where all receivers know it, say "Ed25519" or "Ed448".`,
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
      why: say`${algorithm} is new: few receivers know it, and its signature alone makes the token several thousand characters long.`,
      fix: say`Make sure that every receiver can verify it, and that headers have room for it.`,
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
    why: say`${name} is registered for other uses only: it is too weak, or protects no text from being changed.`,
    fix: say`Refuse the token, and use an algorithm that is registered for tokens.`,
    references: [REGISTRY],
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
    why: say`"${member}" must name an algorithm exactly, case included, and receivers must refuse names that they do not know.`,
    fix: meant ? say`Write "${meant}" if that is meant.` : say`Use a registered algorithm.`,
    references: [rfc(7515, '4.1.1'), REGISTRY],
  });
}
