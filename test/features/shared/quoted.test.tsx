import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, test } from 'vitest';
import { Coded, Quoted } from '../../../src/ui/quoted.tsx';

/** What a sentence becomes: code between bars, what else is not translated between underscores. */
function marked(sentence: ReactElement): string {
  const { container } = render(sentence);
  for (const kept of container.querySelectorAll('[translate="no"]')) {
    const mark = kept.tagName === 'CODE' ? '|' : '_';
    kept.textContent = mark + kept.textContent + mark;
  }
  return container.textContent ?? '';
}

describe('Coded', () => {
  test.each([
    ['a claim is code without quotes', '“exp” is in the past.', '|exp| is in the past.'],
    ['so it is at the end', 'The token has no “exp”.', 'The token has no |exp|.'],
    ['in brackets', 'another key (“kid”).', 'another key (|kid|).'],
    ['before an apostrophe', 'read “exp”’s value', 'read |exp|’s value'],
    ['in German', 'Es fehlt „exp“.', 'Es fehlt |exp|.'],
    ['in French', 'Il manque «\u202fexp\u202f».', 'Il manque |exp|.'],
    ['in Japanese', 'トークンに「exp」がありません。', 'トークンに|exp|がありません。'],
    ['in Chinese', '令牌没有“exp”。', '令牌没有|exp|。'],
    ['several of them', '“iss”, “sub” and “aud”', '|iss|, |sub| and |aud|'],
    ['a URL', 'from “https://a.example/b”.', 'from |https://a.example/b|.'],
    ['what a value holds of straight quotes', 'is “a"b”', 'is |“a"b”|'],
    ['the name of a button is no code', 'Press “Generate key”.', 'Press _“Generate key”_.'],
    ['nor is that of one word', 'Press „Signieren“.', 'Press _„Signieren“_.'],
    ['nor one in French', 'Sur «\u202fSigner\u202f»', 'Sur _«\u202fSigner\u202f»_'],
    ['nor one in Japanese', '「署名」を押します。', '_「署名」_を押します。'],
    ['nor one in Chinese', '按“签名”。', '按_“签名”_。'],
    ['an algorithm is', 'signed with “HS256”', 'signed with |HS256|'],
    ['a value with a blank keeps its quotes', 'The key ID is “a b”.', 'The key ID is |“a b”|.'],
    [
      'JSON keeps its straight quotes',
      'The header needs {"crit": ["b64"]}.',
      'The header needs {|"crit"|: [|"b64"|]}.',
    ],
    ['quotes beside other text stay', 'It is x“exp”y.', 'It is x|“exp”|y.'],
    ['an escaped quote ends nothing', 'is “a\\”b”, “c”', 'is |“a\\”b”|, |c|'],
    ['nor does one in German', 'ist „a\\“b“, „c“', 'ist |„a\\“b“|, |c|'],
    ['nor does one in French', '«\u202fa\\»b\u202f»', '|«\u202fa\\»b\u202f»|'],
    ['nor does one in Japanese', '「a\\」b」', '|「a\\」b」|'],
    ['nor does an escaped straight one', 'is "a\\"b", "c"', 'is |"a\\"b"|, |c|'],
    ['a quotation without an end is text', 'See “unclosed', 'See “unclosed'],
    ['nothing quoted', 'The token has expired.', 'The token has expired.'],
  ])('%s', (_, sentence, shown) => {
    expect(marked(<Coded>{sentence}</Coded>)).toBe(shown);
  });
});

describe('Quoted', () => {
  test.each([
    [
      'all quotations keep their quotes',
      'No “exp”: “Sign”, “a b”',
      'No _“exp”_: _“Sign”_, _“a b”_',
    ],
    ['of every language', '„a“ «\u202fb\u202f» 「c」', '_„a“_ _«\u202fb\u202f»_ _「c」_'],
    ['and those of JSON', '{"crit": 1}', '{_"crit"_: 1}'],
    ['an escaped quote ends nothing', '“a\\”b” c', '_“a\\”b”_ c'],
  ])('%s', (_, sentence, shown) => {
    expect(marked(<Quoted>{sentence}</Quoted>)).toBe(shown);
  });
});
