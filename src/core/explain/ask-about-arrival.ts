import type { ArrivalChannel } from '../keys/key-origin.ts';
import { say } from '../words/say.ts';

/** What waits, and the question about it. */
export function askAboutArrival(channel: ArrivalChannel, holds: 'token' | 'key' | 'both'): string {
  return QUESTIONS[channel][holds]();
}

const QUESTIONS = {
  link: {
    token: () => say`The link you opened contains another token. Replace the token on this page?`,
    key: () => say`The link you opened contains another key. Replace the key on this page?`,
    both: () =>
      say`The link you opened contains another token and key. Replace the token and key on this page?`,
  },
  share: {
    token: () => say`Another app or site shared a token. Replace the token on this page?`,
    key: () => say`Another app or site shared a key. Replace the key on this page?`,
    both: () =>
      say`Another app or site shared a token and key. Replace the token and key on this page?`,
  },
  file: {
    token: () => say`The file you opened contains another token. Replace the token on this page?`,
    key: () => say`The file you opened contains another key. Replace the key on this page?`,
    both: () =>
      say`The files you opened contain another token and key. Replace the token and key on this page?`,
  },
} satisfies Record<ArrivalChannel, object>;
