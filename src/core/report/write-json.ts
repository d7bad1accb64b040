import { formatUtc } from '../time/utc-date.ts';
import { type AuditReport, groupFindings } from './audit-report.ts';

/** The report as JSON, for scripts. */
export function writeJson(report: AuditReport): string {
  const { verdict, algorithm, length, madeAt, findings } = report;
  const { proven, dependent } = groupFindings(findings);
  const body = {
    tool: 'Claimcheck',
    made: formatUtc(madeAt),
    verdict,
    token: { algorithm: algorithm ?? null, length },
    findings: proven,
    dependsOnReceiver: dependent,
  };
  return `${JSON.stringify(body, undefined, 2)}\n`;
}
