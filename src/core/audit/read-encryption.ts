import { joseHeader } from '../decode/jose-header.ts';
import { stringMember } from '../encoding/json-query.ts';
import type { JsonObject } from '../encoding/json-text.ts';
import {
  type ContentEncryption,
  findContentEncryption,
  findKeyManagement,
  type KeyManagementAlgorithm,
} from '../registry/encryption-algorithms.ts';
import type { DecryptionVerdict } from '../verdict/decryption-verdict.ts';
import type { AuditSubject } from './audit-rule.ts';

/** What the rules on encryption look at. */
export interface EncryptionSubject {
  readonly header: JsonObject;
  readonly algorithm: KeyManagementAlgorithm;
  readonly encryption: ContentEncryption | undefined;
  /** What opening it came to; undefined while that is worked out. */
  readonly opening: DecryptionVerdict | undefined;
}

/** Undefined for a token that is not encrypted, or with an algorithm we do not know. */
export function readEncryption({ token, signature }: AuditSubject): EncryptionSubject | undefined {
  const header = token.form === 'jwe' ? joseHeader(token) : undefined;
  const algorithm = header && findKeyManagement(stringMember(header, 'alg') ?? '');
  if (!header || !algorithm) return undefined;
  const encryption = findContentEncryption(stringMember(header, 'enc') ?? '');
  const opening = signature && 'opening' in signature ? signature.opening : undefined;
  return { header, algorithm, encryption, opening };
}
