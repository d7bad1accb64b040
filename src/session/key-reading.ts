import { hasKeyProblemWords, loadKeyProblemWords } from '../core/explain/key-problem-words.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import type { BegunReading } from '../crypto/keys/read-keys.ts';
import { loadOnce } from '../crypto/load-once.ts';
import { latest, pause, type Work } from './latest.ts';
import { memo } from './memo.ts';

type KeyReader = typeof import('../crypto/keys/read-keys.ts');

/** Milliseconds without a key press before a passphrase is tried: deriving a key is slow on purpose. */
const PAUSE = 150;

/** Loads what reads keys; undefined where it is out of reach. An empty Key field needs none of it. */
export const { load: loadKeyReader, loaded: keyReader } = loadOnce(
  () => import('../crypto/keys/read-keys.ts'),
);

type ReadKey = (text: string, encoding: SecretEncoding, passphrase: string) => KeyReading;

/**
 * What the Key field holds: `reading` until a key is read that takes a moment. A reading of another
 * text or passphrase is never returned.
 */
export function keyReading(changed: () => void): ReadKey {
  const load = latest(
    async ({ report }: Work<KeyReader | 'out-of-reach'>, _text: string) =>
      report((await loadKeyReader()) ?? 'out-of-reach'),
    changed,
    () => 'out-of-reach' as const,
  );
  const begin = memo(beginReading);
  const finish = latest(finishReading, changed, () => NOT_READ);
  const loadWords = latest(
    async ({ report }: Work<true>, _needed: 'words') => {
      await loadKeyProblemWords();
      report(true);
    },
    changed,
    () => true,
  );
  const whileWordsLoad = memo(
    ({ format }: KeyReading & { state: 'unreadable' }): KeyReading => ({
      state: 'reading',
      format,
      pieces: [],
    }),
  );
  return (text, encoding, passphrase) => {
    const isBlank = text.trim() === '';
    const loaded = load(isBlank || keyReader() ? undefined : [text]) ?? keyReader();
    const begun = begin(isBlank ? 'blank' : (loaded ?? 'loading'), text, encoding);
    const canFinish = begun.state === 'reading' && typeof loaded === 'object';
    const reading = finish(canFinish ? [begun, passphrase] : undefined) ?? begun;
    if (reading.state !== 'unreadable' || hasKeyProblemWords()) return reading;
    return loadWords(['words']) ? reading : whileWordsLoad(reading);
  };
}

const NOT_READ: KeyReading = {
  state: 'unreadable',
  format: 'text',
  problem: { code: 'reader-not-loaded' },
};

function beginReading(
  loaded: KeyReader | 'blank' | 'loading' | 'out-of-reach',
  text: string,
  encoding: SecretEncoding,
): KeyReading {
  switch (loaded) {
    case 'blank':
      return { state: 'empty' };
    case 'loading':
      return { state: 'reading', format: 'text', pieces: [] };
    case 'out-of-reach':
      return NOT_READ;
    default:
      return loaded.parseKeys(text, encoding);
  }
}

async function finishReading(
  { signal, report }: Work<KeyReading>,
  begun: BegunReading,
  passphrase: string,
): Promise<void> {
  if (passphrase !== '') await pause(PAUSE, signal);
  const reader = keyReader();
  if (!signal.aborted && reader) report(await reader.finishReading(begun, passphrase));
}
