import { decodeBase64url } from '../../core/encoding/base64url.ts';
import { encodeHex } from '../../core/encoding/hex.ts';
import type { ChainLink, FoundFault } from '../../core/evidence/chain-report.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import type { PathCertificate } from './read-strictly.ts';
import { findPathFaults } from './validate-path.ts';
import { isSignedBy, weakHashOf } from './verify-certificate.ts';

/** An entry of "x5c": its certificate where it is one, and whether it is written in another way than plain base64. */
export interface ListedCertificate {
  readonly certificate: PathCertificate | undefined;
  readonly isMisspelled: boolean;
}

type Faults = readonly FoundFault[];

/** The certificates below the root, the root, and those that the token carries beyond it. */
export async function describePath(
  chain: readonly ListedCertificate[],
  length: number,
  root: PathCertificate,
  signature: SignatureVerdict | undefined,
): Promise<readonly ChainLink[]> {
  const listed = await Promise.all(chain.map((_, index) => listFaults(chain, index)));
  const below = chain.slice(0, length).flatMap(({ certificate }) => certificate ?? []);
  const path = [...below, root];
  const byPath = findPathFaults(path);
  const links = await Promise.all(
    path.map(async (certificate, index): Promise<ChainLink> => {
      const isAnchor = certificate === root;
      const faults = isAnchor
        ? await anchorFaults(root)
        : await issuedFaults(certificate, path[index + 1]);
      const all = [
        ...(isAnchor ? [] : (listed[index] ?? [])),
        ...[...certificate.faults, ...faults, ...(byPath[index] ?? [])],
        ...(index === 0 ? leafFaults(signature) : []),
      ];
      return toLink(certificate, isAnchor ? 'anchor' : roleAt(index), all);
    }),
  );
  const isListed = chain[length]?.certificate?.facts.fingerprint === root.facts.fingerprint;
  const beyond = chain.slice(length).flatMap((entry, index) => {
    const faults = listed[length + index] ?? [];
    const isRoot = isListed && index === 0;
    return isRoot && faults.length === 0 ? [] : [toLink(entry.certificate, 'extra', faults)];
  });
  return [...links, ...beyond];
}

/** The chain where no root issued any of it. */
export async function listChain(
  chain: readonly ListedCertificate[],
): Promise<readonly ChainLink[]> {
  return await Promise.all(
    chain.map(async ({ certificate }, index) => {
      const own = certificate?.faults ?? [];
      const hash = weakHash(certificate);
      const faults = [...(await listFaults(chain, index)), ...own, ...hash];
      return toLink(certificate, roleAt(index), faults);
    }),
  );
}

function roleAt(index: number): 'leaf' | 'intermediate' {
  return index === 0 ? 'leaf' : 'intermediate';
}

/** Each certificate must be certified by the next one, and be there once (RFC 7515 §4.1.6, RFC 5280 §6.1). */
async function listFaults(chain: readonly ListedCertificate[], index: number): Promise<Faults> {
  const { certificate, isMisspelled } = chain[index] ?? { isMisspelled: false };
  const form: Faults = isMisspelled ? [{ code: 'form' }] : [];
  if (!certificate) return [...form, { code: 'unreadable' }];
  const earlier = chain.slice(0, index);
  const isRepeated = earlier.some(
    (each) => each.certificate?.facts.fingerprint === certificate.facts.fingerprint,
  );
  const repeated: Faults = isRepeated ? [{ code: 'repeated' }] : [];
  const next = chain[index + 1]?.certificate;
  const order = next ? await orderFaults(certificate, next) : [];
  return [...form, ...repeated, ...order];
}

async function orderFaults(certificate: PathCertificate, next: PathCertificate): Promise<Faults> {
  if (certificate.issuer !== next.subject) return [{ code: 'issuer-name' }];
  const isSigned = await isSignedBy(certificate.parsed, next.parsed);
  return isSigned === false ? [{ code: 'signature' }] : [];
}

/** RFC 5280 §6.1.3 (a)(1) and (4), with the hash that the signature is made with. */
async function issuedFaults(
  certificate: PathCertificate,
  issuer: PathCertificate | undefined,
): Promise<Faults> {
  const hash = weakHash(certificate);
  if (!issuer || certificate.issuer !== issuer.subject || certificate.facts.issuer === '') {
    return [...hash, { code: 'issuer-name' }];
  }
  const isSigned = await isSignedBy(certificate.parsed, issuer.parsed);
  if (isSigned) return hash;
  return [...hash, { code: isSigned === false ? 'signature' : 'signature-unchecked' }];
}

/** A root is trusted for being given; what it says of itself must hold all the same, whatever its hash. */
async function anchorFaults(root: PathCertificate): Promise<Faults> {
  if (root.subject !== root.issuer) return [];
  const isSigned = await isSignedBy(root.parsed, root.parsed);
  return isSigned === false ? [{ code: 'own-signature' }] : [];
}

function weakHash(certificate: PathCertificate | undefined): Faults {
  const hash = certificate && weakHashOf(certificate.parsed.signatureAlgorithm);
  return hash === undefined ? [] : [{ code: 'weak-hash', about: hash }];
}

/** A key that can’t check the signature of the token. */
function leafFaults(signature: SignatureVerdict | undefined): Faults {
  const isChecked = signature?.state === 'verified' || signature?.state === 'invalid';
  return isChecked ? [] : [{ code: 'unusable-key' }];
}

function toLink(
  certificate: PathCertificate | undefined,
  role: ChainLink['role'],
  faults: Faults,
): ChainLink {
  const { facts } = certificate ?? {};
  const codes = faults.map(({ code, about }) => `${code} ${about ?? ''}`);
  const fingerprint = facts && decodeBase64url(facts.fingerprint);
  return {
    role,
    subject: facts?.subject ?? '',
    issuer: facts?.issuer ?? '',
    notBefore: secondsOf(facts?.notBefore),
    notAfter: secondsOf(facts?.notAfter),
    fingerprint: fingerprint?.ok ? encodeHex(fingerprint.value) : '',
    isSelfIssued: certificate !== undefined && certificate.subject === certificate.issuer,
    faults: faults.filter((_, index) => codes.indexOf(codes[index] ?? '') === index),
  };
}

function secondsOf(date: Date | undefined): number {
  return date ? Math.floor(date.getTime() / 1000) : Number.NaN;
}
