import type { KeyFormat, KeyMaterial, KeyReading } from '../keys/key-material.ts';
import type { SecretReading } from '../keys/parse-secret.ts';
import { fits, selectSigningKey } from '../keys/select-key.ts';
import type { SignatureAlgorithm } from '../registry/algorithms.ts';
import { takesSecret } from '../registry/symmetric-encryption.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { formatNumber } from '../words/format-number.ts';
import { insideQuotes } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { describeKey, describeNeededKey, describeReading } from './explain-key.ts';

/** What the Key field holds, in one line. */
export interface KeyLine {
  /** Whether the key does what the token needs: `hint` where that is not known. */
  readonly mark: 'ok' | 'bad' | 'hint';
  /** The key in a few words; empty where there is none. */
  readonly name: string;
  readonly facts: readonly string[];
}

export interface KeyInUse {
  readonly reading: KeyReading;
  readonly verdict: SignatureVerdict | undefined;
  /** "alg" of the header, edits included; undefined where there is no token. */
  readonly algorithmName: string | undefined;
  /** Of a signed token. */
  readonly algorithm: SignatureAlgorithm | undefined;
  readonly isEncrypted: boolean;
  /** "kid" of the header. */
  readonly keyId: string | undefined;
  /** Another way to read the secret, with which it would match. */
  readonly suggestion: SecretReading | undefined;
}

export function explainKeyLine(use: KeyInUse): KeyLine {
  const { reading } = use;
  switch (reading.state) {
    case 'empty':
      return { mark: 'hint', name: '', facts: [explainNeed(use)] };
    case 'reading':
      return { mark: 'hint', name: '', facts: [say`Reading the key…`] };
    case 'locked':
      return {
        mark: reading.lock === 'passphrase-wrong' ? 'bad' : 'hint',
        name: say`Encrypted private key`,
        facts: reading.lock === 'passphrase-wrong' ? [say`wrong passphrase`] : [],
      };
    case 'unreadable': {
      const { code } = reading.problem;
      if (code === 'key-url') return { mark: 'hint', name: say`URL`, facts: [] };
      if (code === 'json-metadata') return { mark: 'hint', name: say`Issuer metadata`, facts: [] };
      return { mark: 'bad', name: say`Unreadable key`, facts: [] };
    }
    case 'read':
      return explainReadKey(use, reading);
  }
}

/** What kind of key the token needs. */
function explainNeed({ algorithm, algorithmName, isEncrypted, keyId }: KeyInUse): string {
  if (algorithmName === undefined) return '';
  if (isEncrypted) {
    const name = insideQuotes(algorithmName);
    if (algorithmName.startsWith('PBES2-')) return say`“${name}” needs a password`;
    if (takesSecret(algorithmName)) return say`“${name}” needs a secret`;
    return /^(?:RSA|ECDH-ES)/.test(algorithmName) ? say`“${name}” needs a private key` : '';
  }
  if (algorithmName === 'none') return say`“none” uses no key`;
  if (!algorithm) return '';
  return keyId !== undefined && algorithm.keyType !== 'oct'
    ? say`${algorithm.name} needs ${describeNeededKey(algorithm)} or a JWKS with this “kid”`
    : say`${algorithm.name} needs ${describeNeededKey(algorithm)}`;
}

type ReadKeys = Extract<KeyReading, { state: 'read' }>;

function explainReadKey(use: KeyInUse, reading: ReadKeys): KeyLine {
  const { verdict, algorithm, suggestion, isEncrypted } = use;
  if (verdict?.state === 'unverified' && verdict.reason === 'not-a-key') {
    return {
      mark: 'bad',
      name: say`Not a key`,
      facts: [explainNeed({ ...use, keyId: undefined })],
    };
  }
  const key = keyInUse(use, reading);
  const name = nameKey(key, algorithm);
  const place = explainPlace(use, reading, key);
  if (verdict && suggestion) {
    const isPassword = use.algorithmName?.startsWith('PBES2-');
    const fact = isEncrypted
      ? say`decrypts the token ${describeReading(suggestion, isPassword)}`
      : say`matches ${describeReading(suggestion)}`;
    return { mark: 'bad', name, facts: [fact] };
  }
  const outcome = explainOutcome(use, reading, key);
  return { mark: outcome.mark, name, facts: [...place, ...outcome.facts] };
}

/** The key that a verdict rests on, else the one that would be used. */
function keyInUse({ verdict, algorithm, keyId }: KeyInUse, { keys }: ReadKeys): KeyMaterial {
  const judged =
    verdict?.state === 'verified'
      ? verdict.key
      : verdict && 'tried' in verdict
        ? verdict.tried[0]
        : undefined;
  return (
    keys.find((key) => key === judged) ??
    keys.find((key) => keyId !== undefined && key.keyId === keyId) ??
    keys.find((key) => algorithm && fits(key, algorithm)) ??
    keys[0]
  );
}

/** Which of the keys it is, and whether the header names it. */
function explainPlace(
  { keyId }: KeyInUse,
  { keys, skipped }: ReadKeys,
  key: KeyMaterial,
): string[] {
  const count = keys.length + skipped;
  const place = formatNumber(keys.indexOf(key) + 1);
  const isNamed = keyId !== undefined && key.keyId === keyId;
  if (isNamed && count > 1) return [say`“kid” matches, ${place} of ${formatNumber(count)}`];
  if (isNamed) return [say`“kid” matches`];
  if (count > 1) return [say`${place} of ${formatNumber(count)}`];
  return [];
}

function explainOutcome(
  { verdict, algorithm, keyId }: KeyInUse,
  reading: ReadKeys,
  key: KeyMaterial,
): Pick<KeyLine, 'mark' | 'facts'> {
  if (algorithm && verdict && !fits(key, algorithm)) {
    return { mark: 'bad', facts: [say`${algorithm.name} needs ${describeNeededKey(algorithm)}`] };
  }
  switch (verdict?.state) {
    case 'verified':
    case 'decrypted': {
      const signs = algorithm && selectSigningKey(reading, algorithm, keyId) === key;
      return {
        mark: 'ok',
        facts: signs && key.kind === 'private' ? [say`can sign and verify`] : [],
      };
    }
    case 'invalid':
      return { mark: 'bad', facts: [say`doesn’t match`] };
    case 'unverified':
      if (verdict.reason === 'key-refused') return { mark: 'bad', facts: [say`can’t be used`] };
      return { mark: 'hint', facts: [] };
    default:
      return { mark: 'hint', facts: [] };
  }
}

/** "2,048-bit RSA public key", "44-byte HMAC secret". */
function nameKey(key: KeyMaterial, algorithm: SignatureAlgorithm | undefined): string {
  return key.kind === 'secret' && algorithm?.keyType === 'oct'
    ? say`${formatNumber(key.bytes.length)}-byte HMAC secret`
    : describeKey(key);
}

const FORMATS: Readonly<Record<KeyFormat, () => string>> = {
  text: () => say`Secret`,
  pem: () => 'PEM',
  der: () => say`DER in Base64`,
  certificate: () => say`Certificate`,
  openssh: () => 'OpenSSH',
  jwk: () => 'JWK',
  'jwk-set': () => 'JWKS',
  'service-account': () => say`Service account`,
  'certificate-map': () => say`Certificates by kid`,
  xml: () => 'XML',
  point: () => say`Elliptic curve point`,
};

/** The form in which a key is written. */
export function nameKeyFormat(reading: KeyReading): string {
  if (reading.state === 'empty') return '';
  if (reading.state === 'unreadable' && reading.format === 'text') return '';
  return FORMATS[reading.format]();
}
