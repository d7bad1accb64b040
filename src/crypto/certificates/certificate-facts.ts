import type { Name } from '@peculiar/asn1-x509';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import { withoutZeros } from '../../core/encoding/big-integer.ts';
import { encodeHex } from '../../core/encoding/hex.ts';
import { parseCertificate } from '../keys/parse-asn1.ts';
import { isSignedBy } from './verify-certificate.ts';

/** What a certificate says of itself (RFC 5280 §4.1.2), anyone who signed it. */
export interface CertificateFacts {
  /** Distinguished names as RFC 4514 writes them, in the order of the certificate. */
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Hexadecimal, two digits an byte, without the zero that DER puts before a high bit. */
  readonly serial: string;
  /** The name, or the object identifier of what has none here. */
  readonly signatureAlgorithm: string;
  /** SHA-256 over the DER, base64url: what "x5t#S256" holds (RFC 7515 §4.1.8). */
  readonly fingerprint: string;
}

/** How the certificates of a key are to each other; each should be issued by the next (RFC 7517 §4.7). */
export type ChainOrder = 'single' | 'in-order' | 'out-of-order';

/**
 * For each certificate, whether the next one's key made its signature; for the
 * last one, its own. Undefined where that cannot be told.
 */
export async function checkChain(
  ders: readonly Uint8Array<ArrayBuffer>[],
): Promise<readonly (boolean | undefined)[]> {
  const certificates = ders.map(parseCertificate);
  return await Promise.all(
    certificates.map(async (certificate, index) => {
      const next = index + 1 < certificates.length ? certificates[index + 1] : certificate;
      return certificate && next && (await isSignedBy(certificate, next));
    }),
  );
}

/** Reads one certificate; undefined when it is none. */
export async function readCertificate(
  der: Uint8Array<ArrayBuffer>,
): Promise<CertificateFacts | undefined> {
  const certificate = parseCertificate(der);
  if (!certificate) return undefined;
  const { tbsCertificate, signatureAlgorithm } = certificate;
  const { subject, issuer, validity, serialNumber } = tbsCertificate;
  return {
    subject: formatName(subject),
    issuer: formatName(issuer),
    notBefore: validity.notBefore.getTime(),
    notAfter: validity.notAfter.getTime(),
    serial: encodeHex(withoutZeros(new Uint8Array(serialNumber))),
    signatureAlgorithm:
      SIGNATURE_NAMES[signatureAlgorithm.algorithm] ?? signatureAlgorithm.algorithm,
    fingerprint: encodeBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', der))),
  };
}

/** By names alone: the subject of each certificate is the issuer of the one before it. */
export function chainOrder(certificates: readonly CertificateFacts[]): ChainOrder {
  if (certificates.length < 2) return 'single';
  const linked = certificates.every(
    ({ subject }, index) => index === 0 || certificates[index - 1]?.issuer === subject,
  );
  return linked ? 'in-order' : 'out-of-order';
}

const SIGNATURE_NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'RSA with SHA-1',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.113549.1.1.11': 'RSA with SHA-256',
  '1.2.840.113549.1.1.12': 'RSA with SHA-384',
  '1.2.840.113549.1.1.13': 'RSA with SHA-512',
  '1.2.840.10045.4.3.2': 'ECDSA with SHA-256',
  '1.2.840.10045.4.3.3': 'ECDSA with SHA-384',
  '1.2.840.10045.4.3.4': 'ECDSA with SHA-512',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

/** Short names of attributes (RFC 4514 §3, RFC 4519). */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

function formatName(name: Name): string {
  return name
    .map((relative) =>
      relative
        .map(({ type, value }) => `${ATTRIBUTES[type] ?? type}=${escaped(value.toString())}`)
        .join('+'),
    )
    .join(', ');
}

/** RFC 4514 §2.4. */
function escaped(value: string): string {
  return value.replace(/[\\,+"<>;]/g, '\\$&');
}
