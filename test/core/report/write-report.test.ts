import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/audit/audit-rule.ts';
import type { AuditReport } from '../../../src/core/report/audit-report.ts';
import { writeReport } from '../../../src/core/report/write-report.ts';

function finding(code: string, changes: Partial<Finding> = {}): Finding {
  return {
    code,
    severity: 'high',
    basis: 'bytes',
    where: { part: 'payload', pointer: `/${code}` },
    title: `Title of ${code}`,
    why: `Why ${code}`,
    fix: `Fix ${code}`,
    references: [],
    ...changes,
  };
}

const REPORT: AuditReport = {
  verdict: { title: 'Signature verified', detail: 'HS256 with the secret.' },
  algorithm: 'HS256',
  length: 612,
  madeAt: 1_785_931_200,
  findings: [
    finding('embedded', { severity: 'critical', basis: 'server', where: { part: 'header' } }),
    finding('first', { references: [{ title: 'RFC 7519 §4.1.4', url: 'https://rfc.example/' }] }),
    finding('second', { severity: 'info', references: [{ title: 'A book' }] }),
  ],
};

describe('Markdown', () => {
  const text = writeReport(REPORT, 'markdown');

  test('tells the verdict, what the token is, and each finding, those apart that depend on the receiver', () => {
    const headings = text.split('\n').filter((line) => line.startsWith('#'));
    expect(headings).toEqual([
      '# Claimcheck report',
      '## Findings',
      '### high: Title of first',
      '### info: Title of second',
      '## Depends on the receiver',
      '### critical: Title of embedded',
    ]);
    expect(text).toContain('**Signature verified** HS256 with the secret.');
    expect(text).toContain('- Length: 612 characters');
    expect(text).toContain('- Made: 2026-08-05 12:00:00 UTC');
    expect(text).toContain('first, at payload /first');
    expect(text).toContain('[RFC 7519 §4.1.4](https://rfc.example/)');
    expect(text).toContain('A book');
  });

  test('says so when there is nothing to say', () => {
    expect(writeReport({ ...REPORT, findings: [] }, 'markdown')).toContain('No findings.');
  });

  test.each([
    ['a link', '[click](https://evil.example)', '`[click](https://evil.example)`'],
    ['markup', '<img src=x>', '\\<img src=x\\>'],
    ['emphasis and code', '*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'],
    ['a heading on a new line', 'a\n# b', 'a \\# b'],
  ])('keeps %s from the token from becoming any', (_, hostile, written) => {
    const report = { ...REPORT, findings: [finding('x', { why: hostile })] };
    expect(writeReport(report, 'markdown').split('\n')).toContain(written);
  });
});

describe('Markdown from a token', () => {
  const written = (why: string) =>
    writeReport({ ...REPORT, findings: [finding('x', { why })] }, 'markdown');

  test.each([
    ['a mention', '"kid" is "@octocat".', '"kid" is `"@octocat".`'],
    ['a mention of a team', '"kid" is "(@org/team)".', '"kid" is `"(@org/team)".`'],
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
    JSON.parse(writeReport({ ...REPORT, findings: [finding('x', { why })] }, 'sarif')).runs[0]
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
    const report = { ...REPORT, findings: [finding('x', { title: '[a](b) {0}' })] };
    const [run] = JSON.parse(writeReport(report, 'sarif')).runs;
    expect(run.tool.driver.rules[0].shortDescription.text).toBe('\\[a\\](b) {{0}}');
  });
});

test('JSON holds the same, in the same groups', () => {
  expect(JSON.parse(writeReport(REPORT, 'json'))).toEqual({
    tool: 'Claimcheck',
    made: '2026-08-05 12:00:00 UTC',
    verdict: REPORT.verdict,
    token: { algorithm: 'HS256', length: 612 },
    findings: [REPORT.findings[1], REPORT.findings[2]],
    dependsOnReceiver: [REPORT.findings[0]],
  });
});

describe('SARIF', () => {
  test('has one rule a code, and results that refer to it', () => {
    const twice = { ...REPORT, findings: [...REPORT.findings, finding('first')] };
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
