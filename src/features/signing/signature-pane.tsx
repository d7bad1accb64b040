import { useState } from 'react';
import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import { isUnprotected } from '../../core/decode/jose-header.ts';
import { findSignatureAlgorithm, SIGNATURE_ALGORITHMS } from '../../core/registry/algorithms.ts';
import { octets as countOctets } from '../../core/words/count-words.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segments } from '../../ui/segments.tsx';
import type { SigningAbility } from '../shared/signing-ability.ts';
import { explainSigning } from '../shared/signing-ability.ts';

interface SignaturePaneProps {
  readonly token: DecodedToken | undefined;
  readonly readOnly: boolean;
  /** "alg" as it stands in the header now, edits included. */
  readonly algorithmName: string | undefined;
  readonly ability: SigningAbility;
  readonly onAlgorithm: (name: string) => void;
  readonly onSign: () => void;
}

const FORMATS = {
  base64url: 'Base64url',
  get hex() {
    return say`Hex`;
  },
} as const;

export function SignaturePane(props: SignaturePaneProps) {
  const { token, readOnly, algorithmName, ability, onAlgorithm, onSign } = props;
  const [format, setFormat] = useState<keyof typeof FORMATS>('base64url');
  const part = token && findPart(token, 'signature');
  const octets = part?.octets.ok ? part.octets.value : undefined;
  const value = (format === 'hex' && octets ? toHex(octets) : part?.encoded) ?? '';
  const algorithm = findSignatureAlgorithm(token?.algorithm ?? '');
  // Octets of another length are of another form, such as DER.
  const isOwnForm = octets?.length === algorithm?.signatureLength;
  const form = isOwnForm ? algorithm?.signatureForm : octets && nameForm(octets);
  return (
    <Panel
      title={say`Signature`}
      edge="signature"
      note={octets && [countOctets(octets.length), form].filter(Boolean).join(' · ')}
      tools={
        <>
          <Segments
            label={say`Signature format`}
            options={FORMATS}
            value={format}
            onChange={setFormat}
          />
          <CopyButton what={say`signature`} text={value} />
        </>
      }
    >
      {value !== '' && (
        <p
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          tabIndex={0}
          className="signature-value max-h-24 overflow-auto px-3.5 py-2.5 font-mono text-note break-all text-signature"
        >
          {value}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2.5 border-t border-line px-3.5 py-2.5">
        <p className="min-w-40 flex-1 basis-52 text-note text-muted">{explainSigning(ability)}</p>
        <AlgorithmSelect
          name={algorithmName}
          disabled={readOnly || (token !== undefined && isUnprotected(token, 'alg'))}
          onChange={onAlgorithm}
        />
        <Button look="primary" disabled={ability.state !== 'able'} onClick={onSign}>
          {say`Sign`}
        </Button>
      </div>
    </Panel>
  );
}

/** A sequence of exactly this length is DER, as general libraries write ECDSA signatures. */
function nameForm([tag, length, ...rest]: Uint8Array): string | undefined {
  const isLong = length === 0x81 && rest[0] === rest.length - 1;
  return tag === 0x30 && (length === rest.length || isLong) ? 'DER' : undefined;
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
      className="min-h-7 max-w-36 rounded border max-md:min-h-11 border-control/60 bg-surface px-1.5 text-small"
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

function toHex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
