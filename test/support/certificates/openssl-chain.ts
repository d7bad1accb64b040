import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How OpenSSL is to make one certificate. */
export interface CertificateWish {
  /** As `openssl -subj` takes it. */
  readonly subject?: string;
  readonly key?: KeyName;
  /** A key that is used instead of a new one. */
  readonly keyPair?: Pair;
  /** Lines of an extension section; `none` for a version 1 certificate. */
  readonly extensions?: readonly string[] | 'none';
  readonly hash?: string;
  readonly days?: number;
  /** More arguments of `openssl x509`. */
  readonly more?: readonly string[];
}

type KeyName = 'P-256' | 'P-384' | 'secp256k1' | 'RSA 2048' | 'RSA 1024' | 'Ed25519' | 'Ed448';

export interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface Issued {
  readonly pem: string;
  readonly der: Uint8Array<ArrayBuffer>;
  readonly keys: Pair;
}

export const CA_EXTENSIONS = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign',
];
export const LEAF_EXTENSIONS = [
  'basicConstraints=critical,CA:FALSE',
  'keyUsage=critical,digitalSignature',
];

let serial = 1000;

/** A certificate by OpenSSL, signed by the issuer or else by itself. */
export function issue(wish: CertificateWish, issuer?: Issued): Issued {
  const {
    subject = '/CN=Somebody',
    extensions = CA_EXTENSIONS,
    hash = 'sha256',
    days = 3650,
  } = wish;
  const keys = wish.keyPair ?? makeKeys(wish.key ?? 'P-256');
  const folder = mkdtempSync(join(tmpdir(), 'chain-'));
  const at = (name: string) => join(folder, name);
  try {
    writeFileSync(at('key.pem'), pemOf(keys));
    if (issuer) writeFileSync(at('ca.pem'), issuer.pem);
    if (issuer) writeFileSync(at('ca.key'), pemOf(issuer.keys));
    if (extensions !== 'none') writeFileSync(at('ext.cnf'), `[ext]\n${extensions.join('\n')}\n`);
    const isEdwards = keys.privateKey.asymmetricKeyType?.startsWith('ed');
    openssl('req', '-new', '-key', at('key.pem'), '-subj', subject, '-utf8', '-out', at('csr.pem'));
    const by = issuer ? ['-CA', at('ca.pem'), '-CAkey', at('ca.key')] : ['-signkey', at('key.pem')];
    const issuerIsEdwards = issuer?.keys.privateKey.asymmetricKeyType?.startsWith('ed');
    openssl(
      ...['x509', '-req', '-in', at('csr.pem'), '-out', at('cert.pem'), '-days', String(days)],
      ...['-set_serial', String(serial++), ...by],
      ...((issuer ? issuerIsEdwards : isEdwards) ? [] : [`-${hash}`]),
      ...(extensions === 'none' ? [] : ['-extfile', at('ext.cnf'), '-extensions', 'ext']),
      ...(wish.more ?? []),
    );
    const pem = readFileSync(at('cert.pem'), 'utf8');
    return { pem, der: new Uint8Array(new X509Certificate(pem).raw), keys };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}

function pemOf({ privateKey }: Pair): string {
  return privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
}

export function makeKeys(name: KeyName): Pair {
  switch (name) {
    case 'RSA 2048':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
    case 'RSA 1024':
      return generateKeyPairSync('rsa', { modulusLength: 1024 });
    case 'Ed25519':
      return generateKeyPairSync('ed25519');
    case 'Ed448':
      return generateKeyPairSync('ed448');
    default:
      return generateKeyPairSync('ec', { namedCurve: name });
  }
}

export interface ChainWish {
  readonly root?: CertificateWish;
  /** Between the root and the signer, from the root downwards. */
  readonly between?: readonly CertificateWish[];
  readonly leaf?: CertificateWish;
}

export interface MadeChain {
  readonly root: Issued;
  /** From the root downwards. */
  readonly between: readonly Issued[];
  readonly leaf: Issued;
  /** The signer first, without the root. */
  readonly x5c: readonly Uint8Array<ArrayBuffer>[];
}

/** A root, one CA below it unless others are asked for, and a certificate that signs tokens. */
export function makeChain({ root = {}, between = [{}], leaf = {} }: ChainWish = {}): MadeChain {
  const top = issue({ subject: '/C=XX/O=Trust/CN=Root', ...root });
  const middle: Issued[] = [];
  for (const [index, wish] of between.entries()) {
    const issuer = middle.at(-1) ?? top;
    middle.push(issue({ subject: `/C=XX/O=Trust/CN=CA ${index + 1}`, ...wish }, issuer));
  }
  const wish = { subject: '/C=XX/O=Shop/CN=signer.shop.example', extensions: LEAF_EXTENSIONS };
  const last = issue({ ...wish, ...leaf }, middle.at(-1) ?? top);
  const x5c = [last, ...middle.toReversed()].map(({ der }) => der);
  return { root: top, between: middle, leaf: last, x5c };
}

export function base64Of(der: Uint8Array): string {
  return Buffer.from(der).toString('base64');
}

/** A token signed with the key, whose header has these certificates. */
export function chainToken(
  x5c: readonly Uint8Array[] | unknown,
  { privateKey }: Pair,
  { claims = { sub: 'user-1' }, header = {} }: { claims?: object; header?: object } = {},
): string {
  const list = Array.isArray(x5c)
    ? x5c.map((one) => (one instanceof Uint8Array ? base64Of(one) : one))
    : x5c;
  const alg = algorithmOf(privateKey);
  const input = [{ alg, x5c: list, ...header }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${input}.${signInput(input, privateKey, alg)}`;
}

export function algorithmOf(key: KeyObject): string {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return 'RS256';
    case 'ed25519':
    case 'ed448':
      return 'EdDSA';
    default:
      return key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'ES384' : 'ES256';
  }
}

export function signInput(input: string, key: KeyObject, alg = algorithmOf(key)): string {
  const hash = alg === 'EdDSA' ? null : alg === 'ES384' ? 'sha384' : 'sha256';
  const dsaEncoding = 'ieee-p1363' as const;
  return sign(hash, Buffer.from(input), { key, dsaEncoding }).toString('base64url');
}
