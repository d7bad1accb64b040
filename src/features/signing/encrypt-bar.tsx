import { type ReactNode, useId, useMemo } from 'react';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import { parseJson } from '../../core/encoding/json-text.ts';
import { explainEncrypting } from '../../core/explain/explain-encrypting.ts';
import { judgeEncrypting } from '../../core/keys/encrypting-ability.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import {
  CONTENT_ENCRYPTIONS,
  KEY_MANAGEMENT_ALGORITHMS,
} from '../../core/registry/encryption-algorithms.ts';
import { say, spokenTag } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { AlgorithmSelect } from './algorithm-select.tsx';
import { RsaSizeSelect } from './rsa-size-select.tsx';
import { GenerateButton } from './sign-bar.tsx';
import { SignRow } from './sign-row.tsx';
import type { KeyGeneration } from './use-key-generation.ts';

export interface EncryptBarProps {
  readonly token: DecodedToken;
  /** The header as it is shown, edits included. */
  readonly headerText: string;
  readonly reading: KeyReading;
  /** Nothing can be edited: the token is not open, or another layer is shown. */
  readonly readOnly: boolean;
  /** What keeps the edit from being encrypted, in words. */
  readonly refusal: string | undefined;
  /** An edit was encrypted here. */
  readonly isEncrypted: boolean;
  readonly generation: KeyGeneration;
  readonly onAlgorithm: (name: string) => void;
  readonly onEncryption: (name: string) => void;
  readonly onEncrypt: () => void;
  /** The menu at the end. */
  readonly children?: ReactNode;
}

/** Encrypts the token again: with which algorithms, and which key. */
export function EncryptBar(props: EncryptBarProps) {
  const { token, readOnly, refusal, generation } = props;
  const ability = useAbility(props);
  const detailsId = useId();
  const isWaiting = refusal !== undefined;
  const details = readOnly
    ? explainReadOnly(token)
    : isWaiting && ability.isAble
      ? say`The key in the Key field can encrypt the edit.`
      : (refusal ?? ability.words);
  return (
    <Panel
      title={say`Encrypt`}
      className="pane-sign"
      note={
        <span role="status" title={generation.note ?? details}>
          {generation.note ?? noteEncrypting(props, ability.isAble)}
        </span>
      }
      tools={/^RSA/.test(ability.alg ?? '') && <RsaSizeSelect generation={generation} />}
    >
      <SignRow>
        <AlgorithmSelect
          label={say`Algorithm`}
          none={say`no algorithm`}
          names={nameKeyManagement()}
          name={ability.alg}
          describedBy={detailsId}
          disabled={readOnly}
          onChange={props.onAlgorithm}
        />
        <AlgorithmSelect
          label={say`Encryption`}
          none={say`no encryption`}
          names={CONTENT_ENCRYPTION_NAMES}
          name={ability.enc}
          describedBy={detailsId}
          disabled={readOnly}
          onChange={props.onEncryption}
        />
        <GenerateButton
          generation={generation}
          disabled={false}
          words={
            readOnly
              ? say`Generate a key for this algorithm`
              : say`Generate a key and encrypt the token with it`
          }
        />
        <Button
          look={isWaiting && ability.isAble ? 'primary' : 'secondary'}
          className="px-2"
          disabled={readOnly || !isWaiting || !ability.isAble}
          aria-describedby={detailsId}
          onClick={props.onEncrypt}
        >
          {say`Encrypt`}
        </Button>
        {props.children}
      </SignRow>
      <p id={detailsId} className="sr-text">
        <Coded>{details}</Coded>
      </p>
    </Panel>
  );
}

/** Not at load: why an algorithm is out of use is said in the language of the page. */
function nameKeyManagement(): string[] {
  return KEY_MANAGEMENT_ALGORITHMS.flatMap(({ name, refusal }) => (refusal ? [] : [name]));
}

const CONTENT_ENCRYPTION_NAMES = CONTENT_ENCRYPTIONS.map(({ name }) => name);

function explainReadOnly(token: DecodedToken): string {
  return token.found.json
    ? say`A JWE in JSON serialization can be decrypted but not edited.`
    : say`Decrypt the token to edit it.`;
}

function noteEncrypting(
  { token, readOnly, refusal, isEncrypted }: EncryptBarProps,
  isAble: boolean,
): string {
  if (readOnly) return token.found.json ? say`Read-only` : say`Decrypt to edit`;
  if (refusal !== undefined) return say`Edited, not encrypted yet`;
  if (!isAble) return say`Needs another key`;
  return isEncrypted ? say`Encrypted after your last edit` : say`Ready`;
}

function useAbility({ headerText, reading }: EncryptBarProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words depend on the language
  return useMemo(() => {
    const header = parseJson(headerText);
    if (!header.ok || header.value.type !== 'object') {
      const words = say`Fix the header first.`;
      return { alg: undefined, enc: undefined, words, isAble: false };
    }
    const ability = judgeEncrypting(header.value, reading, stringMember(header.value, 'kid'));
    return {
      alg: stringMember(header.value, 'alg'),
      enc: stringMember(header.value, 'enc'),
      words: explainEncrypting(ability),
      isAble: ability.state === 'able',
    };
  }, [headerText, reading, spokenTag()]);
}
