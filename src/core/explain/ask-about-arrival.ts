import type { ArrivalChannel } from '../keys/key-origin.ts';
import { say } from '../words/say.ts';

/** What waits, and the question about it. */
export function askAboutArrival(channel: ArrivalChannel, holds: 'token' | 'key' | 'both'): string {
  switch (channel) {
    case 'link':
      return ASK_LINK[holds]();
    case 'share':
      return ASK_SHARE[holds]();
    case 'file':
      return ASK_FILE[holds]();
  }
}

const ASK_LINK = {
  token: () => say`The link you opened contains another token. Replace the token on this page?`,
  key: () => say`The link you opened contains another key. Replace the key on this page?`,
  both: () =>
    say`The link you opened contains another token and key. Replace the token and key on this page?`,
} as const;

const ASK_SHARE = {
  token: () => say`Another app or site shared a token. Replace the token on this page?`,
  key: () => say`Another app or site shared a key. Replace the key on this page?`,
  both: () =>
    say`Another app or site shared a token and key. Replace the token and key on this page?`,
} as const;

const ASK_FILE = {
  token: () => say`The file you opened contains another token. Replace the token on this page?`,
  key: () => say`The file you opened contains another key. Replace the key on this page?`,
  both: () =>
    say`The files you opened contain another token and key. Replace the token and key on this page?`,
} as const;
