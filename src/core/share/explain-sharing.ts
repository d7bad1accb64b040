import { formatDuration } from '../explain/duration.ts';
import { say } from '../words/say.ts';
import type { SaferReason, SharingRisk } from './judge-sharing.ts';
import type { LinkLength } from './write-link.ts';

/** What to know before a link is made: a headline, and why. */
export interface SharingWords {
  readonly title: string;
  readonly details: readonly string[];
}

export function explainSharing({ level, reasons, sensitive, left }: SharingRisk): SharingWords {
  const data = sensitive.length === 0 ? [] : [sensitiveWords(sensitive, level === 'safer')];
  if (level === 'safer') {
    return {
      title: say`Safer to share than a live token`,
      details: [...reasons.map(explainReason), ...data],
    };
  }
  return {
    title:
      level === 'live'
        ? say`Whoever has the link has the token`
        : say`A live token with personal data: whoever has the link has both`,
    details: [
      left === undefined
        ? say`It names no expiry: a server may accept it from anybody for as long as it likes.`
        : say`A server may accept it from anybody for another ${formatDuration(left)}.`,
      ...data,
    ],
  };
}

function explainReason(reason: SaferReason): string {
  switch (reason.code) {
    case 'expired':
      return say`It expired ${formatDuration(reason.ago)} ago: a server that looks at the time refuses it.`;
    case 'unsecured':
      return say`It is unsecured ("alg": "none"): anybody can write it, and no server may accept it.`;
    case 'no-signature':
      return say`It has no signature: a server that checks one refuses it.`;
    case 'wrong-signature':
      return say`It was changed here, and its signature is of another text: a server that checks it refuses it.`;
    case 'example-key':
      return say`It was signed with a key or secret that everybody has: whoever wants such a token can make one.`;
    case 'sample-token':
      return say`It is a sample token, which stands in many places already.`;
  }
}

function sensitiveWords(names: readonly string[], isSafer: boolean): string {
  const listed = names.slice(0, 6).join(', ') + (names.length > 6 ? ', …' : '');
  return isSafer
    ? say`Even so everybody with the link can read what is in it: ${listed}.`
    : say`Everybody with the link can read what is in it: ${listed}.`;
}

/** Undefined for a link of usual length. */
export function explainLength(length: LinkLength): string | undefined {
  switch (length) {
    case 'usual':
      return undefined;
    case 'long':
      return say`The link is long (over 2,000 characters): some mail programs and chats cut it.`;
    case 'very-long':
      return say`The link is very long (over 8,000 characters): many programs cut or refuse it. Send the token as a file instead.`;
  }
}
