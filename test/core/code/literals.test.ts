import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  type Quote,
  quoteCSharp,
  quoteGo,
  quoteJava,
  quoteJs,
  quotePhp,
  quotePython,
  quoteRuby,
  quoteRust,
  quoteShell,
} from '../../../src/core/code/literals.ts';
import { findTool } from '../../support/machine/find-tool.ts';
import { run } from '../../support/run-snippets.ts';

// Other programs are started, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });
afterAll(() => vi.resetConfig());

/** What has broken out of literals before. */
const HOSTILE = [
  `'"\`\\`,
  "'; process.exit(1); '",
  `$\{process.exit(1)}`,
  '#{exit 1} #$0 #@a',
  '$(exit 1) `exit 1` $HOME %s !!',
  '</script><script>alert(1)</script>',
  '<!--',
  'a\nb\r\nc\td\0e\u0085f',
  '\u2028\u2029',
  'admin\u202e\u2066 begin\u2069',
  '\\u0022 + exit() + \\u0022',
  '\\u000a',
  '\ud800 \udfff \ud83d\ude00 \u{10ffff} \u{e0001}',
  '?> <?php exit; */ // # --',
  '%{x} \\x41 \\101 \\',
  "'\\''",
  '日本語 ünï',
];

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(fc.constantFrom(...HOSTILE, ...`'"\`\\$#{}<>/%0u`), { maxLength: 6 })
    .map((parts) => parts.join('')),
);

/** The texts as strict UTF-8 has them. */
const wellFormed = (text: string) => Buffer.from(text).toString();

const QUOTES: Readonly<Record<string, Quote>> = {
  quoteCSharp,
  quoteGo,
  quoteJava,
  quoteJs,
  quotePhp,
  quotePython,
  quoteRuby,
  quoteRust,
  quoteShell,
};

describe.each(Object.entries(QUOTES))('%s', (_, quote) => {
  test('writes one line in which nothing is unseen', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(quote(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

test('JavaScript reads the very text back, and a page can hold it', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const literal = quoteJs(text);

      expect(new Function(`'use strict'; return ${literal}`)()).toBe(text);
      expect(literal).not.toContain('<');
    }),
    { examples: HOSTILE.map((text) => [text]) },
  );
});

/** One literal between double quotes: no quote in it ends it before its end, and no break of line. */
test.each([
  ['Go', quoteGo, /^"(?:[^"\\]|\\(?:["\\]|u[\da-f]{4}|U[\da-f]{8}))*"$/],
  ['Java', quoteJava, /^"(?:[^"\\]|\\(?:["\\]|[0-3][0-7]{2}|u[\da-f]{4}))*"$/],
  ['C#', quoteCSharp, /^"(?:[^"\\]|\\(?:["\\]|u[\da-f]{4}))*"$/],
  ['Rust', quoteRust, /^"(?:[^"\\]|\\(?:["\\]|u\{[\da-f]{2,6}\}))*"$/],
])('%s: one literal, with the escapes of its language', (_, quote, grammar) => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(quote(text)).toMatch(grammar);
    }),
    { examples: HOSTILE.map((text) => [text]) },
  );
});

test('Java has no unicode escape for what would end a literal or its line', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const early = quoteJava(text).replaceAll('\\\\', '');
      for (const [, code] of early.matchAll(/\\u([\da-f]{4})/g)) {
        expect(Number.parseInt(code ?? '', 16)).toBeGreaterThan(0xff);
      }
    }),
  );
});

/** Each reads literals, one a line, and writes the JSON of what they mean. */
const READERS = {
  python3: [
    '-c',
    'import sys,json,ast; print(json.dumps([ast.literal_eval(l.rstrip("\\n")) for l in open(0, encoding="utf-8", newline="\\n")]))',
  ],
  ruby: [
    '-rjson',
    '-e',
    'Encoding.default_external = "UTF-8"; puts JSON.generate(STDIN.set_encoding("UTF-8").each_line.map { |l| eval(l) })',
  ],
  php: [
    '-r',
    'echo json_encode(array_map(fn($l) => eval("return $l;"), file("php://stdin", FILE_IGNORE_NEW_LINES)));',
  ],
} as const;

test.for([
  ['python3', quotePython, (text: string) => text],
  ['ruby', quoteRuby, wellFormed],
  ['php', quotePhp, wellFormed],
] as const)('%s reads the very text back', async ([tool, quote, expected], { skip }) => {
  const missing = await findTool(tool);
  if (missing) skip(missing);
  const texts = [...HOSTILE, ...fc.sample(hostileText, 300)];
  const written = await run(tool, READERS[tool], {
    input: texts.map((text) => `${quote(text)}\n`).join(''),
  });

  expect(JSON.parse(written)).toEqual(texts.map(expected));
});

test('bash reads the very text back, but for NUL, which it cannot hold', async () => {
  const texts = [...HOSTILE, ...fc.sample(hostileText, 300)];
  const script = texts.map((text) => `printf '%s\\0' ${quoteShell(text)}`).join('\n');
  const written = await run('bash', [], { input: script });

  expect(written.split('\0').slice(0, -1)).toEqual(
    texts.map((text) => wellFormed(text).replaceAll('\0', '\u{fffd}')),
  );
});
