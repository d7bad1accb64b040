import { expect, test } from 'vitest';
import { ALLOWED, checkEnglish } from '../../deploy/build/words/check-english.ts';
import { extractMessages } from '../../deploy/build/words/extract-messages.ts';
import { readMessages } from '../../deploy/build/words/read-words.ts';

const RULE = 'src/core/audit/rules/a-rule.ts';

/** What is said of the messages of a file. */
function problemsOf(source: string, file = RULE): string[] {
  return checkEnglish(extractMessages(source, file).messages);
}

/** Places are written as in a catalogue: {0}. */
function problemsOfMessage(message: string): string[] {
  return problemsOf(`const a = () => ${tagged(message)};`);
}

function tagged(message: string): string {
  return `say\`${message.replace(/\{\d+\}/g, '$${a}')}\``;
}

test('the messages of the page follow the rules for English', () => {
  expect(checkEnglish(readMessages('.').messages)).toEqual([]);
});

test('each exception is of a message that the page has, and gives a reason', () => {
  const names = new Set(readMessages('.').messages.map(({ name }) => name));
  expect([...ALLOWED.keys()].filter((name) => !names.has(name))).toEqual([]);
  expect([...ALLOWED.values()].every((reason) => reason.length > 5)).toBe(true);
});

test.each([
  ['a copula for a place', 'Advice about the token stands on the right.', '“stands”'],
  ['another one', 'The fault lies in the header.', '“lies”'],
  ['a negated noun', '“alg” is no string.', '“is no ”'],
  ['an octet', 'The key has 16 octets.', '“octets”'],
  ['anew', 'Sign the token anew.', '“anew”'],
  ['mend', 'Mend the edit first.', '“Mend”'],
  ['whoever', 'Whoever has the link has the token.', '“Whoever”'],
  ['a field without its noun', 'Put the secret into Key.', '“into Key”'],
  ['a postposed alone', 'The public key alone verifies.', '“alone”'],
  ['at hand', 'The key at hand is too short.', '“at hand”'],
  ['of its own', 'Each key needs a name of its own.', '“of its own”'],
  ['so long', 'The lifetime is so long that it is never checked.', '“so long”'],
  ['here', 'Paste the key here.', '“here”'],
  ['there', 'There are two keys.', '“There”'],
  ['a receiver', 'A receiver must check the audience.', '“receiver”'],
  ['to refuse', 'APIs refuse the token.', '“refuse”'],
  ['a finding', 'The report has one finding.', '“finding”'],
  ['please', 'Please paste a token.', '“Please”'],
  ['simply', 'Simply paste a token.', '“Simply”'],
  ['an exclamation mark', 'The token is valid!', '“!”'],
  ['British spelling', 'Maximise the pane.', '“Maximise”'],
  ['straight quotes', 'The header has no "kid".', '“"”'],
  ['a straight apostrophe', "The token doesn't expire.", "“'”"],
  ['places without words', '{0}; {1}', 'parts are glued'],
])('finds %s', (_, message, problem) => {
  expect(problemsOfMessage(message)).toEqual([expect.stringContaining(problem)]);
});

test.each([
  'The token expired {0} ago.',
  'The signature is no longer secure.',
  'Missing expiry “exp”',
  'The issuer’s public key',
  'The header compares “a != b”.',
  'Go to Key',
])('has nothing against %j', (message) => {
  expect(problemsOfMessage(message)).toEqual([]);
});

test('finds a title of an issue with more than five words, in each of its forms', () => {
  const title = (words: string) => `const a = () => ({ title: ${words} });`;
  expect(problemsOf(title('say`Key of the embedded header parameter`'))).toHaveLength(1);
  expect(
    problemsOf(title("sayCount(n, 'Token part', 'Token in {0} parts of a text')")),
  ).toHaveLength(1);
  expect(problemsOf(title('say`Embedded key “jwk”`'))).toEqual([]);
  expect(problemsOf(title("sayCount(n, 'Token with {0} part', 'Token with {0} parts')"))).toEqual(
    [],
  );
  expect(
    problemsOf('const a = () => ({ why: say`Anyone can read the claims of this token.` });'),
  ).toEqual([]);
});

test('finds two messages that differ only in quotes, commas, parentheses or colons', () => {
  const both = (one: string, other: string) =>
    problemsOf(`const a = () => [${tagged(one)}, ${tagged(other)}];`);
  expect(both('Usual causes', 'Usual causes:')).toHaveLength(1);
  expect(both('The token has no {0}.', 'The token has no “{0}”.')).toHaveLength(1);
  expect(both('Wrong issuer.', 'wrong issuer')).toEqual([]);
  expect(both('Issued {0}', 'Expired {0}')).toEqual([]);
});
