import type { AuditReport } from './audit-report.ts';
import { writeJson } from './write-json.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writeSarif } from './write-sarif.ts';

/** The forms a report can be had in. */
export type ReportForm = 'markdown' | 'json' | 'sarif';

const WRITERS = {
  markdown: writeMarkdown,
  json: writeJson,
  sarif: writeSarif,
} satisfies Record<ReportForm, (report: AuditReport) => string>;

/** The report in one of its forms. */
export function writeReport(report: AuditReport, form: ReportForm): string {
  return WRITERS[form](report);
}
