import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { decodeToken } from '../../../src/core/decode/decode-token.ts';
import type { DecodedToken } from '../../../src/core/decode/decoded-token.ts';
import { explainVerdict } from '../../../src/core/explain/explain-verdict.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import type { KeyReading, SecretEncoding } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { readKeyFile } from '../../../src/core/keys/read-key-file.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { verifySignature } from '../../../src/crypto/signatures/verify-signature.ts';
import { type KeyKind, KeyWorkshop, PASSPHRASE } from '../../support/keys/key-files.ts';
import type { TestKey } from '../../support/keys/test-keys.ts';
import { OTHER_IMPLEMENTATIONS } from '../../support/tokens/other-implementations.ts';

const KINDS: readonly KeyKind[] = ['RSA', 'P-256', 'P-384', 'P-521', 'Ed25519'];
const EC: readonly KeyKind[] = ['P-256', 'P-384', 'P-521'];

const ALGORITHMS: Readonly<Record<KeyKind, readonly string[]>> = {
  RSA: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  'P-256': ['ES256'],
  'P-384': ['ES384'],
  'P-521': ['ES512'],
  Ed25519: ['EdDSA'],
};

// Programs are started, and one key of ten million rounds is made.
vi.setConfig({ testTimeout: 60_000 });

const workshop = new KeyWorkshop();
const tokens = new Map<string, string>();

beforeAll(async () => {
  for (const kind of KINDS) {
    workshop.makeKey(kind);
    workshop.makeCertificate(`${kind}.pem`, `${kind}.crt`);
    const key = testKeyOf(kind);
    for (const algorithm of ALGORITHMS[kind]) {
      const other = OTHER_IMPLEMENTATIONS.find(({ algorithms }) => algorithms.includes(algorithm));
      tokens.set(algorithm, (await other?.sign(algorithm, {}, { sub: 'user-42' }, key)) ?? '');
    }
  }
}, 120_000);

afterAll(() => workshop.close());

function testKeyOf(kind: KeyKind): TestKey {
  return {
    privateJwk: {},
    publicJwk: {},
    privatePem: workshop.text(`${kind}.pem`),
    publicPem: workshop.text(`${kind}.pub.pem`),
    secret: Buffer.alloc(0),
  };
}

function privateKey(kind: KeyKind): KeyObject {
  return createPrivateKey(workshop.text(`${kind}.pem`));
}

function publicKey(kind: KeyKind): KeyObject {
  return createPublicKey(workshop.text(`${kind}.pub.pem`));
}

function tokenOf(text: string): DecodedToken {
  const [found] = extractTokens(text);
  if (!found) throw new Error('There is no token');
  return decodeToken(found);
}

async function read(text: string, passphrase = '', encoding: SecretEncoding = 'utf8') {
  return await readKeys(text, encoding, passphrase);
}

/** A block of PEM around DER. */
function armour(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function spkiPem(kind: KeyKind): string {
  return workshop.text(`${kind}.pub.pem`);
}

function pkcs8Pem(kind: KeyKind): string {
  return workshop.text(`${kind}.pem`);
}

function bare(pem: string): string {
  return pem.replace(/-----.*-----|\s/g, '');
}

function jwk(kind: KeyKind, half: 'public' | 'private'): Record<string, unknown> {
  return { ...(half === 'public' ? publicKey(kind) : privateKey(kind)).export({ format: 'jwk' }) };
}

function certificateDer(kind: KeyKind): string {
  return bare(workshop.text(`${kind}.crt`));
}

/** SEC 1 by openssl; it has no switch for it in OpenSSL 3 but this. */
function sec1(kind: KeyKind, ...options: string[]): string {
  workshop.openssl('ec', '-in', `${kind}.pem`, '-out', 'sec1.pem', ...options);
  return workshop.text('sec1.pem');
}

function encrypted(kind: KeyKind, ...options: string[]): string {
  const pass = ['-passout', `pass:${PASSPHRASE}`];
  workshop.openssl('pkcs8', '-topk8', '-in', `${kind}.pem`, '-out', 'enc.pem', ...pass, ...options);
  return workshop.text('enc.pem');
}

function openSsh(kind: KeyKind, ...options: string[]): string {
  return workshop.sshKeygen('-i', '-m', 'PKCS8', '-f', `${kind}.pub.pem`, ...options).trim();
}

/** `ssh-keygen -i` knows no Ed25519 in PKCS #8, so the blob of RFC 8709 is put together. */
function openSshEd25519(): string {
  const field = (content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, content]);
  };
  const raw = Buffer.from(String(jwk('Ed25519', 'public').x), 'base64url');
  const blob = Buffer.concat([field(Buffer.from('ssh-ed25519')), field(raw)]);
  const line = `ssh-ed25519 ${blob.toString('base64')} me@host`;
  workshop.write('ed.pub', line);
  workshop.sshKeygen('-l', '-f', 'ed.pub');
  return line;
}

