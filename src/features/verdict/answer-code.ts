/** What works out the answer, takes the next step and draws the dates: one chunk, fetched after the first frame. */
export { answerOf, detailOf } from '../shared/answer-of.ts';
export { NextStepButton } from './next-step-button.tsx';
export { TimeLine } from './time-line.tsx';
