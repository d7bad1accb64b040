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
        ? say`Anyone with this link has the token`
        : say`Anyone with this link has a live token and personal data`,
    details: [explainLeft(left), ...data],
  };
}

function explainLeft(left: SharingRisk['left']): string {
  switch (left) {
    case 'never':
      return say`The token has no expiry, so a server may accept it from anyone indefinitely.`;
    case 'unread':
      return say`The token’s expiry can’t be read, so a server may still accept the token from anyone.`;
    default:
      return say`A server may accept the token from anyone for another ${formatDuration(left)}.`;
  }
}

function explainReason(reason: SaferReason): string {
  switch (reason.code) {
    case 'expired':
      return say`The token expired ${formatDuration(reason.ago)} ago. A server that checks the expiry rejects the token.`;
    case 'unsecured':
      return say`The token is unsigned (“alg” is “none”): anyone can write such a token, and servers must reject it.`;
    case 'no-signature':
      return say`The token has no signature, so a server that checks signatures rejects it.`;
    case 'wrong-signature':
      return say`The token was edited on this page, so its signature no longer matches. A server that checks the signature rejects the token.`;
    case 'example-key':
      return say`The token was signed with a publicly known key or secret, so anyone can create such a token.`;
    case 'sample-token':
      return say`The token is a sample that has already been published in many places.`;
  }
}

function sensitiveWords(names: readonly string[], isSafer: boolean): string {
  const listed = names.slice(0, 6).join(', ') + (names.length > 6 ? ', …' : '');
  return isSafer
    ? say`Even so, anyone with this link can read the token’s contents: ${listed}.`
    : say`Anyone with this link can read the token’s contents: ${listed}.`;
}

/** Undefined for a link of usual length. */
export function explainLength(length: LinkLength): string | undefined {
  switch (length) {
    case 'usual':
      return undefined;
    case 'long':
      return say`The link is long (over 2,000 characters): some mail and chat apps truncate it.`;
    case 'very-long':
      return say`The link is very long (over 8,000 characters): many apps truncate or reject it. Send the token as a file instead.`;
  }
}
