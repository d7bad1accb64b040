import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { joseHeader } from '../../core/decode/jose-header.ts';
import type { ChainFault, ChainPath, ChainReport } from '../../core/evidence/chain-report.ts';
import { CHAIN_WORDS } from '../../core/explain/explain-chain.ts';
import { identifyKey } from '../../core/keys/key-identity.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import { type CertificateText, readCertificateText } from '../../core/keys/read-certificates.ts';
import { readRoots } from '../../core/keys/read-roots.ts';
import { parseInstant } from '../../core/time/parse-instant.ts';
import { weighChain } from '../../core/verdict/judge-chain.ts';
import type { SignatureVerdict } from '../../core/verdict/signature-verdict.ts';
import type { Judgement, Layers, Trust } from '../judge-token.ts';
import { verifySignature } from '../signatures/verify-signature.ts';
import { describePath, type ListedCertificate, listChain } from './chain-links.ts';
import { readCertificateKey } from './read-certificate.ts';
import { type PathCertificate, readStrictly } from './read-strictly.ts';
import { isSignedBy } from './verify-certificate.ts';

/** Longer chains are not chains. */
const MAX_CERTIFICATES = 10;
/** More than any browser or system trusts. */
const MAX_ROOTS = 300;

/** The same judgement with the chain of each layer; a key of the user’s comes first, and no chain counts beside it. */
export async function verifyChains(judged: Judgement, trust: Trust): Promise<Judgement> {
  const layers = await Promise.all(
    judged.layers.map(async (layer) =>
      layer.reading.state === 'empty'
        ? { ...layer, chain: await verifyChain(layer.token, trust) }
        : layer,
    ),
  );
  return { ...judged, layers: layers as unknown as Layers, trust };
}

/**
 * Verifies "x5c" up to the roots that the user gave (RFC 7515 §4.1.6, RFC 5280 §6.1); undefined for a
 * token without it. No path is searched for: the order is that of the parameter, and a root takes over
 * from any certificate in it.
 */
async function verifyChain(
  token: DecodedToken,
  { roots: text, clock }: Trust,
): Promise<ChainReport | undefined> {
  const entries = readParameter(token);
  if (!entries) return undefined;
  const given = readRoots(text);
  const instant = clock.trim() === '' ? undefined : parseInstant(clock);
  const asOf: ChainReport['asOf'] = instant && (instant.ok ? instant.value : 'unreadable');
  const how = { asOf, words: CHAIN_WORDS, weigh: weighChain };
  const none = {
    paths: [],
    links: [],
    unreadRoots: given.unread,
    signature: undefined,
    boundaries: [],
  } as const;
  const early =
    typeof entries === 'string' ? entries : findEarlyFault(entries, given.certificates.length);
  if (early || typeof entries === 'string') {
    return { ...none, ...how, faults: early ? [early] : [] };
  }
  const chain = await Promise.all(entries.map(readEntry));
  const roots = await Promise.all(given.certificates.map(readStrictly));
  const usable = roots.filter((root) => root !== undefined);
  const signature = await verifyLeaf(token, chain);
  const { paths, fault } = await findPaths(chain, usable, signature);
  return {
    paths,
    links: paths.length > 0 ? [] : await listChain(chain),
    faults: paths.length > 0 ? [] : [usable.length === 0 ? 'no-roots' : fault],
    unreadRoots: given.unread + roots.length - usable.length,
    signature,
    boundaries: paths.flatMap(datesOf),
    ...how,
  };
}

/** The entries of the parameter, or what is wrong with it; undefined where there is none. */
function readParameter(token: DecodedToken): ChainFault | unknown[] | undefined {
  const header = token.form === 'jws' ? joseHeader(token) : undefined;
  const [member, another] = header?.members.filter(({ name }) => name === 'x5c') ?? [];
  if (!member) return undefined;
  // Readers differ in which of two they take.
  if (another) return 'repeated-parameter';
  const { value } = member;
  if (value.type !== 'array' || value.items.length === 0) return 'not-a-list';
  return value.items.map((item) => (item.type === 'string' ? item.value : undefined));
}

function findEarlyFault(entries: readonly unknown[], rootCount: number): ChainFault | undefined {
  if (entries.length > MAX_CERTIFICATES) return 'too-long';
  if (rootCount === 0) return 'no-roots';
  return rootCount > MAX_ROOTS ? 'too-many-roots' : undefined;
}

async function readEntry(entry: unknown): Promise<ListedCertificate> {
  const text: CertificateText | undefined = readCertificateText(entry);
  const certificate = text && (await readStrictly(text.der));
  return { certificate, isMisspelled: text?.form !== undefined };
}

/** Every root that issued one of the certificates, at the lowest of them first. */
async function findPaths(
  chain: readonly ListedCertificate[],
  roots: readonly PathCertificate[],
  signature: SignatureVerdict | undefined,
): Promise<{ readonly paths: readonly ChainPath[]; readonly fault: ChainFault }> {
  const paths: ChainPath[] = [];
  let fault: ChainFault = 'no-anchor';
  for (const [index, { certificate }] of chain.entries()) {
    if (!certificate) break;
    const below = chain.slice(0, index + 1);
    for (const root of roots) {
      if (below.some((each) => isSame(each.certificate, root))) {
        if (isSame(chain[0]?.certificate, root)) fault = 'leaf-as-root';
        continue;
      }
      if (certificate.issuer !== root.subject) continue;
      if ((await isSignedBy(certificate.parsed, root.parsed)) === false) {
        if (fault === 'no-anchor') fault = 'other-key';
        continue;
      }
      const links = await describePath(chain, index + 1, root, signature);
      // Its names are found now, while the code for that is surely there.
      if (root.key) identifyKey(root.key);
      paths.push({ links, anchorKey: root.key });
    }
  }
  return { paths, fault };
}

/** The first seconds at which certificates are valid, and at which they no longer are. */
function datesOf({ links }: ChainPath): number[] {
  return links
    .flatMap(({ notBefore, notAfter }) => [notBefore, notAfter + 1])
    .filter(Number.isFinite);
}

/** What the signature of the token is to the first certificate. */
async function verifyLeaf(
  token: DecodedToken,
  [leaf, ...others]: readonly ListedCertificate[],
): Promise<SignatureVerdict | undefined> {
  if (!leaf?.certificate) return undefined;
  const issuers = others.flatMap(({ certificate }) => (certificate ? [certificate.der] : []));
  const key = readCertificateKey(leaf.certificate.der, issuers);
  if (!key.ok) return undefined;
  const reading: KeyReading = {
    ...{ state: 'read', format: 'certificate', keys: [key.value], skipped: 0 },
    secretText: undefined,
  };
  return await verifySignature(token, reading, 'utf8');
}

function isSame(one: PathCertificate | undefined, other: PathCertificate): boolean {
  return one?.facts.fingerprint === other.facts.fingerprint;
}
