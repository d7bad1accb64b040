import { preventsJudgement } from '../../decode/decoded-token.ts';
import { findShapeFaults } from '../../decode/encryption-shape.ts';
import { explainShapeFault } from '../../explain/explain-encryption-fault.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule } from '../audit-rule.ts';
import { readEncryption } from '../read-encryption.ts';
import { rfc } from '../references.ts';

/** Parts whose length their algorithm rules out: a tag cut short is easier to guess. */
export const jweSizes: AuditRule = (subject) => {
  const { algorithm, encryption } = readEncryption(subject) ?? {};
  if (!algorithm || !encryption || subject.token.faults.some(preventsJudgement)) return [];
  const suite = { algorithm, encryption };
  const faults = findShapeFaults(subject.token, suite);
  if (faults.length === 0) return [];
  const isTagCut = faults.some(
    ({ part, length, expected = 0 }) => part === 'authenticationTag' && length < expected,
  );
  return [
    {
      code: 'jwe-sizes',
      severity: 'high',
      basis: 'bytes',
      where: { part: 'token' },
      title: say`Wrong part length`,
      why: sentences(
        ...faults.map((fault) => explainShapeFault(fault, suite)),
        isTagCut
          ? say`An attacker can deceive an API that accepts a shorter tag by guessing the tag.`
          : undefined,
      ),
      fix: say`Reject the token; if it is yours, find out what truncated or changed it.`,
      references: [rfc(7518, encryption.hash ? '5.2' : '5.3'), rfc(7516, '5.2')],
    },
  ];
};
