import { memo, Suspense, useCallback } from 'react';
import { lacksPayload } from '../../core/decode/decoded-token.ts';
import { say } from '../../core/words/say.ts';
import { editMember, editPart } from '../../session/editing.ts';
import { memo as once } from '../../session/memo.ts';
import type { Snapshot } from '../../session/session.ts';
import { insidePanes } from '../shared/inside-panes.ts';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { usePage, useSession, useSessionLater, useView } from '../shared/page.ts';
import { PART_SELECTORS, selectReadOnly } from '../shared/selectors.ts';
import type { ClaimsReceiver, ClaimsTableProps } from './claims-table.tsx';
import { ClaimsTable, JsonPane } from './json-pane.tsx';
import { BelowHeader, BelowPayload } from './kind-panes.tsx';
import { SignatureRow } from './signature-row.tsx';
import { useFailedClaims } from './use-failed-claims.ts';

const OpeningQuestion = lazyPane(() => insidePanes().then((panes) => panes.OpeningQuestion));
const ContainedTokens = lazyPane(() => insidePanes().then((panes) => panes.ContainedTokens));
const OuterRow = lazyPane(() => insidePanes().then((panes) => panes.OuterRow));
const EncryptionRow = lazyPane(() => insidePanes().then((panes) => panes.EncryptionRow));
const PairRow = lazyPane(() => insidePanes().then((panes) => panes.PairRow));
const StatusArea = lazyPane(() => insidePanes().then((panes) => panes.StatusArea));
const LayersPane = lazyPane(() => insidePanes().then((panes) => panes.LayersPane));

/** What the token says, to be read and edited. The rows at the end keep their place while the rest scrolls. */
export const DecodedArea = memo(function DecodedArea(_: { readonly language: string }) {
  return (
    <>
      <Outer />
      <Layers />
      <Header />
      <UnderHeader />
      <Payload />
      <div className="decoded-foot">
        <Pairs />
        <Status />
        <Contained />
        <UnderPayload />
        <Ending />
      </div>
    </>
  );
});

/** Where the token was opened from, if it is one inside another. */
function Outer() {
  const place = useSession(({ input }) => input.outer?.place);
  if (place === undefined) return null;
  return (
    <Suspense fallback={null}>
      <OuterRow key={place} place={place} />
    </Suspense>
  );
}

function Layers() {
  const layers = useSessionLater(({ inside }) => inside.layers);
  return layers && layers.length > 1 ? <ListedLayers layers={layers} /> : null;
}

function ListedLayers({ layers }: { readonly layers: NonNullable<Snapshot['inside']['layers']> }) {
  const { session } = usePage();
  const selected = useSessionLater(({ inside }) => inside.index);
  const review = useSessionLater((snapshot) => snapshot.review);
  return (
    <Suspense fallback={null}>
      <LayersPane
        layers={layers.map((layer, index) => ({
          ...layer,
          signature: review?.layers[index]?.verdict ?? layer.signature,
        }))}
        selected={selected}
        onSelect={session.showLayer}
      />
    </Suspense>
  );
}

function Header() {
  const problem = useSessionLater(selectHeaderProblem);
  return (
    <JsonPane
      {...useJsonPane('header')}
      placeholder={'{ "alg": "HS256", "typ": "JWT" }'}
      partProblem={problem}
    />
  );
}

function selectHeaderProblem({ inside: { shown } }: Snapshot) {
  return shown?.protectedHeader.ok === false ? shown.protectedHeader.problem : undefined;
}

function Payload() {
  const { ask, session } = usePage();
  const pane = useJsonPane('payload');
  const problem = useSessionLater(selectPayloadProblem);
  const isEncrypted = useSessionLater(({ inside }) => inside.shown?.form === 'jwe');
  const isDetached = useSessionLater(({ token }) => token?.detached !== undefined);
  return (
    <JsonPane
      {...pane}
      readOnly={pane.readOnly || isDetached}
      onInsert={pane.readOnly ? undefined : () => ask({ kind: 'commands', group: 'insert' })}
      onDate={useCallback(
        (claim: string, seconds: number) => editMember(session, 'payload', claim, String(seconds)),
        [session],
      )}
      placeholder={isEncrypted ? say`Encrypted` : '{ "sub": "…", "exp": … }'}
      partProblem={problem}
    >
      <Opening />
    </JsonPane>
  );
}

function selectPayloadProblem({ inside: { shown } }: Snapshot) {
  if (!shown || lacksPayload(shown)) return undefined;
  return shown.claimsSet?.ok === false ? shown.claimsSet.problem : undefined;
}

