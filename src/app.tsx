import { Suspense, useState } from 'react';
import type { Finding } from './core/audit/audit-rule.ts';
import type { Draft } from './core/compose/compose-token.ts';
import type { DecodedToken } from './core/decode/decoded-token.ts';
import type { KeyMaterial } from './core/keys/key-material.ts';
import type { SecretReading } from './core/keys/parse-secret.ts';
import { findSignatureAlgorithm } from './core/registry/algorithms.ts';
import type { SignatureVerdict } from './core/verdict/signature-verdict.ts';
import { weighOrigin } from './core/verdict/weigh-origin.ts';
import { EmbeddedKeyNote } from './panes/embedded-key-note.tsx';
import { EmptyNote } from './panes/empty-note.tsx';
import { findPlace, type Revealed } from './panes/find-place.ts';
import { FindingsPane } from './panes/findings-pane.tsx';
import { JsonPane } from './panes/json-pane.tsx';
import { KeyPane } from './panes/key-pane.tsx';
import { lazyPane } from './panes/lazy-pane.tsx';
import { QuickTimes } from './panes/quick-times.tsx';
import { SignaturePane } from './panes/signature-pane.tsx';
import { judgeSigning } from './panes/signing-ability.ts';
import { TokenPane } from './panes/token-pane.tsx';
import { TopBar } from './panes/top-bar.tsx';
import { VerdictStrip } from './panes/verdict-strip.tsx';
import { composeVerdict } from './state/compose-verdict.ts';
import { EXAMPLES, type Example, openExample } from './state/examples.ts';
import { makeEncryptionKey } from './state/make-key.ts';
import { useComposedToken } from './state/use-composed-token.ts';
import { useEditing } from './state/use-editing.ts';
import { useEncryptedDraft } from './state/use-encrypted-draft.ts';
import { useFindings } from './state/use-findings.ts';
import { useJudgement } from './state/use-judgement.ts';
import { useWorkspace } from './state/use-workspace.ts';

/** What only encrypted and nested tokens need: one chunk. */
const inside = () => import('./panes/inside-panes.ts');
const EncryptionPane = lazyPane(() => inside().then((panes) => panes.EncryptionPane));
const OpeningQuestion = lazyPane(() => inside().then((panes) => panes.OpeningQuestion));
const LayersPane = lazyPane(() => inside().then((panes) => panes.LayersPane));

export function App() {
  const { workspace, dispatch, token, reading } = useWorkspace();
  const { text, keyText, keyOrigin, secretEncoding, checksInside, allowance } = workspace;
  const isEncrypted = token?.form === 'jwe';
  const [refused, setRefused] = useState<KeyMaterial>();
  const composed = useComposedToken(workspace, token, reading, dispatch, setRefused);
  const encrypted = useEncryptedDraft(workspace, token, reading, dispatch);
  const composition = isEncrypted ? encrypted : composed;
  const judgement = useJudgement(token, reading, secretEncoding, keyText, allowance);
  const verdict = composeVerdict(workspace, token, judgement, composition);
  const [chosen, setChosen] = useState({ token, index: 0 });
  const layers = judgement?.layers;
  const index = chosen.token === token && layers?.[chosen.index] ? chosen.index : 0;
  const layer = layers?.[index];
  const shown = layer?.token ?? token;
  const audited = useFindings(shown, layer?.reading ?? reading, layer);
  const findings = audited ?? [];
  const editing = useEditing(workspace, layers?.[0].token ?? token, reading, dispatch, setRefused);
  const headerText = index === 0 ? editing.headerText : (shown?.headerText ?? '');
  const payloadText = index === 0 ? editing.payloadText : (shown?.payloadText ?? '');
  const [revealed, setRevealed] = useState<Revealed>();
  const algorithm = findSignatureAlgorithm(editing.algorithmName ?? '');
  const readOnly = index > 0 || !isEditable(text, layers?.[0].token ?? token, workspace.draft);
  const jsonPane = (part: 'header' | 'payload') => ({
    part,
    readOnly,
    // Neither layers nor what is shut and open again share what Undo brings back.
    subject: `${index} ${readOnly} ${workspace.draft?.baseline ?? token?.found.compact ?? ''}`,
    onEdit: (edited: string) => editing.edit(part, edited),
    editProblem: composition.problem?.part === part ? composition.problem : undefined,
    findings: findings.filter(({ where }) => where.part === part),
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
        <VerdictStrip
          token={layers?.findLast((inside) => inside.token.claimsSet?.ok)?.token ?? token}
          verdict={verdict}
          findings={findings}
        />
        <div className="grid items-start gap-3.5 p-2.5 md:grid-cols-[minmax(300px,1fr)_minmax(0,1.2fr)] md:px-5 md:pt-3.5 md:pb-7 lg:grid-cols-[minmax(320px,0.95fr)_minmax(400px,1.25fr)_minmax(320px,0.95fr)]">
          <div className="grid gap-3.5 max-md:contents">
            <TokenPane
              className="max-md:order-1"
              workspace={workspace}
              token={token}
              pending={composition.pending}
              onText={(typed) => dispatch({ type: 'type-token', text: typed })}
              reveal={revealed?.part === 'token' ? revealed : undefined}
            >
              {text === '' && <EmptyNote examples={EXAMPLES} onExample={open} />}
            </TokenPane>
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
              suggestion={suggestionOf(verdict)}
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
                  onSelect={(to) => setChosen({ token, index: to })}
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
            <JsonPane
              {...jsonPane('payload')}
              className="max-md:order-2"
              text={payloadText}
              placeholder={shown?.form === 'jwe' ? 'Encrypted' : '{ "sub": "…", "exp": … }'}
              partProblem={shown?.claimsSet?.ok === false ? shown.claimsSet.problem : undefined}
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
            <FindingsPane
              className="max-md:order-6"
              hasToken={token !== undefined}
              findings={audited}
              onReveal={reveal}
            />
          </div>
        </div>
      </main>
    </>
  );
}

/** Another way to read the secret, with which the token would be right. */
function suggestionOf(verdict: SignatureVerdict | undefined): SecretReading | undefined {
  if (!verdict) return undefined;
  if ('opening' in verdict) {
    return 'suggestion' in verdict.opening ? verdict.opening.suggestion : undefined;
  }
  return 'suggestion' in verdict ? verdict.suggestion : undefined;
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
  if (form === 'jwe') return draft?.plaintext !== undefined || (isOpen(token) && isText);
  return form === 'jws' && isWhole && isText;
}

/** Whether what was in an encrypted token is known: claims, or a token inside. */
function isOpen({ claimsSet, payloadText }: DecodedToken): boolean {
  return claimsSet !== undefined || payloadText !== '';
}
