/** What works out the answer and takes the next step: one chunk, fetched after the first frame. */
export { answerOf, detailOf } from '../shared/answer-of.ts';
export { takeStep } from './take-step.ts';
