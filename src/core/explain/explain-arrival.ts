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
