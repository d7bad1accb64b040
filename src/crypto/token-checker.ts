/** What checks and signs tokens: one chunk, which the first frame does without. */
export { diagnose, judgeToken } from './judge-token.ts';
export { signToken } from './signatures/sign-token.ts';
