import { type Dispatch, Suspense, useEffect, useState } from 'react';
import type { Finding } from './core/audit/audit-rule.ts';
import { baselineOf, type Draft } from './core/compose/compose-token.ts';
import { type DecodedToken, lacksPayload } from './core/decode/decoded-token.ts';
import { locateInText } from './core/decode/locate-fault.ts';
import type { KeyMaterial } from './core/keys/key-material.ts';
import { findSignatureAlgorithm } from './core/registry/algorithms.ts';
import { weighOrigin } from './core/verdict/weigh-origin.ts';
import { ChecksPane } from './panes/checks-pane.tsx';
import { EmbeddedKeyNote } from './panes/embedded-key-note.tsx';
import { EmptyNote } from './panes/empty-note.tsx';
import { findPlace, type Revealed } from './panes/find-place.ts';
import { FindingsPane } from './panes/findings-pane.tsx';
import { JsonPane } from './panes/json-pane.tsx';
import { KeyPane } from './panes/key-pane.tsx';
import { BelowHeader, BelowPayload } from './panes/kind-panes.tsx';
import { lazyPane } from './panes/lazy-pane.tsx';
import { loadFindingsList } from './panes/load-findings-list.ts';
import { QuickTimes } from './panes/quick-times.tsx';
import { SecretSearch } from './panes/secret-search.tsx';
import { SignaturePane } from './panes/signature-pane.tsx';
import { judgeSigning } from './panes/signing-ability.ts';
import { TokenPane } from './panes/token-pane.tsx';
import { TokensFound } from './panes/tokens-found.tsx';
import { TopBar } from './panes/top-bar.tsx';
import { VerdictStrip } from './panes/verdict-strip.tsx';
import { WhyNot } from './panes/why-not.tsx';
import { composeVerdict } from './state/compose-verdict.ts';
import { EXAMPLES, type Example, openExample } from './state/examples.ts';
import { makeEncryptionKey } from './state/make-key.ts';
import { useComposedToken } from './state/use-composed-token.ts';
import { readingOf, useDiagnosis } from './state/use-diagnosis.ts';
import { useEditing } from './state/use-editing.ts';
import { useEncryptedDraft } from './state/use-encrypted-draft.ts';
import { useFindings } from './state/use-findings.ts';
import { useIdentity } from './state/use-identity.ts';
import { useJudgement } from './state/use-judgement.ts';
import { useLayers } from './state/use-layers.ts';
import { useWorkspace } from './state/use-workspace.ts';
import type { Action } from './state/workspace.ts';

const NO_FINDINGS: readonly Finding[] = [];

interface AppProps {
  /** Called with what changes the workspace, for what can wait. */
  readonly onOpen?: (dispatchLater: Dispatch<Action>) => void;
}

/** Comes with the list of findings. */
const ReportMenu = lazyPane(() => loadFindingsList().then((panes) => panes.ReportMenu));
/** What only encrypted and nested tokens need: one chunk. */
const insidePanes = () => import('./panes/inside-panes.ts');
const EncryptionPane = lazyPane(() => insidePanes().then((panes) => panes.EncryptionPane));
const OpeningQuestion = lazyPane(() => insidePanes().then((panes) => panes.OpeningQuestion));
const LayersPane = lazyPane(() => insidePanes().then((panes) => panes.LayersPane));

