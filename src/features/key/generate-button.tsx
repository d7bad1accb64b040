import { useRef, useState } from 'react';
import type { SecretEncoding } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import { RSA_SIZES, type RsaSize } from '../../session/make-key.ts';
import { Button } from '../../ui/button.tsx';

interface GenerateButtonProps {
  /** What is in the Key box, and is put back by Undo. */
  readonly text: string;
  readonly encoding: SecretEncoding;
  /** The name of the algorithm at hand; undefined where no key can be made for it. */
  readonly algorithm: string | undefined;
  /** Undefined when this browser cannot make one. */
  readonly make: (rsaSize: RsaSize) => Promise<string | undefined>;
  readonly onSecret: (text: string, encoding: SecretEncoding) => void;
}

/** Makes a key for the algorithm at hand. */
export function GenerateButton(props: GenerateButtonProps) {
  const { text, encoding, algorithm, make, onSecret } = props;
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const [rsaSize, setRsaSize] = useState<RsaSize>(2048);
  const [replaced, setReplaced] = useState({ text: '', encoding, by: '' });
  const latestText = useRef(text);
  latestText.current = text;
  const generate = async () => {
    if (!algorithm) return;
    setState('busy');
    const key = await make(rsaSize);
    setState(key === undefined ? 'failed' : 'idle');
    // What was typed while the key was being made is not thrown away.
    if (key === undefined || latestText.current !== text) return;
    setReplaced({ text, encoding, by: key });
    onSecret(key, 'utf8');
  };
  return (
    <>
      {state === 'failed' && (
        <span role="alert" className="text-12 text-bad">
          {say`Not in this browser`}
        </span>
      )}
      {state === 'busy' ? (
        <span role="status" className="text-12 whitespace-nowrap text-muted">
          {say`Making a key…`}
        </span>
      ) : (
        /^[RP]S/.test(algorithm ?? '') && (
          <select
            aria-label={say`RSA size`}
            title={say`Bits of a new RSA key`}
            className="min-h-7 rounded border border-control/60 bg-surface px-1 text-12"
            value={rsaSize}
            onChange={(event) => setRsaSize(Number(event.target.value) as RsaSize)}
          >
            {RSA_SIZES.map((size) => (
              <option key={size} value={size}>
                {size}
              </option>
            ))}
          </select>
        )
      )}
      <Button
        look="ghost"
        disabled={!algorithm || state === 'busy'}
        aria-busy={state === 'busy'}
        title={algorithm ? say`Make a new key for ${algorithm}` : say`Choose an algorithm first`}
        onClick={() => void generate()}
      >
        {say`Generate key`}
      </Button>
      {replaced.text !== '' && replaced.by === text && (
        <Button
          look="ghost"
          title={say`Put the key back that was here before`}
          onClick={() => onSecret(replaced.text, replaced.encoding)}
        >
          {say`Undo`}
        </Button>
      )}
    </>
  );
}
