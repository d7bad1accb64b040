import { useEffect, useState } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import type { TextAnnotation } from '../../editor/annotations.ts';
import { loadIssueCode } from '../issues/load-issue-code.ts';

interface Marked {
  readonly token: DecodedToken | undefined;
  readonly findings: readonly Finding[] | undefined;
  readonly marks: readonly TextAnnotation[];
}

const NOTHING: Marked = { token: undefined, findings: undefined, marks: [] };

/** The marks of a token, and those of its findings as soon as they are worked out for these. */
export function useFindingMarks(
  token: DecodedToken | undefined,
  findings: readonly Finding[] | undefined,
  marks: readonly TextAnnotation[],
): readonly TextAnnotation[] {
  const [latest, setLatest] = useState(NOTHING);
  useEffect(() => {
    if (!token || !findings) return;
    let isOver = false;
    afterFirstFrame()
      .then(loadIssueCode)
      .then((code) => code.markLater(token, findings))
      .then(
        (more) => isOver || setLatest({ token, findings, marks: [...marks, ...more] }),
        () => undefined,
      );
    return () => {
      isOver = true;
    };
  }, [token, findings, marks]);
  return latest.token === token && latest.findings === findings ? latest.marks : marks;
}
