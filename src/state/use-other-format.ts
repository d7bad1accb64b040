import { useEffect, useMemo, useState } from 'react';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { spokenTag } from '../core/words/say.ts';

type Recognizer = typeof import('../recognize-format.ts');

let recognizer: Recognizer | undefined;

/**
 * The verdict on a text that is no JWT, once it is known what the text is instead. Busy until then;
 * as it was where nothing is recognized, or where the code for it is out of reach.
 */
export function useOtherFormat(
  text: string,
  verdict: SignatureVerdict | undefined,
): SignatureVerdict | undefined {
  const [loaded, setLoaded] = useState<Recognizer | 'out-of-reach' | undefined>(recognizer);
  const isAsked = verdict !== undefined && mayBeOther(verdict);
  useEffect(() => {
    if (!isAsked || loaded) return;
    let isCurrent = true;
    void import('../recognize-format.ts').then(
      (module) => {
        recognizer = module;
        if (isCurrent) setLoaded(module);
      },
      () => isCurrent && setLoaded('out-of-reach'),
    );
    return () => {
      isCurrent = false;
    };
  }, [isAsked, loaded]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the verdict holds words, which change with the language
  const other = useMemo(
    () => (isAsked && typeof loaded === 'object' ? loaded.recognizeFormat(text) : undefined),
    [isAsked, loaded, text, spokenTag()],
  );
  if (!isAsked) return verdict;
  return loaded ? (other ?? verdict) : undefined;
}

/** A session cookie of Flask has three parts and begins with JSON, so that it passes for a token without "alg". */
function mayBeOther(verdict: SignatureVerdict): boolean {
  const { state } = verdict;
  return state === 'malformed' || (state === 'unsupported' && verdict.reason === 'no-algorithm');
}
