import { Suspense, useState } from 'react';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { CodeTool, type CodeToolProps } from '../code/code-tool.tsx';
import type { DialogName } from '../shared/dialogs.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';

/** For those who want a report. */
const ReportMenu = lazyPane(() => import('./report-menu.tsx').then((menu) => menu.ReportMenu));

interface FindingsToolsProps extends CodeToolProps {
  readonly token: DecodedToken;
  readonly findings: readonly Finding[];
  readonly verdict: SignatureVerdict;
  /** Opens a dialog. */
  readonly onOpen: (part: DialogName) => void;
}

/** What there is to take away: code, and a report. */
export function FindingsTools({ token, reading, workspace, ...report }: FindingsToolsProps) {
  const [isReporting, setReporting] = useState(false);
  const reportButton = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setReporting(true)}
      className="min-h-7 rounded-full border border-control/60 px-3 text-12 whitespace-nowrap text-muted hover:text-text max-md:min-h-11"
    >
      {say`Report`} <span aria-hidden="true">▾</span>
    </button>
  );
  return (
    <>
      <CodeTool token={token} reading={reading} workspace={workspace} />
      <Button look="ghost" aria-haspopup="dialog" onClick={() => report.onOpen('link')}>
        {say`Share…`}
      </Button>
      {isReporting ? (
        <Suspense fallback={reportButton}>
          <ReportMenu {...report} algorithm={token.algorithm} length={token.found.compact.length} />
        </Suspense>
      ) : (
        reportButton
      )}
    </>
  );
}
