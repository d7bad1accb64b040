import type { FormatName, FormatWords, OtherFormat } from '../formats/other-format.ts';
import { cut, insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { COOKIE_WORDS } from './formats/cookie-words.ts';
import { DOCUMENT_WORDS } from './formats/document-words.ts';
import type { FormatSaid } from './formats/format-said.ts';
import { TOKEN_WORDS } from './formats/token-words.ts';

/** Content longer than this many characters is cut. */
const LONGEST_CONTENT = 600;

const FORMATS: Readonly<Record<FormatName, FormatSaid>> = {
  ...COOKIE_WORDS,
  ...DOCUMENT_WORDS,
  ...TOKEN_WORDS,
};

/** What a text is that is not a JWT, how it can be told, and what it says. */
export function explainOtherFormat({ name, variant = '', content }: OtherFormat): FormatWords {
  const said = FORMATS[name];
  const named = insideQuotes(variant);
  const tell = said.tell(named);
  const advice = said.advice(named);
  // The token of a health card is opened, not read.
  const shown =
    content === undefined || name === 'health-card'
      ? undefined
      : cut(content.replace(/\s+/g, ' ').trim(), LONGEST_CONTENT);
  const detail = sentences(tell, advice, shown === undefined ? undefined : say`Content: ${shown}`);
  return { title: said.title(named), detail, tell, advice, content: shown };
}
