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
import { count } from './count.ts';
import { explainCritical } from './explain-critical.ts';
import { explainFault, PART_NAMES } from './explain-fault.ts';
import { describeKey, describeReading, explainLock } from './explain-key.ts';
import { explainKeyProblem } from './explain-key-problem.ts';
import { GUESSES } from './guess-words.ts';

/** The words for what opening an encrypted token came to. */
export function explainDecryption(verdict: DecryptionVerdict): VerdictWords {
  switch (verdict.state) {
    case 'malformed':
      return words('Malformed token', verdict.faults.map(explainFault).join(' '));
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
        'No algorithm named',
        'The header has no "alg" that is a string, so nobody can tell how the key was encrypted (RFC 7516 §4.1.1).',
      );
    case 'no-encryption':
      return words(
        'No encryption named',
        'The header has no "enc" that is a string, so nobody can tell how the content was encrypted (RFC 7516 §4.1.2).',
      );
    case 'insecure-page':
      return words(
        'Cannot decrypt here',
        'This page came over plain http, and browsers withhold their cryptography from such pages. Open it over https, or from localhost.',
      );
    case 'unknown-algorithm':
      return words(
        'Unknown algorithm',
        `"${verdict.name}" is no key management algorithm that is known here. Names are case-sensitive.`,
      );
    case 'unknown-encryption':
      return words(
        'Unknown encryption',
        `"${verdict.name}" in "enc" is no content encryption that is known here. Names are case-sensitive.`,
      );
    case 'unknown-compression':
      return words(
        'Unknown compression',
        `"zip" is "${verdict.name}"; the one compression there is, is "DEF" (RFC 7516 §4.1.3).`,
      );
    case 'refused':
      return words(
        `${verdict.algorithm.name} is not opened here`,
        `With ${verdict.algorithm.name} (${verdict.algorithm.description}), ${verdict.algorithm.refusal} Ask the issuer for RSA-OAEP-256 or ECDH-ES.`,
      );
    case 'critical-broken':
      return words('Broken list of extensions', explainCritical(verdict.problem));
    case 'critical':
      return words(
        'Critical extension',
        `The header says that ${verdict.names.map((name) => `"${name}"`).join(', ')} must be understood ("crit"), and it is not understood here (RFC 7516 §4.1.13).`,
      );
    case 'not-in-browser':
      return words(
        'Algorithm not in this browser',
        `This browser cannot do ${verdict.suite.algorithm.name} with the ${describeKey(verdict.key)}. A newer one, or another, may.`,
      );
  }
}

function explainEncrypted(verdict: Of<'encrypted'>): VerdictWords {
  const title = 'Encrypted token';
  switch (verdict.reason) {
    case 'no-key':
      return words(
        title,
        `The header is readable; the rest is not without its key. ${demandOf(verdict.suite)} Put it into Key.`,
      );
    case 'key-unreadable':
      return words(title, `Key cannot be read. ${explainKeyProblem(verdict.problem)}`);
    case 'key-locked':
      return words(title, explainLock(verdict.lock));
    case 'not-a-key':
      return words(
        title,
        `${demandOf(verdict.suite)} As PEM, JWK or JWK Set. ${verdict.guess ? GUESSES[verdict.guess] : 'What is in Key is none of these.'}`,
      );
    case 'misfit':
      return explainMisfit(verdict);
    case 'key-refused':
      return words(
        'Key not usable',
        `This browser refuses the ${describeKey(verdict.key)} for ${verdict.suite.algorithm.name}: its parts do not fit together, or some are missing.`,
      );
    case 'asks-iterations':
      return words(
        'Opening takes long',
        `"p2c" asks for ${grouped(verdict.count)} rounds of hashing${verdict.keys > 1 ? ` for each of ${verdict.keys} keys` : ''} before the password can be tried. That may keep this device busy for many seconds, so it waits for your word.`,
      );
  }
}

type Misfitting = Extract<Of<'encrypted'>, { reason: 'misfit' }>;

const MISFIT_TITLES: Readonly<Record<Misfit, string>> = {
  kind: 'Wrong kind of key',
  curve: 'Key on another curve',
  public: 'A public key cannot open it',
  length: 'Key of the wrong length',
  empty: 'The secret is empty',
  small: 'The RSA key is too small',
};

