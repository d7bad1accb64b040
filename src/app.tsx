import { useState } from 'react';
import type { Finding } from './core/audit/audit-rule.ts';
import type { DecodedToken } from './core/decode/decoded-token.ts';
import type { KeyMaterial } from './core/keys/key-material.ts';
import { findSignatureAlgorithm } from './core/registry/algorithms.ts';
import { EmbeddedKeyNote } from './panes/embedded-key-note.tsx';
import { EmptyNote } from './panes/empty-note.tsx';
import { findPlace, type Revealed } from './panes/find-place.ts';
import { FindingsPane } from './panes/findings-pane.tsx';
import { JsonPane } from './panes/json-pane.tsx';
import { KeyPane } from './panes/key-pane.tsx';
import { QuickTimes } from './panes/quick-times.tsx';
import { SecretSearch } from './panes/secret-search.tsx';
import { SignaturePane } from './panes/signature-pane.tsx';
import { judgeSigning } from './panes/signing-ability.ts';
import { TokenPane } from './panes/token-pane.tsx';
import { TokensFound } from './panes/tokens-found.tsx';
import { TopBar } from './panes/top-bar.tsx';
import { VerdictStrip } from './panes/verdict-strip.tsx';
import { composeVerdict } from './state/compose-verdict.ts';
import { EXAMPLES, type Example, openExample } from './state/examples.ts';
import { useComposedToken } from './state/use-composed-token.ts';
import { useEditing } from './state/use-editing.ts';
import { useFindings } from './state/use-findings.ts';
import { useJudgement } from './state/use-judgement.ts';
import { useWorkspace } from './state/use-workspace.ts';

export function App() {
  const { workspace, dispatch, tokens, scan, token, reading } = useWorkspace();
  const { text, keyText, keyOrigin, secretEncoding, checksInside } = workspace;
  const [refused, setRefused] = useState<KeyMaterial>();
  const composition = useComposedToken(workspace, token, reading, dispatch, setRefused);
  const judgement = useJudgement(token, reading, secretEncoding, keyText);
  const isScanning = scan?.state === 'scanning';
  const verdict = isScanning ? undefined : composeVerdict(workspace, token, judgement, composition);
  const [foundOut, setFoundOut] = useState<string>();
  const isSecretFound = foundOut !== undefined && foundOut === token?.found.compact;
  const audited = useFindings(token, reading, judgement, isSecretFound);
  const findings = audited ?? [];
  const editing = useEditing(workspace, token, reading, dispatch, setRefused);
  const [revealed, setRevealed] = useState<Revealed>();
  const algorithm = findSignatureAlgorithm(editing.algorithmName ?? '');
  const readOnly = !isEditable(text, token);
  const jsonPane = (part: 'header' | 'payload') => ({
    part,
    readOnly,
    subject: workspace.draft?.baseline ?? token?.found.compact ?? '',
    onEdit: (edited: string) => editing.edit(part, edited),
    editProblem: composition.problem?.part === part ? composition.problem : undefined,
    findings: findings.filter(({ where }) => where.part === part),
    reveal: revealed?.part === part ? revealed : undefined,
  });
  const reveal = ({ where }: Finding) => {
    const place = findPlace(where, token, editing);
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
        <VerdictStrip token={token} verdict={verdict} findings={findings} />
        <div className="grid items-start gap-3.5 p-2.5 md:grid-cols-[minmax(300px,1fr)_minmax(0,1.2fr)] md:px-5 md:pt-3.5 md:pb-7 lg:grid-cols-[minmax(320px,0.95fr)_minmax(400px,1.25fr)_minmax(320px,0.95fr)]">
          <div className="grid gap-3.5 max-md:contents">
            <TokenPane
              className="max-md:order-1"
              workspace={workspace}
              token={token}
              pending={composition.pending}
              isScanning={isScanning}
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
              onSelect={(index) => dispatch({ type: 'select-token', index })}
            />
            <KeyPane
              className="max-md:order-4"
              text={keyText}
              encoding={secretEncoding}
              origin={keyOrigin}
              token={token}
              reading={reading}
              passphrase={workspace.passphrase}
              algorithm={algorithm}
              keyId={token?.keyId}
              suggestion={
                verdict?.state === 'invalid' && verdict.reason === 'mismatch'
                  ? verdict.suggestion
                  : undefined
              }
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
            <JsonPane
              {...jsonPane('header')}
              className="max-md:order-3"
              text={editing.headerText}
              placeholder={'{ "alg": "HS256", "typ": "JWT" }'}
              partProblem={
                token?.protectedHeader.ok === false ? token.protectedHeader.problem : undefined
              }
            />
            <JsonPane
              {...jsonPane('payload')}
              className="max-md:order-2"
              text={editing.payloadText}
              placeholder={token?.form === 'jwe' ? 'Encrypted' : '{ "sub": "…", "exp": … }'}
              partProblem={token?.claimsSet?.ok === false ? token.claimsSet.problem : undefined}
            >
              <QuickTimes
                disabled={readOnly || composition.problem !== undefined}
                onSet={editing.setTime}
              />
            </JsonPane>
            <SignaturePane
              className="max-md:order-5"
              token={token}
              readOnly={readOnly}
              algorithmName={editing.algorithmName}
              ability={judgeSigning({
                hasToken: token !== undefined,
                isEncrypted: token?.form === 'jwe',
                problem: composition.problem,
                algorithmName: editing.algorithmName,
                keyId: token?.keyId,
                reading,
                refused,
              })}
              onAlgorithm={editing.setAlgorithm}
              onSign={() => void editing.sign()}
            />
          </div>
          <div className="grid min-w-0 gap-3.5 max-lg:col-span-full max-md:contents">
            <FindingsPane
              className="max-md:order-6"
              hasToken={token !== undefined}
              findings={audited}
              onReveal={reveal}
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
 * Only a signed token can be put together again; octets that are no text would
 * be changed, and so would a text that holds no token, or a part of one.
 */
function isEditable(text: string, token: DecodedToken | undefined): boolean {
  if (!token) return text.trim() === '';
  const { form, claimsSet, parts, found } = token;
  const isWhole = parts.length === 3 || /^[\s"'`,;]*$/.test(text.slice(found.end));
  const isText = !claimsSet || claimsSet.ok || claimsSet.problem.code !== 'not-utf8';
  return form === 'jws' && isWhole && isText;
}
