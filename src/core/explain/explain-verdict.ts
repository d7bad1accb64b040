import type { LifetimePhase } from '../claims/lifetime.ts';
import type { TextGuess } from '../keys/guess-text.ts';
import type { KeyMaterial } from '../keys/key-material.ts';
import { describeOutOfReach } from '../registry/algorithms.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { explainCritical } from './explain-critical.ts';
import { explainFault } from './explain-fault.ts';
import { describeKey, describeNeededKey, explainLock } from './explain-key.ts';
import { explainKeyProblem } from './explain-key-problem.ts';
import { describeConfusionForm, nameEmbedded } from './explain-provenance.ts';

/** A verdict in words: the answer, and what it rests on. */
export interface VerdictWords {
  readonly title: string;
  readonly detail: string;
}

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
      return words('Encrypted token', 'The header is readable; the rest is not without its key.');
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

type Of<State> = Extract<SignatureVerdict, { state: State }>;

function explainUnsupported(verdict: Of<'unsupported'>): VerdictWords {
  switch (verdict.reason) {
    case 'no-algorithm':
      return words(
        'No algorithm named',
        'The header has no "alg" that is a string, so nobody can tell how it was signed (RFC 7515 §4.1.1).',
      );
    case 'insecure-page':
      return words(
        'Cannot check here',
        'This page came over plain http, and browsers withhold their cryptography from such pages. Open it over https, or from localhost.',
      );
    case 'unknown-algorithm':
      return explainUnknown(verdict.name);
    case 'not-in-browser':
      return words(
        'Algorithm not in this browser',
        verdict.library === undefined
          ? `This browser cannot check ${verdict.name}. A newer one, or another, may.`
          : `This browser cannot check ${verdict.name}, and ${verdict.library}, which can, was not loaded: the host is out of reach. Load the page again.`,
      );
    case 'critical-broken':
      return words('Broken list of extensions', explainCritical(verdict.problem));
    case 'critical':
      return words(
        'Critical extension',
        `The header says that ${verdict.names.map((name) => `"${name}"`).join(', ')} must be understood ("crit"), and it is not understood here (RFC 7515 §4.1.11).`,
      );
  }
}

function explainUnknown(name: string): VerdictWords {
  const meaning = describeOutOfReach(name);
  return meaning === undefined
    ? words(
        'Unknown algorithm',
        `"${name}" is no signature algorithm that can be checked here. Names are case-sensitive.`,
      )
    : words(
        'Algorithm not supported',
        `"${name}" is ${meaning}, a COSE name (RFC 9864 §2.1). It cannot be checked here: no browser has it, and JOSE has neither the algorithm nor its keys.`,
      );
}

const GUESSES: Readonly<Record<TextGuess, string>> = {
  address: 'Key holds an address: open it and paste what it answers.',
  'file-name': 'Key holds the name of a file: drop that file here, or paste what it holds.',
  token: 'Key holds a token.',
  fingerprint: 'Key holds the fingerprint of a key, from which the key cannot be worked out.',
  'web-page': 'Key holds a web page or XML.',
  'cut-off-key': 'Key begins like a key in base64, but it breaks off or is damaged. Copy it again.',
  'key-id': 'Key holds an identifier, as in "kid", not the key itself.',
};

function explainUnverified(verdict: Of<'unverified'>): VerdictWords {
  switch (verdict.reason) {
    case 'unsecured':
      return words(
        'Unsecured: nothing is signed',
        'The algorithm is "none": anyone can have written this, and no signature would change that.',
      );
    case 'no-key':
      return words(
        'Signature not checked',
        `There is no key to check it with. Put ${describeNeededKey(verdict.algorithm)} into Key.`,
      );
    case 'not-a-key':
      return words(
        'Signature not checked',
        `${verdict.algorithm.name} needs ${describeNeededKey(verdict.algorithm)}, as PEM, certificate, JWK or JWK Set. ${verdict.guess ? GUESSES[verdict.guess] : 'What is in Key is none of these.'}`,
      );
    case 'key-unreadable':
      return words(
        'Signature not checked',
        `Key cannot be read. ${explainKeyProblem(verdict.problem)}`,
      );
    case 'key-locked':
      return words('Signature not checked', explainLock(verdict.lock));
    case 'detached':
      return words(
        'Signature not checked',
        'The payload is not in the token. Put it into "Detached payload", exactly as it was signed.',
      );
    case 'key-refused':
      return words(
        'Key not usable',
        `This browser refuses the ${describeKey(verdict.key)} for ${verdict.algorithm.name}: its parts do not fit together, or it is too short.`,
      );
    case 'signature-empty':
      return words(
        'No signature',
        `The header says ${verdict.algorithm.name}, but the signature is empty.`,
      );
    case 'key-named-by-token':
      return words(
        'Matches, but that proves nothing',
        `${verdict.algorithm.name} with the key from the address in the token's own "${verdict.parameter}". Whoever made the token chose that address, so this says nothing about who made it.`,
      );
    case 'self-verifying':
      return explainSelfVerifying(verdict);
    case 'proves-possession':
      return words(
        'Proof of possession of its key',
        `${verdict.algorithm.name} matches the key in "jwk", as a DPoP proof must (RFC 9449). Key thumbprint: ${verdict.thumbprint}. Whose key it is, the proof does not say.`,
      );
  }
}