function explainMisfit(verdict: Misfitting): VerdictWords {
  const { misfit, suite, key, keys, curve, suggestion } = verdict;
  const { algorithm } = suite;
  const title = MISFIT_TITLES[misfit];
  const hint = suggestion ? ` It opens ${describeReading(suggestion)}.` : '';
  switch (misfit) {
    case 'kind':
      return words(title, `${demandOf(suite)} ${given(verdict)}`);
    case 'curve':
      return words(
        title,
        `The sender's key in "epk" is on ${curve}, so the key that opens the token must be too; ${theKey(verdict)} is on ${key.kind === 'secret' ? 'none' : key.curve}.`,
      );
    case 'public':
      return words(
        title,
        `${capitalised(theKey(verdict))} encrypts for its owner. ${algorithm.name} opens with the private half of it.`,
      );
    case 'length':
      return words(
        title,
        `${capitalised(ownerOf(verdict))} has ${octetsOf(key)}; ${lengthReason(suite)} needs exactly ${secretLength(suite)}.${keys.length > 1 ? ' No other key fits.' : ''}${hint}`,
      );
    case 'empty':
      return words(title, `${algorithm.name} needs a secret of at least one octet.`);
    case 'small':
      return words(
        title,
        `${capitalised(theKey(verdict))} has ${key.kind === 'secret' ? 0 : key.bits} bits; ${algorithm.name} needs 2048 or more (RFC 7518 §4.3).`,
      );
  }
}

function explainInvalid(verdict: Of<'invalid'>): VerdictWords {
  switch (verdict.reason) {
    case 'shape':
      return words(
        'Cannot be opened: a part has the wrong length',
        verdict.faults.map((fault) => explainShapeFault(fault, verdict.suite)).join(' '),
      );
    case 'parameter':
      return words(
        'Cannot be opened: the header is wrong',
        explainParameterFault(verdict.fault, verdict.suite.algorithm),
      );
    case 'mismatch':
      return words(
        verdict.suite.algorithm.isPassword ? 'The password does not open it' : 'Does not open',
        `${suiteName(verdict.suite)} with ${attempts(verdict)}. ${failure(verdict)}${verdict.suggestion ? ` It opens ${describeReading(verdict.suggestion)}.` : ''}`,
      );
  }
}

type Mismatch = Extract<Of<'invalid'>, { reason: 'mismatch' }>;

function failure({ failed, tried, suite }: Mismatch): string {
  const { algorithm } = suite;
  const what = tried.length > 1 ? 'One of these keys' : algorithm.isPassword ? 'It' : 'This key';
  switch (failed) {
    case 'content':
      return `${what} opens the encrypted key, but the content does not fit its tag: header, initialization vector, ciphertext or tag was altered.`;
    case 'key':
      return algorithm.isPassword
        ? 'It does not open the encrypted key: the password is another one, or "p2s", "p2c" or the encrypted key was altered.'
        : 'The encrypted key does not open: it was made for another key, or altered.';
    case undefined:
      return 'It was encrypted for another key, or altered.';
  }
}

function explainDecrypted(verdict: Of<'decrypted'>): VerdictWords {
  const how = `${suiteName(verdict.suite)} with ${chosen(verdict)}.`;
  switch (verdict.reason) {
    case 'opened': {
      const { inflation } = verdict;
      const unpacked = inflation
        ? ` Unpacked from ${grouped(inflation.from)} to ${count(inflation.to, 'octet')} (${ratio(inflation.from, inflation.to)}).`
        : '';
      return words('Decrypted', `${how}${unpacked}`);
    }
    case 'asks-inflation':
      return words(
        'Decrypted, not unpacked',
        `${how} Its ${grouped(verdict.from)} octets unpack to more than ${grouped(verdict.limit)}, more than ${ratio(verdict.from, verdict.limit)}: perhaps a bomb. It waits for your word.`,
      );
    case 'too-large':
      return words(
        'Decrypted, too large to show',
        `${how} Its ${grouped(verdict.from)} octets unpack to more than ${grouped(verdict.limit)}, more than ${ratio(verdict.from, verdict.limit)}.`,
      );
    case 'not-deflate':
      return words(
        'Decrypted, cannot be unpacked',
        `${how} The header says "zip": "DEF", but what was encrypted is not DEFLATE (RFC 1951).`,
      );
  }
}

/** What is wrong with the length of a part. */
export function explainShapeFault(
  { part, length, expected }: ShapeFault,
  { algorithm, encryption }: EncryptionSuite,
): string {
  const name = `${PART_NAMES[part]}: ${count(length, 'octet')}`;
  if (part === 'encryptedKey') {
    if (expected === undefined) return `${name}; ${algorithm.name} puts the encrypted key there.`;
    return expected === 0
      ? `${name}; with ${algorithm.name} it must be empty.`
      : `${name}; ${algorithm.name} with ${encryption.name} makes ${expected}.`;
  }
  return expected === undefined
    ? `${name}; ${encryption.name} makes a multiple of 16, and at least 16.`
    : `${name}; ${encryption.name} has exactly ${expected}.`;
}

