import { explainKeyReading } from '../../core/explain/explain-key-reading.ts';
import type { KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';

import { Coded } from '../../ui/quoted.tsx';

interface RefusedKeyProps {
  readonly reading: KeyReading;
  readonly encoding: SecretEncoding;
}

/** Why what is in the Key box is not a key, or is not open. */
export function RefusedKey({ reading, encoding }: RefusedKeyProps) {
  return (
    <p className="shrink-0 border-t border-line px-4 py-2 text-12 wrap-anywhere text-bad">
      <Coded>{explainKeyReading(reading, encoding)}</Coded>
    </p>
  );
}
