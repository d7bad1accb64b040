import type { KeyMaterial } from '../keys/key-material.ts';
import type { Misfit } from '../keys/select-encryption-key.ts';
import { secretLength } from '../registry/encryption-algorithms.ts';
import type { DecryptionVerdict } from '../verdict/decryption-verdict.ts';
import type { SealedKind } from '../verdict/sealed-kind.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { capitalised } from '../words/capitalised.ts';
import { bytes } from '../words/count-words.ts';
import { formatNumber } from '../words/format-number.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { demandOf, lengthReason } from './encryption-demand.ts';
import { describeKey, describeReading } from './explain-key.ts';
import { explainOpeningCause } from './explain-opening.ts';
import { explainSealedKind } from './explain-sealed-kind.ts';
import { words } from './verdict-words.ts';

type Misfitting = Extract<DecryptionVerdict, { reason: 'misfit' }>;

const MISFIT_TITLES: Readonly<Record<Misfit, () => string>> = {
  kind: () => say`Wrong key type`,
  curve: () => say`Key on the wrong curve`,
  public: () => say`Decryption needs a private key`,
  length: () => say`Wrong key length`,
  empty: () => say`Empty secret`,
  small: () => say`RSA key too small`,
};

/** The words for a key that cannot open the token, before it is tried. */
export function explainMisfit(verdict: Misfitting, kind: SealedKind | undefined): VerdictWords {
  const { misfit, suite, key, keys, curve, suggestion } = verdict;
  const { algorithm } = suite;
  const title = MISFIT_TITLES[misfit]();
  const hint = sentences(
    suggestion &&
      say`The token would decrypt ${describeReading(suggestion, algorithm.isPassword)}.`,
    verdict.cause && explainOpeningCause(verdict.cause),
    explainSealedKind(kind),
  );
  switch (misfit) {
    case 'kind':
      return words(title, sentences(demandOf(suite), given(verdict), hint));
    case 'curve':
      return words(
        title,
        say`The sender’s key in “epk” is on ${curve ?? '?'}, so the decryption key must be too, but ${theBareKey(verdict)} is on ${key.kind === 'secret' ? say`none` : (key.curve ?? '?')}.`,
      );
    case 'public':
      return words(
        title,
        say`${capitalised(theKey(verdict))} can only encrypt. To decrypt, ${algorithm.name} needs the matching private key.`,
      );
    case 'length':
      return words(
        title,
        sentences(
          say`${capitalised(theBareKey(verdict))} has ${bytesOf(key)}; ${lengthReason(suite)} needs exactly ${secretLength(suite) ?? 0}.`,
          keys.length > 1 ? say`No other key fits.` : undefined,
          hint,
        ),
      );
    case 'empty':
      return words(
        title,
        algorithm.isPassword
          ? say`${algorithm.name} needs a password of at least one byte.`
          : say`${algorithm.name} needs a secret of at least one byte.`,
      );
    case 'small':
      return words(
        title,
        say`${capitalised(theBareKey(verdict))} has ${formatNumber(key.kind === 'secret' ? 0 : (key.bits ?? 0))} bits; ${algorithm.name} needs 2,048 or more (RFC 7518 §4.3).`,
      );
  }
}

function given({ key, keys, keyId }: Misfitting): string {
  if (keyId !== undefined && keys.length > 1) {
    return say`Key “${insideQuotes(keyId)}” is the wrong kind: ${describeKey(key)}.`;
  }
  return keys.length === 1
    ? say`The Key field contains the wrong kind of key: ${describeKey(key)}.`
    : say`None of the ${keys.length} keys is the right kind.`;
}

function theKey({ key, keys }: Misfitting): string {
  const name =
    key.keyId === undefined ? say`the ${describeKey(key)}` : say`key “${insideQuotes(key.keyId)}”`;
  return keys.length > 1 && key.keyId === undefined ? say`${name} from the Key field` : name;
}

/** The same without what the sentence goes on with. */
function theBareKey({ key, keys }: Misfitting): string {
  if (keys.length > 1 && key.keyId !== undefined) return say`key “${insideQuotes(key.keyId)}”`;
  if (keys.length > 1) return say`a key in the Key field`;
  return key.kind === 'secret' ? say`the secret` : say`the key in the Key field`;
}

function bytesOf(key: KeyMaterial): string {
  return bytes(key.kind === 'secret' ? key.bytes.length : 0);
}
