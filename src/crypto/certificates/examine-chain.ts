import { AsnConvert } from '@peculiar/asn1-schema';
import type { Certificate, Name } from '@peculiar/asn1-x509';
import { encodeBase64, encodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeHex } from '../../core/encoding/hex.ts';
import type { CertificateFacts, CertificateRole, Evidence } from '../../core/evidence/evidence.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import { parseKeys } from '../../core/keys/parse-keys.ts';
import { readCertificateText } from '../../core/keys/read-certificates.ts';
import { parseCertificate } from '../keys/parse-asn1.ts';
import { isSignedBy, weakHashOf } from './verify-certificate.ts';

/** Reads "x5c" (RFC 7515 §4.1.6): certificates in plain Base64, the leaf first, each signed by the next. */
export async function examineChain(x5c: readonly unknown[]): Promise<{
  readonly certificates: readonly CertificateFacts[];
  readonly leafHashes: Evidence['leafHashes'];
}> {
  const texts = x5c.map(readCertificateText);
  const parsed = texts.map((text) => text && parseCertificate(text.der));
  const certificates = await Promise.all(
    x5c.map(async (entry, index): Promise<CertificateFacts> => {
      const certificate = parsed[index];
      const text = texts[index];
      if (!certificate || !text) return unreadable(entry);
      return { ...(await factsOf(certificate, parsed[index + 1], text.der)), form: text.form };
    }),
  );
  const [leaf] = texts;
  const leafHashes = parsed[0] && leaf ? await hashesOf(leaf.der) : undefined;
  return { certificates, leafHashes };
}

/** What a certificate is to the chain in "x5c": a part of it, what signed its last one, or none of it. */
export async function findRole(
  x5c: readonly unknown[],
  der: Uint8Array<ArrayBuffer>,
): Promise<CertificateRole> {
  const chain = x5c.flatMap((entry) => readCertificateText(entry)?.der ?? []);
  const place = chain.findIndex((other) => encodeBase64(other) === encodeBase64(der));
  const [pasted, last] = [
    parseCertificate(der),
    parseCertificate(chain.at(-1) ?? new Uint8Array()),
  ];
  if (place === 0) return 'leaf';
  if (!pasted || !last) return 'unrelated';
  const { subject, issuer } = pasted.tbsCertificate;
  if (place > 0) return isSame(subject, issuer) ? 'root' : 'intermediate';
  const isIssuer = isSame(last.tbsCertificate.issuer, subject);
  return isIssuer && (await isSignedBy(last, pasted)) === true ? 'issuer' : 'unrelated';
}

/** What keeps an entry from being read. */
function unreadable(entry: unknown): CertificateFacts {
  const text = typeof entry === 'string' ? entry.replace(/\s+/g, '') : '';
  const isBase64 = /^[A-Za-z0-9+/_-]+={0,2}$/.test(text);
  return { state: 'unreadable', fault: isBase64 ? 'not-certificate' : 'not-base64' };
}

async function factsOf(
  certificate: Certificate,
  next: Certificate | undefined,
  der: Uint8Array<ArrayBuffer>,
): Promise<Extract<CertificateFacts, { state: 'read' }>> {
  const { subject, issuer, validity, subjectPublicKeyInfo } = certificate.tbsCertificate;
  return {
    state: 'read',
    notBefore: validity.notBefore.getTime().getTime() / 1000,
    notAfter: validity.notAfter.getTime().getTime() / 1000,
    isSelfIssued: isSame(subject, issuer),
    subject: nameOf(subject),
    fingerprint: encodeHex(new Uint8Array(await crypto.subtle.digest('SHA-256', der))),
    weakHash: weakHashOf(certificate.signatureAlgorithm),
    key: readKey(new Uint8Array(AsnConvert.serialize(subjectPublicKeyInfo))),
    isIssuedByNext: next && isSame(issuer, next.tbsCertificate.subject),
    isSignedByNext: next && (await isSignedBy(certificate, next)),
  };
}

function readKey(spki: Uint8Array): KeyMaterial | undefined {
  const pem = `-----BEGIN PUBLIC KEY-----\n${encodeBase64(spki)}\n-----END PUBLIC KEY-----`;
  const reading = parseKeys(pem, 'utf8');
  return reading.state === 'read' ? reading.keys[0] : undefined;
}

/** The common name (RFC 5280 §4.1.2.4), or all that the name holds. */
function nameOf(name: Name): string {
  const parts = name.flatMap((attributes) =>
    attributes.map(({ type, value }) => ({ type, text: value.toString() })),
  );
  const common = parts.find(({ type }) => type === '2.5.4.3');
  return common?.text ?? parts.map(({ text }) => text).join(', ');
}

function isSame(one: object, other: object): boolean {
  const [left, right] = [one, other].map((name) =>
    encodeBase64(new Uint8Array(AsnConvert.serialize(name))),
  );
  return left === right;
}

async function hashesOf(der: Uint8Array<ArrayBuffer>) {
  const [sha1, sha256] = await Promise.all(
    ['SHA-1', 'SHA-256'].map(async (name) =>
      encodeBase64url(new Uint8Array(await crypto.subtle.digest(name, der))),
    ),
  );
  return { sha1: sha1 ?? '', sha256: sha256 ?? '' };
}
