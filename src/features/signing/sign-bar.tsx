import { type ReactNode, useId } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { isUnprotected } from '../../core/decode/jose-header.ts';
import { SIGNATURE_ALGORITHMS } from '../../core/registry/algorithms.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { Switch } from '../../ui/switch.tsx';
import { explainSigning, noteSigning, type SigningProgress } from '../shared/signing-ability.ts';
import { AlgorithmSelect } from './algorithm-select.tsx';
import { RsaSizeSelect } from './rsa-size-select.tsx';
import { SignRow } from './sign-row.tsx';
import type { KeyGeneration } from './use-key-generation.ts';

export interface SignBarProps extends SigningProgress {
  readonly token: DecodedToken | undefined;
  readonly readOnly: boolean;
  /** "alg" of the header now, edits included. */
  readonly algorithmName: string | undefined;
  readonly autoSign: boolean;
  readonly generation: KeyGeneration;
  readonly onAlgorithm: (name: string) => void;
  readonly onAutoSign: (isOn: boolean) => void;
  readonly onSign: () => void;
  /** The menu at the end. */
  readonly children?: ReactNode;
}

const NAMES = [...SIGNATURE_ALGORITHMS.map(({ name }) => name), 'none'];

/** Signs the token: with which algorithm, which key, and whether at once. */
export function SignBar(props: SignBarProps) {
  const { token, readOnly, algorithmName, ability, autoSign, generation } = props;
  const detailsId = useId();
  const details = explainSigning(ability, autoSign);
  const isAble = ability.state === 'able';
  return (
    <Panel
      title={say`Sign`}
      className="pane-sign"
      note={
        <span role="status" title={generation.note ?? details}>
          {generation.note ?? noteSigning(props)}
        </span>
      }
      tools={
        <>
          {/^[RP]S/.test(algorithmName ?? '') && <RsaSizeSelect generation={generation} />}
          <span className="pr-2">
            <Switch label={say`Auto-sign`} isOn={autoSign} onChange={props.onAutoSign} />
          </span>
        </>
      }
    >
      <SignRow>
        <AlgorithmSelect
          label={say`Algorithm`}
          none={say`no algorithm`}
          names={NAMES}
          name={algorithmName}
          describedBy={detailsId}
          disabled={readOnly || (token !== undefined && isUnprotected(token, 'alg'))}
          onChange={props.onAlgorithm}
        />
        <GenerateButton
          generation={generation}
          disabled={ability.state === 'inside' || ability.state === 'insecure-page'}
          words={say`Generate a key and sign the token with it`}
        />
        <Button
          className="px-2"
          disabled={!isAble}
          aria-describedby={detailsId}
          onClick={props.onSign}
        >
          {say`Sign`}
        </Button>
        {props.children}
      </SignRow>
      <p id={detailsId} className="sr-text">
        <Coded>{details}</Coded>
      </p>
    </Panel>
  );
}

interface GenerateButtonProps {
  readonly generation: KeyGeneration;
  readonly disabled: boolean;
  readonly words: string;
}

export function GenerateButton({ generation, disabled, words }: GenerateButtonProps) {
  return (
    <Button
      id="generate-key"
      className="px-2"
      title={words}
      disabled={disabled || generation.isBusy}
      aria-busy={generation.isBusy}
      onClick={generation.start}
    >
      {say`Generate key`}
    </Button>
  );
}
