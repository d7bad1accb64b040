import { useState } from 'react';
import { say } from '../../core/words/say.ts';
import type { Generated } from '../../session/generate-and-sign.ts';
import type { RsaSize } from '../../session/rsa-sizes.ts';
import type { Session } from '../../session/session.ts';

/** The key that is being generated, or how the last one went. */
export interface KeyGeneration {
  readonly isBusy: boolean;
  /** What is said of it; undefined where there is nothing to say. */
  readonly note: string | undefined;
  readonly rsaSize: RsaSize;
  readonly setRsaSize: (size: RsaSize) => void;
  readonly start: () => void;
}

export function useKeyGeneration(session: Session): KeyGeneration {
  const [state, setState] = useState<'busy' | Generated>();
  const [rsaSize, setRsaSize] = useState<RsaSize>(2048);
  const start = async () => {
    setState('busy');
    const generated = import('../../session/generate-and-sign.ts').then(({ generateAndSign }) =>
      generateAndSign(session, rsaSize),
    );
    setState(await generated.catch(() => 'failed' as const));
  };
  return {
    isBusy: state === 'busy',
    note: NOTES[state ?? 'signed'](),
    rsaSize,
    setRsaSize,
    start: () => void start(),
  };
}

const NOTES: Readonly<Record<'busy' | Generated, () => string | undefined>> = {
  busy: () => say`Generating a key…`,
  failed: () => say`Couldn’t generate the key. Choose another algorithm.`,
  signed: () => undefined,
  made: () => undefined,
  superseded: () => undefined,
};
