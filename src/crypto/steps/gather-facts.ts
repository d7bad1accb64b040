import { type DecodedToken, findPart, signingBytes } from '../../core/decode/decoded-token.ts';
import { recoverMessage } from '../../core/diagnosis/open-rsa-signature.ts';
import {
  bitLength,
  memberBytes,
  toBigInteger,
  withoutZeros,
} from '../../core/encoding/big-integer.ts';
import { joinBytes } from '../../core/encoding/join-bytes.ts';
import { writeInteger, writeSequence } from '../../core/encoding/write-der.ts';
import { CURVES } from '../../core/keys/curves.ts';
import { publicMembers } from '../../core/keys/jwk-members.ts';
import type { Jwk, KeyMaterial, KeyReading } from '../../core/keys/key-material.ts';
import { selectKeys } from '../../core/keys/select-key.ts';
import {
  findSignatureAlgorithm,
  type SignatureAlgorithm,
  specify,
} from '../../core/registry/algorithms.ts';
import { encodePkcs1, splitPss, unmaskPss } from '../../core/steps/encoded-messages.ts';
import type {
  EcdsaFacts,
  EdDsaFacts,
  HashName,
  HmacFacts,
  MlDsaFacts,
  PssFacts,
  PssSteps,
  RsaFacts,
  SignatureFacts,
} from '../../core/steps/signature-facts.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import { chooseEngine } from '../engines/choose-engine.ts';
import { readKeyDer } from '../keys/read-key-der.ts';

type Bytes = Uint8Array<ArrayBuffer>;

interface Work {
  readonly algorithm: SignatureAlgorithm;
  readonly key: KeyMaterial | undefined;
  readonly input: Bytes;
  readonly signature: Bytes;
}

/**
 * How the signature of a token is made, as far as the key shows it; undefined for a token without a
 * known signature algorithm. `input` takes the place of the token’s own signing input.
 */
export async function gatherFacts(
  token: DecodedToken,
  reading: KeyReading,
  verdict: SignatureVerdict | undefined,
  input: Bytes = signingBytes(token),
): Promise<SignatureFacts | undefined> {
  const named = findSignatureAlgorithm(token.algorithm ?? '');
  const part = findPart(token, 'signature');
  if (!named || !part) return undefined;
  const key = keyOf(token, named, reading, verdict);
  const signature = part.bytes.ok ? part.bytes.value : new Uint8Array();
  const algorithm = key ? specify(named, key) : variantOf(named, signature);
  const work = { algorithm, key, input, signature };
  const facts = await factsOf(work);
  return {
    ...{ algorithm, input, signature, encoded: part.encoded, hasKey: key !== undefined },
    made: await make(work),
    ...facts,
  };
}

/** The key that verified, else the first one that fits. */
function keyOf(
  token: DecodedToken,
  algorithm: SignatureAlgorithm,
  reading: KeyReading,
  verdict: SignatureVerdict | undefined,
): KeyMaterial | undefined {
  if (verdict?.state === 'verified') return verdict.key;
  if (reading.state !== 'read') return undefined;
  return selectKeys(reading.keys, algorithm, token.keyId).keys[0];
}

/** Without a key, the length of the signature tells the curve. */
function variantOf(algorithm: SignatureAlgorithm, signature: Bytes): SignatureAlgorithm {
  const { variants } = algorithm;
  const fitting = variants?.find(({ signatureLength }) => signatureLength === signature.length);
  return fitting ?? variants?.[0] ?? algorithm;
}

function factsOf(
  work: Work,
): Promise<HmacFacts | RsaFacts | PssFacts | EcdsaFacts | EdDsaFacts | MlDsaFacts> {
  const { keyType, name } = work.algorithm;
  switch (keyType) {
    case 'oct':
      return hmacFacts(work);
    case 'RSA':
      return name.startsWith('PS') ? pssFacts(work) : rsaFacts(work);
    case 'EC':
      return ecdsaFacts(work);
    case 'OKP':
      return edDsaFacts(work);
    case 'AKP':
      return Promise.resolve(mlDsaFacts(work));
  }
}

/** The signature that the key makes, of the algorithms that make the same one each time. */
async function make({ algorithm, key, input }: Work): Promise<Bytes | undefined> {
  const isSteady = /^(?:HS|RS|Ed)/.test(algorithm.name);
  if (!key || key.kind === 'public' || !isSteady) return undefined;
  try {
    const made = await (await chooseEngine(algorithm))?.sign(algorithm, key, input);
    return made && Uint8Array.from(made);
  } catch {
    return undefined;
  }
}

async function hmacFacts({ algorithm, key, input }: Work): Promise<HmacFacts> {
  const hash = hashOf(algorithm);
  if (key?.kind !== 'secret') return { family: 'hmac', hash, keyed: undefined };
  const keyBlock = new Uint8Array(hash === 'SHA-256' ? 64 : 128);
  const isHashed = key.bytes.length > keyBlock.length;
  keyBlock.set(isHashed ? await digest(hash, key.bytes) : key.bytes);
  const innerPad = keyBlock.map((byte) => byte ^ 0x36);
  const outerPad = keyBlock.map((byte) => byte ^ 0x5c);
  const inner = await digest(hash, joinBytes(innerPad, input));
  const outer = await digest(hash, joinBytes(outerPad, inner));
  const keyed = { isHashed, keyBlock, innerPad, outerPad, inner, outer };
  return { family: 'hmac', hash, keyed };
}

