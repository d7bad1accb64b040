import { type DecodedToken, preventsJudgement } from '../core/decode/decoded-token.ts';
import type { FoundToken } from '../core/extract/found-token.ts';
import type { OtherFormatVerdict } from '../core/verdict/signature-verdict.ts';
import { latest, type Work } from './latest.ts';
import { memo } from './memo.ts';

type Recognizer = typeof import('../core/formats/recognize-format.ts');

type Recognize = (
  text: string,
  tokens: readonly FoundToken[],
  token: DecodedToken | undefined,
  language: string,
) => OtherFormatVerdict | 'loading' | undefined;

/**
 * The verdict on a text that is not a JWT, once it is known what the text is instead. Undefined for
 * every text that may be a JWT, where no format is recognized, and where the code for it is out of reach.
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
  const recognize = memo(
    (module: Recognizer, text: string, holdsToken: boolean, _language: string) =>
      module.recognizeFormat(text, holdsToken),
  );
  return (text, tokens, token, language) => {
    if (tokens.length > 1 || text.trim() === '') return undefined;
    if (token && !mayBeOther(token)) return undefined;
    const module = load(['recognizer']);
    if (!module) return 'loading';
    if (module === 'out-of-reach') return undefined;
    return recognize(module, text, token !== undefined, language);
  };
}

/** A session cookie of Flask has three parts and begins with JSON, so that it passes for a token without "alg". */
function mayBeOther({ form, algorithm, faults }: DecodedToken): boolean {
  return faults.some(preventsJudgement) || (form !== 'jwe' && algorithm === undefined);
}
