import { useMemo } from 'react';
import type { DecodedToken, TokenPart } from '../../core/decode/decoded-token.ts';
import { joseHeader } from '../../core/decode/jose-header.ts';
import { stringMember } from '../../core/encoding/json-query.ts';
import { parseJson } from '../../core/encoding/json-text.ts';
import { explainEncrypting } from '../../core/explain/explain-encrypting.ts';
import { PART_NAMES } from '../../core/explain/explain-fault.ts';
import { explainRole } from '../../core/explain/explain-part-role.ts';
import { judgeEncrypting } from '../../core/keys/encrypting-ability.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import {
  CONTENT_ENCRYPTIONS,
  findContentEncryption,
  findKeyManagement,
  KEY_MANAGEMENT_ALGORITHMS,
} from '../../core/registry/encryption-algorithms.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say, sayCount, spokenTag } from '../../core/words/say.ts';
import { withinSentence } from '../../core/words/within-sentence.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PART_DOTS } from '../token/part-colours.ts';

export interface EncryptionPaneProps {
  readonly token: DecodedToken;
  /** The header as it is shown, edits included. */
  readonly headerText: string;
  readonly reading: KeyReading;
  /** Nothing can be edited: the token is not open, or another layer is shown. */
  readonly readOnly: boolean;
  /** What is in the way of encrypting the edit, in words. */
  readonly refusal: string | undefined;
  /** An edit waits for a key. */
  readonly isWaiting: boolean;
  readonly onAlgorithm: (name: string) => void;
  readonly onEncryption: (name: string) => void;
  readonly onEncrypt: () => void;
}

/** What an encrypted token is made of, and with what it is encrypted again. */
export function EncryptionPane(props: EncryptionPaneProps) {
  const { token, readOnly, refusal, isWaiting, onEncrypt } = props;
  const { alg, enc, words, isAble } = useAbility(props);
  // The parts are those of the token as it is, whatever is being edited.
  const header = joseHeader(token);
  const algorithm = header && findKeyManagement(stringMember(header, 'alg') ?? '');
  const encryption = header && findContentEncryption(stringMember(header, 'enc') ?? '');
  return (
    <Panel
      title={say`Encryption`}
      edge="signature"
      note={[algorithm?.description, encryption?.description].filter(Boolean).join(' · ')}
    >
      <div className="flex flex-wrap items-center gap-2.5 border-b border-line px-3.5 py-2.5">
        <p aria-live="polite" className="min-w-40 flex-1 basis-52 text-13 text-muted">
          {isWaiting && <b className="text-warn">{say`Your edit is not in the token yet.`} </b>}
          {readOnly
            ? token.found.json
              ? say`Written in JSON, it is opened here and cannot be changed.`
              : say`To change it, open it first.`
            : isAble && isWaiting
              ? say`The key in Key can encrypt it.`
              : (refusal ?? words)}
        </p>
        <Choice
          label={say`Algorithm`}
          value={alg}
          none={say`no algorithm`}
          names={KEY_MANAGEMENT_ALGORITHMS.flatMap(({ name, refusal: why }) => (why ? [] : [name]))}
          disabled={readOnly}
          onChange={props.onAlgorithm}
        />
        <Choice
          label={say`Encryption`}
          value={enc}
          none={say`no encryption`}
          names={CONTENT_ENCRYPTIONS.map(({ name }) => name)}
          disabled={readOnly}
          onChange={props.onEncryption}
        />
        <Button look="primary" disabled={readOnly || !isWaiting || !isAble} onClick={onEncrypt}>
          {say`Encrypt`}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets */}
      <ul role="list" aria-label={say`Parts`} className="divide-y divide-line">
        {token.parts.map((part) => (
          <PartItem
            key={part.start}
            part={part}
            role={explainRole(part.name, algorithm, encryption)}
          />
        ))}
      </ul>
    </Panel>
  );
}

function useAbility({ headerText, reading }: EncryptionPaneProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are said anew in another language
  return useMemo(() => {
    const header = parseJson(headerText);
    if (!header.ok || header.value.type !== 'object') {
      return { alg: undefined, enc: undefined, words: say`Mend the edit first.`, isAble: false };
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

function PartItem({ part, role }: { readonly part: TokenPart; readonly role: string }) {
  const name = PART_NAMES[part.name];
  const length = part.octets.ok ? part.octets.value.length : undefined;
  return (
    <li
      data-part={part.name}
      data-octets={length}
      className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2.5 px-3.5 py-1.5 text-13"
    >
      <span aria-hidden="true" className={`size-2 rounded ${PART_DOTS[part.name]}`} />
      <span className="min-w-0">
        <b className="font-medium">{name}</b>{' '}
        <span className="whitespace-nowrap text-12 text-muted">
          {length === undefined
            ? say`unreadable`
            : sayCount(length, '{1} octet', '{1} octets', formatNumber(length))}
        </span>
        <span className="block text-12 text-muted">{role}</span>
      </span>
      {part.encoded !== '' && <CopyButton what={withinSentence(name)} text={part.encoded} />}
    </li>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  /** What stands for no value. */
  readonly none: string;
  readonly names: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (name: string) => void;
}

function Choice({ label, value, none, names, disabled, onChange }: ChoiceProps) {
  const isListed = value !== undefined && names.includes(value);
  return (
    <select
      aria-label={label}
      className="min-h-7 max-w-44 rounded border border-control/60 bg-surface px-1.5 text-12"
      disabled={disabled}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
    >
      {!isListed && <option value={value ?? ''}>{value ?? none}</option>}
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