/** Asks for what an encrypted token needs, beyond what is done without asking. */
function Opening() {
  const { session } = usePage();
  const isEncrypted = useSessionLater(({ token }) => token?.form === 'jwe');
  const verdict = useSessionLater(({ inside }) => inside.layer?.signature);
  const allowance = useSessionLater(({ input }) => input.allowance);
  if (!isEncrypted) return null;
  return (
    <Suspense fallback={null}>
      <OpeningQuestion
        verdict={verdict}
        allowance={allowance}
        onAllow={(more) => session.dispatch({ type: 'allow', allowance: more })}
      />
    </Suspense>
  );
}

function UnderHeader() {
  const { session } = usePage();
  const token = useSessionLater(({ token }) => token);
  const text = useSession(({ input }) => input.detachedPayload);
  return (
    <BelowHeader
      token={token}
      text={text}
      bytes={useSession(({ input }) => input.detachedBytes?.bytes)}
      onText={(typed) => session.dispatch({ type: 'type-detached', text: typed })}
      onBytes={(payload) => session.dispatch({ type: 'put-detached', payload })}
    />
  );
}

/** The tokens in header and payload, each with what it came to and a way to open it. */
function Contained() {
  const { session } = usePage();
  const report = useSessionLater(selectEvidence)?.contained;
  if (!report) return null;
  return (
    <Suspense fallback={null}>
      <ContainedTokens
        report={report}
        onOpen={(opened) => session.dispatch({ type: 'open-contained', ...opened })}
      />
    </Suspense>
  );
}

function UnderPayload() {
  return <BelowPayload token={useSession(({ token }) => token)} />;
}

/** Whether the token was revoked, where a status list says so; or what a status list contains. */
function Status() {
  const shown = useSessionLater(({ inside }) => inside.shown);
  if (!shown?.payloadText.includes('"status_list')) return null;
  return (
    <Suspense fallback={null}>
      <StatusArea />
    </Suspense>
  );
}

/** What binds the token to others of the text. */
function Pairs() {
  const pairs = useSessionLater(selectEvidence)?.heldPairs;
  if (!pairs || pairs.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <PairRow pairs={pairs} />
    </Suspense>
  );
}

/** Of the layer that is shown. */
function selectEvidence({ inside, review }: Snapshot) {
  const evidence = review?.layers[inside.index]?.evidence;
  return typeof evidence === 'object' ? evidence : undefined;
}

/** What the token ends with. */
function Ending() {
  const token = useSession(selectShown);
  const verdict = useSession(selectVerdict);
  const { openDialog } = usePage();
  if (token?.form !== 'jwe') {
    return <SignatureRow token={token} verdict={verdict} onSteps={() => openDialog('steps')} />;
  }
  return (
    <Suspense fallback={null}>
      <EncryptionRow token={token} verdict={verdict} />
    </Suspense>
  );
}

function selectShown({ inside }: Snapshot): Snapshot['inside']['shown'] {
  return inside.shown;
}

/** Of the layer that is shown, weighed by where its key came from. */
function selectVerdict({ inside, verdict, review }: Snapshot): Snapshot['verdict'] {
  return inside.index === 0 ? verdict : review?.layers[inside.index]?.verdict;
}

const selectReceiver = once(
  (
    isChecked: boolean,
    review: Snapshot['review'],
    expectations: Snapshot['input']['expectations'],
  ): ClaimsReceiver | undefined => (isChecked ? { review, expectations } : undefined),
);

/** The table of a part, with what the checks say of its members. */
function Table(props: ClaimsTableProps) {
  const receiver = useSessionLater(({ inside, input, review }) =>
    selectReceiver(inside.shown === inside.inmost, review, input.expectations),
  );
  return <ClaimsTable {...props} receiver={receiver} />;
}

/** What header and payload have in common. */
function useJsonPane(part: 'header' | 'payload') {
  const { session, sources, view } = usePage();
  const select = PART_SELECTORS[part];
  return {
    part,
    source: sources[part],
    text: useSessionLater(select.text),
    readOnly: useSessionLater(selectReadOnly),
    onEdit: useCallback((edited: string) => editPart(session, part, edited), [session, part]),
    editProblem: useSessionLater(select.editProblem),
    findings: useSessionLater(select.findings),
    faultAt: useSessionLater(select.faultAt),
    reveal: useView(({ revealed }) => (revealed?.part === part ? revealed : undefined)),
    failed: useFailedClaims(part),
    pointed: useView(({ pointedIssue }) =>
      pointedIssue?.part === part ? pointedIssue : undefined,
    ),
    onPoint: useCallback(
      (place: { readonly from: number; readonly to: number } | undefined) =>
        view.update({ pointedIssue: place && { part, ...place } }),
      [view, part],
    ),
    harmless: useView(({ harmless }) => harmless?.[part]),
    issuer: useSessionLater(({ identity }) => identity?.issuer),
    table: Table,
  };
}
