import type { ParameterFault } from '../decode/encryption-parameters.ts';
import type { ShapeFault } from '../decode/encryption-shape.ts';
import type { KeyMaterial } from '../keys/key-material.ts';
import type { Misfit } from '../keys/select-encryption-key.ts';
import {
  type EncryptionSuite,
  type KeyManagementAlgorithm,
  secretLength,
} from '../registry/encryption-algorithms.ts';
import type { DecryptionAttempt, DecryptionVerdict } from '../verdict/decryption-verdict.ts';
import type { VerdictWords } from '../verdict/verdict-words.ts';
import { octets } from '../words/count-words.ts';
import { formatNumber } from '../words/format-number.ts';
import { say } from '../words/say.ts';
import { sentences } from '../words/sentences.ts';
import { explainCritical } from './explain-critical.ts';
import { explainFault, PART_NAMES } from './explain-fault.ts';
import { describeKey, describeReading, explainLock } from './explain-key.ts';
import { GUESSES } from './guess-words.ts';
import { explainKeyProblem } from './key-problem-words.ts';

/** The words for what opening an encrypted token came to. */
export function explainDecryption(verdict: DecryptionVerdict): VerdictWords {
  switch (verdict.state) {
    case 'malformed':
      return words(say`Malformed token`, sentences(...verdict.faults.map(explainFault)));
    case 'unsupported':
      return explainUnsupported(verdict);
    case 'encrypted':
      return explainEncrypted(verdict);
    case 'invalid':
      return explainInvalid(verdict);
    case 'decrypted':
      return explainDecrypted(verdict);
  }
}

type Of<State> = Extract<DecryptionVerdict, { state: State }>;

