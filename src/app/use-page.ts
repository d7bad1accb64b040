import { type Dispatch, useEffect, useState } from 'react';
import type { Finding } from '../core/audit/audit-rule.ts';
import type { KeyMaterial } from '../core/keys/key-material.ts';
import type { Question } from '../panes/commands/command.ts';
import type { Harmless } from '../panes/harmless-marks.ts';
import { judgeSigning } from '../panes/signing-ability.ts';
import { composeVerdict } from '../state/compose-verdict.ts';
import { openExample } from '../state/open-example.ts';
import { useComposedToken } from '../state/use-composed-token.ts';
import { useDesk } from '../state/use-desk.ts';
import { useDiagnosis } from '../state/use-diagnosis.ts';
import { useEditing } from '../state/use-editing.ts';
import { useEncryptedDraft } from '../state/use-encrypted-draft.ts';
import { useIdentity } from '../state/use-identity.ts';
import { useJudgement } from '../state/use-judgement.ts';
import { useLayers } from '../state/use-layers.ts';
import { useOtherFormat } from '../state/use-other-format.ts';
import { useReview } from '../state/use-review.ts';
import { NO_MESSAGE } from '../state/use-server-error.ts';
import { useWorkspace } from '../state/use-workspace.ts';
import type { Action } from '../state/workspace.ts';
import { isEditable } from './is-editable.ts';
import { useReveal } from './use-reveal.ts';

const NO_FINDINGS: readonly Finding[] = [];

/** What was put in, all that is worked out from it, and what can be done: the areas of the page share it. */
export type Page = ReturnType<typeof usePage>;

export function usePage(onOpen?: (dispatchLater: Dispatch<Action>) => void) {
  const opened = useWorkspace();
  const { workspace, history, dispatch, dispatchLater, tokens, scan, token, reading } = opened;
  useEffect(() => onOpen?.(dispatchLater), [onOpen, dispatchLater]);
  const { text, keyText, secretEncoding, allowance, draft } = workspace;
  const [refused, setRefused] = useState<KeyMaterial>();
  const composed = useComposedToken(workspace, token, reading, dispatch, setRefused);
  const encrypted = useEncryptedDraft(workspace, token, reading, dispatch);
  const composition = token?.form === 'jwe' ? encrypted : composed;

  const isScanning = scan?.state === 'scanning';
  const others = isScanning ? undefined : tokens;
  const latest = useJudgement(token, reading, secretEncoding, keyText, allowance, others);
  const judgement = opened.isSearching ? undefined : latest;
  const judged = isScanning ? undefined : composeVerdict(workspace, token, judgement, composition);
  const verdict = useOtherFormat(text, judged);
  const subject = { token, text, reading, keyText, encoding: secretEncoding };
  const diagnosis = useDiagnosis(subject, verdict);

  const inside = useLayers(token, reading, judgement);
  const [foundOut, setFoundOut] = useState<string>();
  const isSecretFound = foundOut !== undefined && foundOut === token?.found.compact;
  const { review, findings: layerFindings } = useReview(
    workspace,
    token,
    reading,
    inside.layers,
    verdict,
    isSecretFound,
  );
  const isOther = verdict?.state === 'malformed' && verdict.reason === 'other-format';
  const audited =
    token && !isOther ? (layerFindings[inside.index]?.shown ?? 'reading') : NO_FINDINGS;
  const identity = useIdentity(inside.inmost);

  const editing = useEditing(workspace, inside.opened, reading, dispatch, setRefused);
  // A token inside another is shown as it is; only the outermost can be edited.
  const { headerText = '', payloadText = '' } = inside.index === 0 ? editing : (inside.shown ?? {});
  const [revealed, reveal] = useReveal(token, { headerText, payloadText });
  const texts = { header: headerText, payload: payloadText };
  const findings = typeof audited === 'string' ? NO_FINDINGS : audited;
  const [deskPart, openDesk] = useDesk(onOpen === undefined);
  const [harmless, setHarmless] = useState<Harmless>();
  const [serverMessage, setServerMessage] = useState(NO_MESSAGE);
  const [question, ask] = useState<Question>();
  const algorithmName = inside.index === 0 ? editing.algorithmName : inside.shown?.algorithm;
  const readOnly = inside.index > 0 || !isEditable(text, inside.opened, draft);
  const ability = judgeSigning({
    hasToken: token !== undefined,
    isInside: inside.index > 0,
    problem: composition.problem,
    algorithmName,
    keyId: inside.shown?.keyId,
    reading,
    refused,
  });
  const sign = () => void editing.sign();
  return {
    ...{ workspace, history, dispatch, tokens, scan, token, reading, isScanning },
    ...{ question, ask, algorithmName, readOnly, ability, sign },
    ...{ composition, encrypted, editing, headerText, payloadText },
    ...{ judgement, verdict, review, diagnosis, inside, audited, identity, setFoundOut },
    ...{ revealed, reveal, serverMessage, setServerMessage },
    findings,
    ...{ deskPart, openDesk, harmless, setHarmless, texts },
    /** What is shared, printed and blurred. */
    subject: { token, inmost: inside.inmost, review, verdict, reading, findings, identity },
    openExample: (id: string) => {
      void openExample(id).then((action) => action && dispatch(action));
    },
    /** What commands work on. */
    desk: {
      ...{ history, token, reading, headerText, payloadText, dispatch, sign },
      isEditable: !readOnly,
      canSign: ability.state === 'able' && inside.shown?.form !== 'jwe',
      goTo: reveal.part,
      open: openDesk,
    },
  };
}