async function rsaFacts({ algorithm, key, input, signature }: Work): Promise<RsaFacts> {
  const hash = hashOf(algorithm);
  const hashed = await digest(hash, input);
  const numbers = await rsaNumbers(key);
  const length = numbers?.modulus.length ?? signature.length;
  const message = encodePkcs1(hash, hashed, length);
  const opened = numbers && recoverMessage(signature, numbers.modulus, numbers.exponent);
  return { family: 'rsa', hash, digest: hashed, message, opened };
}

async function pssFacts({ algorithm, key, input, signature }: Work): Promise<PssFacts> {
  const hash = hashOf(algorithm);
  const hashed = await digest(hash, input);
  const numbers = await rsaNumbers(key);
  const opened = numbers && recoverMessage(signature, numbers.modulus, numbers.exponent);
  const message = opened && (await openPss(hash, hashed, opened, bitLength(numbers.modulus) - 1));
  return { family: 'pss', hash, digest: hashed, opened, message };
}

/** RFC 8017 §9.1.2, with the mask generation function of §B.2.1. */
async function openPss(
  name: HashName,
  hashed: Bytes,
  opened: Bytes,
  messageBits: number,
): Promise<PssSteps | undefined> {
  const message = opened.slice(opened.length - Math.ceil(messageBits / 8));
  const split = splitPss(message, hashed.length, messageBits);
  if (!split) return undefined;
  const { maskedBlock, hash } = split;
  const mask = await maskOf(name, hash, maskedBlock.length);
  const unmasked = unmaskPss(maskedBlock, mask, messageBits);
  if (!unmasked) return undefined;
  const expected = await digest(name, joinBytes(new Uint8Array(8), hashed, unmasked.salt));
  return { maskedBlock, mask, ...unmasked, hash, expected };
}

async function maskOf(name: HashName, seed: Bytes, length: number): Promise<Bytes> {
  const count = Math.ceil(length / seed.length);
  const blocks = Array.from({ length: count }, (_, counter) =>
    digest(name, joinBytes(seed, Uint8Array.of(0, 0, counter >> 8, counter))),
  );
  return joinBytes(...(await Promise.all(blocks))).slice(0, length);
}

async function ecdsaFacts({ algorithm, input, signature }: Work): Promise<EcdsaFacts> {
  const hash = hashOf(algorithm);
  const curve = CURVES.get(algorithm.curves?.[0] ?? '');
  const size = curve?.size ?? 0;
  const hashed = await digest(hash, input);
  if (!curve || signature.length !== 2 * size) {
    return { family: 'ecdsa', hash, digest: hashed, numbers: undefined };
  }
  const [r, s] = [signature.slice(0, size), signature.slice(size)];
  const isHighS = 2n * toBigInteger(s) > curve.order;
  const der = writeSequence(writeInteger(r), writeInteger(s));
  return { family: 'ecdsa', hash, digest: hashed, numbers: { r, s, isHighS, der } };
}

async function edDsaFacts({ algorithm, key, input, signature }: Work): Promise<EdDsaFacts> {
  const size = (algorithm.signatureLength ?? 0) / 2;
  if (signature.length !== 2 * size) {
    return { family: 'eddsa', halves: undefined, challenge: undefined };
  }
  const halves = { point: signature.slice(0, size), scalar: signature.slice(size) };
  const publicKey = memberBytes((await publicMembersOf(key)).x);
  const isKnown = algorithm.name === 'Ed25519' && publicKey !== undefined;
  const challenge = isKnown
    ? await digest('SHA-512', joinBytes(halves.point, publicKey, input))
    : undefined;
  return { family: 'eddsa', halves, challenge };
}

/** Bytes of c̃ and h (FIPS 204, tables 1 and 2); z is between the two. */
const ML_DSA_SIZES: Readonly<Record<string, readonly [challenge: number, hint: number]>> = {
  'ML-DSA-44': [32, 84],
  'ML-DSA-65': [48, 61],
  'ML-DSA-87': [64, 83],
};

function mlDsaFacts({ algorithm, signature }: Work): MlDsaFacts {
  const sizes = ML_DSA_SIZES[algorithm.name];
  if (!sizes || signature.length !== algorithm.signatureLength) {
    return { family: 'ml-dsa', parts: undefined };
  }
  const [first, last] = [sizes[0], signature.length - sizes[1]];
  const parts = {
    challenge: signature.slice(0, first),
    response: signature.slice(first, last),
    hint: signature.slice(last),
  };
  return { family: 'ml-dsa', parts };
}

function hashOf({ name }: SignatureAlgorithm): HashName {
  const bits = /256|384|512/.exec(name)?.[0];
  return `SHA-${bits}` as HashName;
}

async function rsaNumbers(key: KeyMaterial | undefined) {
  const { n, e } = await publicMembersOf(key);
  const [modulus, exponent] = [memberBytes(n), memberBytes(e)];
  return modulus && exponent ? { modulus: withoutZeros(modulus), exponent } : undefined;
}

/** Nothing where there is no key, or it is broken. */
async function publicMembersOf(key: KeyMaterial | undefined): Promise<Jwk> {
  if (key === undefined || key.kind === 'secret') return {};
  const jwk = await readKeyDer(key.source).catch(() => ({}));
  return publicMembers(jwk, key.keyType);
}

async function digest(hash: HashName, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(hash, bytes));
}
