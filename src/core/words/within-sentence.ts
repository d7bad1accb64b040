import { spokenTag } from './say.ts';

/** A title as it is written within a sentence: with small letters, but for German, whose nouns have capitals. */
export function withinSentence(title: string): string {
  return spokenTag().startsWith('de') ? title : title.toLowerCase();
}

/** The same for a title that holds names: but for its first letter it stays as it is. */
export function startWithin(title: string): string {
  const isWord = /^\p{Lu}\p{Ll}|^\p{Lu}\s/u.test(title);
  if (!isWord || spokenTag().startsWith('de')) return title;
  return title.charAt(0).toLowerCase() + title.slice(1);
}