/** What is wrong with a header parameter of the algorithm. */
export function explainParameterFault(
  fault: ParameterFault,
  { name }: KeyManagementAlgorithm,
): string {
  const parameter = `"${fault.parameter}"`;
  switch (fault.fault) {
    case 'missing':
      return `${name} needs ${parameter} in the header, and there is none.`;
    case 'wrong-type':
      return `${parameter} is not ${PARAMETER_TYPES[fault.parameter]}.`;
    case 'not-base64url':
      return `${parameter} is not base64url.`;
    case 'private':
      return `${parameter} holds a private key. Only the sender may have that one; whoever reads it can open the token.`;
    case 'curve-unknown':
      return `${parameter} names the curve "${fault.curve}", or another "kty" than goes with it. Here ${name} works on P-256, P-384, P-521 and X25519.`;
    case 'coordinates':
      return `${parameter} has a coordinate that is missing, or not as long as ${fault.curve} asks for.`;
    case 'off-curve':
      return `${parameter} is no point on ${fault.curve}. Calculating with it could give away your private key (invalid curve attack), so it is not done.`;
    case 'low-order':
      return `${parameter} is a point of low order on ${fault.curve}: with it anyone knows the key that comes out.`;
    case 'same-as-apu':
      return '"apu" and "apv" are the same; they must be distinct (RFC 7518 §4.6.2).';
    case 'length':
      return fault.parameter === 'p2s'
        ? `${parameter} has ${count(fault.length, 'octet')}; a salt has ${fault.expected} or more (RFC 7518 §4.8.1.1).`
        : `${parameter} has ${count(fault.length, 'octet')}; ${name} has exactly ${fault.expected} (RFC 7518 §4.7.1).`;
  }
}

const PARAMETER_TYPES = {
  epk: 'a JWK',
  apu: 'a string',
  apv: 'a string',
  p2s: 'a string',
  p2c: 'a positive whole number',
  iv: 'a string',
  tag: 'a string',
} as const satisfies Record<ParameterFault['parameter'], string>;

/** What the algorithms ask for, as a sentence. */
export function demandOf(suite: EncryptionSuite): string {
  const { algorithm } = suite;
  const { name } = algorithm;
  if (algorithm.isPassword) return `${name} needs the password.`;
  if (algorithm.mode === 'key-encryption') return `${name} needs the RSA private key.`;
  if (algorithm.curves) return `${name} needs the private key: EC, or X25519.`;
  return `${lengthReason(suite)} needs a secret of ${secretLength(suite)} octets.`;
}

/** Who asks for a length: with "dir" the content encryption, whose key the secret is. */
function lengthReason(suite: EncryptionSuite): string {
  const { algorithm, encryption } = suite;
  return algorithm.mode === 'direct-encryption'
    ? `${encryption.name} with "${algorithm.name}"`
    : algorithm.name;
}

function suiteName({ algorithm, encryption }: EncryptionSuite): string {
  return `${algorithm.name} and ${encryption.name}`;
}

/** "key "a", 1 of 3 in the key set". */
function chosen({ key, keys, keyId }: Of<'decrypted'>): string {
  const name = key.keyId === undefined ? `the ${describeKey(key)}` : `key "${key.keyId}"`;
  const place =
    keys.length > 1 ? `, ${keys.indexOf(key) + 1} of ${keys.length} in the key set` : '';
  const otherName = keyId !== undefined && key.keyId !== undefined && key.keyId !== keyId;
  return `${name}${place}${otherName ? `. The header asks for key "${keyId}", which is not here` : ''}`;
}

function attempts({ tried, keys, keyId, by }: DecryptionAttempt): string {
  const [only] = tried;
  if (tried.length === 1 && keys.length === 1 && only) {
    const isOther = keyId !== undefined && only.keyId !== undefined && only.keyId !== keyId;
    return `the ${describeKey(only)}${isOther ? `, which is "${only.keyId}" where the header asks for "${keyId}"` : ''}`;
  }
  if (by === 'kid') return `key "${keyId}" of the key set`;
  const missing = keyId === undefined ? '' : `; none is named "${keyId}"`;
  return tried.length === 1
    ? `the one key that fits${missing}`
    : `each of the ${tried.length} keys that fit${missing}`;
}

function given({ key, keys, keyId }: Misfitting): string {
  if (keyId !== undefined && keys.length > 1) {
    return `Key "${keyId}" is another kind: ${describeKey(key)}.`;
  }
  return keys.length === 1
    ? `This is another kind: ${describeKey(key)}.`
    : `None of the ${keys.length} keys is one.`;
}

function theKey({ key, keys }: Misfitting): string {
  const name = key.keyId === undefined ? `the ${describeKey(key)}` : `key "${key.keyId}"`;
  return keys.length > 1 && key.keyId === undefined ? `${name} of the set` : name;
}

/** The same without its length, which the sentence goes on with. */
function ownerOf(verdict: Misfitting): string {
  return verdict.keys.length > 1 ? theKey(verdict) : 'the secret';
}

function octetsOf(key: KeyMaterial): string {
  return count(key.kind === 'secret' ? key.octets.length : 0, 'octet');
}

/** "12 times its size". */
function ratio(from: number, to: number): string {
  const times = to / Math.max(1, from);
  return `${times < 10 ? times.toFixed(1) : grouped(Math.floor(times))} times its size`;
}

function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function words(title: string, detail: string): VerdictWords {
  return { title, detail };
}