/** The certificate of a key, issued by a CA, the CA's behind it. */
function chain(kind: KeyKind): string {
  workshop.makeKey('P-256', `ca-${kind}` as KeyKind);
  workshop.makeCertificate(`ca-${kind}.pem`, 'ca.crt', '/CN=Test CA');
  workshop.openssl('req', '-new', '-key', `${kind}.pem`, '-subj', '/CN=leaf', '-out', 'leaf.csr');
  const signing = ['-CA', 'ca.crt', '-CAkey', `ca-${kind}.pem`, '-CAcreateserial'];
  workshop.openssl('x509', '-req', '-in', 'leaf.csr', ...signing, '-out', 'leaf.crt');
  return workshop.text('leaf.crt') + workshop.text('ca.crt');
}

function der(kind: KeyKind, ...options: string[]): string {
  workshop.openssl(...options, '-outform', 'DER', '-out', 'key.der', '-in', `${kind}.pem`);
  return readKeyFile(workshop.bytes('key.der')).text;
}

interface Format {
  readonly name: string;
  readonly kinds: readonly KeyKind[];
  readonly make: (kind: KeyKind) => string;
  readonly format: string;
  readonly kind: 'public' | 'private';
  readonly passphrase?: string;
}

function format(
  name: string,
  kinds: readonly KeyKind[],
  form: `${string} ${'public' | 'private'}`,
  make: (kind: KeyKind) => string,
  passphrase = '',
): Format {
  const [label = '', kind] = form.split(' ');
  return { name, kinds, make, format: label, kind: kind as 'public' | 'private', passphrase };
}

const indented = (pem: string) => pem.replace(/^/gm, '      ');
const literal = (pem: string) => pem.replaceAll('\n', '\\n');
const oneLine = (pem: string) => pem.replaceAll('\n', '');

