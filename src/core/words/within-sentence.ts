import { spokenTag } from './say.ts';

/** A title as it is written within a sentence: with small letters, but for German, whose nouns have capitals. */
export function withinSentence(title: string): string {
  return spokenTag().startsWith('de') ? title : title.toLowerCase();
}
