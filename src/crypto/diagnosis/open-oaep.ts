import { fromBigInteger, memberBytes, toBigInteger } from '../../core/encoding/big-integer.ts';
import { joinBytes } from '../../core/encoding/join-bytes.ts';
import { power } from '../../core/keys/curves.ts';
import type { AsymmetricKey, Jwk } from '../../core/keys/key-material.ts';
import type { OpeningCause } from '../../core/verdict/decryption-verdict.ts';
import { readKeyDer } from '../keys/read-key-der.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** WebCrypto cannot be asked for these: it has one hash for both places, and no PKCS #1 v1.5. */
type ForeignPadding = Extract<OpeningCause, { kind: 'padding' }>['padding'];

const HASHES = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
/** Larger keys would hold up the page. */
const MAX_MODULUS_BYTES = 512;

/**
 * What an encrypted key says under other paddings, to name the setting that was different. Only a
 * diagnosis: whether it is right is shown by the tag of the content, and no verdict rests on it.
 */
export async function openForeignPaddings(
  { source }: AsymmetricKey,
  encryptedKey: Uint8Array,
): Promise<readonly { readonly padding: ForeignPadding; readonly contentKey: Bytes }[]> {
  const message = await decryptRaw(await readKeyDer(source), encryptedKey);
  if (message?.[0] !== 0) return [];
  const opened: { padding: ForeignPadding; contentKey: Bytes }[] = [];
  const pkcs1 = readPkcs1(message);
  if (pkcs1) opened.push({ padding: { scheme: 'pkcs1' }, contentKey: pkcs1 });
  for (const hash of HASHES) {
    for (const mgf of HASHES.filter((other) => other !== hash)) {
      const contentKey = await readOaep(message, hash, mgf);
      if (contentKey) opened.push({ padding: { scheme: 'oaep', hash, mgf }, contentKey });
    }
  }
  return opened;
}

/** RSADP (RFC 8017 §5.1.2); undefined where it is not tried. */
async function decryptRaw(jwk: Jwk, encryptedKey: Uint8Array): Promise<Bytes | undefined> {
  const [n, p, q, dp, dq, qi] = ['n', 'p', 'q', 'dp', 'dq', 'qi'].map((name) =>
    memberBytes(jwk[name]),
  );
  if (!n || !p || !q || !dp || !dq || !qi) return undefined;
  if (n.length > MAX_MODULUS_BYTES || encryptedKey.length !== n.length) return undefined;
  const c = toBigInteger(encryptedKey);
  const [primeP, primeQ] = [toBigInteger(p), toBigInteger(q)];
  if (c >= toBigInteger(n) || primeP < 2n || primeQ < 2n) return undefined;
  const first = power(c, toBigInteger(dp), primeP);
  // Each half takes some 50 ms for 4096 bits, and the page may want to draw between them.
  await new Promise((resolve) => setTimeout(resolve));
  const second = power(c, toBigInteger(dq), primeQ);
  const factor = (toBigInteger(qi) * (first - second)) % primeP;
  const message = second + (factor < 0n ? factor + primeP : factor) * primeQ;
  return fromBigInteger(message, n.length);
}

/** EME-PKCS1-v1_5 (RFC 8017 §7.2.2). */
function readPkcs1(message: Bytes): Bytes | undefined {
  const end = message.indexOf(0, 2);
  return message[1] === 2 && end >= 10 ? message.slice(end + 1) : undefined;
}

/** EME-OAEP (RFC 8017 §7.1.2) with an empty label, whose MGF1 has a hash of its own. */
async function readOaep(message: Bytes, hash: string, mgf: string): Promise<Bytes | undefined> {
  const label = await digest(hash, new Uint8Array());
  const size = label.length;
  const masked = message.slice(1 + size);
  if (masked.length < size + 1) return undefined;
  const seed = xor(message.slice(1, 1 + size), await mask(mgf, masked, size));
  const block = xor(masked, await mask(mgf, seed, masked.length));
  if (label.some((byte, index) => block[index] !== byte)) return undefined;
  const start = block.findIndex((byte, index) => index >= size && byte !== 0);
  return block[start] === 1 ? block.slice(start + 1) : undefined;
}

/** MGF1 (RFC 8017 §B.2.1). */
async function mask(hash: string, seed: Bytes, length: number): Promise<Bytes> {
  let made = new Uint8Array();
  for (let counter = 0; made.length < length; counter++) {
    const word = Uint8Array.of(0, 0, counter >> 8, counter);
    made = joinBytes(made, await digest(hash, joinBytes(seed, word)));
  }
  return made.subarray(0, length);
}

async function digest(hash: string, input: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(hash, input));
}

function xor(one: Bytes, other: Bytes): Bytes {
  return one.map((byte, index) => byte ^ (other[index] ?? 0));
}
