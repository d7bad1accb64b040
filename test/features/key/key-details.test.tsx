import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { KeyReading } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { findSignatureAlgorithm } from '../../../src/core/registry/algorithms.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { KeyDetails } from '../../../src/features/key/key-details.tsx';
import { KeyWorkshop } from '../../support/keys/key-files.ts';
import { testKey } from '../../support/keys/test-keys.ts';

type Read = KeyReading & { readonly state: 'read' };

function readKeys(text: string): Read {
  const reading = parseKeys(text, 'utf8');
  if (reading.state !== 'read') throw new Error('not a key');
  return reading;
}

function jwk(name: 'P-256' | 'secp256k1', extras: object = {}): object {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: name });
  return { ...publicKey.export({ format: 'jwk' }), ...extras };
}

async function open(reading: Read, verdict?: SignatureVerdict, algorithm = 'ES256') {
  const onClose = vi.fn();
  render(
    <KeyDetails
      encoding="utf8"
      isEncrypted={false}
      reading={reading}
      verdict={verdict}
      algorithm={findSignatureAlgorithm(algorithm)}
      keyId={undefined}
      onClose={onClose}
    />,
  );
  await screen.findByRole('region', { name: 'Other formats' }, { timeout: 15_000 });
  return { onClose };
}

/** What is beside a name in the list of facts. */
async function fact(name: string): Promise<string | null | undefined> {
  const term = await screen.findByText(name, { selector: 'dt' });
  return term.nextElementSibling?.textContent;
}

test('says what the keys are, and is closed by its button', async () => {
  const { onClose } = await open(readKeys('secret'));
  expect(screen.getByRole('dialog', { name: 'Key details' })).toHaveTextContent(
    'Decoded as UTF-8: 6-byte secret.',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));

  expect(onClose).toHaveBeenCalledOnce();
});

test('tells kind, curve, what it can do, its names and its thumbprint', async () => {
  const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
  const key = { kty: 'OKP', crv: 'Ed25519', x, kid: 'a', use: 'sig', key_ops: ['verify'] };
  await open(readKeys(JSON.stringify(key)));

  expect(await fact('Key type')).toBe('Ed25519 public key');
  expect(await fact('Can verify')).toBe('EdDSA, Ed25519');
  expect(await fact('kid')).toBe('a');
  expect(await fact('use')).toBe('sig');
  expect(await fact('key_ops')).toBe('verify');
  await screen.findByText('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});

test('names the library that works with the key', async () => {
  await open(readKeys(JSON.stringify(jwk('secp256k1'))));

  expect(await fact('Engine')).toContain('@noble/curves');
});

test('a secret has no PEM, and says so', async () => {
  await open(readKeys('secret'));
  await userEvent.click(screen.getByRole('button', { name: 'PEM' }));

  await screen.findByText(/A secret has no PEM/);
});

test('writes either half of a pair', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await open(readKeys(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()));
  await userEvent.click(screen.getByRole('button', { name: 'PEM' }));
  const box = screen.getByRole('textbox', { name: 'Exported key' });
  const written = async (pem: string) =>
    expect.poll(() => (box as HTMLTextAreaElement).value).toBe(pem);

  await written(publicKey.export({ format: 'pem', type: 'spki' }).toString());
  await userEvent.click(screen.getByRole('button', { name: 'Private' }));
  await written(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
});

test('of a set it tells of every key what came of it, and shows the one that verifies', async () => {
  const reading = readKeys(
    JSON.stringify({
      keys: [
        jwk('P-256', { kid: 'a' }),
        jwk('P-256', { kid: 'b' }),
        jwk('secp256k1', { kid: 'c' }),
      ],
    }),
  );
  const { keys } = reading;
  const [first, second] = keys;
  const algorithm = findSignatureAlgorithm('ES256');
  if (!algorithm || !second) throw new Error('two keys were expected');
  const tried = [first, second];
  await open(reading, {
    state: 'verified',
    key: second,
    algorithm,
    tried,
    by: 'kind',
    keyId: 'x',
    keys,
  });

  const rows = within(screen.getByRole('table', { name: 'Keys' }))
    .getAllByRole('row')
    .slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('Doesn’t verify (tried because the type fits)'),
    expect.stringContaining('Verifies this token (matched by key type)'),
    expect.stringContaining('Not tried: ES256 needs an EC key on P-256'),
  ]);
  expect(await fact('kid')).toBe('b');
  await userEvent.click(screen.getByRole('button', { name: 'Show c' }));
  expect(await fact('kid')).toBe('c');
});

test('lists the certificates of a JWK, and its x5t#S256', async () => {
  const workshop = new KeyWorkshop();
  const pem = workshop.text(workshop.makeKey('P-256'));
  const certificate = workshop.text(
    workshop.makeCertificate('P-256.pem', 'own.crt', '/CN=own.test'),
  );
  workshop.close();
  const members = { ...createPublicKey(pem).export({ format: 'jwk' }) };
  const x5c = [certificate.replace(/-----[A-Z ]+-----|\s/g, '')];
  await open(readKeys(JSON.stringify({ ...members, x5c })));

  expect(await screen.findAllByText(/CN=own\.test/)).not.toEqual([]);
  expect(await fact('x5t#S256')).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test('lists no certificate of another key', async () => {
  const workshop = new KeyWorkshop();
  workshop.makeKey('P-256');
  const certificate = workshop.text(
    workshop.makeCertificate('P-256.pem', 'own.crt', '/CN=own.test'),
  );
  workshop.close();
  const x5c = [certificate.replace(/-----[A-Z ]+-----|\s/g, '')];
  await open(readKeys(JSON.stringify(jwk('P-256', { x5c }))));

  expect(await fact('Certificate')).toBe(
    'not shown because the certificate belongs to another key',
  );
  expect(screen.queryByText(/own\.test/)).toBeNull();
});

describe('the public key', () => {
  test('of a private key can be copied', async () => {
    const user = userEvent.setup();
    const { privatePem, publicPem } = testKey('ES256');
    await open(readKeys(privatePem));
    await user.click(screen.getByRole('button', { name: 'Copy public key' }));
    await screen.findByText('Copied');

    const copied = createPublicKey(await navigator.clipboard.readText());
    expect(copied.equals(createPublicKey(publicPem))).toBe(true);
  });

  test.each(['secret', testKey('ES256').publicPem])('is not offered for %j', async (text) => {
    await open(readKeys(text));

    expect(screen.queryByRole('button', { name: 'Copy public key' })).toBeNull();
  });
});
