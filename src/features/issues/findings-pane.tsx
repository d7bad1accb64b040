import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';
import type { Finding } from '../../core/audit/audit-rule.ts';
import type { TokenIdentity } from '../../core/audit/identify-token.ts';
import { say } from '../../core/words/say.ts';
import type { Findings } from '../../session/session.ts';
import { Panel } from '../../ui/panel.tsx';
import { describeNoFindings } from './describe-no-findings.ts';
import type { FindingsListProps } from './findings-list.tsx';
import { loadFindingsList } from './load-findings-list.ts';

interface FindingsPaneProps {
  readonly hasToken: boolean;
  readonly findings: Findings;
  /** What the token looks like, where that is known. */
  readonly identity: TokenIdentity | undefined;
  /** The token is being edited: the last list stays in its place until the next one is there. */
  readonly isEdited?: boolean;
  readonly onReveal: (finding: Finding) => void;
  readonly tools?: ReactNode;
}

/** What is wrong with the token or could be better, from worst to least. */
export function FindingsPane(props: FindingsPaneProps) {
  const { hasToken, identity, onReveal, tools } = props;
  const FindingsList = useFindingsList();
  const latest = useLastList(props.findings, props.isEdited);
  const findings =
    typeof FindingsList === 'string' && typeof latest !== 'string' && latest.length
      ? FindingsList
      : latest;
  return (
    <Panel
      title={say`Findings`}
      note={hasToken && typeof findings !== 'string' ? findings.length : undefined}
      // The menu may be longer than the list.
      className="overflow-visible!"
      tools={tools}
    >
      {identity && (
        <p
          data-profile={identity.profile}
          data-issuer={identity.issuer}
          className="border-b border-line px-3.5 py-2 text-12 break-words text-muted"
        >
          {say`Looks like: ${identity.words}`}
        </p>
      )}
      {typeof findings === 'string' || typeof FindingsList === 'string' || findings.length === 0 ? (
        <p className="px-3.5 py-3 text-13 text-muted">{describeNoFindings(findings, hasToken)}</p>
      ) : (
        <FindingsList findings={findings} onReveal={onReveal} />
      )}
    </Panel>
  );
}

/** While a token is edited its list is read again at every key press, and must not go and come. */
function useLastList(findings: Findings, isEdited = false): Findings {
  const last = useRef<Findings>(findings);
  if (findings !== 'reading' || !isEdited) last.current = findings;
  return last.current;
}

let loaded: ComponentType<FindingsListProps> | undefined;

/** The list, whose code comes after the first frame, as the rules do; or why there is none. */
function useFindingsList(): ComponentType<FindingsListProps> | 'reading' | 'out-of-reach' {
  const [list, setList] = useState<{ readonly List: typeof loaded } | undefined>(
    loaded && { List: loaded },
  );
  useEffect(() => {
    if (loaded) return;
    let isGone = false;
    void afterFirstFrame()
      .then(loadFindingsList)
      .catch(() => undefined)
      .then((module) => {
        loaded = module?.FindingsList;
        if (!isGone) setList({ List: loaded });
      });
    return () => {
      isGone = true;
    };
  }, []);
  return list ? (list.List ?? 'out-of-reach') : 'reading';
}
