import { useState } from 'react';
import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import { encodeHex } from '../../core/encoding/hex.ts';
import { describeSignatureBytes } from '../../core/explain/name-signature.ts';
import { findSignatureAlgorithm } from '../../core/registry/algorithms.ts';
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
  const value = (format === 'hex' && octets ? encodeHex(octets) : part?.encoded) ?? '';
  const algorithm = findSignatureAlgorithm(token?.algorithm ?? '');
  return (
    <Panel
      title={say`Signature`}
      className="pane-signature"
      edge="signature"
      note={octets && describeSignatureBytes(octets, algorithm)}
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
