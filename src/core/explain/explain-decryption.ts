import type { EncryptionSuite } from '../registry/encryption-algorithms.ts';
import type { DecryptionAttempt, DecryptionVerdict } from '../verdict/decryption-verdict.ts';
import type { SealedKind } from '../verdict/sealed-kind.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { octets } from '../words/count-words.ts';
import { formatNumber } from '../words/format-number.ts';
import { insideQuotes, quote } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { demandOf } from './encryption-demand.ts';
import { explainCritical } from './explain-critical.ts';
import { explainParameterFault, explainShapeFault } from './explain-encryption-fault.ts';
import { explainFault } from './explain-fault.ts';
import { describeKey, describeReading } from './explain-key.ts';
import { explainLock } from './explain-key-reading.ts';
import { explainMisfit } from './explain-misfit.ts';
import { explainName } from './explain-name.ts';
import { explainDerivation, explainOpeningCause } from './explain-opening.ts';
import { explainSealedKind, isGuess } from './explain-sealed-kind.ts';
import { GUESSES } from './guess-words.ts';
import { explainKeyProblem } from './key-problem-words.ts';
import { words } from './verdict-words.ts';

/** The words for what opening an encrypted token came to. */
export function explainDecryption(
  verdict: DecryptionVerdict,
  kind?: SealedKind | undefined,
): VerdictWords {
  switch (verdict.state) {
    case 'malformed':
      return words(say`Malformed token`, sentences(...verdict.faults.map(explainFault)));
    case 'unsupported':
      return explainUnsupported(verdict, kind);
    case 'encrypted':
      return explainEncrypted(verdict, kind);
    case 'invalid':
      return explainInvalid(verdict, kind);
    case 'decrypted':
      return explainDecrypted(verdict);
  }
}

type Of<State> = Extract<DecryptionVerdict, { state: State }>;

function explainUnsupported(
  verdict: Of<'unsupported'>,
  kind: SealedKind | undefined,
): VerdictWords {
  switch (verdict.reason) {
    case 'no-algorithm':
      return words(
        say`No algorithm named`,
        sentences(
          say`The header has no "alg" that is a string, so nobody can tell how the key was encrypted (RFC 7516 §4.1.1).`,
          explainSealedKind(kind),
        ),
      );
    case 'no-encryption':
      return words(
        say`No encryption named`,
        say`The header has no "enc" that is a string, so nobody can tell how the content was encrypted (RFC 7516 §4.1.2).`,
      );
    case 'insecure-page':
      return words(
        say`Cannot decrypt here`,
        say`This page came over plain http, and browsers withhold their cryptography from such pages. Open it over https, or from localhost.`,
      );
    case 'header-alphabet':
      return words(
        say`Header not in base64url`,
        say`The protected header has "+" or "/", which base64url does not have, and the authentication tag covers its exact text. This page decrypts no such token. Encode the header as base64url where the token is made.`,
      );
    case 'unknown-algorithm':
      return words(say`Unknown algorithm`, explainName(verdict.name, 'wrap-key'));
    case 'unknown-encryption':
      return words(say`Unknown encryption`, explainName(verdict.name, 'encrypt'));
    case 'unknown-compression':
      return words(
        say`Unknown compression`,
        say`"zip" is "${insideQuotes(verdict.name)}"; the one compression there is, is "DEF" (RFC 7516 §4.1.3).`,
      );
    case 'refused':
      return words(
        say`${verdict.algorithm.name} is not opened here`,
        sentences(
          say`With ${verdict.algorithm.name} (${verdict.algorithm.description}), ${verdict.algorithm.refusal ?? ''}`,
          say`Ask the issuer for RSA-OAEP-256 or ECDH-ES.`,
        ),
      );
    case 'critical-broken':
      return words(say`Broken list of extensions`, explainCritical(verdict.problem));
    case 'critical':
      return words(
        say`Critical extension`,
        say`The header says that ${verdict.names.map(quote).join(', ')} must be understood ("crit"), and it is not understood here (RFC 7516 §4.1.13).`,
      );
    case 'not-in-browser':
      return words(
        say`Algorithm not in this browser`,
        say`This browser cannot do ${verdict.suite.algorithm.name} with the ${describeKey(verdict.key)}. A newer one, or another, may.`,
      );
  }
}

function explainEncrypted(verdict: Of<'encrypted'>, kind: SealedKind | undefined): VerdictWords {
  const title = say`Encrypted token`;
  switch (verdict.reason) {
    case 'no-key':
      return words(
        title,
        sentences(
          say`The header is readable; the rest is not without its key.`,
          demandOf(verdict.suite),
          kind === undefined || isGuess(kind) ? say`Put it into Key.` : undefined,
          explainSealedKind(kind),
        ),
      );
    case 'key-unreadable':
      return words(title, sentences(say`Key cannot be read.`, explainKeyProblem(verdict.problem)));
    case 'key-locked':
      return words(title, explainLock(verdict.lock));
    case 'not-a-key':
      return words(
        title,
        sentences(
          demandOf(verdict.suite),
          say`As PEM, JWK or JWK Set.`,
          verdict.guess ? GUESSES[verdict.guess] : say`What is in Key is none of these.`,
        ),
      );
    case 'misfit':
      return explainMisfit(verdict, kind);
    case 'key-refused':
      return words(
        say`Key not usable`,
        say`This browser refuses the ${describeKey(verdict.key)} for ${verdict.suite.algorithm.name}: its parts do not fit together, or some are missing.`,
      );
    case 'asks-iterations':
      return words(
        say`Opening takes long`,
        sentences(
          verdict.keys > 1
            ? say`"p2c" asks for ${formatNumber(verdict.count)} rounds of hashing for each of ${verdict.keys} keys before the password can be tried.`
            : say`"p2c" asks for ${formatNumber(verdict.count)} rounds of hashing before the password can be tried.`,
          say`That may keep this device busy for many seconds, so it waits for your word.`,
        ),
      );
  }
}

