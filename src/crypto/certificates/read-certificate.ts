import { Certificate } from '@peculiar/asn1-x509';
import type {
  EncodedKey,
  KeyMaterial,
  KeyPiece,
  KeyProblem,
} from '../../core/keys/key-material.ts';
import { parseKeyInfo } from '../../core/keys/parse-key-info.ts';
import { ok, type Result } from '../../core/result.ts';
import { parseAsn1, serializeAsn1 } from '../keys/parse-asn1.ts';

type Der = Uint8Array<ArrayBuffer>;

/** A certificate and the names by which chains are built. */
interface Named {
  readonly piece: EncodedKey;
  readonly subject: string;
  readonly issuer: string;
}

const UNREADABLE = { code: 'der-unreadable', label: 'CERTIFICATE' } as const;

/** The public key of a certificate (RFC 5280 §4.1.2.7), with the certificate and its issuers beside it. */
export function readCertificateKey(
  der: Der,
  issuers: readonly Der[],
): Result<KeyMaterial, KeyProblem> {
  const certificate = parseAsn1(der, Certificate, UNREADABLE);
  if (!certificate.ok) return certificate;
  const { subjectPublicKeyInfo } = certificate.value.tbsCertificate;
  const key = parseKeyInfo('PUBLIC KEY', serializeAsn1(subjectPublicKeyInfo));
  return key.ok ? ok({ ...key.value, certificates: [der, ...issuers] }) : key;
}

/**
 * Makes one piece of each chain: a certificate that issued another one here is
 * no key for tokens, and goes with that other one. The order does not matter.
 */
export function groupCertificates(pieces: readonly KeyPiece[]): KeyPiece[] {
  const named = pieces.flatMap((piece) => nameCertificate(piece) ?? []);
  if (named.length < 2) return [...pieces];
  const issuers = new Set(
    named.filter(({ issuer, subject }) => issuer !== subject).map(({ issuer }) => issuer),
  );
  return pieces.flatMap((piece): KeyPiece[] => {
    const certificate = named.find((candidate) => candidate.piece === piece);
    if (!certificate) return [piece];
    if (issuers.has(certificate.subject)) return [];
    return [{ ...certificate.piece, issuers: findIssuers(certificate, named) }];
  });
}

function findIssuers(leaf: Named, all: readonly Named[]): Der[] {
  const chain = [leaf];
  for (let last = leaf; last.issuer !== last.subject; ) {
    const next = all.find((other) => other.subject === last.issuer && !chain.includes(other));
    if (!next) break;
    chain.push(next);
    last = next;
  }
  return chain.slice(1).map(({ piece }) => piece.der);
}

/** Certificates whose issuers are known already stay out of it. */
function nameCertificate(piece: KeyPiece): Named | undefined {
  if (piece.state !== 'encoded' || piece.label !== 'CERTIFICATE' || piece.issuers) return undefined;
  const certificate = parseAsn1(piece.der, Certificate, UNREADABLE);
  if (!certificate.ok) return undefined;
  const { subject, issuer } = certificate.value.tbsCertificate;
  return { piece, subject: nameText(subject), issuer: nameText(issuer) };
}

function nameText(name: unknown): string {
  return serializeAsn1(name).toString();
}
