import {
  type DecodedToken,
  findPart,
  lacksPayload,
  signingInput,
} from '../core/decode/decoded-token.ts';
import { encodeUtf8 } from '../core/encoding/utf8.ts';
import type { KeyMaterial, KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import { decodeSecret, otherReadings, type SecretReading } from '../core/keys/parse-secret.ts';
import { fits, selectKeys } from '../core/keys/select-key.ts';
import { type SignatureAlgorithm, specify } from '../core/registry/algorithms.ts';
import { judgeForm, judgeKey } from '../core/verdict/judge-form.ts';
import type { SignatureVerdict } from '../core/verdict/signature-verdict.ts';
import { chooseEngine, isSupported } from './choose-engine.ts';
import type { SignatureEngine } from './signature-engine.ts';

/** The octets that one signature check is about. */
interface Signed {
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly input: Uint8Array<ArrayBuffer>;
}

/** Checks the signature of a token with the keys at hand, and nothing else: no claims, no dates. */
export async function verifySignature(
  token: DecodedToken,
  reading: KeyReading,
  encoding: SecretEncoding,
): Promise<SignatureVerdict> {
  const form = judgeForm(token);
  if (!form.ok) return form.problem;
  const algorithm = form.value;
  if (!crypto.subtle) return { state: 'unsupported', reason: 'insecure-page' };
  if (!(await isSupported(algorithm))) {
    return { state: 'unsupported', reason: 'not-in-browser', name: algorithm.name };
  }
  const early = judgeKey(token, algorithm, reading);
  if (early) return early;
  return reading.state === 'read'
    ? tryKeys(token, algorithm, reading, encoding)
    : { state: 'unverified', reason: 'no-key', algorithm };
}

async function tryKeys(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  reading: KeyReading & { readonly state: 'read' },
  encoding: SecretEncoding,
): Promise<SignatureVerdict> {
  const { keyId } = token;
  const { keys } = reading;
  const selection = selectKeys(keys, algorithm, keyId);
  if (selection.keys.length === 0) {
    const named = keys.filter((key) => key.keyId === keyId && !fits(key, algorithm));
    return { state: 'invalid', reason: 'wrong-kind', algorithm, keys: named, keyId };
  }
  const signed = signedOctets(token);
  const attempt = { algorithm, tried: selection.keys, by: selection.by, keyId, keys };
  let refused = 0;
  let library: SignatureEngine['library'];
  for (const key of selection.keys) {
    const { name, library: missing } = specify(algorithm, key);
    const engine = await chooseEngine(specify(algorithm, key));
    if (!engine) return { state: 'unsupported', reason: 'not-in-browser', name, library: missing };
    library = engine.library;
    const matches = await matchesKey(signed, algorithm, key);
    if (matches) return { state: 'verified', key, ...attempt, library };
    if (matches === undefined) refused++;
  }
  const [first] = selection.keys;
  if (first && refused === selection.keys.length) {
    return { state: 'unverified', reason: 'key-refused', algorithm, key: first };
  }
  if (lacksPayload(token) && token.detached === undefined) {
    return { state: 'unverified', reason: 'detached', algorithm };
  }
  const suggestion =
    reading.secretText === undefined
      ? undefined
      : await findReading(signed, algorithm, reading.secretText, encoding);
  return { state: 'invalid', reason: 'mismatch', suggestion, ...attempt, library };
}

/** Whether one key made the signature of a token; undefined when the browser refuses the key. */
export function matchesSignature(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  key: KeyMaterial,
): Promise<boolean | undefined> {
  return matchesKey(signedOctets(token), algorithm, key);
}

function signedOctets(token: DecodedToken): Signed {
  const octets = findPart(token, 'signature')?.octets;
  return {
    signature: octets?.ok ? octets.value : new Uint8Array(),
    input: encodeUtf8(signingInput(token)),
  };
}

/** Whether the signature is one of this key's; undefined when the key is refused. */
async function matchesKey(
  { signature, input }: Signed,
  algorithm: SignatureAlgorithm,
  key: KeyMaterial,
): Promise<boolean | undefined> {
  try {
    const specified = specify(algorithm, key);
    const engine = await chooseEngine(specified);
    return await engine?.verify(specified, key, signature, input);
  } catch {
    return undefined;
  }
}

/** Another encoding of the same secret that would make the signature match. */
async function findReading(
  signed: Signed,
  algorithm: SignatureAlgorithm,
  text: string,
  encoding: SecretEncoding,
): Promise<SecretReading | undefined> {
  for (const other of otherReadings(text, encoding)) {
    const octets = decodeSecret(other.text, other.encoding);
    if (!octets.ok || octets.value.length === 0) continue;
    const key = { kind: 'secret', keyType: 'oct', octets: octets.value } as const;
    const named = { ...key, keyId: undefined, algorithm: undefined };
    if (await matchesKey(signed, algorithm, named)) return other;
  }
  return undefined;
}
