import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CertificateFacts,
  chainOrder,
  readCertificate,
} from '../../../src/crypto/certificates/certificate-facts.ts';

let folder: string;
const certificates = new Map<string, X509Certificate>();

/** A root, one that it issued, and one that this one issued. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-certificates-'));
  openssl('req', '-x509', ...KEY, '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=Root');
  issue('middle', String.raw`/C=DE/O=Müller, Söhne \+ Co./CN=Middle`, 'root', '0x80abcdef');
  issue('leaf', '/CN=leaf.example', 'middle', '0x0abcdef0');
});

afterAll(() => rmSync(folder, { recursive: true }));

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];

function issue(name: string, subject: string, issuer: string, serial: string): void {
  const request = ['-newkey', 'ed25519', '-nodes', '-utf8'];
  openssl('req', ...request, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject);
  const by = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-set_serial', serial];
  openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-days', '20', '-out', `${name}.pem`);
}

function openssl(...words: string[]): void {
  execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
}

function certificate(name: string): X509Certificate {
  const known =
    certificates.get(name) ?? new X509Certificate(readFileSync(join(folder, `${name}.pem`)));
  certificates.set(name, known);
  return known;
}

async function factsOf(name: string): Promise<CertificateFacts> {
  const facts = await readCertificate(new Uint8Array(certificate(name).raw));
  if (!facts) throw new Error(`${name} was not read`);
  return facts;
}

test.each(['root', 'middle', 'leaf'])('reads of %s what OpenSSL reads', async (name) => {
  const facts = await factsOf(name);
  const { validFrom, validTo, serialNumber, fingerprint256 } = certificate(name);

  expect(facts.notBefore).toEqual(new Date(validFrom));
  expect(facts.notAfter).toEqual(new Date(validTo));
  expect(facts.serial).toBe(serialNumber.toLowerCase());
  expect(Buffer.from(facts.fingerprint, 'base64url').toString('hex')).toBe(
    fingerprint256.replaceAll(':', '').toLowerCase(),
  );
});

test('names subject and issuer, and escapes what would read as another part', async () => {
  expect(await factsOf('middle')).toMatchObject({
    subject: String.raw`C=DE, O=Müller\, Söhne \+ Co., CN=Middle`,
    issuer: 'CN=Root',
    signatureAlgorithm: 'ECDSA with SHA-256',
  });
  expect(await factsOf('leaf')).toMatchObject({
    subject: 'CN=leaf.example',
    signatureAlgorithm: 'Ed25519',
  });
});

test.each([
  ['nothing', ''],
  ['a sequence of nothing', '3000'],
  ['text', '68656c6c6f'],
])('%s is not a certificate', async (_, hex) => {
  expect(await readCertificate(Uint8Array.from(Buffer.from(hex, 'hex')))).toBeUndefined();
});

test('a certificate that was cut off is none', async () => {
  const { raw } = certificate('leaf');
  expect(await readCertificate(new Uint8Array(raw.subarray(0, -20)))).toBeUndefined();
});

describe('the order of a chain', () => {
  test.each([
    [[], 'single'],
    [['leaf'], 'single'],
    [['leaf', 'middle'], 'in-order'],
    [['leaf', 'middle', 'root'], 'in-order'],
    [['middle', 'leaf', 'root'], 'out-of-order'],
    [['leaf', 'root'], 'out-of-order'],
  ] as const)('%j is %s', async (names, order) => {
    expect(chainOrder(await Promise.all(names.map(factsOf)))).toBe(order);
  });
});
