import { useEffect, useState } from 'react';
import type { Issue } from '../../core/issues/issue.ts';
import type { AuditReport } from '../../core/report/audit-report.ts';
import type { ReportForm } from '../../core/report/write-report.ts';
import { say } from '../../core/words/say.ts';
import { copyText } from '../../ui/copy-text.ts';
import { downloadText } from '../../ui/download.ts';
import { Menu } from '../../ui/menu.tsx';
import { ReloadButton } from '../../ui/not-loaded.tsx';
import { reportedVerdict } from '../shared/answer-of.ts';

interface ReportMenuProps {
  readonly issues: readonly Issue[];
  readonly answered: Parameters<typeof reportedVerdict>[0];
  readonly algorithm: string | undefined;
  /** Characters of the token. */
  readonly length: number;
  readonly onOpen: (part: 'ticket' | 'print') => void;
}

const FORMS = [
  { form: 'markdown', name: () => say`Save as Markdown`, ending: 'md', type: 'text/markdown' },
  { form: 'json', name: () => say`Save as JSON`, ending: 'json', type: 'application/json' },
  {
    form: 'sarif',
    name: () => say`Save as SARIF`,
    ending: 'sarif',
    type: 'application/sarif+json',
  },
] as const;

const OUTCOMES = {
  copied: () => say`Copied`,
  blocked: () => say`Not copied`,
  missing: () => say`Couldn’t load the report.`,
} as const;

/** The issues to take away: without the token, the key, or any value that is masked here. */
export function ReportMenu(props: ReportMenuProps) {
  const [outcome, setOutcome] = useState<keyof typeof OUTCOMES>();
  useEffect(() => {
    if (outcome === undefined || outcome === 'missing') return;
    const timer = setTimeout(() => setOutcome(undefined), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    const text = await write(props, 'markdown');
    if (text === undefined) setOutcome('missing');
    else setOutcome((await copyText(text)) ? 'copied' : 'blocked');
  };
  const save = async ({ form, ending, type }: (typeof FORMS)[number]) => {
    const text = await write(props, form);
    if (text === undefined) return setOutcome('missing');
    setOutcome(undefined);
    downloadText(`claimcheck-report.${ending}`, text, type);
  };
  return (
    <>
      <span aria-live="polite" className="text-12 text-muted">
        {outcome && OUTCOMES[outcome]()}
      </span>
      {outcome === 'missing' && <ReloadButton small />}
      <Menu
        isOpenAtFirst
        label={say`Report`}
        items={[
          { name: say`Report for a ticket…`, onChoose: () => props.onOpen('ticket') },
          { name: say`Print…`, onChoose: () => props.onOpen('print') },
          { name: say`Copy as Markdown`, onChoose: () => void copy() },
          ...FORMS.map((form) => ({ name: form.name(), onChoose: () => void save(form) })),
        ]}
      />
    </>
  );
}

/** The report as text; undefined when the code that writes it is out of reach. */
async function write(
  { issues, answered, algorithm, length }: ReportMenuProps,
  form: ReportForm,
): Promise<string | undefined> {
  const madeAt = Math.floor(Date.now() / 1000);
  const report: AuditReport = {
    verdict: reportedVerdict(answered, madeAt),
    algorithm,
    length,
    madeAt,
    issues,
  };
  const module = await import('../../core/report/write-report.ts').catch(() => undefined);
  return module?.writeReport(report, form);
}
