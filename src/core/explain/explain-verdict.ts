import type { LifetimePhase } from '../claims/lifetime.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { chosen, engine, shortness, tooShort } from './explain-attempt.ts';
import { explainFault } from './explain-fault.ts';
import { explainInvalid } from './explain-invalid.ts';
import { explainUnsupported } from './explain-unsupported.ts';
import { explainUnverified } from './explain-unverified.ts';
import { words } from './verdict-words.ts';

/** The words for a verdict on a token in that phase of its life. */
export function explainVerdict(
  verdict: SignatureVerdict,
  phase: LifetimePhase = 'undated',
): VerdictWords {
  const { title, detail } = explainSignature(verdict);
  const late = phase === 'expired' ? 'expired' : phase === 'not-yet' ? 'not valid yet' : undefined;
  if (late === undefined) return { title, detail };
  if (verdict.state !== 'verified') return { title, detail: `${detail} It is also ${late}.` };
  const joint = title.includes(', but ') ? ' and' : ', but';
  return { title: `${title}${joint} the token is ${late}`, detail };
}

function explainSignature(verdict: SignatureVerdict): VerdictWords {
  if ('words' in verdict) return verdict.words;
  switch (verdict.state) {
    case 'empty':
      return words('No token yet', 'Paste, type or drop one. It stays in this page.');
    case 'malformed':
      return verdict.reason === 'no-token'
        ? words(
            'No token found',
            'A token is three pieces of base64url with dots between them, most often beginning with "eyJ".',
          )
        : words('Malformed token', verdict.faults.map(explainFault).join(' '));
    case 'encrypted':
      return words(
        'Encrypted token',
        'The header is readable. What opens the rest was not loaded: the host is out of reach. Load the page again.',
      );
    case 'unsupported':
      return explainUnsupported(verdict);
    case 'unverified':
      return explainUnverified(verdict);
    case 'invalid':
      return explainInvalid(verdict);
    case 'verified':
      return words(
        tooShort(verdict) ? 'Signature matches, but the key is too short' : 'Signature verified',
        `${verdict.algorithm.name} with ${chosen(verdict)}.${engine(verdict)}${shortness(verdict)}`,
      );
  }
}
