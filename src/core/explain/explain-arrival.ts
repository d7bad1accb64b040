import type { ArrivalChannel } from '../keys/key-origin.ts';
import { say } from '../words/say.ts';

/** What became of a key that arrived; "unread" where the code that reads keys did not load. */
export type KeyFate = 'none' | 'taken' | 'refused' | 'unread';

/** How the token in the Token field came to the page. */
export function describeArrival(channel: ArrivalChannel): string {
  switch (channel) {
    case 'link':
      return say`This token came from a link.`;
    case 'share':
      return say`This token was shared by another app or site.`;
    case 'file':
      return say`This token came from a file opened with this page.`;
  }
}

/** Why a key that arrived is not in the Key field. */
export function explainDroppedKey(channel: ArrivalChannel, fate: KeyFate): string {
  if (fate === 'unread') {
    return say`The key was not used: the part of this page that reads keys did not load. Paste the key into the Key field.`;
  }
  if (fate !== 'refused') return '';
  switch (channel) {
    case 'link':
      return say`The key in the link was not used: it is not a public key. Secrets and private keys do not belong in links.`;
    case 'share':
      return say`The shared key was not used: it is not a public key. If you trust it, paste it into the Key field.`;
    case 'file':
      return say`The key file was not used: it does not hold a public key. If you trust it, drop it on the Key field.`;
  }
}

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
