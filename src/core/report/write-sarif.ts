import type { Finding, Severity } from '../audit/audit-rule.ts';
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
export function writeSarif({ verdict, findings }: AuditReport): string {
  const codes = [...new Set(findings.map(({ code }) => code))];
  const run = {
    tool: {
      driver: {
        name: 'Claimcheck',
        rules: codes.map((code) => describeRule(code, findings)),
      },
    },
    properties: { verdict: verdict.title },
    results: findings.map((finding) => writeResult(finding, codes.indexOf(finding.code))),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function describeRule(code: string, findings: readonly Finding[]) {
  const example = findings.find((finding) => finding.code === code);
  const address = example?.references.find(({ url }) => url !== undefined)?.url;
  return {
    id: code,
    shortDescription: { text: messageText(example?.title ?? code) },
    ...(address === undefined ? {} : { helpUri: address }),
    properties: { 'security-severity': SCORES[example?.severity ?? 'info'] },
  };
}

function writeResult(finding: Finding, ruleIndex: number) {
  const { code, severity, basis, title, why, fix } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: messageText(`${title}. ${why} ${fix}`) },
    locations: [{ logicalLocations: [{ fullyQualifiedName: nameWhere(finding) }] }],
    properties: { severity, basis },
  };
}

/** Text of a message, in which nothing is a placeholder or a link (SARIF 2.1.0 §3.11.5, §3.11.6). */
function messageText(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&');
}
