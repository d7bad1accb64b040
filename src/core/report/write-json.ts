import { formatUtc } from '../time/utc-date.ts';
import type { AuditReport } from './audit-report.ts';

/** The report as JSON, for scripts. */
export function writeJson(report: AuditReport): string {
  const { verdict, algorithm, length, madeAt, issues } = report;
  const body = {
    tool: 'Claimcheck',
    made: formatUtc(madeAt),
    verdict,
    token: { algorithm: algorithm ?? null, length },
    issues,
  };
  return `${JSON.stringify(body, undefined, 2)}\n`;
}
