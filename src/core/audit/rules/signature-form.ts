import { type DecodedToken, findPart } from '../../decode/decoded-token.ts';
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../../registry/algorithms.ts';
import { formatNumber } from '../../words/format-number.ts';
import { anyOf } from '../../words/list-words.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import type { AuditRule, Finding, Reference, Severity } from '../audit-rule.ts';
import { rfc } from '../references.ts';
import { quote } from '../words.ts';

/** The signature's bytes and the algorithm that should have made them, where both are there. */
export function readSignature(
  token: DecodedToken,
): { readonly bytes: Uint8Array; readonly algorithm: SignatureAlgorithm } | undefined {
  const bytes = findPart(token, 'signature')?.bytes;
  const algorithm = findSignatureAlgorithm(token.algorithm ?? '');
  if (token.form !== 'jws' || !bytes?.ok || bytes.value.length === 0 || !algorithm)
    return undefined;
  return { bytes: bytes.value, algorithm };
}

/** The least bytes of an RSA signature that anybody made (512 bits), and that is safe (2,048 bits). */
const LEAST_RSA = 64;
const SAFE_RSA = 256;

/** Lengths that the algorithm cannot give, and those that give away a small key. */
export const sigLength: AuditRule = ({ token }) => {
  const signature = readSignature(token);
  if (!signature) return [];
  const { bytes, algorithm } = signature;
  const { length } = bytes;
  if (algorithm.keyType === 'RSA') return rsaLength(algorithm, length);
  const due = [algorithm, ...(algorithm.variants ?? [])].flatMap(
    ({ signatureLength }) => signatureLength ?? [],
  );
  return due.includes(length) ? [] : [wrongLength(algorithm.name, length, anyOf(due.map(String)))];
};

function rsaLength({ name }: SignatureAlgorithm, length: number): Finding[] {
  if (length >= SAFE_RSA) return [];
  // Keys are made in steps of 128 bits at least.
  if (length < LEAST_RSA || length % 16 > 0)
    return [wrongLength(name, length, say`as many as the key, at least 256`)];
  const bits = formatNumber(length * 8);
  return [
    finding('sig-rsa-short', 'high', {
      title: say`Small RSA key`,
      why: say`An RSA signature is as long as its key: ${length} bytes mean a ${bits}-bit key. ${name} requires at least 2,048 bits.`,
      fix: say`Generate a key of at least 2,048 bits, and have APIs reject smaller ones.`,
      references: [rfc(7518, '3.3'), rfc(7518, '3.5')],
    }),
  ];
}

function wrongLength(name: string, length: number, due: string): Finding {
  return finding('sig-length', 'high', {
    title: say`Wrong signature length`,
    why: say`The signature has ${length} bytes, but ${name} requires ${due}. The signature was cut off, or created with a different algorithm.`,
    fix: say`Copy the token again; if the issue remains, compare “alg” with the algorithm the issuer uses.`,
    references: [rfc(7518, '3')],
  });
}

const PRINTABLE = /^[ -~]{4,}$/;
/** Hex of a hash, or the text of another base64: an encoding that was encoded once more. */
const ENCODED_TWICE = /^(?:[\da-f]{64,}|[\w+/=-]{43,})$/i;

/** Bytes that no algorithm made. */
export const sigPlaceholder: AuditRule = ({ token }) => {
  const bytes = readSignature(token)?.bytes;
  if (!bytes) return [];
  const [first] = bytes;
  const text = String.fromCharCode(...bytes.subarray(0, 1000));
  if (bytes.length > 3 && bytes.every((byte) => byte === first)) {
    return [placeholder(say`Every byte of the signature is the same.`)];
  }
  if (!PRINTABLE.test(text) || bytes.length > 1000) return [];
  return ENCODED_TWICE.test(text)
    ? [
        placeholder(
          say`The signature decodes to the text ${quote(text)}: it was written as hex or Base64, and that text was encoded again.`,
        ),
      ]
    : [placeholder(say`The signature decodes to the text ${quote(text)}.`)];
};

function placeholder(how: string): Finding {
  return finding('sig-placeholder', 'medium', {
    title: say`Placeholder signature`,
    why: sentences(how, say`No algorithm produces such bytes, so nothing protects the claims.`),
    fix: say`Replace the placeholder with a base64url-encoded signature, and make sure that the API verifies it.`,
    references: [rfc(7515, '5.1')],
  });
}

function finding(
  code: string,
  severity: Severity,
  words: {
    readonly title: string;
    readonly why: string;
    readonly fix: string;
    readonly references: readonly Reference[];
  },
): Finding {
  return { code, severity, basis: 'bytes', where: { part: 'signature' }, ...words };
}
