import type { Severity } from '../audit/audit-rule.ts';
import type { Issue } from '../issues/issue.ts';
import { type AuditReport, nameWhere } from './audit-report.ts';

/** How bad, in the words of SARIF 2.1.0 (§3.27.10). */
const LEVELS = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
} satisfies Record<Severity, string>;

/** What code scanners sort by: a figure from 0 to 10. */
const SCORES = {
  critical: '9.5',
  high: '8.0',
  medium: '5.0',
  low: '2.0',
  info: '0.0',
} satisfies Record<Severity, string>;

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** The report as SARIF 2.1.0, for code scanning. */
export function writeSarif({ verdict, issues }: AuditReport): string {
  const codes = [...new Set(issues.map(({ code }) => code))];
  const run = {
    tool: {
      driver: {
        name: 'Claimcheck',
        rules: codes.map((code) => describeRule(code, issues)),
      },
    },
    properties: { verdict: verdict.title, conclusion: verdict.conclusion },
    results: issues.map((issue) => writeResult(issue, codes.indexOf(issue.code))),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function describeRule(code: string, issues: readonly Issue[]) {
  const example = issues.find((issue) => issue.code === code);
  const address = example?.references.find(({ url }) => url !== undefined)?.url;
  return {
    id: code,
    shortDescription: { text: messageText(example?.title ?? code) },
    ...(address === undefined ? {} : { helpUri: address }),
    properties: { 'security-severity': SCORES[example?.severity ?? 'info'] },
  };
}

function writeResult(issue: Issue, ruleIndex: number) {
  const { code, severity, checks, title, why, fix } = issue;
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: messageText(`${title}. ${why} ${fix}`) },
    locations: [{ logicalLocations: [{ fullyQualifiedName: nameWhere(issue) }] }],
    properties: { severity, checks },
  };
}

/** Text of a message, in which nothing is a placeholder or a link (SARIF 2.1.0 §3.11.5, §3.11.6). */
function messageText(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&');
}
