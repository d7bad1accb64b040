import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Workspace } from '../../session/workspace.ts';
import { createStore, useStore } from '../../ui/store.ts';
import type { ReportedToken } from '../shared/dialogs.ts';
import { ReportPage } from './report-page.tsx';

interface PrintedReportProps {
  /** Printing was asked for here rather than of the browser. */
  readonly isWanted: boolean;
  readonly workspace: Workspace;
  readonly subject: ReportedToken;
  readonly onPrinted: () => void;
}

// A store, since the browser takes the page as it is when the event has been told.
const printer = createStore({ isPrinting: false });
const begin = () => printer.update({ isPrinting: true });
const end = () => printer.update({ isPrinting: false });
const isPrintingNow = ({ isPrinting }: { readonly isPrinting: boolean }) => isPrinting;

/**
 * What is on paper instead of the panes, whose editors draw no more than
 * is in view. It is there from just before printing until just after.
 */
export function PrintedReport({ isWanted, workspace, subject, onPrinted }: PrintedReportProps) {
  const isPrinting = useStore(printer, isPrintingNow);
  const latest = useRef(onPrinted);
  latest.current = onPrinted;
  useEffect(() => {
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      end();
    };
  }, []);
  useEffect(() => {
    if (!isWanted) return;
    const timer = setTimeout(() => {
      window.print();
      latest.current();
    });
    return () => clearTimeout(timer);
  }, [isWanted]);
  if (!isPrinting) return null;
  return createPortal(<ReportPage workspace={workspace} subject={subject} />, document.body);
}
