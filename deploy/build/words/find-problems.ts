import { messageName } from '../../../src/core/words/message-name.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { checkEnglish } from './check-english.ts';
import { readCatalogue, readMessages, translatedTags } from './read-words.ts';

/** Why the words in this folder cannot be shipped, a line each; none is as it should be. */
export function findProblems(root: string): string[] {
  const { messages, misuses } = readMessages(root);
  const names = messages.map(({ name }) => name);
  return [
    ...findNamesakes(names),
    ...checkEnglish(messages),
    ...misuses.map(({ file, line, problem }) => `${file}:${line}: ${problem}`),
    ...translatedTags(root).flatMap((tag) =>
      checkCatalogue(names, readCatalogue(root, tag, messages)).map(
        (problem) => `src/i18n/words/${tag}.json ${problem}`,
      ),
    ),
  ];
}

function findNamesakes(messages: readonly string[]): string[] {
  const known = new Map<string, string>();
  return messages.flatMap((message) => {
    const name = messageName(message);
    const other = known.get(name);
    known.set(name, message);
    return other === undefined || other === message
      ? []
      : [`"${message}" and "${other}" come to one name: change a word of either`];
  });
}