const FORMATS: readonly Format[] = [
  format('SPKI', KINDS, 'pem public', spkiPem),
  format('PKCS #8', KINDS, 'pem private', pkcs8Pem),
  format('PKCS #1, public', ['RSA'], 'pem public', (kind) =>
    workshop.openssl('rsa', '-in', `${kind}.pem`, '-RSAPublicKey_out'),
  ),
  format('PKCS #1, private', ['RSA'], 'pem private', (kind) =>
    workshop.openssl('rsa', '-in', `${kind}.pem`, '-traditional'),
  ),
  format('SEC 1', EC, 'pem private', (kind) => sec1(kind)),
  format(
    'SEC 1 behind EC PARAMETERS',
    EC,
    'pem private',
    (kind) => workshop.openssl('ecparam', '-name', kind) + sec1(kind),
  ),
  format('SEC 1 without its public point', EC, 'pem private', (kind) => sec1(kind, '-no_public')),
  format('PKCS #8 without its public point', EC, 'pem private', (kind) =>
    pkcs8WithoutPoint(sec1(kind, '-no_public'), kind),
  ),
  format('encrypted PKCS #8', KINDS, 'pem private', (kind) => encrypted(kind), PASSPHRASE),
  format(
    'encrypted PKCS #8, AES-128',
    KINDS,
    'pem private',
    (kind) => encrypted(kind, '-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA512', '-iter', '1000'),
    PASSPHRASE,
  ),
  format(
    'encrypted PKCS #8, HMAC with SHA-1',
    ['RSA', 'P-256'],
    'pem private',
    (kind) => encrypted(kind, '-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA1'),
    PASSPHRASE,
  ),
  format('certificate', KINDS, 'certificate public', (kind) => workshop.text(`${kind}.crt`)),
  format('certificate chain', KINDS, 'certificate public', chain),
  format('certificate chain, root first', KINDS, 'certificate public', (kind) =>
    (chain(kind).match(/-----BEGIN[\s\S]+?END CERTIFICATE-----\n/g) ?? []).reverse().join(''),
  ),
  format('certificate with text before it', KINDS, 'certificate public', (kind) =>
    workshop.openssl('x509', '-in', `${kind}.crt`, '-text'),
  ),
  format('DER, SPKI', KINDS, 'pem public', (kind) => der(kind, 'pkey', '-pubout')),
  format('DER, PKCS #8', KINDS, 'pem private', (kind) => der(kind, 'pkcs8', '-topk8', '-nocrypt')),
  format(
    'DER, encrypted PKCS #8',
    KINDS,
    'pem private',
    (kind) => der(kind, 'pkcs8', '-topk8', '-passout', `pass:${PASSPHRASE}`),
    PASSPHRASE,
  ),
  format('DER, PKCS #1 public', ['RSA'], 'pem public', (kind) =>
    der(kind, 'rsa', '-RSAPublicKey_out'),
  ),
  format('DER, PKCS #1 private', ['RSA'], 'pem private', (kind) =>
    der(kind, 'rsa', '-traditional'),
  ),
  format('DER, SEC 1', EC, 'pem private', (kind) => der(kind, 'ec')),
  format(
    'DER, certificate',
    KINDS,
    'certificate public',
    (kind) => readKeyFile(Buffer.from(certificateDer(kind), 'base64')).text,
  ),
  format('OpenSSH', ['RSA', ...EC], 'openssh public', (kind) => `${openSsh(kind)} me@host\n`),
  format('OpenSSH, Ed25519', ['Ed25519'], 'openssh public', openSshEd25519),
  format('OpenSSH in authorized_keys', ['RSA', ...EC], 'openssh public', (kind) =>
    ['# mine', `no-pty,command="ls" ${openSsh(kind)} me`, ''].join('\n'),
  ),
  format('OpenSSH in RFC 4716', ['RSA', ...EC], 'openssh public', (kind) => {
    workshop.write('id.pub', openSsh(kind));
    return workshop.sshKeygen('-e', '-f', 'id.pub');
  }),
  format('JWK', KINDS, 'jwk public', (kind) => JSON.stringify(jwk(kind, 'public'))),
  format('private JWK', KINDS, 'jwk private', (kind) => JSON.stringify(jwk(kind, 'private'))),
  format('JWK Set', KINDS, 'jwk-set public', (kind) =>
    JSON.stringify({ keys: [jwk(kind, 'public')] }, null, 2),
  ),
  format('array of JWKs', KINDS, 'jwk-set public', (kind) => JSON.stringify([jwk(kind, 'public')])),
  format('key document with x5c beside the key', KINDS, 'jwk-set public', (kind) =>
    JSON.stringify({ keys: [{ ...jwk(kind, 'public'), x5c: [certificateDer(kind)] }] }),
  ),
  format('key document with nothing but x5c', KINDS, 'jwk-set public', (kind) =>
    JSON.stringify({ keys: [{ kty: jwk(kind, 'public').kty, x5c: [certificateDer(kind)] }] }),
  ),
  format('service-account file', KINDS, 'service-account private', (kind) =>
    JSON.stringify({
      type: 'service_account',
      private_key_id: 'a1',
      private_key: pkcs8Pem(kind),
      client_email: 'robot@example.com',
    }),
  ),
  format('map of certificates', KINDS, 'certificate-map public', (kind) =>
    JSON.stringify({ a1: workshop.text(`${kind}.crt`) }),
  ),
  format('map of public keys', KINDS, 'certificate-map public', (kind) =>
    JSON.stringify({ a1: spkiPem(kind) }),
  ),
  format('SPKI with literal \\n', KINDS, 'pem public', (kind) => literal(spkiPem(kind))),
  format(
    'PKCS #8 with literal \\n',
    KINDS,
    'pem private',
    (kind) => `"${literal(pkcs8Pem(kind))}"`,
  ),
  format('certificate with literal \\n', KINDS, 'certificate public', (kind) =>
    literal(workshop.text(`${kind}.crt`)),
  ),
  format('SPKI on one line', KINDS, 'pem public', (kind) => oneLine(spkiPem(kind))),
  format('SPKI, indented', KINDS, 'pem public', (kind) => `key: |\n${indented(spkiPem(kind))}`),
  format('SPKI with Windows line ends', KINDS, 'pem public', (kind) =>
    spkiPem(kind).replaceAll('\n', '\r\n'),
  ),
  format('SPKI in source code', KINDS, 'pem public', (kind) =>
    spkiPem(kind)
      .trim()
      .split('\n')
      .map((line) => `  '${line}\\n' +`)
      .join('\n'),
  ),
  format(
    'SPKI with text around it',
    KINDS,
    'pem public',
    (kind) => `Our key, as agreed:\n\n${spkiPem(kind)}\nRegards`,
  ),
  format('SPKI without its armour', KINDS, 'der public', (kind) => bare(spkiPem(kind))),
  format('PKCS #8 without its armour', KINDS, 'der private', (kind) => bare(pkcs8Pem(kind))),
  format('certificate without its armour', KINDS, 'der public', certificateDer),
  format('SEC 1 without its armour', EC, 'der private', (kind) =>
    bare(sec1(kind).replace(/.*PARAMETERS-----\n/, '')),
  ),
  format(
    '.env line with SPKI',
    KINDS,
    'pem public',
    (kind) => `export PUBLIC_KEY='${literal(spkiPem(kind))}'`,
  ),
  format(
    '.env line without quotes',
    KINDS,
    'pem public',
    (kind) => `PUBLIC_KEY=${literal(spkiPem(kind))}`,
  ),
  format(
    '.env line with line breaks',
    KINDS,
    'pem private',
    (kind) => `A=1\nPRIVATE_KEY="${pkcs8Pem(kind)}"\nB=2`,
  ),
  format(
    '.env line without armour',
    KINDS,
    'der public',
    (kind) => `KEYCLOAK_PUBLIC_KEY=${bare(spkiPem(kind))}`,
  ),
  format(
    '.env line with a JWK',
    KINDS,
    'jwk private',
    (kind) => `JWK='${JSON.stringify(jwk(kind, 'private'))}'`,
  ),
];

