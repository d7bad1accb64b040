import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { latest, type Work } from './latest.ts';
import { memo } from './memo.ts';

type Recognizer = typeof import('../core/formats/recognize-format.ts');

type Recognize = (
  text: string,
  verdict: SignatureVerdict | undefined,
  language: string,
) => SignatureVerdict | undefined;

/**
 * The verdict on a text that is not a JWT, once it is known what the text is instead. Undefined until
 * then; the same verdict where nothing is recognized, or the code for it is out of reach.
 */
export function otherFormat(changed: () => void): Recognize {
  const load = latest(
    async ({ report }: Work<Recognizer | 'out-of-reach'>, _wanted: 'recognizer') => {
      const module = import('../core/formats/recognize-format.ts');
      report(await module.catch(() => 'out-of-reach' as const));
    },
    changed,
    () => 'out-of-reach' as const,
  );
  const recognize = memo((module: Recognizer, text: string, _language: string) =>
    module.recognizeFormat(text),
  );
  return (text, verdict, language) => {
    if (!verdict || !mayBeOther(verdict)) return verdict;
    const module = load(['recognizer']);
    if (!module) return undefined;
    return module === 'out-of-reach' ? verdict : (recognize(module, text, language) ?? verdict);
  };
}

/** A session cookie of Flask has three parts and begins with JSON, so that it passes for a token without "alg". */
function mayBeOther(verdict: SignatureVerdict): boolean {
  const { state } = verdict;
  return state === 'malformed' || (state === 'unsupported' && verdict.reason === 'no-algorithm');
}
