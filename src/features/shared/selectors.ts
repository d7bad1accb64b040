import type { Finding } from '../../core/audit/audit-rule.ts';
import { baselineOf } from '../../core/compose/compose-token.ts';
import { locateInText } from '../../core/decode/locate-fault.ts';
import type { TextSource } from '../../editor/text-box.ts';
import { selectAlgorithm } from '../../session/editing.ts';
import { isEditable } from '../../session/is-editable.ts';
import { memo } from '../../session/memo.ts';
import type { Findings, Session, Snapshot } from '../../session/session.ts';
import type { SigningAbility } from './signing-ability.ts';
import { judgeSigning } from './signing-ability.ts';

type Part = 'header' | 'payload';

const NO_FINDINGS: readonly Finding[] = [];

/** The findings as a list, which is empty while there are none to show. */
export function selectFindings({ findings }: Pick<Snapshot, 'findings'>): readonly Finding[] {
  return typeof findings === 'string' ? NO_FINDINGS : findings;
}

/** Whether header and payload can only be read. A token inside another is shown as it is. */
export function selectReadOnly({ inside, input }: Snapshot): boolean {
  return inside.index > 0 || !isEditable(input.text, inside.opened, input.draft);
}

/** The token that header and payload are from, and whether they can be edited. */
export function selectSubject(snapshot: Snapshot): string {
  const { inside, input, token } = snapshot;
  const baseline = input.draft?.baseline ?? baselineOf(token).baseline;
  return nameSubject(inside.index, selectReadOnly(snapshot), baseline);
}

const nameSubject = memo(
  (index: number, readOnly: boolean, baseline: string) => `${index} ${readOnly} ${baseline}`,
);

const judgeSigningOnce = memo(
  (
    hasToken: boolean,
    isInside: boolean,
    problem: Snapshot['composition']['problem'],
    algorithmName: string | undefined,
    keyId: string | undefined,
    reading: Snapshot['reading'],
    refused: Snapshot['composition']['refused'],
  ): SigningAbility =>
    judgeSigning({ hasToken, isInside, problem, algorithmName, keyId, reading, refused }),
);

/** Whether the token, as it is edited now, can be signed. */
export function selectAbility(snapshot: Snapshot): SigningAbility {
  const { token, inside, composition, reading } = snapshot;
  return judgeSigningOnce(
    token !== undefined,
    inside.index > 0,
    composition.problem,
    selectAlgorithm(snapshot),
    inside.shown?.keyId,
    reading,
    composition.refused,
  );
}

/** The selectors of one part of the token, each the same function every time. */
export const PART_SELECTORS = {
  header: selectorsOf('header'),
  payload: selectorsOf('payload'),
};

function selectorsOf(part: Part) {
  const ofPart = memo((findings: Findings) =>
    typeof findings === 'string'
      ? NO_FINDINGS
      : findings.filter(({ where }) => where.part === part),
  );
  const faultAt = memo((token: Snapshot['token']) => token && locateInText(token, part));
  return {
    text: ({ headerText, payloadText }: Snapshot) => (part === 'header' ? headerText : payloadText),
    findings: ({ findings }: Snapshot) => ofPart(findings),
    faultAt: ({ token, input }: Snapshot) => (input.draft ? undefined : faultAt(token)),
    editProblem: ({ composition: { problem } }: Snapshot) =>
      problem?.part === part ? problem : undefined,
  };
}

/** The texts of the boxes that follow the session without React. */
export function textSources({ snapshot, subscribe }: Session) {
  const sourceOf = (
    text: (snapshot: Snapshot) => string,
    subject: (snapshot: Snapshot) => string,
  ): TextSource => ({
    text: () => text(snapshot()),
    subject: () => subject(snapshot()),
    subscribe,
  });
  return {
    token: sourceOf(
      ({ input }) => input.text,
      () => '',
    ),
    header: sourceOf(PART_SELECTORS.header.text, selectSubject),
    payload: sourceOf(PART_SELECTORS.payload.text, selectSubject),
  };
}