function explainInvalid(verdict: Of<'invalid'>, kind: SealedKind | undefined): VerdictWords {
  switch (verdict.reason) {
    case 'shape':
      return words(
        say`Cannot be opened: a part has the wrong length`,
        sentences(
          ...verdict.faults.map((fault) => explainShapeFault(fault, verdict.suite)),
          verdict.cause && explainOpeningCause(verdict.cause),
        ),
      );
    case 'parameter':
      return words(
        say`Cannot be opened: the header is wrong`,
        explainParameterFault(verdict.fault, verdict.suite.algorithm),
      );
    case 'mismatch':
      return words(
        verdict.suite.algorithm.isPassword
          ? say`The password does not open it`
          : say`Does not open`,
        sentences(
          say`${suiteName(verdict.suite)} with ${attempts(verdict)}.`,
          verdict.suggestion
            ? say`The token would open ${describeReading(verdict.suggestion)}.`
            : verdict.cause
              ? explainOpeningCause(verdict.cause)
              : failure(verdict),
          explainSealedKind(kind),
        ),
      );
  }
}

type Mismatch = Extract<Of<'invalid'>, { reason: 'mismatch' }>;

function failure({ failed, tried, suite }: Mismatch): string {
  const { algorithm } = suite;
  const what =
    tried.length > 1 ? say`One of these keys` : algorithm.isPassword ? say`It` : say`This key`;
  switch (failed) {
    case 'content':
      return say`${what} opens the encrypted key, but the content does not fit its tag: header, initialization vector, ciphertext or tag was altered.`;
    case 'key':
      return algorithm.isPassword
        ? say`It does not open the encrypted key: the password is another one, or "p2s", "p2c" or the encrypted key was altered.`
        : say`The encrypted key does not open: it was made for another key, or altered.`;
    case undefined:
      return say`It was encrypted for another key, or altered.`;
  }
}

function explainDecrypted(verdict: Of<'decrypted'>): VerdictWords {
  const how = say`${suiteName(verdict.suite)} with ${chosen(verdict)}.`;
  switch (verdict.reason) {
    case 'opened': {
      const { inflation } = verdict;
      const unpacked =
        inflation &&
        say`Unpacked from ${formatNumber(inflation.from)} to ${octets(inflation.to)} (${ratio(inflation.from, inflation.to)}).`;
      const { derivation } = verdict;
      const derived = derivation && explainDerivation(derivation);
      return words(say`Decrypted`, sentences(derived ?? how, unpacked));
    }
    case 'asks-inflation':
      return words(
        say`Decrypted, not unpacked`,
        sentences(
          how,
          say`Its ${formatNumber(verdict.from)} octets unpack to more than ${formatNumber(verdict.limit)}, more than ${ratio(verdict.from, verdict.limit)}: perhaps a bomb. It waits for your word.`,
        ),
      );
    case 'too-large':
      return words(
        say`Decrypted, too large to show`,
        sentences(
          how,
          say`Its ${formatNumber(verdict.from)} octets unpack to more than ${formatNumber(verdict.limit)}, more than ${ratio(verdict.from, verdict.limit)}.`,
        ),
      );
    case 'not-deflate':
      return words(
        say`Decrypted, cannot be unpacked`,
        sentences(
          how,
          say`The header says "zip": "DEF", but what was encrypted is not DEFLATE (RFC 1951).`,
        ),
      );
  }
}

function suiteName({ algorithm, encryption }: EncryptionSuite): string {
  return say`${algorithm.name} and ${encryption.name}`;
}

/** "key "a", 1 of 3 in the key set". */
function chosen({ key, keys, keyId }: Of<'decrypted'>): string {
  const name =
    key.keyId === undefined ? say`the ${describeKey(key)}` : say`key "${insideQuotes(key.keyId)}"`;
  const place =
    keys.length > 1 ? `, ${say`${keys.indexOf(key) + 1} of ${keys.length} in the key set`}` : '';
  const otherName = keyId !== undefined && key.keyId !== undefined && key.keyId !== keyId;
  return `${name}${place}${otherName ? `. ${say`The header asks for key "${insideQuotes(keyId)}", which is not here`}` : ''}`;
}

function attempts({ tried, keys, keyId, by }: DecryptionAttempt): string {
  const [only] = tried;
  if (tried.length === 1 && keys.length === 1 && only) {
    const isOther = keyId !== undefined && only.keyId !== undefined && only.keyId !== keyId;
    return isOther
      ? say`the ${describeKey(only)}, which is "${insideQuotes(only.keyId ?? '')}" where the header asks for "${insideQuotes(keyId)}"`
      : say`the ${describeKey(only)}`;
  }
  if (by === 'kid') return say`key "${insideQuotes(keyId ?? '')}" of the key set`;
  const fitting =
    tried.length === 1
      ? say`the one key that fits`
      : say`each of the ${tried.length} keys that fit`;
  return keyId === undefined ? fitting : say`${fitting}; none is named "${insideQuotes(keyId)}"`;
}

/** "12 times its size". */
function ratio(from: number, to: number): string {
  const times = to / Math.max(1, from);
  return say`${times < 10 ? times.toFixed(1) : formatNumber(Math.floor(times))} times its size`;
}