export function App({ onOpen }: AppProps) {
  const { workspace, dispatch, dispatchLater, tokens, scan, token, reading } = useWorkspace();
  useEffect(() => onOpen?.(dispatchLater), [onOpen, dispatchLater]);
  const { text, keyText, keyOrigin, secretEncoding, checksInside, allowance } = workspace;
  const isEncrypted = token?.form === 'jwe';
  const [refused, setRefused] = useState<KeyMaterial>();
  const composed = useComposedToken(workspace, token, reading, dispatch, setRefused);
  const encrypted = useEncryptedDraft(workspace, token, reading, dispatch);
  const composition = isEncrypted ? encrypted : composed;
  const isScanning = scan?.state === 'scanning';
  const others = isScanning ? undefined : tokens;
  const judgement = useJudgement(token, reading, secretEncoding, keyText, allowance, others);
  const verdict = isScanning ? undefined : composeVerdict(workspace, token, judgement, composition);
  const subject = { token, text, reading, keyText, encoding: secretEncoding };
  const diagnosis = useDiagnosis(subject, verdict);
  const [foundOut, setFoundOut] = useState<string>();
  const isSecretFound = foundOut !== undefined && foundOut === token?.found.compact;
  const { layers, index, choose, layer, shown, opened, inmost, ...inside } = useLayers(
    token,
    reading,
    judgement,
    verdict,
    keyOrigin,
  );
  const audited = useFindings(shown, inside.reading, layer, isSecretFound);
  const findings = typeof audited === 'string' ? NO_FINDINGS : audited;
  const identity = useIdentity(inmost.token);
  const editing = useEditing(workspace, opened, reading, dispatch, setRefused);
  const headerText = index === 0 ? editing.headerText : (shown?.headerText ?? '');
  const payloadText = index === 0 ? editing.payloadText : (shown?.payloadText ?? '');
  const [revealed, setRevealed] = useState<Revealed>();
  const algorithm = findSignatureAlgorithm(editing.algorithmName ?? '');
  const readOnly = index > 0 || !isEditable(text, opened, workspace.draft);
  const jsonPane = (part: 'header' | 'payload') => ({
    part,
    readOnly: readOnly || (part === 'payload' && token?.detached !== undefined),
    // Neither layers nor what is shut and open again share what Undo brings back.
    subject: `${index} ${readOnly} ${workspace.draft?.baseline ?? baselineOf(token).baseline}`,
    onEdit: (edited: string) => editing.edit(part, edited),
    editProblem: composition.problem?.part === part ? composition.problem : undefined,
    findings: findings.filter(({ where }) => where.part === part),
    faultAt: token && !workspace.draft ? locateInText(token, part) : undefined,
    reveal: revealed?.part === part ? revealed : undefined,
  });
  const reveal = ({ where }: Finding) => {
    const place = findPlace(where, token, { headerText, payloadText });
    if (place) setRevealed(place);
    else if (where.part === 'key') document.querySelector<HTMLElement>('#key')?.focus();
  };
  const open = (example: Example) => {
    void openExample(example).then((opened) => opened && dispatch({ type: 'open', ...opened }));
  };

  return (
    <>
      <TopBar examples={EXAMPLES} onExample={open} />
      <main>
        <VerdictStrip token={inmost.token} verdict={verdict} findings={findings} />
        <WhyNot diagnosis={diagnosis} embedded={judgement?.study?.evidence.embedded} />
        <div className="grid items-start gap-3.5 p-2.5 md:grid-cols-[minmax(300px,1fr)_minmax(0,1.2fr)] md:px-5 md:pt-3.5 md:pb-7 lg:grid-cols-[minmax(320px,0.95fr)_minmax(400px,1.25fr)_minmax(320px,0.95fr)]">
          <div className="grid gap-3.5 max-md:contents">
            <TokenPane
              className="max-md:order-1"
              workspace={workspace}
              token={token}
              findings={index === 0 ? findings : NO_FINDINGS}
              pending={composition.pending}
              isScanning={isScanning}
              isPartlySearched={scan?.state === 'cancelled'}
              onText={(typed) => dispatch({ type: 'type-token', text: typed })}
              reveal={revealed?.part === 'token' ? revealed : undefined}
            >
              {text === '' && <EmptyNote examples={EXAMPLES} onExample={open} />}
            </TokenPane>
            <TokensFound
              className="max-md:order-1"
              tokens={tokens}
              scan={scan}
              workspace={workspace}
              reading={reading}
              onSelect={(index) => {
                dispatch({ type: 'select-token', index });
                const at = tokens[index];
                if (at) setRevealed({ part: 'token', from: at.start, to: at.end, isSeen: true });
              }}
            />
            <KeyPane
              className="max-md:order-4"
              text={keyText}
              encoding={secretEncoding}
              origin={keyOrigin}
              token={token}
              reading={reading}
              passphrase={workspace.passphrase}
              algorithm={isEncrypted ? undefined : algorithm}
              keyManagement={
                isEncrypted
                  ? {
                      name: editing.algorithmName ?? '',
                      make: (rsaSize) => makeEncryptionKey(editing.headerText, rsaSize),
                    }
                  : undefined
              }
              keyId={token?.keyId}
              suggestion={readingOf(diagnosis)}
              verdict={verdict}
              onText={(typed) => dispatch({ type: 'type-key', text: typed })}
              onFetched={(fetched, origin) => dispatch({ type: 'put-key', text: fetched, origin })}
              onSecret={(secret, encoding) =>
                dispatch({ type: 'read-secret', text: secret, encoding })
              }
              onPassphrase={(passphrase) => dispatch({ type: 'type-passphrase', passphrase })}
            >
              <EmbeddedKeyNote
                verdict={verdict}
                embedded={judgement?.study?.evidence.embedded}
                isChecked={checksInside}
                onCheck={(on) => dispatch({ type: 'check-inside', on })}
              />
            </KeyPane>
          </div>
          <div className="grid min-w-0 gap-3.5 max-md:contents">
            {layers && layers.length > 1 && (
              <Suspense fallback={null}>
                <LayersPane
                  className="max-md:order-1"
                  layers={layers.map((inside) => ({
                    ...inside,
                    signature: weighOrigin(inside.signature, keyOrigin),
                  }))}
                  selected={index}
                  onSelect={choose}
                />
              </Suspense>
            )}
            <JsonPane
              {...jsonPane('header')}
              className="max-md:order-3"
              text={headerText}
              placeholder={'{ "alg": "HS256", "typ": "JWT" }'}
              partProblem={
                shown?.protectedHeader.ok === false ? shown.protectedHeader.problem : undefined
              }
            />
            <BelowHeader
              token={token}
              text={workspace.detachedPayload}
              onText={(typed) => dispatch({ type: 'type-detached', text: typed })}
            />
            <JsonPane
              {...jsonPane('payload')}
              className="max-md:order-2"
              text={payloadText}
              placeholder={shown?.form === 'jwe' ? 'Encrypted' : '{ "sub": "…", "exp": … }'}
              partProblem={
                shown?.claimsSet?.ok === false && !lacksPayload(shown)
                  ? shown.claimsSet.problem
                  : undefined
              }
            >
              {isEncrypted && (
                <Suspense fallback={null}>
                  <OpeningQuestion
                    verdict={layer?.signature}
                    allowance={allowance}
                    onAllow={(allowed) => dispatch({ type: 'allow', allowance: allowed })}
                  />
                </Suspense>
              )}
              <QuickTimes
                disabled={readOnly || composition.problem !== undefined}
                onSet={editing.setTime}
              />
            </JsonPane>
            <BelowPayload className="max-md:order-3" token={token} />
            {shown?.form === 'jwe' ? (
              <Suspense fallback={null}>
                <EncryptionPane
                  className="max-md:order-5"
                  token={shown}
                  headerText={headerText}
                  reading={reading}
                  readOnly={readOnly}
                  refusal={encrypted.refusal}
                  isWaiting={encrypted.refusal !== undefined}
                  onAlgorithm={editing.setAlgorithm}
                  onEncryption={editing.setEncryption}
                  onEncrypt={encrypted.encrypt}
                />
              </Suspense>
            ) : (
              <SignaturePane
                className="max-md:order-5"
                token={shown}
                readOnly={readOnly}
                algorithmName={index === 0 ? editing.algorithmName : shown?.algorithm}
                ability={judgeSigning({
                  hasToken: token !== undefined,
                  isInside: index > 0,
                  problem: composition.problem,
                  algorithmName: index === 0 ? editing.algorithmName : shown?.algorithm,
                  keyId: shown?.keyId,
                  reading,
                  refused,
                })}
                onAlgorithm={editing.setAlgorithm}
                onSign={() => void editing.sign()}
              />
            )}
          </div>
          <div className="grid min-w-0 gap-3.5 max-lg:col-span-full max-md:contents">
            <ChecksPane
              className="max-md:order-2"
              token={inmost.token}
              verdict={inmost.verdict}
              keyOrigin={keyOrigin}
              expectations={workspace.expectations}
              onExpect={(expectations) => dispatch({ type: 'expect', expectations })}
            />
            <FindingsPane
              className="max-md:order-6"
              hasToken={token !== undefined}
              findings={audited}
              identity={identity}
              onReveal={reveal}
              tools={
                token &&
                verdict &&
                typeof audited !== 'string' && (
                  <Suspense fallback={null}>
                    <ReportMenu
                      findings={audited}
                      verdict={verdict}
                      algorithm={token.algorithm}
                      length={token.found.compact.length}
                    />
                  </Suspense>
                )
              }
            />
            <SecretSearch
              className="max-md:order-7"
              token={token}
              judgement={judgement}
              verdict={verdict}
              onFound={setFoundOut}
              onSecret={({ text, encoding }) => dispatch({ type: 'read-secret', text, encoding })}
            />
          </div>
        </div>
      </main>
    </>
  );
}

/**
 * A signed token can be put together again, and an encrypted one that is open; octets that are no text would
 * be changed, and so would a text that holds no token, or a part of one.
 */
function isEditable(
  text: string,
  token: DecodedToken | undefined,
  draft: Draft | undefined,
): boolean {
  if (!token) return text.trim() === '';
  const { form, claimsSet, parts, found } = token;
  const isWhole = parts.length === 3 || /^[\s"'`,;]*$/.test(text.slice(found.end));
  const isText = !claimsSet || claimsSet.ok || claimsSet.problem.code !== 'not-utf8';
  // In JSON a new content key would have to be wrapped for recipients whose keys are not here.
  if (form === 'jwe' && found.json) return false;
  if (form === 'jwe') return draft?.plaintext !== undefined || (isOpen(token) && isText);
  return form === 'jws' && isWhole && isText;
}

/** Whether what was in an encrypted token is known: claims, or a token inside. */
function isOpen({ claimsSet, payloadText }: DecodedToken): boolean {
  return claimsSet !== undefined || payloadText !== '';
}