const CASES = FORMATS.flatMap((form) =>
  form.kinds.flatMap((kind) =>
    ALGORITHMS[kind].map((algorithm) => [form.name, algorithm, kind, form] as const),
  ),
);

describe('verifies what another implementation signed', () => {
  test.each(CASES)('%s, %s', async (_, algorithm, kind, form) => {
    const reading = await read(form.make(kind), form.passphrase);
    expect(reading).toMatchObject({ state: 'read', format: form.format, skipped: 0 });
    expect(reading.state === 'read' && reading.keys.map((key) => key.kind)).toEqual([form.kind]);

    const verdict = await verifySignature(tokenOf(tokens.get(algorithm) ?? ''), reading, 'utf8');
    expect(verdict).toMatchObject({ state: 'verified' });
  });
});

/** ECPrivateKey of openssl in PKCS #8, which openssl itself would put the point into. */
function pkcs8WithoutPoint(pem: string, kind: KeyKind): string {
  const inner = Buffer.from(bare(pem.replace(/[\s\S]*PARAMETERS-----\n/, '')), 'base64');
  const sequence = (tag: number, ...parts: Uint8Array[]) => {
    const content = Buffer.concat(parts);
    const { length } = content;
    return Buffer.concat([
      Buffer.from(length < 128 ? [tag, length] : [tag, 0x81, length]),
      content,
    ]);
  };
  const spki = publicKey(kind).export({ format: 'der', type: 'spki' });
  const start = spki[1] === 0x81 ? 3 : 2;
  const algorithm = spki.subarray(start, start + 2 + (spki[start + 1] ?? 0));
  return armour(
    'PRIVATE KEY',
    sequence(0x30, Buffer.from([2, 1, 0]), algorithm, sequence(4, inner)),
  );
}

test('reads at once what needs no ASN.1 library', () => {
  for (const text of [
    'secret',
    spkiPem('RSA'),
    pkcs8Pem('P-256'),
    JSON.stringify(jwk('RSA', 'public')),
  ]) {
    expect(readKeys(text, 'utf8')).toMatchObject({ state: 'read' });
  }
  expect(parseKeys(workshop.text('RSA.crt'), 'utf8')).toMatchObject({ state: 'reading' });
});

describe('several keys in one text', () => {
  test('a private key and its certificate', async () => {
    const reading = await read(pkcs8Pem('RSA') + workshop.text('RSA.crt'));
    expect(reading).toMatchObject({
      state: 'read',
      format: 'pem',
      keys: [{ kind: 'private' }, { kind: 'public', certificates: [expect.any(Uint8Array)] }],
    });
  });

  test('a chain is one key, with its certificates from the leaf up', async () => {
    const [leaf = '', ca = ''] = chain('RSA').split(/(?<=END CERTIFICATE-----\n)/);
    const bytes = [leaf, ca].map((pem) => Uint8Array.from(Buffer.from(bare(pem), 'base64')));
    for (const text of [leaf + ca, ca + leaf]) {
      const reading = await read(text);
      expect(reading).toMatchObject({ state: 'read', keys: [{ keyType: 'RSA' }] });
      expect(reading.state === 'read' && reading.keys[0]).toHaveProperty('certificates', bytes);
    }
  });

  test('two certificates that do not form a chain are two keys', async () => {
    workshop.makeCertificate('P-256.pem', 'other.crt', '/CN=other');
    expect(await read(workshop.text('RSA.crt') + workshop.text('other.crt'))).toMatchObject({
      keys: [{ keyType: 'RSA' }, { keyType: 'EC' }],
    });
  });

  test('a map of certificates keeps its names', async () => {
    const map = { a: workshop.text('RSA.crt'), b: workshop.text('P-256.crt') };
    expect(await read(JSON.stringify(map))).toMatchObject({
      keys: [
        { keyId: 'a', keyType: 'RSA' },
        { keyId: 'b', keyType: 'EC' },
      ],
    });
  });

  test('a service account has its key identifier', async () => {
    const file = { type: 'service_account', private_key_id: 'k', private_key: pkcs8Pem('RSA') };
    expect(await read(JSON.stringify(file))).toMatchObject({ keys: [{ keyId: 'k' }] });
  });
});

