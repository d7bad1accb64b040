import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LESSON_CODES, lessonTopic } from '../../src/core/audit/lesson-topics.ts';
import { LESSONS } from '../../src/session/lessons/all-lessons.ts';
import { LESSON_PREFIX } from '../../src/session/lessons/lesson.ts';

const CORE = join(import.meta.dirname, '../../src/core');
const RULES = readdirSync(join(CORE, 'audit/rules')).map((name) => `audit/rules/${name}`);
const SOURCE = [...RULES, 'issues/check-issue.ts']
  .map((name) => readFileSync(join(CORE, name), 'utf8'))
  .join('\n');

test.each([
  ['token-expired', 'expiry'],
  ['alg-none', 'none'],
  ['kid-not-in-jwks', 'jwks'],
  ['jwe-unsigned', 'jwe'],
  ['crit-unknown', undefined],
  ['constructor', undefined],
])('leads from %s to %s', (code, topic) => {
  expect(lessonTopic(code)).toBe(topic);
});

test.each(Object.entries(LESSON_CODES))(
  'explains by “%s” only issues that a rule or a check makes',
  (topic, codes) => {
    expect(LESSONS.map(({ id }) => id)).toContain(LESSON_PREFIX + topic);
    const unknown = codes.split(' ').filter((code) => !SOURCE.includes(`'${code}'`));
    expect(unknown).toEqual([]);
  },
);

test('names no code in two lessons', () => {
  const codes = Object.values(LESSON_CODES).flatMap((each) => each.split(' '));
  expect(new Set(codes).size).toBe(codes.length);
});
