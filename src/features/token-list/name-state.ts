import type { VerdictState } from '../../core/verdict/signature-verdict.ts';
import { say } from '../../core/words/say.ts';

/** A verdict in a word; undefined is one that is still to come. */
export function nameState(state: VerdictState | undefined): string {
  switch (state) {
    case undefined:
      return say`checking`;
    case 'empty':
      return say`empty`;
    case 'malformed':
      return say`malformed`;
    case 'unverified':
      return say`unverified`;
    case 'verified':
      return say`verified`;
    case 'invalid':
      return say`invalid`;
    case 'unsupported':
      return say`unsupported`;
    case 'encrypted':
      return say`encrypted`;
    case 'decrypted':
      return say`decrypted`;
  }
}
