import { Suspense } from 'react';
import { baselineOf } from '../core/compose/compose-token.ts';
import { lacksPayload } from '../core/decode/decoded-token.ts';
import { locateInText } from '../core/decode/locate-fault.ts';
import { say } from '../core/words/say.ts';
import { JsonPane } from '../panes/json-pane.tsx';
import { BelowHeader, BelowPayload } from '../panes/kind-panes.tsx';
import { lazyPane } from '../panes/lazy-pane.tsx';
import { QuickTimes } from '../panes/quick-times.tsx';
import { insidePanes } from './inside-panes.ts';
import { Resizable } from './resizable.tsx';
import { SigningArea } from './signing-area.tsx';
import type { Page } from './use-page.ts';

interface AreaProps {
  readonly page: Page;
}

const OpeningQuestion = lazyPane(() => insidePanes().then((panes) => panes.OpeningQuestion));
const ContainedTokens = lazyPane(() => insidePanes().then((panes) => panes.ContainedTokens));
const LayersPane = lazyPane(() => insidePanes().then((panes) => panes.LayersPane));

/** What the token says, to be read and edited, and what signs or encrypts it again. */
export function DecodedArea({ page }: AreaProps) {
  const { token, dispatch, inside, workspace, headerText } = page;
  const { shown } = inside;
  return (
    <div className="area-decoded">
      <Layers page={page} />
      <Resizable of="header">
        <JsonPane
          {...jsonPane(page, 'header')}
          text={headerText}
          placeholder={'{ "alg": "HS256", "typ": "JWT" }'}
          partProblem={
            shown?.protectedHeader.ok === false ? shown.protectedHeader.problem : undefined
          }
        />
      </Resizable>
      <BelowHeader
        token={token}
        text={workspace.detachedPayload}
        bytes={workspace.detachedBytes?.octets}
        onText={(text) => dispatch({ type: 'type-detached', text })}
        onBytes={(payload) => dispatch({ type: 'put-detached', payload })}
      />
      <Resizable of="payload">
        <Payload page={page} />
      </Resizable>
      {shown?.payloadText.includes('"eyJ') && (
        <Suspense fallback={null}>
          <ContainedTokens
            token={shown}
            onOpen={(text) => dispatch({ type: 'type-token', text })}
          />
        </Suspense>
      )}
      <BelowPayload token={token} />
      <SigningArea page={page} />
    </div>
  );
}

function Layers({ page: { inside, review } }: AreaProps) {
  const { layers, index, choose } = inside;
  if (!layers || layers.length < 2) return null;
  return (
    <Suspense fallback={null}>
      <LayersPane
        layers={layers.map((layer, index) => ({
          ...layer,
          signature: review?.layers[index]?.verdict ?? layer.signature,
        }))}
        selected={index}
        onSelect={choose}
      />
    </Suspense>
  );
}

function Payload({ page }: AreaProps) {
  const { token, dispatch, inside, workspace, readOnly, composition } = page;
  const { shown, layer } = inside;
  const { claimsSet } = shown ?? {};
  const problem = claimsSet?.ok === false ? claimsSet.problem : undefined;
  return (
    <JsonPane
      {...jsonPane(page, 'payload')}
      text={page.payloadText}
      onInsert={readOnly ? undefined : () => page.ask({ kind: 'commands', group: 'insert' })}
      placeholder={shown?.form === 'jwe' ? say`Encrypted` : '{ "sub": "…", "exp": … }'}
      partProblem={shown && lacksPayload(shown) ? undefined : problem}
    >
      {token?.form === 'jwe' && (
        <Suspense fallback={null}>
          <OpeningQuestion
            verdict={layer?.signature}
            allowance={workspace.allowance}
            onAllow={(allowance) => dispatch({ type: 'allow', allowance })}
          />
        </Suspense>
      )}
      <QuickTimes
        disabled={readOnly || composition.problem !== undefined}
        onSet={page.editing.setTime}
      />
    </JsonPane>
  );
}

/** What header and payload have in common. */
function jsonPane(page: Page, part: 'header' | 'payload') {
  const { token, workspace, readOnly, composition, inside } = page;
  const { draft } = workspace;
  return {
    part,
    readOnly: readOnly || (part === 'payload' && token?.detached !== undefined),
    // Neither layers nor what is shut and open again share what Undo brings back.
    subject: `${page.history.turn} ${inside.index} ${readOnly} ${draft?.baseline ?? baselineOf(token).baseline}`,
    onEdit: (edited: string) => page.editing.edit(part, edited),
    editProblem: composition.problem?.part === part ? composition.problem : undefined,
    findings: page.findings.filter(({ where }) => where.part === part),
    faultAt: token && !draft ? locateInText(token, part) : undefined,
    reveal: page.revealed(part),
    harmless: page.harmless?.[part],
    issuer: page.identity?.issuer,
    receiver:
      inside.shown === inside.inmost
        ? { review: page.review, expectations: workspace.expectations }
        : undefined,
  };
}
