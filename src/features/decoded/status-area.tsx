import { weighOrigin } from '../../core/verdict/weigh-origin.ts';
import type { Snapshot } from '../../session/session.ts';
import { usePage, useSessionLater } from '../shared/page.ts';
import { useNow } from '../shared/use-now.ts';
import { StatusRow } from './status-row.tsx';

/** The status of the token that is shown. A list that arrives goes into the Token field, where it is joined. */
export function StatusArea() {
  const { session } = usePage();
  const token = useSessionLater(({ inside }) => inside.shown);
  const status = useSessionLater(selectStatus);
  const isVerified = useSessionLater(selectIsListVerified);
  const now = useNow();
  if (!token) return null;
  const putList = (list: string) => {
    const { input, tokens } = session.snapshot();
    const other = status?.kind === 'reference' ? status.list?.other : undefined;
    const old = other === undefined ? undefined : tokens[other - 1]?.compact;
    const text =
      old && input.text.includes(old)
        ? input.text.replace(old, () => list)
        : `${input.text.trimEnd()}\n\n${list}\n`;
    session.dispatch({ type: 'type-token', text });
  };
  return <StatusRow {...{ token, status, isVerified, now }} onList={putList} />;
}

function selectStatus({ inside, review }: Snapshot) {
  const evidence = review?.layers[inside.index]?.evidence;
  return typeof evidence === 'object' ? evidence.status : undefined;
}

/** A key from a place that a token names does not count. */
function selectIsListVerified(snapshot: Snapshot): boolean {
  const status = selectStatus(snapshot);
  const list = status?.kind === 'reference' ? status.list : undefined;
  if (!list || list.problem !== undefined) return false;
  return weighOrigin(list.signature, snapshot.input.knownOrigins).state === 'verified';
}
