import type { Message } from './extract-messages.ts';

interface Rule {
  readonly pattern: RegExp;
  readonly problem: string;
}

/** Words and spellings that no message has, with what to write in their place. */
const RULES: readonly Rule[] = [
  { pattern: /\bstands?\b|\blies\b/i, problem: 'say what it is, not where it stands' },
  { pattern: /\b(?:is|are|was) no (?!longer\b)/i, problem: 'negate the verb: “is not a …”' },
  { pattern: /\boctets?\b/i, problem: 'write “byte”' },
  { pattern: /\banew\b/i, problem: 'write “again”' },
  { pattern: /\bmend(?:s|ed|ing)?\b/i, problem: 'write “fix”' },
  { pattern: /\bwhoever\b/i, problem: 'write “anyone who”' },
  { pattern: /\b(?:in|into|of|to) Key\b(?! [A-Z])/, problem: 'write “the Key field”' },
  { pattern: /\balone\b/i, problem: 'write “only”, before the word' },
  { pattern: /\bat hand\b|\bof its own\b|\bso long\b/i, problem: 'name the thing' },
  { pattern: /\b(?:here|there)\b/i, problem: 'name the place' },
  { pattern: /\breceivers?\b/i, problem: 'write “API” or “verifier”' },
  { pattern: /\brefus(?:e|es|ed|al|ing)\b/i, problem: 'write “reject”' },
  { pattern: /\bfindings?\b/i, problem: 'write “issue”' },
  { pattern: /\bplease\b|\bsimply\b|!(?!=)/i, problem: 'leave out courtesy and exclamation' },
  {
    pattern: /\b\w*(?:colour|maximis|minimis|recognis|normalis|serialis|unauthoris|cancelled)\w*/i,
    problem: 'use American spelling',
  },
  { pattern: /"|(?<=[A-Za-z])'(?=[a-z])|'/, problem: 'use curly quotes and apostrophes' },
];

/** Whose titles the list of issues shows. */
const TITLES = /^src\/core\/(?:audit\/rules|issues)\//;
const LONGEST_TITLE = 5;

/** Messages that break a rule, each with the reason. */
export const ALLOWED: ReadonlyMap<string, string> = new Map([
  ['Add "crit": ["b64"] to the protected header, or remove “b64”.', 'quotes JSON'],
  [
    'The Firebase Authentication emulator issues unsigned tokens ("alg": "none") with the Firebase issuer. No key can verify them.',
    'quotes JSON',
  ],
  [
    "Allows only requests with a valid token: app.use('/api', requireToken)",
    'quotes JavaScript, in a comment of generated code',
  ],
  ['Go to Key', 'the command bears the title of the field'],
  ['{0}: {1}.', 'a value and its meaning; each language has its own colon'],
  ['{0} ({1})', 'a title and its severity; each language has its own parentheses'],
  ['Line {0}, column {1}: a closing “}” is missing.', 'the brace and the bracket differ'],
]);

/** What is wrong with the English of the messages, a sentence each. */
export function checkEnglish(messages: readonly Message[]): string[] {
  const open = messages.filter(({ name }) => !ALLOWED.has(name));
  return [...open.flatMap(checkMessage), ...findDoubles(open)];
}

function checkMessage({ name, file, isTitle }: Message): string[] {
  const words = name.replace(/\{\d+\}/g, '');
  const problems = RULES.filter(({ pattern }) => pattern.test(words)).map(
    ({ pattern, problem }) => `“${pattern.exec(words)?.[0]}”: ${problem}`,
  );
  if (!/\p{L}/u.test(words)) problems.push('it has places and no words, so parts are glued by it');
  if (isTitle && TITLES.test(file) && countWords(name) > LONGEST_TITLE) {
    problems.push(`a title has at most ${LONGEST_TITLE} words`);
  }
  return problems.map((problem) => `${file}: ${JSON.stringify(name)}: ${problem}`);
}

function countWords(title: string): number {
  // Of a title in two forms, the longer one.
  const form = title.replace(/^\{0, plural, one \{.*\} other \{(.*)\}\}$/, '$1');
  return form.split(/\s+/).filter((word) => /[\p{L}\p{N}{]/u.test(word)).length;
}

/** Two messages that a reader cannot tell apart are one message, or two with different words. */
function findDoubles(messages: readonly Message[]): string[] {
  const known = new Map<string, string>();
  return messages.flatMap(({ name, file }) => {
    const meaning = name.replace(/[“”"'’():,]/g, '').replace(/\s+/g, ' ');
    const other = known.get(meaning);
    known.set(meaning, other ?? name);
    return other === undefined || other === name
      ? []
      : [`${file}: ${JSON.stringify(name)}: too like ${JSON.stringify(other)}`];
  });
}
