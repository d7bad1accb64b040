import { findDrafted } from '../registry/drafted-algorithms.ts';
import type { DecryptionVerdict } from '../verdict/decryption-verdict.ts';
import type { SealedKind } from '../verdict/sealed-kind.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { bytes } from '../words/count-words.ts';
import { formatNumber } from '../words/format-number.ts';
import { insideQuotes, quote } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { demandOf, enterKey } from './encryption-demand.ts';
import { describeMatch, explainOtherName } from './explain-attempt.ts';
import { explainCritical } from './explain-critical.ts';
import { explainFailure, explainTried } from './explain-decryption-failure.ts';
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
        say`Missing or invalid “alg”`,
        sentences(
          say`The header has no “alg” string, so no one can tell how the key was encrypted (RFC 7516 §4.1.1).`,
          explainSealedKind(kind),
        ),
      );
    case 'no-encryption':
      return words(
        say`Missing or invalid “enc”`,
        say`The header has no “enc” string, so no one can tell how the content was encrypted (RFC 7516 §4.1.2).`,
      );
    case 'insecure-page':
      return words(
        say`Can’t decrypt over plain HTTP`,
        say`This page was loaded over plain HTTP, where browsers disable their cryptography. Open the page over HTTPS or from localhost.`,
      );
    case 'header-alphabet':
      return words(
        say`Header not in base64url`,
        say`The protected header contains “+” or “/”, which base64url does not have, and the authentication tag covers its exact text. Claimcheck can’t decrypt such tokens. Encode the header as base64url where the token is created.`,
      );
    case 'unknown-algorithm':
      return explainUnknown(verdict.name);
    case 'unknown-encryption':
      return words(say`Unknown encryption`, explainName(verdict.name, 'encrypt'));
    case 'unknown-compression':
      return words(
        say`Unknown compression`,
        say`“zip” is “${insideQuotes(verdict.name)}”. The only compression defined is “DEF” (RFC 7516 §4.1.3).`,
      );
    case 'refused':
      return words(
        say`${verdict.algorithm.name} not supported`,
        sentences(verdict.algorithm.refusal, say`Ask the issuer to use RSA-OAEP-256 or ECDH-ES.`),
      );
    case 'critical-broken':
      return words(say`Invalid critical extensions`, explainCritical(verdict.problem));
    case 'critical':
      return words(
        say`Unsupported critical extension`,
        say`“crit” requires verifiers to understand ${verdict.names.map(quote).join(', ')}, which Claimcheck does not support (RFC 7516 §4.1.13).`,
      );
    case 'not-in-browser':
      return words(
        say`Algorithm unsupported in this browser`,
        say`This browser does not support ${verdict.suite.algorithm.name} with the ${describeKey(verdict.key)}. A newer version or another browser may.`,
      );
  }
}

function explainUnknown(name: string): VerdictWords {
  const drafted = findDrafted(name);
  return drafted?.use === 'wrap-key'
    ? words(
        say`Algorithm not supported`,
        say`“${insideQuotes(name)}” is ${drafted.description}, which ${drafted.draft} proposes. Claimcheck cannot decrypt the token: the draft may still change, and no browser supports the algorithm in JWE.`,
      )
    : words(say`Unknown algorithm`, explainName(name, 'wrap-key'));
}

