import { toBigInteger } from '../../encoding/big-integer.ts';
import { DER_INTEGER, DER_SEQUENCE, readDer, readDerChildren } from '../../encoding/der.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding } from '../audit-rule.ts';
import { cve } from '../key-words.ts';
import { rfc } from '../references.ts';
import { readSignature } from './signature-form.ts';

/** n, the order of the base point (SEC 2; FIPS 186-4 §D.1.2). */
const ORDERS: ReadonlyMap<string, bigint> = new Map([
  ['P-256', 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n],
  [
    'P-384',
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  ],
  [
    'P-521',
    0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  ],
  ['secp256k1', 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n],
]);

interface EcdsaSignature {
  readonly isDer: boolean;
  readonly r: bigint;
  readonly s: bigint;
}

/** What the two numbers of an ECDSA signature give away without any key. */
export const ecdsaSignature: AuditRule = ({ token }) => {
  const signature = readSignature(token);
  const order = ORDERS.get(signature?.algorithm.curves?.[0] ?? '');
  if (!signature || order === undefined) return [];
  const { bytes, algorithm } = signature;
  const { signatureLength = 0, name } = algorithm;
  const numbers = bytes.length === signatureLength ? readRaw(bytes) : readDerForm(bytes);
  if (!numbers) return [];
  const { isDer, r, s } = numbers;
  if (r % order === 0n || s % order === 0n) return [psychic(isDer, r === 0n || s === 0n)];
  if (r > order || s > order) return [outOfRange(name)];
  if (isDer) return [derForm(name, signatureLength)];
  // Elsewhere no one minds, and every second signature is so.
  return algorithm.curves?.includes('secp256k1') && s > order / 2n ? [highS(name)] : [];
};

function readRaw(bytes: Uint8Array): EcdsaSignature {
  const half = bytes.length / 2;
  return {
    isDer: false,
    r: toBigInteger(bytes.subarray(0, half)),
    s: toBigInteger(bytes.subarray(half)),
  };
}

/** ECDSA-Sig-Value of RFC 3279 §2.2.3: a sequence of two integers, and nothing after it. */
function readDerForm(bytes: Uint8Array): EcdsaSignature | undefined {
  const sequence = readDer(bytes);
  if (!sequence.ok || sequence.value.tag !== DER_SEQUENCE || sequence.value.rest.length > 0)
    return undefined;
  const children = readDerChildren(sequence.value.content);
  if (!children.ok || children.value.length !== 2) return undefined;
  const [r, s] = children.value;
  if (r?.tag !== DER_INTEGER || s?.tag !== DER_INTEGER) return undefined;
  return { isDer: true, r: toBigInteger(r.content), s: toBigInteger(s.content) };
}

type Words = Omit<Finding, 'basis' | 'where'>;

function signatureFinding(words: Words): Finding {
  return { ...words, basis: 'bytes', where: { part: 'signature' } };
}

/** Java accepted r and s that are both zero; a multiple of n counts as zero. */
function psychic(isDer: boolean, hasZero: boolean): Finding {
  return signatureFinding({
    code: 'sig-psychic',
    severity: 'critical',
    title: say`Zero in ECDSA signature`,
    why: sentences(
      hasZero
        ? say`At least one of the signature’s two numbers is zero.`
        : say`At least one of the signature’s two numbers is a multiple of the order of the curve, which counts as zero.`,
      isDer ? say`The signature is in ASN.1 format.` : undefined,
      say`No key can create such a signature. Before the fix, Java 15 to 18 accepted two zeros as a valid signature of any claims.`,
    ),
    fix: say`Reject the token, and update APIs that run on Java.`,
    references: [cve('2022-21449')],
  });
}

function outOfRange(name: string): Finding {
  return signatureFinding({
    code: 'sig-psychic',
    severity: 'high',
    title: say`Impossible signature`,
    why: say`One of the signature’s two numbers is larger than ${name} allows. Verifiers must reject the signature.`,
    fix: say`Copy the token again; if the issue remains, compare “alg” with the algorithm the issuer uses.`,
    references: [rfc(7518, '3.4')],
  });
}

function derForm(name: string, length: number): Finding {
  return signatureFinding({
    code: 'sig-der',
    severity: 'high',
    title: say`ASN.1 signature`,
    why: say`The signature is a DER sequence of two integers, as OpenSSL and Java create it. ${name} requires the two numbers one after the other, ${length} bytes in total, so verifiers reject the signature.`,
    fix: say`Convert the signature when signing: most libraries call the required format “P1363”, “raw” or “concat”.`,
    references: [rfc(7518, '3.4')],
  });
}

function highS(name: string): Finding {
  return signatureFinding({
    code: 'sig-high-s',
    severity: 'info',
    title: say`High-S signature`,
    why: say`Every ${name} signature has two valid variants, with s and with n − s. This signature has the larger value, which some secp256k1 libraries reject.`,
    fix: say`Sign with the smaller s, and identify tokens by “jti”, not by their text.`,
    references: [rfc(8812)],
  });
}
