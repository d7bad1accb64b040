import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkChain } from '../../../src/crypto/certificates/certificate-facts.ts';
import { examineChain } from '../../../src/crypto/certificates/examine-chain.ts';
import { KeyWorkshop } from '../../support/keys/key-files.ts';

const workshop = new KeyWorkshop();

const EC = (curve: string) => ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`];
const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const PSS = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt'];

/** How each issuer signs: its key, and what `openssl x509` is told. */
const ISSUERS = {
  'RSA with SHA-256': [RSA, ['-sha256']],
  'RSA with SHA-384': [RSA, ['-sha384']],
  'RSA with SHA-512': [RSA, ['-sha512']],
  'RSA with SHA-1': [RSA, ['-sha1']],
  'RSA-PSS with SHA-256': [RSA, ['-sha256', ...PSS, 'rsa_pss_saltlen:32']],
  'RSA-PSS with SHA-384 and its own salt': [RSA, ['-sha384', ...PSS, 'rsa_pss_saltlen:17']],
  'P-256': [EC('P-256'), ['-sha256']],
  'P-256 with SHA-512': [EC('P-256'), ['-sha512']],
  'P-384': [EC('P-384'), ['-sha384']],
  'P-521': [EC('P-521'), ['-sha512']],
  Ed25519: [['-algorithm', 'ED25519'], []],
} as const;

/** Those that no browser's WebCrypto can check. */
const OTHERS = {
  'RSA with MD5': [RSA, ['-md5']],
  secp256k1: [EC('secp256k1'), ['-sha256']],
  'RSA-PSS with another hash for the mask': [
    RSA,
    ['-sha256', ...PSS, 'rsa_pss_saltlen:32', '-sigopt', 'rsa_mgf1_md:sha1'],
  ],
} as const;

type Issuer = readonly [readonly string[], readonly string[]];

const entries = Object.entries<Issuer>({ ...ISSUERS, ...OTHERS });

/** For each issuer a leaf, and beside the issuer another one of the same name and kind of key. */
beforeAll(() => {
  workshop.openssl('genpkey', ...EC('P-256'), '-out', 'leaf.pem');
  workshop.openssl('req', '-new', '-key', 'leaf.pem', '-subj', '/CN=leaf.test', '-out', 'leaf.csr');
  for (const [name, [key, signing]] of entries) {
    for (const role of ['issuer', 'impostor']) {
      const file = fileOf(name, role);
      workshop.openssl('genpkey', ...key, '-out', `${file}.key`);
      const subject = ['-subj', '/CN=Test CA', '-days', '30'];
      workshop.openssl('req', '-x509', '-key', `${file}.key`, ...subject, '-out', `${file}.pem`);
    }
    const ca = ['-CA', `${fileOf(name, 'issuer')}.pem`, '-CAkey', `${fileOf(name, 'issuer')}.key`];
    const out = ['-out', `${fileOf(name, 'leaf')}.pem`, '-CAcreateserial', '-days', '20'];
    workshop.openssl('x509', '-req', '-in', 'leaf.csr', ...ca, ...signing, ...out);
  }
}, 60_000);

afterAll(() => workshop.close());

function fileOf(name: string, role: string): string {
  return `${role}-${entries.findIndex(([other]) => other === name)}`;
}

function der(name: string, role: 'leaf' | 'issuer' | 'impostor'): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new X509Certificate(workshop.text(`${fileOf(name, role)}.pem`)).raw);
}

describe.each(Object.keys(ISSUERS))('a certificate signed by %s', (name) => {
  test('is checked with the key of the next one', async () => {
    expect(await checkChain([der(name, 'leaf'), der(name, 'issuer')])).toEqual([true, true]);
  });

  test('is not signed by another key of the same name', async () => {
    expect(await checkChain([der(name, 'leaf'), der(name, 'impostor')])).toEqual([false, true]);
  });

  test('does not verify after one byte of the certificate is changed', async () => {
    const leaf = der(name, 'leaf');
    const serialAt = 20;
    leaf[serialAt] = (leaf[serialAt] ?? 0) ^ 1;
    const [signed] = await checkChain([leaf, der(name, 'issuer')]);
    expect(signed).toBe(false);
  });

  test('tells the rules whether the signature of the certificate is right', async () => {
    const chain = async (issuer: 'issuer' | 'impostor') => {
      const x5c = [der(name, 'leaf'), der(name, issuer)];
      const encoded = x5c.map((bytes) => Buffer.from(bytes).toString('base64'));
      return (await examineChain(encoded)).certificates;
    };
    expect(await chain('issuer')).toMatchObject([
      { isIssuedByNext: true, isSignedByNext: true },
      { isIssuedByNext: undefined, isSignedByNext: undefined },
    ]);
    expect(await chain('impostor')).toMatchObject([
      { isIssuedByNext: true, isSignedByNext: false },
      { isIssuedByNext: undefined },
    ]);
  });
});

test.each(Object.keys(OTHERS))('nothing is claimed of %s', async (name) => {
  const [signed] = await checkChain([der(name, 'leaf'), der(name, 'issuer')]);
  expect(signed).toBeUndefined();
});

test('a key of another kind has not signed', async () => {
  expect(await checkChain([der('P-256', 'leaf'), der('Ed25519', 'issuer')])).toEqual([false, true]);
});

test('a last one whose issuer is missing is not signed by itself, and no certificate by nobody', async () => {
  expect(await checkChain([der('P-256', 'leaf')])).toEqual([false]);
  expect(await checkChain([Uint8Array.of(1), der('P-256', 'issuer')])).toEqual([undefined, true]);
  expect(await checkChain([])).toEqual([]);
});
