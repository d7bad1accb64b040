import type { Reference } from '../audit/audit-rule.ts';
import { encodeHex } from '../encoding/hex.ts';
import { say } from '../words/say.ts';
import type { SignatureFacts } from './signature-facts.ts';
import { signatureCommand } from './step-commands.ts';

/** What a step of making a signature computes; its name stays the same while a byte is changed. */
export interface StepValue {
  readonly id: string;
  readonly label: string;
  readonly bytes: Uint8Array;
  /** The same as text, where it is one. */
  readonly text?: string;
  /** Stretches with a meaning of their own, in their order. */
  readonly parts?: readonly StepPart[];
}

export interface StepPart {
  readonly label: string;
  readonly length: number;
}

export type StepId =
  | 'input'
  | 'hash'
  | 'key-block'
  | 'inner'
  | 'outer'
  | 'message'
  | 'signature'
  | 'opened'
  | 'salt'
  | 'compared'
  | 'numbers'
  | 'der'
  | 'challenge'
  | 'parts'
  | 'encoded'
  | 'verify';

/** One step of making or taking apart a signature. */
export interface SignatureStep {
  readonly id: StepId;
  readonly title: string;
  readonly explanation: string;
  readonly reference?: Reference;
  readonly values: readonly StepValue[];
  /** What the step comes to, good or bad. */
  readonly outcome?: { readonly isGood: boolean; readonly words: string };
  /** Computes the values from the files of the steps before it, in bash; it holds no key. */
  readonly command?: string;
}

/** Bits in which two values of the same length differ. */
export function differingBits(one: Uint8Array, other: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < one.length; at++) {
    for (let rest = (one[at] ?? 0) ^ (other[at] ?? 0); rest > 0; rest &= rest - 1) count++;
  }
  return count;
}

/** Bytes in hex with blanks, as `od -An -v -tx1` writes them. */
export function dumpHex(bytes: Uint8Array): string {
  return encodeHex(bytes).replace(/..(?=.)/g, '$& ');
}

export function value(
  id: string,
  label: string,
  bytes: Uint8Array,
  parts?: readonly StepPart[],
): StepValue {
  return { id, label, bytes, ...(parts && { parts }) };
}

/** The signature that the private key makes, by words of the algorithm: how, nobody else can see. */
export function signatureStep(
  { made, signature }: SignatureFacts,
  { explanation, reference }: Required<Pick<SignatureStep, 'explanation' | 'reference'>>,
): SignatureStep {
  const shown = made ?? signature;
  return {
    id: 'signature',
    title: say`Signature`,
    ...{ explanation, reference },
    values: shown.length > 0 ? [value('signature', say`Signature`, shown)] : [],
    ...(shown.length > 0 && { command: signatureCommand(shown) }),
  };
}
