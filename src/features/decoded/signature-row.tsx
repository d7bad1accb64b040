import { useState } from 'react';
import { type DecodedToken, findPart } from '../../core/decode/decoded-token.ts';
import { encodeHex } from '../../core/encoding/hex.ts';
import { isDerSignature } from '../../core/explain/name-signature.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { FoldRow } from './fold-row.tsx';

interface SignatureRowProps {
  readonly token: DecodedToken | undefined;
  /** Undefined while it is being worked out. */
  readonly verdict: SignatureVerdict | undefined;
  readonly onSteps: () => void;
}

const FORMATS = {
  base64url: 'Base64url',
  get hex() {
    return say`Hex`;
  },
} as const;

/** How long the signature is and what checking it came to; opened, all of its value. */
export function SignatureRow({ token, verdict, onSteps }: SignatureRowProps) {
  const [format, setFormat] = useState<keyof typeof FORMATS>('base64url');
  const part = token && findPart(token, 'signature');
  const bytes = part?.bytes.ok ? part.bytes.value : undefined;
  const value = (format === 'hex' && bytes ? encodeHex(bytes) : part?.encoded) ?? '';
  return (
    <FoldRow
      title={say`Signature`}
      edge="signature"
      summary={
        <span className="flex min-w-0 gap-x-2">
          <span>{describeSignature(token, bytes, verdict)}</span>
          {part && part.encoded !== '' && (
            <span
              aria-hidden="true"
              translate="no"
              className="signature-value min-w-0 truncate font-mono text-signature max-md:hidden"
            >
              {shortForm(part.encoded)}
            </span>
          )}
        </span>
      }
      tools={
        <>
          <Button look="ghost" small disabled={!part} onClick={onSteps}>
            {say`How it’s made`}
          </Button>
          <CopyButton isIcon what={say`signature`} text={value} />
        </>
      }
    >
      {value === '' ? undefined : (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-1 pb-3">
          <p
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            tabIndex={0}
            translate="no"
            className="signature-value max-h-40 min-w-0 flex-1 basis-60 overflow-auto font-mono text-12 leading-5 break-all text-signature"
          >
            {value}
          </p>
          <Segments
            label={say`Signature format`}
            options={FORMATS}
            value={format}
            onChange={setFormat}
          />
          {bytes && isDerSignature(bytes) && (
            <p className="basis-full text-12 text-muted">
              {say`The signature is DER-encoded. JOSE concatenates the two numbers r and s instead (RFC 7518 §3.4).`}
            </p>
          )}
        </div>
      )}
    </FoldRow>
  );
}

function describeSignature(
  token: DecodedToken | undefined,
  bytes: Uint8Array | undefined,
  verdict: SignatureVerdict | undefined,
): string {
  if (!token) return '';
  if (findPart(token, 'signature')?.bytes.ok === false) return say`Not readable`;
  if (!bytes || bytes.length === 0) return say`Empty`;
  const length = formatNumber(bytes.length);
  if (verdict?.state === 'verified') {
    return sayCount(bytes.length, '{1} byte, valid', '{1} bytes, valid', length);
  }
  if (verdict?.state === 'invalid') {
    return verdict.reason === 'edited'
      ? sayCount(
          bytes.length,
          '{1} byte, from before the edit',
          '{1} bytes, from before the edit',
          length,
        )
      : sayCount(bytes.length, '{1} byte, doesn’t match', '{1} bytes, doesn’t match', length);
  }
  return verdict
    ? sayCount(bytes.length, '{1} byte, not verified', '{1} bytes, not verified', length)
    : sayCount(bytes.length, '{1} byte', '{1} bytes', length);
}

/** The beginning and the end, by which a person compares. */
function shortForm(value: string): string {
  return value.length > 24 ? `${value.slice(0, 12)}…${value.slice(-6)}` : value;
}
