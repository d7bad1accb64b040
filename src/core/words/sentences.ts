import { spokenTag } from './say.ts';

/** Sentences one behind the other, those that are empty left out; Chinese and Japanese write no blank between. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(/^(?:ja|zh)/.test(spokenTag()) ? '' : ' ');
}
