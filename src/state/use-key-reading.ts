import { useEffect, useMemo, useState } from 'react';
import { hasKeyProblemWords, loadKeyProblemWords } from '../core/explain/key-problem-words.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import type { BegunReading } from '../crypto/read-keys.ts';
import { beginReading, useKeyReader } from './key-reader.ts';

/** A finished reading, and what it was made from. */
interface Finished {
  readonly begun: BegunReading;
  readonly passphrase: string;
  readonly reading: KeyReading;
}

/** Milliseconds without a key press before a passphrase is tried: deriving a key is slow on purpose. */
const PAUSE = 150;

/**
 * What the Key box holds. `reading` until a key is read that takes a moment;
 * a reading of another text or passphrase is never handed out.
 */
export function useKeyReading(
  text: string,
  encoding: SecretEncoding,
  passphrase: string,
): KeyReading {
  const reader = useKeyReader(text);
  const begun = useMemo(() => beginReading(reader, text, encoding), [reader, text, encoding]);
  const [latest, setLatest] = useState<Finished>();

  useEffect(() => {
    if (begun.state !== 'reading' || typeof reader === 'string') return;
    let superseded = false;
    const finish = () =>
      void reader.finishReading(begun, passphrase).then((reading) => {
        if (!superseded) setLatest({ begun, passphrase, reading });
      });
    const timer = setTimeout(finish, passphrase === '' ? 0 : PAUSE);
    return () => {
      superseded = true;
      clearTimeout(timer);
    };
  }, [begun, passphrase, reader]);

  return useWordedReading(
    latest?.begun === begun && latest.passphrase === passphrase ? latest.reading : begun,
  );
}

/** A text that is no key counts as being read until the words for that are here, or out of reach. */
function useWordedReading(reading: KeyReading): KeyReading {
  const [isSettled, setSettled] = useState(hasKeyProblemWords);
  const isWaiting = reading.state === 'unreadable' && !isSettled;

  useEffect(() => {
    if (isWaiting) void loadKeyProblemWords().then(() => setSettled(true));
  }, [isWaiting]);

  return useMemo(
    () => (isWaiting ? { state: 'reading', format: reading.format, pieces: [] } : reading),
    [isWaiting, reading],
  );
}
