import type { KeyMaterial } from '../keys/key-material.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { attempts, engine, shortness } from './explain-attempt.ts';
import { describeKey, describeNeededKey } from './explain-key.ts';
import { describeConfusionForm } from './explain-provenance.ts';
import { type VerdictOf, words } from './verdict-words.ts';

export function explainInvalid(verdict: VerdictOf<'invalid'>): VerdictWords {
  switch (verdict.reason) {
    case 'edited':
      return words(
        'Edited, not signed',
        'The signature belongs to the text before your edit. Put a secret or private key into Key, or generate one, and sign.',
      );
    case 'signature-empty':
      return words(
        'No signature',
        `The header says ${verdict.algorithm.name}, but the signature is empty: it was never made, or taken away.`,
      );
    case 'signature-length':
      return words(
        'Signature does not match',
        `It has ${verdict.length} octets; ${verdict.algorithm.name} makes ${verdict.algorithm.signatureLength ?? 'another number of'}.`,
      );
    case 'wrong-kind':
      return words(
        'Wrong kind of key',
        `${verdict.algorithm.name} needs ${describeNeededKey(verdict.algorithm)}; ${given(verdict.keys, verdict.keyId)}.`,
      );
    case 'key-confusion':
      return words(
        'Made with a public key as the secret',
        `${verdict.algorithm.name} matches when the secret is ${describeConfusionForm(verdict.form)}. Whoever has the public key can make such a token: this is the key confusion attack.`,
      );
    case 'proof-mismatch':
      return words(
        'Proof does not match its key',
        `The signature is not one of the key in "jwk" (thumbprint ${verdict.thumbprint}): this DPoP proof proves nothing (RFC 9449).`,
      );
    case 'mismatch':
      return words(
        'Signature does not match',
        `${verdict.algorithm.name} with ${attempts(verdict)}.${engine(verdict)}${shortness(verdict)}`,
      );
  }
}

function given(keys: readonly KeyMaterial[], keyId: string | undefined): string {
  const [key] = keys;
  if (keyId !== undefined && key) return `key "${keyId}" is another kind: ${describeKey(key)}`;
  if (keys.length === 1 && key) return `this is another kind: ${describeKey(key)}`;
  return `none of the ${keys.length} keys is one`;
}
