import type { KeyFacts } from '../../evidence/evidence.ts';
import { fits } from '../../keys/select-key.ts';
import { findSignatureAlgorithm, isSameAlgorithm } from '../../registry/algorithms.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, AuditSubject } from '../audit-rule.ts';
import { nameKey } from '../key-words.ts';
import { readEncryption } from '../read-encryption.ts';
import { rfc } from '../references.ts';
import { quote } from '../words.ts';

const SIGNING = ['sign', 'verify'];
const ENCRYPTING = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey', 'deriveKey', 'deriveBits'];

/** The key that checks this signature or opens this token says that it is for something else. */
export const keyPurpose: AuditRule = (subject) => {
  const isEncrypted = subject.token.form === 'jwe';
  const key = isEncrypted ? openingKey(subject) : keyInUse(subject);
  const algorithm = subject.token.algorithm ?? '';
  if (!key) return [];
  const faults = isEncrypted
    ? [...encryptionFaults(key, algorithm, encryptionName(subject))]
    : [...purposeFaults(key, algorithm)];
  if (faults.length === 0) return [];
  return [
    {
      code: 'key-purpose',
      severity: 'medium',
      basis: 'key',
      where: key.where,
      title: say`Key for another purpose`,
      why: sentences(
        ...faults,
        isEncrypted
          ? say`Strict libraries reject the key for this token.`
          : say`Strict libraries reject the key for this signature.`,
      ),
      fix: say`Use each key for one purpose and one algorithm, and declare both in the key.`,
      references: [rfc(7517, '4.2'), rfc(7517, '4.3'), rfc(7517, '4.4'), rfc(8725, '3.1')],
    },
  ];
};

/** The key that verified, that "kid" chose, or that is the only one; of others nothing is certain. */
function keyInUse({
  token,
  signature,
  reading,
  evidence,
  key,
}: AuditSubject): KeyFacts | undefined {
  if (token.form !== 'jws' || reading.state !== 'read') return undefined;
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  const isChosen = key && (reading.keys.length === 1 || key.keyId === token.keyId);
  const used = signature?.state === 'verified' ? signature.key : isChosen ? key : undefined;
  if (!used || !algorithm || !fits(used, algorithm)) return undefined;
  return evidence?.keys.find(({ material }) => material === used);
}

/** The key that opened the token, or the only one that was tried. */
function openingKey(subject: AuditSubject): KeyFacts | undefined {
  const opening = readEncryption(subject)?.opening;
  const only = opening && 'tried' in opening && opening.tried.length === 1 && opening.tried[0];
  const used = opening?.state === 'decrypted' ? opening.key : only;
  return subject.evidence?.keys.find(({ material }) => material !== undefined && material === used);
}

function encryptionName(subject: AuditSubject): string {
  return readEncryption(subject)?.encryption?.name ?? '';
}

function* encryptionFaults(
  key: KeyFacts,
  algorithm: string,
  encryption: string,
): Generator<string> {
  const { jwk } = key;
  const name = nameKey(key);
  const operations = Array.isArray(jwk.key_ops) ? jwk.key_ops : [];
  if (jwk.use === 'sig') yield say`${name} is for signatures (“use”).`;
  else if (operations.length > 0 && !operations.some((each) => ENCRYPTING.includes(each)))
    yield say`${name} is neither for encryption nor for decryption (“key_ops”).`;
  // The key of "dir" encrypts the content, so that it may name the algorithm of either.
  const names = algorithm === 'dir' ? [algorithm, encryption] : [algorithm];
  if (typeof jwk.alg === 'string' && !names.includes(jwk.alg)) {
    yield say`${name} is for ${quote(jwk.alg)} (“alg”), not ${algorithm}.`;
  }
}

function* purposeFaults(key: KeyFacts, algorithm: string): Generator<string> {
  const { jwk } = key;
  const name = nameKey(key);
  const operations = Array.isArray(jwk.key_ops)
    ? jwk.key_ops.filter((operation) => typeof operation === 'string')
    : [];
  const signs = operations.some((operation) => SIGNING.includes(operation));
  const isPublic = key.kind === 'public';
  const encrypts = operations.some((operation) => ENCRYPTING.includes(operation));
  const isMalformed =
    (jwk.use !== undefined && typeof jwk.use !== 'string') ||
    (jwk.key_ops !== undefined && !Array.isArray(jwk.key_ops)) ||
    (jwk.alg !== undefined && typeof jwk.alg !== 'string');
  if (isMalformed) yield say`${name} has a “use”, “key_ops” or “alg” of the wrong type.`;
  if (jwk.use === 'enc')
    yield signs
      ? say`${name} has “use” and “key_ops” values that contradict each other.`
      : say`${name} is for encryption (“use”).`;
  else if (jwk.use === 'sig' && encrypts)
    yield say`${name} has “use” and “key_ops” values that contradict each other.`;
  else if (typeof jwk.use === 'string' && jwk.use !== 'sig')
    yield say`${name} is for ${quote(jwk.use)} (“use”), not for signatures (“sig”).`;
  else if (operations.length > 0 && (!signs || (isPublic && !operations.includes('verify'))))
    yield say`${name} is neither for signing nor for verifying (“key_ops”).`;
  if (typeof jwk.alg === 'string' && jwk.kty !== 'AKP' && !isSameAlgorithm(jwk.alg, algorithm)) {
    yield say`${name} is for ${quote(jwk.alg)} (“alg”), not ${algorithm}.`;
  }
}
