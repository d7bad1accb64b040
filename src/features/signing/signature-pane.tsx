import { useState } from 'react';
import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { octets as countOctets } from '../../core/words/count-words.ts';
import { say } from '../../core/words/say.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segments } from '../../ui/segments.tsx';

interface SignaturePaneProps {
  readonly token: DecodedToken | undefined;
}

const FORMATS = {
  base64url: 'Base64url',
  get hex() {
    return say`Hex`;
  },
} as const;

export function SignaturePane({ token }: SignaturePaneProps) {
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
      className="pane-signature"
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
          className="signature-value max-h-24 overflow-auto px-3.5 py-2.5 font-mono text-13 break-all text-signature"
        >
          {value}
        </p>
      )}
    </Panel>
  );
}

/** A sequence of exactly this length is DER, as general libraries write ECDSA signatures. */
function nameForm([tag, length, ...rest]: Uint8Array): string | undefined {
  const isLong = length === 0x81 && rest[0] === rest.length - 1;
  return tag === 0x30 && (length === rest.length || isLong) ? 'DER' : undefined;
}

function toHex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
