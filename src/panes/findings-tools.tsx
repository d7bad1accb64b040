import type { Finding } from '../core/audit/audit-rule.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { say } from '../core/words/say.ts';
import type { DeskPart } from '../state/use-desk.ts';
import { Button } from '../ui/button.tsx';
import { CodeTool, type CodeToolProps } from './code-tool.tsx';
import { ReportMenu } from './report-menu.tsx';

interface FindingsToolsProps extends CodeToolProps {
  readonly token: DecodedToken;
  readonly findings: readonly Finding[];
  readonly verdict: SignatureVerdict;
  /** Opens what lies on the desk. */
  readonly onOpen: (part: DeskPart) => void;
}

/** What there is to take away: code, and a report. */
export function FindingsTools({ token, reading, workspace, ...report }: FindingsToolsProps) {
  return (
    <>
      <CodeTool token={token} reading={reading} workspace={workspace} />
      <Button look="quiet" aria-haspopup="dialog" onClick={() => report.onOpen('link')}>
        {say`Share…`}
      </Button>
      <ReportMenu {...report} algorithm={token.algorithm} length={token.found.compact.length} />
    </>
  );
}
