import { messageName } from '../../../src/core/words/message-name.ts';
import { compileMessage } from './compile-message.ts';
import { readCatalogue, readMessages, translatedTags } from './read-words.ts';

export const ONE = 'virtual:catalogue/';
/** The names of all messages, once for all languages. */
export const NAMES = 'virtual:message-names';

export function writeList(root: string): string {
  const members = translatedTags(root).map(
    (tag) => `${JSON.stringify(tag)}: () => import(${JSON.stringify(ONE + tag)})`,
  );
  return `export const catalogues = { ${members.join(', ')} };`;
}

/** In the order of the names: a catalogue that is not complete yet has gaps. */
export function writeCatalogue(root: string, tag: string): string {
  const { messages } = readMessages(root);
  const catalogue = readCatalogue(root, tag, messages);
  const compiled = messages.map(({ name }) => {
    const words = catalogue[name];
    return words ? compileMessage(words) : null;
  });
  const list = JSON.stringify(JSON.stringify(compiled));
  return [
    `import { names } from '${NAMES}';`,
    `const words = JSON.parse(${list});`,
    'export const messages = Object.fromEntries(names.flatMap((name, at) => words[at] === null ? [] : [[name, words[at]]]));',
  ].join('\n');
}

export function writeNames(root: string): string {
  const names = readMessages(root).messages.map(({ name }) => messageName(name));
  return `export const names = ${JSON.stringify(names.join(' '))}.split(' ');`;
}