describe('takes a secret out of an assignment only where the name speaks of a key', () => {
  test.each([
    ['JWT_SECRET=s3cret', 's3cret', 'JWT_SECRET'],
    ['export JWT_SECRET="s3 cret" # for tests', 's3 cret', 'JWT_SECRET'],
    ["AUTH_SECRET='a b=c'", 'a b=c', 'AUTH_SECRET'],
    ['PORT=80\n# keys\nJWT_SECRET=s3cret\n', 's3cret', 'JWT_SECRET'],
    ['SESSION_SECRET=a\nJWT_SECRET=b', 'b', 'JWT_SECRET'],
    ['jwtSecret=abc', 'abc', 'jwtSecret'],
    ['HMAC_KEY_V2=abc', 'abc', 'HMAC_KEY_V2'],
  ])('%j', async (text, secretText, name) => {
    expect(await read(text)).toMatchObject({ secretText, note: { code: 'assignment', name } });
  });

  test.each(['user=ana', 'c2VjcmV0a2V5', 'c2VjcmV0KEY=', 'a=b', 'my key=', 'SECRET is=x y\nz'])(
    'leaves %j as it is',
    async (text) => {
      expect(await read(text)).toMatchObject({ secretText: text });
    },
  );
});

test.each([
  ['MCowBQYDK2VwAyEA', 'too short'],
  [`MII${'A'.repeat(200)}`, 'no DER'],
  ['MAOAEA9'.repeat(10), 'no key'],
])('takes base64 for a secret when it is not a key: %s (%s)', async (text) => {
  expect(await read(text)).toMatchObject({ format: 'text', secretText: text });
});

test.each<[string, Uint8Array, ReturnType<typeof readKeyFile>]>([
  ['text', Buffer.from('secret\n'), { text: 'secret\n' }],
  ['text with a byte order mark', Buffer.from('\ufeffsecret'), { text: 'secret' }],
  ['text in UTF-16', Buffer.from('\ufeffsecret', 'utf16le'), { text: 'secret' }],
  ['a secret of any bytes', Buffer.from([1, 0, 255]), { text: 'AQD/', encoding: 'base64' }],
])('reads a file: %s', (_, bytes, read) => {
  expect(readKeyFile(bytes)).toEqual(read);
});

describe('a passphrase', () => {
  test('asks for the passphrase, and rejects a wrong one', async () => {
    const text = encrypted('P-256', '-iter', '1000');
    expect(await read(text)).toMatchObject({ state: 'locked', lock: 'passphrase-missing' });
    expect(await read(text, 'wrong')).toMatchObject({ state: 'locked', lock: 'passphrase-wrong' });
    expect(await read(text, PASSPHRASE)).toMatchObject({ state: 'read', lock: 'open' });
  });

  test('is not needed for the certificate beside the key', async () => {
    const reading = await read(encrypted('RSA') + workshop.text('RSA.crt'));
    expect(reading).toMatchObject({
      state: 'read',
      keys: [{ kind: 'public' }],
      lock: 'passphrase-missing',
    });
  });
});

async function detail(text: string, algorithm: string, passphrase: string): Promise<string> {
  const reading: KeyReading = await read(text, passphrase);
  const verdict = await verifySignature(tokenOf(tokens.get(algorithm) ?? ''), reading, 'utf8');
  expect(['unverified', 'invalid']).toContain(verdict.state);
  return explainVerdict(verdict).detail;
}

/** EncryptedPrivateKeyInfo of openssl with another iteration count of as many bytes. */
function withIterations(text: string, from: string, to: string): string {
  const hex = Buffer.from(bare(text), 'base64').toString('hex');
  expect(hex).toContain(from);
  return armour('ENCRYPTED PRIVATE KEY', Buffer.from(hex.replace(from, to), 'hex'));
}

/** Without the first character between its first and its last line. */
function damaged(pem: string): string {
  return pem.replace(/^MI/m, 'I');
}

function cut(pem: string, bytes: number): string {
  const label = /BEGIN ([A-Z ]+)-/.exec(pem)?.[1] ?? '';
  return armour(label, Buffer.from(bare(pem), 'base64').subarray(0, bytes));
}

function without(kind: KeyKind, ...members: string[]): string {
  const half = jwk(kind, 'public');
  return JSON.stringify(
    Object.fromEntries(Object.entries(half).filter(([name]) => !members.includes(name))),
  );
}

function changed(kind: KeyKind, members: Record<string, unknown>): string {
  return JSON.stringify({ ...jwk(kind, 'public'), ...members });
}

type BrokenKey = readonly [
  name: string,
  make: () => string,
  says: RegExp,
  algorithm?: string,
  passphrase?: string,
];

