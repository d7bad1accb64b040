import fc from 'fast-check';

const WHITE = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
const NUMBER = fc.stringMatching(/^-?(?:0|[1-9]\d{0,24})(?:\.\d{1,6})?(?:[eE][+-]?\d{1,3})?$/);
const ESCAPE = fc.constantFrom(
  ...['\\"', '\\\\', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t', '\\u0000', '\\uD83D\\uDE00'],
  ...['\\ud800', '\\u00e9', '\\u2028'],
);
const CHARACTER = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
  .map((character) => JSON.stringify(character).slice(1, -1));

/** A string as it may be written in JSON, escapes of every kind included. */
const STRING = fc
  .array(fc.oneof({ weight: 4, arbitrary: CHARACTER }, { weight: 1, arbitrary: ESCAPE }), {
    maxLength: 6,
  })
  .map((characters) => `"${characters.join('')}"`);

const NAME = fc.oneof(
  STRING,
  fc.constantFrom('"a"', '"a"', '"exp"', '"__proto__"', '"constructor"', '""', '"toString"'),
);

const { text, object } = fc.letrec<{ text: string; object: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4 },
    NUMBER,
    STRING,
    fc.constantFrom('true', 'false', 'null'),
    fc
      .array(spaced(tie('text')), { maxLength: 4 })
      .chain((items) => WHITE.map((white) => `[${items.join(',') || white}]`)),
    tie('object'),
  ),
  object: fc
    .array(
      fc.tuple(spaced(NAME), spaced(tie('text'))).map(([name, value]) => `${name}:${value}`),
      { maxLength: 4 },
    )
    .chain((members) => WHITE.map((white) => `{${members.join(',') || white}}`)),
}));

function spaced(arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(WHITE, arbitrary, WHITE).map((pieces) => pieces.join(''));
}

/** Any JSON text: odd white space, duplicate members, numbers that JavaScript cannot hold. */
export const jsonText = spaced(text);

/** The same, but an object. */
export const jsonObjectText = spaced(object);

/** A JSON text with one character put in, taken out or replaced: sometimes still JSON. */
export const mutatedJsonText = fc
  .tuple(
    jsonText,
    fc.nat(),
    fc.nat({ max: 1 }),
    fc.constantFrom(...'{}[]:,"\\0123eE+-.tfn \n\u0000\u00a0\ufeff/', ''),
  )
  .map(([json, place, removed, added]) => {
    const at = place % (json.length + 1);
    return json.slice(0, at) + added + json.slice(at + removed);
  });

/** What breaks text readers: tokens, keys and JSON, whole and in pieces. */
export const awkwardText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  jsonText,
  mutatedJsonText,
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...['eyJhbGciOiJIUzI1NiJ9', 'eyJhbGciOiJub25lIn0', 'e30', '.', '..', '=', '==', '%2E'],
          ...['Bearer ', 'Authorization: ', '"', "'", '\n', ' ', '\u00a0', '\ufeff', '\u0000'],
          ...['-----BEGIN PUBLIC KEY-----', '-----END PUBLIC KEY-----', '-----BEGIN '],
          ...['-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----', 'MCowBQYDK2VwAyEA'],
          ...[
            '{"kty":"EC"}',
            '{"kty":"oct","k":"AAAA"}',
            '{"keys":[',
            ']}',
            '{"kty":',
            '😀',
            '\ud800',
          ],
        ),
        fc.base64String({ maxLength: 24 }),
        fc.stringMatching(/^[\w.-]{0,20}$/),
      ),
      { maxLength: 8 },
    )
    .map((pieces) => pieces.join('')),
);
