import { useEffect, useState } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { TextAnnotation } from '../editor/annotations.ts';

interface Marked {
  readonly token: DecodedToken;
  readonly marks: readonly TextAnnotation[];
}

const NO_MARKS: readonly TextAnnotation[] = [];
const NO_FINDINGS: readonly Finding[] = [];

/**
 * The marks of findings in the Token box. Made in a task of their own, by what
 * comes with the list of findings, after the frame that shows the token.
 */
export function useFindingMarks(
  token: DecodedToken | undefined,
  findings: readonly Finding[] = NO_FINDINGS,
): readonly TextAnnotation[] {
  const [latest, setLatest] = useState<Marked>();
  useEffect(() => {
    if (!token) return;
    if (findings.length === 0) return setLatest(undefined);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    void import('./findings-list.tsx')
      .then(({ markFindings }) => {
        if (isOver) return;
        timer = setTimeout(() => setLatest({ token, marks: markFindings(token, findings) }));
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [token, findings]);
  return latest !== undefined && latest.token === token ? latest.marks : NO_MARKS;
}
