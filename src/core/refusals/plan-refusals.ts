import { claimRefusals } from './claim-refusals.ts';
import { confusionRefusals } from './confusion-refusals.ts';
import { formRefusals } from './form-refusals.ts';
import { keyRefusals } from './key-refusals.ts';
import type { PlannedRefusal, RefusalSubject } from './refusal.ts';
import { signatureRefusals } from './signature-refusals.ts';
import { unsignedRefusals } from './unsigned-refusals.ts';

/** Every token that an API which accepts the control must reject. */
export function planRefusals(subject: RefusalSubject): readonly PlannedRefusal[] {
  return [
    unsignedRefusals,
    confusionRefusals,
    signatureRefusals,
    keyRefusals,
    claimRefusals,
    formRefusals,
  ].flatMap((plan) => plan(subject));
}

/** Whether a planned token takes a key that can sign. */
export function needsSigningKey({ making }: PlannedRefusal): boolean {
  return making.by === 'signing' && making.signer.key === 'user';
}
