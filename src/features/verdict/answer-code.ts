/** What works out the answer: one chunk, fetched after the first frame. */
export { readExpectations } from '../../core/checks/expectations.ts';
export { deriveAnswer } from '../../core/conclusion/derive-answer.ts';
export { deriveConclusion } from '../../core/conclusion/derive-conclusion.ts';
export { findRepair } from '../../core/diagnosis/find-repair.ts';
export { explainVerdict } from '../../core/explain/explain-verdict.ts';
export { nameSignature } from '../../core/explain/name-signature.ts';
export { takeStep } from './take-step.ts';
