import { formatUtc } from '../time/utc-date.ts';
import { say } from '../words/say.ts';
import type { ExportedSet } from './refusal.ts';

/** What every exported file says of itself, a line each. */
export function aboutLines({ control, expires, scheme }: ExportedSet): readonly string[] {
  return [
    say`Tokens an API must reject. Send them only to systems you own or may test.`,
    control === undefined
      ? say`This set has no valid token, so the API may reject these tokens for other reasons.`
      : say`The first token is valid. Keep this file as secret as a password until the token expires.`,
    expires !== undefined &&
      say`The valid token expires on ${formatUtc(expires)}. Then make a new set.`,
    scheme === 'DPoP' &&
      say`The token is bound to a key: the API also requires a DPoP proof (RFC 9449), which you must add.`,
  ].filter((line) => line !== false);
}

/** What is said when the set is too old to prove anything. */
export function explainStale(): string {
  return say`The valid token has expired, so every token is rejected. Make a new set.`;
}

export function explainNotAccepted(): string {
  return say`The API rejects the valid token, so its other answers prove nothing.`;
}

/** A line of a comment may not end it. */
export function commentOf(text: string): string {
  return text.replaceAll('*/', '* /').replace(/\s+/g, ' ');
}

/** “RFC 7519 §4.1.4”, behind the reason. */
export function describeCase(title: string, reference: string): string {
  return `${title} (${reference})`;
}