function explainSelfVerifying({
  algorithm,
  embedded,
}: Extract<Of<'unverified'>, { reason: 'self-verifying' }>): VerdictWords {
  const what = `${algorithm.name} with ${nameEmbedded(embedded)} of the header`;
  switch (embedded.matches) {
    case true:
      return words(
        'Not verified: only its own key matches',
        `The signature matches the key it brought along, which proves nothing about who made it (${what}). Put the issuer's key into Key.`,
      );
    case false:
      return words(
        'Not verified: not even its own key matches',
        `The signature does not match even the key it brought along (${what}).`,
      );
    case undefined:
      return words(
        'Not verified: its own key is not usable',
        `The key it brought along cannot be used (${what}).`,
      );
  }
}

function explainInvalid(verdict: Of<'invalid'>): VerdictWords {
  switch (verdict.reason) {
    case 'edited':
      return words(
        'Edited, not signed',
        'The signature belongs to the text before your edit. Put a secret or private key into Key, or generate one, and sign.',
      );
    case 'signature-empty':
      return words(
        'No signature',
        `The header says ${verdict.algorithm.name}, but the signature is empty: it was never made, or taken away.`,
      );
    case 'signature-length':
      return words(
        'Signature does not match',
        `It has ${verdict.length} octets; ${verdict.algorithm.name} makes ${verdict.algorithm.signatureLength ?? 'another number of'}.`,
      );
    case 'wrong-kind':
      return words(
        'Wrong kind of key',
        `${verdict.algorithm.name} needs ${describeNeededKey(verdict.algorithm)}; ${given(verdict.keys, verdict.keyId)}.`,
      );
    case 'key-confusion':
      return words(
        'Made with a public key as the secret',
        `${verdict.algorithm.name} matches when the secret is ${describeConfusionForm(verdict.form)}. Whoever has the public key can make such a token: this is the key confusion attack.`,
      );
    case 'proof-mismatch':
      return words(
        'Proof does not match its key',
        `The signature is not one of the key in "jwk" (thumbprint ${verdict.thumbprint}): this DPoP proof proves nothing (RFC 9449).`,
      );
    case 'mismatch':
      return words(
        'Signature does not match',
        `${verdict.algorithm.name} with ${attempts(verdict)}.${engine(verdict)}${shortness(verdict)}`,
      );
  }
}

type Attempted = Of<'verified'> | (Of<'invalid'> & { reason: 'mismatch' });

/** "key "a", 1 of 3 in the key set". */
function chosen(verdict: Of<'verified'>): string {
  const { key, keys, keyId } = verdict;
  const name = key.keyId === undefined ? `the ${describeKey(key)}` : `key "${key.keyId}"`;
  const place =
    keys.length > 1 ? `, ${keys.indexOf(key) + 1} of ${keys.length} in the key set` : '';
  const otherName = keyId !== undefined && key.keyId !== undefined && key.keyId !== keyId;
  const note = otherName ? `. The header asks for key "${keyId}", which is not here` : '';
  const half = key.kind === 'private' ? ' (its public half)' : '';
  return `${name}${half}${place}${note}`;
}

function attempts(verdict: Attempted): string {
  const { tried, keys, keyId, by } = verdict;
  const [only] = tried;
  if (tried.length === 1 && keys.length === 1 && only) {
    const other = keyId !== undefined && only.keyId !== undefined && only.keyId !== keyId;
    return `the ${describeKey(only)}${other ? `, which is "${only.keyId}" where the header asks for "${keyId}"` : ''}`;
  }
  if (by === 'kid') return `key "${keyId}" of the key set`;
  const names = keys.flatMap((key) => (key.keyId === undefined ? [] : [`"${key.keyId}"`]));
  const missing =
    keyId === undefined
      ? ''
      : `. No key is named "${keyId}"; there ${names.length === 1 ? 'is' : 'are'} ${listed(names) || 'none with a name'}`;
  const which =
    tried.length === 1 ? 'the one key that fits' : `any of the ${tried.length} keys that fit`;
  return `${which}${missing}`;
}

/** The first names; a set may have a thousand. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function given(keys: readonly KeyMaterial[], keyId: string | undefined): string {
  const [key] = keys;
  if (keyId !== undefined && key) return `key "${keyId}" is another kind: ${describeKey(key)}`;
  if (keys.length === 1 && key) return `this is another kind: ${describeKey(key)}`;
  return `none of the ${keys.length} keys is one`;
}

/** Whether the key that matched, or every key that was tried, is shorter than the algorithm allows. */
function tooShort(verdict: Attempted): boolean {
  const keys = verdict.state === 'verified' ? [verdict.key] : verdict.tried;
  const least = verdict.algorithm.leastKeySize ?? 0;
  return keys.every((key) => key.kind !== 'secret' && (key.bits ?? least) < least);
}

/** Who did the work, where it was not the browser. */
function engine({ library }: Attempted): string {
  return library === undefined
    ? ''
    : ` Checked with ${library}: this browser's WebCrypto lacks the algorithm.`;
}

function shortness(verdict: Attempted): string {
  if (!tooShort(verdict)) return '';
  const section = verdict.algorithm.name.startsWith('PS') ? '§3.5' : '§3.3';
  return ` The key is too short: ${verdict.algorithm.name} needs ${verdict.algorithm.leastKeySize} bits or more (RFC 7518 ${section}), and many receivers refuse it.`;
}

function words(title: string, detail: string): VerdictWords {
  return { title, detail };
}