function explainEncrypted(verdict: Of<'encrypted'>, kind: SealedKind | undefined): VerdictWords {
  const title = say`Encrypted token`;
  switch (verdict.reason) {
    case 'no-key':
      return words(
        title,
        sentences(
          say`Without the key, only the header is readable.`,
          demandOf(verdict.suite),
          kind === undefined || isGuess(kind) ? enterKey(verdict.suite) : undefined,
          explainSealedKind(kind),
        ),
      );
    case 'key-unreadable':
      return words(
        title,
        sentences(say`The key can’t be read.`, explainKeyProblem(verdict.problem)),
      );
    case 'key-locked':
      return words(title, explainLock(verdict.lock));
    case 'not-a-key':
      return words(
        title,
        sentences(
          demandOf(verdict.suite),
          say`Enter the private key as PEM, JWK or JWKS.`,
          verdict.guess ? GUESSES[verdict.guess] : say`The Key field contains something else.`,
        ),
      );
    case 'misfit':
      return explainMisfit(verdict, kind);
    case 'key-refused':
      return words(
        say`Unusable key`,
        say`This browser rejects the ${describeKey(verdict.key)} for ${verdict.suite.algorithm.name}: the parts of the key do not match each other, or some are missing.`,
      );
    case 'asks-iterations':
      return words(
        say`Long key derivation`,
        sentences(
          verdict.keys > 1
            ? say`“p2c” requires ${formatNumber(verdict.count)} rounds of hashing for each of ${verdict.keys} keys before the password can be tried.`
            : say`“p2c” requires ${formatNumber(verdict.count)} rounds of hashing before the password can be tried.`,
          say`That may keep this device busy for many seconds, so decryption waits for your confirmation.`,
        ),
      );
  }
}

function explainInvalid(verdict: Of<'invalid'>, kind: SealedKind | undefined): VerdictWords {
  switch (verdict.reason) {
    case 'shape':
      return words(
        say`Wrong length of encrypted part`,
        sentences(
          ...verdict.faults.map((fault) => explainShapeFault(fault, verdict.suite)),
          verdict.cause && explainOpeningCause(verdict.cause),
        ),
      );
    case 'parameter':
      return words(
        say`Invalid encryption parameter`,
        explainParameterFault(verdict.fault, verdict.suite.algorithm),
      );
    case 'mismatch':
      return words(
        verdict.suite.algorithm.isPassword
          ? say`Decryption failed with this password`
          : say`Decryption failed`,
        sentences(
          explainTried(verdict),
          verdict.suggestion
            ? say`The token would decrypt ${describeReading(verdict.suggestion, verdict.suite.algorithm.isPassword)}.`
            : verdict.cause
              ? explainOpeningCause(verdict.cause)
              : explainFailure(verdict),
          explainSealedKind(kind),
        ),
      );
  }
}

function explainDecrypted(verdict: Of<'decrypted'>): VerdictWords {
  const how = explainMatch(verdict);
  switch (verdict.reason) {
    case 'opened': {
      const { inflation } = verdict;
      const unpacked =
        inflation &&
        say`Unpacked from ${formatNumber(inflation.from)} to ${bytes(inflation.to)} (${ratio(inflation.from, inflation.to)}).`;
      const { derivation } = verdict;
      const derived = derivation && explainDerivation(derivation);
      return words(say`Decrypted`, sentences(derived ?? how, unpacked));
    }
    case 'asks-inflation':
      return words(
        say`Decrypted, not unpacked`,
        sentences(
          how,
          say`The ${formatNumber(verdict.from)} bytes of content unpack to more than ${formatNumber(verdict.limit)}, more than ${ratio(verdict.from, verdict.limit)}. This may be a decompression bomb, so unpacking waits for your confirmation.`,
        ),
      );
    case 'too-large':
      return words(
        say`Decrypted, too large to show`,
        sentences(
          how,
          say`The ${formatNumber(verdict.from)} bytes of content unpack to more than ${formatNumber(verdict.limit)}, more than ${ratio(verdict.from, verdict.limit)}.`,
        ),
      );
    case 'not-deflate':
      return words(
        say`Decrypted, can’t be unpacked`,
        sentences(how, say`“zip” is “DEF”, but the encrypted content is not DEFLATE (RFC 1951).`),
      );
  }
}

function explainMatch({ suite, ...match }: Of<'decrypted'>): string {
  const [alg, enc] = [suite.algorithm.name, suite.encryption.name];
  return sentences(
    suite.algorithm.isPassword && match.keys.length === 1
      ? say`${alg} and ${enc} decryption succeeded with the password in the Key field.`
      : say`${alg} and ${enc} decryption succeeded with ${describeMatch(match, false)}.`,
    explainOtherName(match),
  );
}

/** "12 times its size". */
function ratio(from: number, to: number): string {
  const times = to / Math.max(1, from);
  return say`${times < 10 ? times.toFixed(1) : formatNumber(Math.floor(times))} times the packed size`;
}