const BROKEN: readonly BrokenKey[] = [
  // Armour
  [
    'no first line',
    () => damaged(spkiPem('RSA').replace(/-----BEGIN.*\n/, '')),
    /“-----BEGIN PUBLIC KEY-----” is missing/,
  ],
  [
    'no last line',
    () => damaged(spkiPem('RSA').replace(/-----END.*\n/, '')),
    /“-----END PUBLIC KEY-----” is missing/,
  ],
  [
    'no last line of a private key',
    () => damaged(pkcs8Pem('RSA').replace(/-----END.*\n/, '')),
    /“-----END PRIVATE KEY-----” is missing/,
  ],
  [
    'another last line',
    () => damaged(workshop.text('RSA.crt').replace('END CERTIFICATE', 'END KEY')),
    /“-----END CERTIFICATE-----” is missing/,
  ],
  [
    'four hyphens',
    () => damaged(spkiPem('RSA').replaceAll('-----', '----')),
    /five hyphens.*“-----BEGIN PUBLIC KEY-----”/,
  ],
  [
    'long dashes',
    () => damaged(pkcs8Pem('RSA').replaceAll('-----', '——-')),
    /five hyphens.*“-----BEGIN PRIVATE KEY-----”/,
  ],
  [
    'nothing inside',
    () => '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----',
    /^The key can’t be read. This PUBLIC KEY block has nothing between/,
  ],
  [
    'an ellipsis inside',
    () => '-----BEGIN PUBLIC KEY-----\nMIIB…AQAB\n-----END PUBLIC KEY-----',
    /Unexpected “…” between/,
  ],
  [
    'stars inside',
    () => '-----BEGIN PRIVATE KEY-----\nMIIB****AQAB\n-----END PRIVATE KEY-----',
    /Unexpected “\*” between/,
  ],
  [
    'one character too few',
    () =>
      spkiPem('RSA')
        .replace(/[A-Za-z]{2}(\n?-----END)/, '$1')
        .replace(/(MII)B/, '$1'),
    /Characters are missing|Unexpected|damaged|is something else|is truncated/,
  ],
  ['cut short', () => cut(spkiPem('RSA'), 100), /This PUBLIC KEY block is truncated: 194 bytes/],
  [
    'cut short by one',
    () => cut(pkcs8Pem('P-256'), 137),
    /This PRIVATE KEY block is truncated: 1 byte is missing at the end/,
  ],
  [
    'cut certificate',
    () => cut(workshop.text('RSA.crt'), 300),
    /This CERTIFICATE block is truncated/,
  ],
  [
    'something behind it',
    () =>
      armour(
        'PUBLIC KEY',
        Buffer.concat([Buffer.from(bare(spkiPem('P-256')), 'base64'), Buffer.alloc(3)]),
      ),
    /This PUBLIC KEY block has 3 extra bytes at the end/,
  ],
  [
    'random bytes',
    () => armour('PUBLIC KEY', Buffer.from('hello hello hello')),
    /says “PUBLIC KEY”, but the content is something else/,
  ],
  [
    'random bytes as a private key',
    () => armour('PRIVATE KEY', Buffer.from('hello hello hello')),
    /says “PRIVATE KEY”, but the content is something else/,
  ],
  [
    'random bytes as a certificate',
    () => armour('CERTIFICATE', Buffer.from('hello hello hello')),
    /says “CERTIFICATE”, but the content is something else/,
  ],
  // Labels
  // Other things in PEM
  [
    'a certificate request',
    () => workshop.openssl('req', '-new', '-key', 'RSA.pem', '-subj', '/CN=a'),
    /certificate request/,
  ],
  [
    'a request called CERTIFICATE',
    () =>
      workshop
        .openssl('req', '-new', '-key', 'RSA.pem', '-subj', '/CN=a')
        .replaceAll(' REQUEST', ''),
    /says “CERTIFICATE”, but the content is a certificate request/,
  ],
  ['EC parameters', () => workshop.openssl('ecparam', '-name', 'prime256v1'), /EC parameters/],
  [
    'Diffie-Hellman parameters',
    () => armour('DH PARAMETERS', Buffer.from('3000', 'hex')),
    /Diffie-Hellman parameters/,
  ],
  [
    'a revocation list',
    () => armour('X509 CRL', Buffer.from('3000', 'hex')),
    /certificate revocation list/,
  ],
  [
    'PKCS #7',
    () => workshop.openssl('crl2pkcs7', '-nocrl', '-certfile', 'RSA.crt'),
    /openssl pkcs7 -in old.p7b -print_certs/,
  ],
  [
    'PKCS #12',
    () => {
      workshop.openssl(
        'pkcs12',
        '-export',
        '-in',
        'RSA.crt',
        '-inkey',
        'RSA.pem',
        '-passout',
        'pass:x',
        '-out',
        'a.p12',
      );
      return readKeyFile(workshop.bytes('a.p12')).text;
    },
    /openssl pkcs12 -in store.p12 -nodes/,
  ],
  [
    'a Java keystore',
    () => readKeyFile(Buffer.from('feedfeed00000002', 'hex')).text,
    /keytool -importkeystore/,
  ],
  ['a PGP key', () => armour('PGP PUBLIC KEY BLOCK', Buffer.from('abc')), /PGP public key/],
  [
    'an OpenSSL trusted certificate',
    () => workshop.openssl('x509', '-in', 'RSA.crt', '-trustout'),
    /openssl x509 -in old.pem/,
  ],
  [
    'an unknown label',
    () => armour('SSL SESSION PARAMETERS', Buffer.from('abc')),
    /can’t read “SSL SESSION PARAMETERS” PEM blocks/,
  ],
  [
    'a DSA key',
    () => {
      workshop.openssl('dsaparam', '-genkey', '-out', 'dsa.pem', '1024');
      return workshop.openssl('dsa', '-in', 'dsa.pem', '-pubout');
    },
    /This is a DSA key/,
  ],
  [
    'a DSA private key',
    () => armour('DSA PRIVATE KEY', Buffer.from('3000', 'hex')),
    /This is a DSA private key/,
  ],
  [
    'an RSA-PSS key',
    () => workshop.openssl('genpkey', '-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'),
    /restricted to RSA-PSS/,
  ],
  // OpenSSH and PuTTY
  [
    'an OpenSSH private key',
    () => {
      workshop.sshKeygen('-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', 'ssh');
      return workshop.text('ssh');
    },
    /ssh-keygen -p -m PKCS8 -f/,
  ],
  ['a PuTTY key', () => 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n', /PuTTYgen/],
  [
    'a cut OpenSSH key',
    () => openSsh('RSA').slice(0, 100),
    /“ssh-rsa”, but the key after it is damaged/,
  ],
  [
    'an OpenSSH key of another type',
    () => openSsh('RSA').replace('ssh-rsa', 'ssh-ed25519'),
    /says “ssh-ed25519”, but the key after it is of type “ssh-rsa”/,
  ],
  [
    'an OpenSSH DSA key',
    () => `ssh-dss ${Buffer.from('\0\0\0\x07ssh-dss\0\0\0\x01a').toString('base64')}`,
    /type “ssh-dss” can’t sign tokens/,
  ],
  // Encryption
  [
    'a legacy encrypted RSA key',
    () =>
      workshop.openssl(
        'rsa',
        '-in',
        'RSA.pem',
        '-traditional',
        '-aes256',
        '-passout',
        'pass:secret',
      ),
    /RSA PRIVATE KEY uses OpenSSL’s legacy encryption.*openssl pkcs8 -topk8 -in old.pem -out new.pem/,
  ],
  [
    'a legacy encrypted EC key',
    () => workshop.openssl('ec', '-in', 'P-256.pem', '-aes256', '-passout', 'pass:secret'),
    /EC PRIVATE KEY uses OpenSSL’s legacy encryption/,
  ],
  ['no passphrase', () => encrypted('RSA'), /^This private key is encrypted. Enter its passphrase/],
  ['a wrong passphrase', () => encrypted('RSA'), /^The passphrase is wrong/, 'RS256', 'wrong'],
  [
    'Triple DES',
    () => encrypted('RSA', '-v2', 'des3'),
    /encrypted with Triple DES/,
    'RS256',
    PASSPHRASE,
  ],
  ['scrypt', () => encrypted('RSA', '-scrypt'), /encrypted with scrypt/, 'RS256', PASSPHRASE],
  [
    'PBES1',
    () => encrypted('RSA', '-v1', 'PBE-SHA1-3DES'),
    /encrypted with PBE with SHA-1 and Triple DES/,
    'RS256',
    PASSPHRASE,
  ],
  [
    'too many rounds',
    () => withIterations(encrypted('P-256', '-iter', '10000000'), '020400989680', '020400989681'),
    /takes 10,000,001 PBKDF2 iterations\. Claimcheck does not run more than 10,000,000,/,
    'RS256',
    PASSPHRASE,
  ],
  // JSON
  ['broken JSON', () => '{"kty":"RSA","n":', /Invalid JSON at character 18/],
  ['JSON that is no key', () => '{"hello":"world"}', /neither “kty” nor “keys”/],
  ['a list that is no key', () => '[1,2]', /it is not an object/],
  ['a set without keys', () => '{"keys":[]}', /JWKS contains no keys/],
  [
    'metadata',
    () => '{"issuer":"https://a.example","jwks_uri":"https://a.example/jwks"}',
    /metadata.*https:\/\/a.example\/jwks/,
  ],
  [
    'an encrypted JWK',
    () => '{"protected":"e30","ciphertext":"AA","iv":"AA","tag":"AA"}',
    /encrypted JWK/,
  ],
  [
    'a service account without its key',
    () => '{"type":"service_account","client_email":"a@b.c"}',
    /has no “private_key”/,
  ],
  [
    'a service account with something else',
    () => '{"type":"service_account","private_key":"REDACTED"}',
    /“private_key” of this service account file is not PEM/,
  ],
  ['kty in small letters', () => changed('RSA', { kty: 'rsa' }), /must be written “RSA”/],
  ['an unknown kty', () => changed('RSA', { kty: 'DSA' }), /type “DSA” can’t sign tokens/],
  ['no n', () => without('RSA', 'n'), /has no member “n”/],
  ['no e', () => without('RSA', 'e'), /has no member “e”/],
  ['no crv', () => without('P-256', 'crv'), /has no member “crv”/, 'ES256'],
  ['no y', () => without('P-256', 'y'), /has no member “y”/, 'ES256'],
  ['no x', () => without('Ed25519', 'x'), /has no member “x”/, 'EdDSA'],
  ['e as a list', () => changed('RSA', { e: [65537] }), /“e” is not a string/],
  ['n with a mark', () => changed('RSA', { n: 'n!n!' }), /“n” is not base64url/],
  [
    'x of another curve',
    () => changed('P-256', { x: 'AAAA' }),
    /“x” has the wrong length/,
    'ES256',
  ],
  [
    'an unknown curve',
    () => changed('P-256', { crv: 'P256' }),
    /“P256” is not a supported curve/,
    'ES256',
  ],
  [
    'a curve of another type',
    () => changed('Ed25519', { kty: 'EC', y: 'AAAA', x: jwk('Ed25519', 'public').x }),
    /“y” has the wrong length|“kty” is “EC”/,
    'EdDSA',
  ],
  [
    'x5c that is no base64',
    () => '{"kty":"RSA","x5c":["***"]}',
    /“x5c” must be a list of Base64-encoded certificates/,
  ],
  [
    'x5c that is no certificate',
    () => `{"kty":"RSA","x5c":["${bare(cut(workshop.text('RSA.crt'), 200))}"]}`,
    /looks like a certificate .*damaged/,
  ],
  // Not keys at all
  ['a file name', () => '/etc/ssl/private/key.pem', /The Key field contains a file name/],
  [
    'an assignment of a file',
    () => 'JWT_PUBLIC_KEY=/etc/keys/public.pem',
    /JWT_PUBLIC_KEY is a file path/,
  ],
  ['a token', () => tokens.get('RS256') ?? '', /The Key field contains a token/],
  [
    'a fingerprint',
    () => 'SHA256:uNiVztksCsDhcc0u9e8BrwQXVUpKZIDTMczCvj3tD2s',
    /a key fingerprint/,
  ],
  ['a web page', () => '<!doctype html><title>404</title>', /web page/],
  [
    'base64 of a key that breaks off',
    () => bare(spkiPem('RSA')).slice(0, 200),
    /starts like a base64-encoded key/,
  ],
  ['a key identifier', () => '7f8a1b1e-60f6-4b55-9c1c-0d2f4d6a8e11', /a key ID \(“kid”\)/],
  ['a password', () => 'hunter2', /contains something else/],
  // Keys that do not fit
  [
    'an EC key for RS256',
    () => spkiPem('P-256'),
    /RS256 needs an RSA key, .*EC public key on P-256/,
  ],
  [
    'a certificate of Ed25519 for RS256',
    () => workshop.text('Ed25519.crt'),
    /RS256 needs an RSA key, .*Ed25519 public key/,
  ],
  [
    'P-384 for ES256',
    () => sec1('P-384'),
    /ES256 needs an EC key on P-256, .*EC private key on P-384/,
    'ES256',
  ],
  [
    'an RSA key for ES512',
    () => openSsh('RSA'),
    /ES512 needs an EC key on P-521, .*2,048-bit RSA public key/,
    'ES512',
  ],
  [
    'another RSA key',
    () => {
      workshop.openssl('genrsa', '-out', 'other.pem', '2048');
      return workshop.text('other.pem');
    },
    /^RS256 verification failed with the 2,048-bit RSA private key/,
  ],
];

describe('says of a broken or unfitting key what it is', () => {
  const seen = new Map<string, string>();
  test.each(BROKEN.map((broken) => [broken[0], broken] as const))(
    '%s',
    async (name, [, make, says, algorithm = 'RS256', passphrase = '']) => {
      const words = await detail(make(), algorithm, passphrase);
      expect(words).toMatch(says);
      expect(words).toMatch(/[.]$/);
      expect(words).not.toMatch(/\bempty\b|undefined|NaN|\[object|Error/);
      expect(seen.get(words), 'the message is this key’s own').toBeUndefined();
      seen.set(words, name);
    },
  );

  test('tests at least sixty broken or unfitting keys', () => {
    expect(BROKEN.length).toBeGreaterThanOrEqual(60);
  });
});
