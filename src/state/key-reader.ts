import { useEffect, useState } from 'react';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import { afterFirstFrame } from './first-frame.ts';

type KeyReader = typeof import('../crypto/read-keys.ts');

let reader: KeyReader | undefined;

/** What reads keys, a chunk of its own: an empty Key box needs none of it. Undefined where it is out of reach. */
export async function loadKeyReader(): Promise<KeyReader | undefined> {
  reader ??= await import('../crypto/read-keys.ts').catch(() => undefined);
  return reader;
}

/** The same, if it is here. */
export function keyReader(): KeyReader | undefined {
  return reader;
}

/** For the text in the Key box; for an empty one it is fetched after the first frame, so that no paste fetches anything. */
export function useKeyReader(text: string): KeyReader | 'loading' | 'out-of-reach' {
  const [, setHere] = useState(reader !== undefined);
  const [failedOn, setFailedOn] = useState<string>();
  useEffect(() => {
    if (reader) return setHere(true);
    let superseded = false;
    const wanted = text === '' ? afterFirstFrame() : Promise.resolve();
    void wanted.then(loadKeyReader).then((loaded) => {
      if (superseded) return;
      setHere(loaded !== undefined);
      setFailedOn(loaded ? undefined : text);
    });
    return () => {
      superseded = true;
    };
  }, [text]);
  return reader ?? (failedOn === text ? 'out-of-reach' : 'loading');
}

/** What the Key box holds, as far as that can be told at once. */
export function beginReading(
  reading: ReturnType<typeof useKeyReader>,
  text: string,
  encoding: SecretEncoding,
): KeyReading {
  if (text.trim() === '') return { state: 'empty' };
  if (reading === 'loading') return { state: 'reading', format: 'text', pieces: [] };
  if (reading !== 'out-of-reach') return reading.parseKeys(text, encoding);
  return { state: 'unreadable', format: 'text', problem: { code: 'reader-not-loaded' } };
}