function explainUnsupported(verdict: Of<'unsupported'>): VerdictWords {
  switch (verdict.reason) {
    case 'no-algorithm':
      return words(
        say`No algorithm named`,
        say`The header has no "alg" that is a string, so nobody can tell how the key was encrypted (RFC 7516 §4.1.1).`,
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
    case 'unknown-algorithm':
      return words(
        say`Unknown algorithm`,
        say`"${verdict.name}" is no key management algorithm that is known here. Names are case-sensitive.`,
      );
    case 'unknown-encryption':
      return words(
        say`Unknown encryption`,
        say`"${verdict.name}" in "enc" is no content encryption that is known here. Names are case-sensitive.`,
      );
    case 'unknown-compression':
      return words(
        say`Unknown compression`,
        say`"zip" is "${verdict.name}"; the one compression there is, is "DEF" (RFC 7516 §4.1.3).`,
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
        say`The header says that ${verdict.names.map((name) => `"${name}"`).join(', ')} must be understood ("crit"), and it is not understood here (RFC 7516 §4.1.13).`,
      );
    case 'not-in-browser':
      return words(
        say`Algorithm not in this browser`,
        say`This browser cannot do ${verdict.suite.algorithm.name} with the ${describeKey(verdict.key)}. A newer one, or another, may.`,
      );
  }
}

function explainEncrypted(verdict: Of<'encrypted'>): VerdictWords {
  const title = say`Encrypted token`;
  switch (verdict.reason) {
    case 'no-key':
      return words(
        title,
        sentences(
          say`The header is readable; the rest is not without its key.`,
          demandOf(verdict.suite),
          say`Put it into Key.`,
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
      return explainMisfit(verdict);
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

type Misfitting = Extract<Of<'encrypted'>, { reason: 'misfit' }>;

const MISFIT_TITLES: Readonly<Record<Misfit, () => string>> = {
  kind: () => say`Wrong kind of key`,
  curve: () => say`Key on another curve`,
  public: () => say`A public key cannot open it`,
  length: () => say`Key of the wrong length`,
  empty: () => say`The secret is empty`,
  small: () => say`The RSA key is too small`,
};

function explainMisfit(verdict: Misfitting): VerdictWords {
  const { misfit, suite, key, keys, curve, suggestion } = verdict;
  const { algorithm } = suite;
  const title = MISFIT_TITLES[misfit]();
  const hint = suggestion && say`It opens ${describeReading(suggestion)}.`;
  switch (misfit) {
    case 'kind':
      return words(title, sentences(demandOf(suite), given(verdict)));
    case 'curve':
      return words(
        title,
        say`The sender's key in "epk" is on ${curve ?? '?'}, so the key that opens the token must be too; ${theKey(verdict)} is on ${key.kind === 'secret' ? say`none` : (key.curve ?? '?')}.`,
      );
    case 'public':
      return words(
        title,
        say`${capitalised(theKey(verdict))} encrypts for its owner. ${algorithm.name} opens with the private half of it.`,
      );
    case 'length':
      return words(
        title,
        sentences(
          say`${capitalised(ownerOf(verdict))} has ${octetsOf(key)}; ${lengthReason(suite)} needs exactly ${secretLength(suite) ?? 0}.`,
          keys.length > 1 ? say`No other key fits.` : undefined,
          hint,
        ),
      );
    case 'empty':
      return words(title, say`${algorithm.name} needs a secret of at least one octet.`);
    case 'small':
      return words(
        title,
        say`${capitalised(theKey(verdict))} has ${key.kind === 'secret' ? 0 : (key.bits ?? 0)} bits; ${algorithm.name} needs 2048 or more (RFC 7518 §4.3).`,
      );
  }
}

function explainInvalid(verdict: Of<'invalid'>): VerdictWords {
  switch (verdict.reason) {
    case 'shape':
      return words(
        say`Cannot be opened: a part has the wrong length`,
        sentences(...verdict.faults.map((fault) => explainShapeFault(fault, verdict.suite))),
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
          failure(verdict),
          verdict.suggestion && say`It opens ${describeReading(verdict.suggestion)}.`,
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
      return words(say`Decrypted`, sentences(how, unpacked));
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

/** What is wrong with the length of a part. */
export function explainShapeFault(
  { part, length, expected }: ShapeFault,
  { algorithm, encryption }: EncryptionSuite,
): string {
  const name = `${PART_NAMES[part]}: ${octets(length)}`;
  if (part === 'encryptedKey') {
    if (expected === undefined)
      return say`${name}; ${algorithm.name} puts the encrypted key there.`;
    return expected === 0
      ? say`${name}; with ${algorithm.name} it must be empty.`
      : say`${name}; ${algorithm.name} with ${encryption.name} makes ${expected}.`;
  }
  return expected === undefined
    ? say`${name}; ${encryption.name} makes a multiple of 16, and at least 16.`
    : say`${name}; ${encryption.name} has exactly ${expected}.`;
}

/** What is wrong with a header parameter of the algorithm. */
export function explainParameterFault(
  fault: ParameterFault,
  { name }: KeyManagementAlgorithm,
): string {
  const parameter = `"${fault.parameter}"`;
  switch (fault.fault) {
    case 'missing':
      return say`${name} needs ${parameter} in the header, and there is none.`;
    case 'wrong-type':
      return say`${parameter} is not ${PARAMETER_TYPES[fault.parameter]()}.`;
    case 'not-base64url':
      return say`${parameter} is not base64url.`;
    case 'private':
      return say`${parameter} holds a private key. Only the sender may have that one; whoever reads it can open the token.`;
    case 'curve-unknown':
      return say`${parameter} names the curve "${fault.curve}", or another "kty" than goes with it. Here ${name} works on P-256, P-384, P-521 and X25519.`;
    case 'coordinates':
      return say`${parameter} has a coordinate that is missing, or not as long as ${fault.curve} asks for.`;
    case 'off-curve':
      return say`${parameter} is no point on ${fault.curve}. Calculating with it could give away your private key (invalid curve attack), so it is not done.`;
    case 'low-order':
      return say`${parameter} is a point of low order on ${fault.curve}: with it anyone knows the key that comes out.`;
    case 'same-as-apu':
      return say`"apu" and "apv" are the same; they must be distinct (RFC 7518 §4.6.2).`;
    case 'length':
      return fault.parameter === 'p2s'
        ? say`${parameter} has ${octets(fault.length)}; a salt has ${fault.expected} or more (RFC 7518 §4.8.1.1).`
        : say`${parameter} has ${octets(fault.length)}; ${name} has exactly ${fault.expected} (RFC 7518 §4.7.1).`;
  }
}

const PARAMETER_TYPES = {
  epk: () => say`a JWK`,
  apu: () => say`a string`,
  apv: () => say`a string`,
  p2s: () => say`a string`,
  p2c: () => say`a positive whole number`,
  iv: () => say`a string`,
  tag: () => say`a string`,
} as const satisfies Record<ParameterFault['parameter'], () => string>;

/** What the algorithms ask for, as a sentence. */
export function demandOf(suite: EncryptionSuite): string {
  const { algorithm } = suite;
  const { name } = algorithm;
  if (algorithm.isPassword) return say`${name} needs the password.`;
  if (algorithm.mode === 'key-encryption') return say`${name} needs the RSA private key.`;
  if (algorithm.curves) return say`${name} needs the private key: EC, or X25519.`;
  return say`${lengthReason(suite)} needs a secret of ${secretLength(suite) ?? 0} octets.`;
}

/** Who asks for a length: with "dir" the content encryption, whose key the secret is. */
function lengthReason(suite: EncryptionSuite): string {
  const { algorithm, encryption } = suite;
  return algorithm.mode === 'direct-encryption'
    ? say`${encryption.name} with "${algorithm.name}"`
    : algorithm.name;
}

function suiteName({ algorithm, encryption }: EncryptionSuite): string {
  return say`${algorithm.name} and ${encryption.name}`;
}

/** "key "a", 1 of 3 in the key set". */
function chosen({ key, keys, keyId }: Of<'decrypted'>): string {
  const name = key.keyId === undefined ? say`the ${describeKey(key)}` : say`key "${key.keyId}"`;
  const place =
    keys.length > 1 ? `, ${say`${keys.indexOf(key) + 1} of ${keys.length} in the key set`}` : '';
  const otherName = keyId !== undefined && key.keyId !== undefined && key.keyId !== keyId;
  return `${name}${place}${otherName ? `. ${say`The header asks for key "${keyId}", which is not here`}` : ''}`;
}

function attempts({ tried, keys, keyId, by }: DecryptionAttempt): string {
  const [only] = tried;
  if (tried.length === 1 && keys.length === 1 && only) {
    const isOther = keyId !== undefined && only.keyId !== undefined && only.keyId !== keyId;
    return isOther
      ? say`the ${describeKey(only)}, which is "${only.keyId ?? ''}" where the header asks for "${keyId}"`
      : say`the ${describeKey(only)}`;
  }
  if (by === 'kid') return say`key "${keyId ?? ''}" of the key set`;
  const fitting =
    tried.length === 1
      ? say`the one key that fits`
      : say`each of the ${tried.length} keys that fit`;
  return keyId === undefined ? fitting : say`${fitting}; none is named "${keyId}"`;
}

function given({ key, keys, keyId }: Misfitting): string {
  if (keyId !== undefined && keys.length > 1) {
    return say`Key "${keyId}" is another kind: ${describeKey(key)}.`;
  }
  return keys.length === 1
    ? say`This is another kind: ${describeKey(key)}.`
    : say`None of the ${keys.length} keys is one.`;
}

function theKey({ key, keys }: Misfitting): string {
  const name = key.keyId === undefined ? say`the ${describeKey(key)}` : say`key "${key.keyId}"`;
  return keys.length > 1 && key.keyId === undefined ? say`${name} of the set` : name;
}

/** The same without its length, which the sentence goes on with. */
function ownerOf(verdict: Misfitting): string {
  return verdict.keys.length > 1 ? theKey(verdict) : say`the secret`;
}

function octetsOf(key: KeyMaterial): string {
  return octets(key.kind === 'secret' ? key.octets.length : 0);
}

/** "12 times its size". */
function ratio(from: number, to: number): string {
  const times = to / Math.max(1, from);
  return say`${times < 10 ? times.toFixed(1) : formatNumber(Math.floor(times))} times its size`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function words(title: string, detail: string): VerdictWords {
  return { title, detail };
}
