import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { isUnprotected } from '../../core/decode/jose-header.ts';
import { SIGNATURE_ALGORITHMS } from '../../core/registry/algorithms.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { explainSigning, type SigningAbility } from '../shared/signing-ability.ts';

interface SignBarProps {
  readonly token: DecodedToken | undefined;
  readonly readOnly: boolean;
  /** "alg" of the header now, edits included. */
  readonly algorithmName: string | undefined;
  readonly ability: SigningAbility;
  readonly onAlgorithm: (name: string) => void;
  readonly onSign: () => void;
}

/** Signs the token again, with an algorithm to choose. */
export function SignBar(props: SignBarProps) {
  const { token, readOnly, algorithmName, ability, onAlgorithm, onSign } = props;
  return (
    <Panel title={say`Sign`} note={explainSigning(ability)} canGrow={false} className="pane-sign">
      <div className="flex flex-wrap items-center gap-2 px-4 pb-4">
        <AlgorithmSelect
          name={algorithmName}
          disabled={readOnly || (token !== undefined && isUnprotected(token, 'alg'))}
          onChange={onAlgorithm}
        />
        <Button disabled={ability.state !== 'able'} onClick={onSign}>
          {say`Sign`}
        </Button>
      </div>
    </Panel>
  );
}

interface AlgorithmSelectProps {
  readonly name: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (name: string) => void;
}

function AlgorithmSelect({ name, disabled, onChange }: AlgorithmSelectProps) {
  const names = [...SIGNATURE_ALGORITHMS.map((algorithm) => algorithm.name), 'none'];
  const isListed = name !== undefined && names.includes(name);
  return (
    <select
      aria-label={say`Algorithm`}
      className="min-h-8 max-w-36 rounded border border-control bg-surface px-2 text-13 font-medium max-md:min-h-11"
      disabled={disabled}
      value={name ?? ''}
      onChange={(event) => onChange(event.target.value)}
    >
      {!isListed && <option value={name ?? ''}>{name ?? say`no algorithm`}</option>}
      {names.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}
