import { type ReactNode, useState } from 'react';
import { explainChoice, type KeyChoice } from '../../core/explain/explain-choice.ts';
import { describeKey } from '../../core/explain/explain-key.ts';
import { type KeyFact, listKeyFacts } from '../../core/explain/key-facts.ts';
import type { KeyMaterial, KeyReading } from '../../core/keys/key-material.ts';
import type { SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { shorten } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Coded } from '../../ui/quoted.tsx';
import type { Answer } from '../shared/use-answer.ts';
import { CertificateList } from './certificate-list.tsx';
import { PublicHalf } from './public-half.tsx';
import { type KeyInspection, useInspection } from './use-key-facts.ts';
import { WrittenKey } from './written-key.tsx';

interface KeyFactsProps {
  /** All keys in the Key field. */
  readonly keys: readonly [KeyMaterial, ...KeyMaterial[]];
  readonly verdict: SignatureVerdict | undefined;
}

export interface KeyDetailsProps {
  /** The keys in sentences: what they are, and what they were read from. */
  readonly words: string;
  readonly reading: KeyReading & { readonly state: 'read' };
  readonly verdict: SignatureVerdict | undefined;
  readonly algorithm: SignatureAlgorithm | undefined;
  /** "kid" of the token's header. */
  readonly keyId: string | undefined;
}

export function KeyDetailsBody({ words, reading, verdict, algorithm, keyId }: KeyDetailsProps) {
  const { keys } = reading;
  const [chosen, setChosen] = useState<KeyMaterial>();
  const shown = keys.find((key) => key === chosen) ?? leadingKey(keys, verdict);
  return (
    <div className="grid gap-4 p-4">
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 wrap-anywhere">
          <Coded>{words}</Coded>
        </p>
        <PublicHalf reading={reading} algorithm={algorithm} keyId={keyId} />
      </div>
      {keys.length > 1 && (
        <KeyTable keys={keys} verdict={verdict} shown={shown} onShow={setChosen} />
      )}
      <Facts shown={shown} />
      <WrittenKey shown={shown} keys={keys} />
    </div>
  );
}

/** The one that verifies, else the first that was tried. */
function leadingKey(
  keys: KeyFactsProps['keys'],
  verdict: SignatureVerdict | undefined,
): KeyMaterial {
  const leading =
    verdict?.state === 'verified'
      ? verdict.key
      : verdict && 'tried' in verdict
        ? verdict.tried[0]
        : undefined;
  return keys.find((key) => key === leading) ?? keys[0];
}

interface KeyTableProps extends KeyFactsProps {
  readonly shown: KeyMaterial;
  readonly onShow: (key: KeyMaterial) => void;
}

const OUTCOMES: Readonly<Record<KeyChoice['outcome'], string>> = {
  verifies: 'text-ok font-medium',
  tried: 'text-bad',
  'passed-over': 'text-muted',
};

function KeyTable({ keys, verdict, shown, onShow }: KeyTableProps) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={say`All keys`}
      className="max-h-72 overflow-auto rounded border border-line"
    >
      <table aria-label={say`Keys`} className="w-full text-left">
        <thead className="bg-sunken text-12 text-muted">
          <tr>
            <th scope="col" className="px-2 py-1 font-medium">
              kid
            </th>
            <th scope="col" className="px-2 py-1 font-medium">
              {say`Key type`}
            </th>
            <th scope="col" className="px-2 py-1 font-medium">
              {say`Result`}
            </th>
            <th scope="col" className="px-2 py-1 font-medium">
              {say`Facts`}
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key, index) => {
            const choice = explainChoice(key, verdict);
            const name = key.keyId === undefined ? say`key #${index + 1}` : shorten(key.keyId);
            return (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: a set may name two keys alike, and is never rearranged
                key={index}
                className="border-t border-line align-top"
                data-outcome={choice?.outcome}
              >
                <td translate="no" className="px-2 py-1 font-mono break-all">
                  {key.keyId === undefined ? '–' : shorten(key.keyId)}
                </td>
                <td className="px-2 py-1">{describeKey(key)}</td>
                <td className={`px-2 py-1 ${choice ? OUTCOMES[choice.outcome] : ''}`}>
                  <Coded>{choice?.words ?? '–'}</Coded>
                </td>
                <td className="px-1 py-0.5">
                  <Button
                    look="ghost"
                    aria-pressed={key === shown}
                    aria-label={say`Show ${name}`}
                    className="aria-pressed:bg-sunken aria-pressed:text-text"
                    onClick={() => onShow(key)}
                  >
                    {say`Show`}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Facts({ shown }: { readonly shown: KeyMaterial }) {
  const inspection = useInspection(shown);
  const facts = [...listKeyFacts(shown), ...inspectedFacts(inspection)];
  const found = inspection.state === 'done' ? inspection.value : undefined;
  return (
    <>
      <dl
        aria-label={say`Facts about the key`}
        aria-busy={inspection.state === 'waiting'}
        className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1"
      >
        {facts.map(({ name, value, isCode }) => (
          <Fact key={name} name={name}>
            <span
              translate={isCode ? 'no' : undefined}
              className={isCode ? 'font-mono break-all' : ''}
            >
              {value}
            </span>
          </Fact>
        ))}
      </dl>
      {found && found.certificates.length > 0 && <CertificateList {...found} />}
    </>
  );
}

function inspectedFacts(inspection: Answer<KeyInspection>): KeyFact[] {
  if (inspection.state === 'waiting') return [{ name: say`Thumbprint`, value: '…' }];
  const { thumbprint, certificateThumbprint, library } =
    inspection.state === 'done' ? inspection.value : EMPTY;
  return [
    {
      name: say`Thumbprint`,
      value: thumbprint ?? say`none: the key is broken, or its type has no JWK`,
      isCode: thumbprint !== undefined,
    },
    ...(certificateThumbprint === undefined
      ? []
      : [{ name: 'x5t#S256', value: certificateThumbprint, isCode: true }]),
    ...(library === undefined
      ? []
      : [
          {
            name: say`Engine`,
            value: say`${library}: this browser’s WebCrypto doesn’t support the algorithm`,
          },
        ]),
  ];
}

const EMPTY: Partial<KeyInspection> = {};

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
