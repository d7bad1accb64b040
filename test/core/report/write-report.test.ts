import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../src/core/issues/issue.ts';
import type { AuditReport } from '../../../src/core/report/audit-report.ts';
import { writeReport } from '../../../src/core/report/write-report.ts';

function issue(code: string, changes: Partial<Issue> = {}): Issue {
  return {
    code,
    checks: [],
    claims: [],
    layer: 0,
    severity: 'high',
    where: { part: 'payload', pointer: `/${code}` },
    title: `Title of ${code}`,
    why: `Why ${code}`,
    fix: `Fix ${code}`,
    references: [],
    ...changes,
  };
}

const REPORT: AuditReport = {
  verdict: {
    title: 'Accepted for orders',
    detail: 'HS256 with the secret.',
    conclusion: 'accepted',
  },
  algorithm: 'HS256',
  length: 612,
  madeAt: 1_785_931_200,
  issues: [
    issue('embedded', { severity: 'critical', where: { part: 'header' }, checks: ['key'] }),
    issue('first', { references: [{ title: 'RFC 7519 §4.1.4', url: 'https://rfc.example/' }] }),
    issue('second', { severity: 'info', references: [{ title: 'A book' }] }),
  ],
};

describe('Markdown', () => {
  const text = writeReport(REPORT, 'markdown');

  test('tells the verdict, what the token is, and each issue, the worst first', () => {
    const headings = text.split('\n').filter((line) => line.startsWith('#'));
    expect(headings).toEqual([
      '# Claimcheck report',
      '## Issues',
      '### Failed check · Critical: Title of embedded',
      '### High: Title of first',
      '### Info: Title of second',
    ]);
    expect(text).toContain('**Accepted for orders** HS256 with the secret.');
    expect(text).toContain('- Length: 612 characters');
    expect(text).toContain('- Generated: 2026-08-05 12:00:00 UTC');
    expect(text).toContain('first in payload /first');
    expect(text).toContain('[RFC 7519 §4.1.4](https://rfc.example/)');
    expect(text).toContain('A book');
  });

  test('says in Markdown that no issues were found', () => {
    expect(writeReport({ ...REPORT, issues: [] }, 'markdown')).toContain('No issues found.');
  });

  test.each([
    ['a link', '[click](https://evil.example)', '`[click](https://evil.example)`'],
    ['markup', '<img src=x>', '\\<img src=x\\>'],
    ['emphasis and code', '*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'],
    ['a heading on a new line', 'a\n# b', 'a \\# b'],
  ])('keeps %s from the token from becoming any', (_, hostile, written) => {
    const report = { ...REPORT, issues: [issue('x', { why: hostile })] };
    expect(writeReport(report, 'markdown').split('\n')).toContain(written);
  });
});

describe('Markdown from a token', () => {
  const written = (why: string) =>
    writeReport({ ...REPORT, issues: [issue('x', { why })] }, 'markdown');

  test.each([
    ['a mention', '"kid" is "@octocat".', '"kid" is `"@octocat".`'],
    ['a mention of a team', '"kid" is "(@org/team)".', '"kid" is `"(@org/team)".`'],
    ['a mention in curly quotes', '“kid” is “@octocat”.', '“kid” is `“@octocat”.`'],
    ['an address in curly quotes', 'at “www.evil.example”.', 'at `“www.evil.example”.`'],
    ['an issue in curly quotes', 'names “#1”.', 'names `“#1”.`'],
    ['an image in curly quotes', 'is “![x](//e.example)”.', 'is “\\!\\[x\\]\\(//e.example\\)”.'],
    ['an issue', 'names "#1".', 'names `"#1".`'],
    ['an issue elsewhere', 'names "owner/repo#12".', 'names `"owner/repo#12".`'],
    ['an issue by prefix', 'names "GH-12".', 'names `"GH-12".`'],
    ['a merge request', 'names "!7".', 'names `"!7".`'],
    ['a commit', `names "${'a1'.repeat(20)}".`, `names \`"${'a1'.repeat(20)}".\``],
    ['a bare address', 'at "https://evil.example/a".', 'at `"https://evil.example/a".`'],
    ['an address without a scheme', 'at "www.evil.example".', 'at `"www.evil.example".`'],
    ['a mail address', 'of "ana@evil.example".', 'of `"ana@evil.example".`'],
    ['an image', 'is "![x](https://e.example/p.png)".', 'is `"![x](https://e.example/p.png)".`'],
    ['an end of code', 'is "`@octocat`".', 'is `` "`@octocat`". ``'],
    ['a table', 'is "a|b".', 'is "a\\|b".'],
    ['HTML', 'is "<b onclick=x>".', 'is "\\<b onclick=x\\>".'],
    [
      'nothing special',
      'is "order-api" (RFC 7519 §4.1.3).',
      'is "order-api" \\(RFC 7519 §4.1.3\\).',
    ],
  ])('breaks up or encloses %s', (_, why, expected) => {
    expect(written(why).split('\n')).toContain(expected);
  });
});

describe('SARIF from a token', () => {
  const messageOf = (why: string): string =>
    JSON.parse(writeReport({ ...REPORT, issues: [issue('x', { why })] }, 'sarif')).runs[0]
      .results[0].message.text;

  test.each([
    ['a link', '[Click](https://evil.example)', '\\[Click\\](https://evil.example)'],
    ['a placeholder', 'is "{0}"', 'is "{{0}}"'],
    ['an escape before a bracket', '\\[a\\](b)', '\\\\\\[a\\\\\\](b)'],
    ['nothing special', 'is "order-api"', 'is "order-api"'],
  ])('escapes %s', (_, why, expected) => {
    expect(messageOf(why)).toBe(`Title of x. ${expected} Fix x`);
  });

  test('escapes the description of a rule', () => {
    const report = { ...REPORT, issues: [issue('x', { title: '[a](b) {0}' })] };
    const [run] = JSON.parse(writeReport(report, 'sarif')).runs;
    expect(run.tool.driver.rules[0].shortDescription.text).toBe('\\[a\\](b) {{0}}');
  });
});

test('JSON holds the same list', () => {
  expect(JSON.parse(writeReport(REPORT, 'json'))).toEqual({
    tool: 'Claimcheck',
    made: '2026-08-05 12:00:00 UTC',
    verdict: REPORT.verdict,
    token: { algorithm: 'HS256', length: 612 },
    issues: REPORT.issues,
  });
});

describe('SARIF', () => {
  test('has one rule a code, and results that refer to it', () => {
    const twice = { ...REPORT, issues: [...REPORT.issues, issue('first')] };
    const sarif = JSON.parse(writeReport(twice, 'sarif'));
    const [run] = sarif.runs;

    expect(sarif.version).toBe('2.1.0');
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'embedded',
      'first',
      'second',
    ]);
    expect(
      run.results.map((result: { ruleId: string; ruleIndex: number; level: string }) => [
        result.ruleId,
        result.ruleIndex,
        result.level,
      ]),
    ).toEqual([
      ['embedded', 0, 'error'],
      ['first', 1, 'error'],
      ['second', 2, 'note'],
      ['first', 1, 'error'],
    ]);
  });

  test('says where, and how bad in figures', () => {
    const [run] = JSON.parse(writeReport(REPORT, 'sarif')).runs;
    expect(run.results[1].locations[0].logicalLocations[0].fullyQualifiedName).toBe(
      'payload /first',
    );
    expect(run.tool.driver.rules[0].properties['security-severity']).toBe('9.5');
    expect(run.tool.driver.rules[1].helpUri).toBe('https://rfc.example/');
  });
});
