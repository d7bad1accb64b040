import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import {
  NODE_ALGORITHMS,
  signByNode,
  verifiesInNode,
} from '../crypto/signatures/node-signatures.ts';
import { privateJwkFor, suiteOf } from '../support/keys/encryption-keys.ts';
import { KeyWorkshop } from '../support/keys/key-files.ts';
import { makeMlDsaKey, signMlDsa } from '../support/keys/post-quantum.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { lacks } from '../support/machine/lacks.ts';
import { startStaticHost } from '../support/servers/static-host.ts';
import { encryptWithNodeJose } from '../support/tokens/encrypt-with-node-jose.ts';
import {
  decodePart,
  encodePart,
  flipBit,
  partsOf,
  SECRET,
  soundClaims,
  soundToken,
  tokenOf,
} from '../support/tokens/tokens.ts';
import { listBrowsers } from './browsers.ts';
import { DrivenPage } from './drive.ts';
import { endProcesses } from './own-process.ts';

const workshop = new KeyWorkshop();

beforeAll(() => {
  workshop.makeKey('P-256');
  workshop.makeCertificate('P-256.pem', 'P-256.crt');
});
afterAll(() => workshop.close());

describe.each(listBrowsers())('$name', ({ name, start }) => {
  describe('as it is installed', () => {
    let page: DrivenPage;

    beforeAll(async () => {
      if (!start) return;
      page = new DrivenPage(await start());
      await page.open(inject('pageUrl'));
    }, 120_000);
    beforeEach(({ skip }) => {
      if (!start) skip(lacks(name));
    });
    afterAll(async () => {
      if (!page) return;
      try {
        expect(await page.complaints()).toEqual([]);
        await page.close();
      } finally {
        await endProcesses();
      }
    });

    test('shows what is in a pasted token', async () => {
      expect(await page.put('Token', `Authorization: Bearer ${soundToken()}`)).toBe('unverified');
      expect(await page.textOf('Payload')).toContain('"sub"');
      expect(await page.textOf('Header')).toContain('"HS256"');
    });

    test('edits what stands in a pasted cURL command, and leaves the rest', async () => {
      const command = (token: string) =>
        `curl -X POST 'https://api.example.com/orders' \\\n  -H 'Authorization: Bearer ${token}' \\\n  -d '{"n":1}'`;
      await page.put('Key', SECRET);
      expect(await page.put('Token', command(soundToken()))).toBe('verified');
      expect(await page.put('Payload', '{"sub":"bob"}')).toBe('verified');
      expect(await page.textOf('Token')).toBe(command(tokenOf('{"sub":"bob"}')));
    });

    test('takes a key in every form in which it comes', async () => {
      workshop.openssl('ec', '-in', 'P-256.pem', '-out', 'sec1.pem');
      const key = createPrivateKey(workshop.text('P-256.pem'));
      const jwk = createPublicKey(key).export({ format: 'jwk' });
      const forms = {
        SPKI: workshop.text('P-256.pub.pem'),
        'PKCS #8': workshop.text('P-256.pem'),
        SEC1: workshop.text('sec1.pem'),
        certificate: workshop.text('P-256.crt'),
        JWK: JSON.stringify(jwk, null, 2),
        'JWK Set': JSON.stringify({ keys: [testKey('ES256').publicJwk, jwk] }),
      };
      const input = `${encodePart('{"alg":"ES256"}')}.${encodePart('{"sub":"ana"}')}`;
      const options = { key, dsaEncoding: 'ieee-p1363' } as const;
      const signature = sign('sha256', Buffer.from(input), options).toString('base64url');
      await page.put('Token', `${input}.${signature}`);
      for (const [name, text] of Object.entries(forms)) {
        expect(await page.put('Key', text), name).toBe('verified');
      }
    });

    test('shows a key of four lines as a whole, and names beside what they name', async () => {
      const key = testKey('ES256');
      await page.put('Token', signByNode('ES256', key));
      expect(await page.put('Key', key.publicPem)).toBe('verified');
      const shown = await page.run<object>(`
        box('Payload').focus();
        // A window that the system has not put in front tells of no focus.
        if (!document.hasFocus()) box('Payload').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
        const name = () => document.querySelector('fieldset[aria-label="Set exp"] code');
        await soon(name, 'the buttons that set a date');
        const claim = name().getBoundingClientRect();
        const button = document.querySelector('button[aria-label="Set “exp” to now"]').getBoundingClientRect();
        return {
          isBeside: claim.right <= button.left && claim.top > button.top - 5 && claim.bottom < button.bottom + 5,
          isWhole: box('Key').scrollHeight <= box('Key').clientHeight + 22,
          isNarrowEnough: document.documentElement.scrollWidth <= innerWidth,
        };`);
      expect(shown).toEqual({ isBeside: true, isWhole: true, isNarrowEnough: true });
    });

    test.each(NODE_ALGORITHMS)('verifies %s, and nothing else', async (algorithm) => {
      const key = testKey(algorithm);
      const token = signByNode(algorithm, key);
      const keyText = algorithm.startsWith('HS') ? JSON.stringify(key.publicJwk) : key.publicPem;
      await page.put('Key', keyText);
      expect(await page.put('Token', token)).toBe('verified');
      expect(await page.put('Token', flipBit(token, 1, 8))).toBe('invalid');
    });

    test.each([
      ['ES256K', 'secp256k1', 'sha256'],
      ['EdDSA', 'ed448', null],
    ] as const)('verifies %s on %s', async (alg, curve, hash) => {
      const { privateKey, publicKey } =
        curve === 'ed448'
          ? generateKeyPairSync('ed448')
          : generateKeyPairSync('ec', { namedCurve: curve });
      const input = `${encodePart(JSON.stringify({ alg }))}.${encodePart('{"sub":"ana"}')}`;
      const options = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
      const signature = sign(hash, Buffer.from(input), options).toString('base64url');
      await page.put('Key', JSON.stringify(publicKey.export({ format: 'jwk' })));
      expect(await page.put('Token', `${input}.${signature}`)).toBe('verified');
      expect(await page.verdictText()).toContain('@noble/curves');
      expect(await page.put('Token', flipBit(`${input}.${signature}`, 1, 8))).toBe('invalid');
    });

    test('verifies ML-DSA-44, by itself or with the library that it names', async () => {
      const key = makeMlDsaKey('ML-DSA-44');
      const token = signMlDsa('ML-DSA-44', soundClaims(), key);
      await page.put('Key', JSON.stringify(key.publicJwk));
      expect(await page.put('Token', token)).toBe('verified');
      expect(await page.put('Token', flipBit(token, 1, 8))).toBe('invalid');
    });

    test.each(['HS256', 'RS256', 'ES256', 'EdDSA'])('signs an edit with %s', async (algorithm) => {
      const key = testKey(algorithm);
      const isSecret = algorithm.startsWith('HS');
      await page.put('Key', isSecret ? JSON.stringify(key.privateJwk) : key.privatePem);
      expect(await page.put('Token', signByNode(algorithm, key))).toBe('verified');
      expect(await page.put('Payload', '{"sub":"bob","n":12345678901234567890}')).toBe('verified');
      const token = await page.textOf('Token');
      expect(decodePart(partsOf(token)[1])).toBe('{"sub":"bob","n":12345678901234567890}');
      expect(verifiesInNode(algorithm, key, token)).toBe(true);
    });

    test.each([
      ['dir', 'A256GCM'],
      ['A128KW', 'A128CBC-HS256'],
      ['RSA-OAEP-256', 'A256GCM'],
      ['ECDH-ES+A256KW', 'A128GCM'],
    ])('opens a JWE of %s with %s', async (alg, enc) => {
      const suite = suiteOf(alg, enc);
      const jwk = privateJwkFor(suite);
      const token = await encryptWithNodeJose(suite, jwk, '{"sub":"ana"}');
      await page.put('Key', '');
      expect(await page.put('Token', token)).toBe('encrypted');
      expect(await page.put('Key', JSON.stringify(jwk))).toBe('decrypted');
      expect(await page.textOf('Payload')).toContain('"ana"');
    });

    test('finds a weak secret in its worker', async () => {
      await page.put('Key', '');
      await page.put('Token', soundToken({}, 'changeme'));
      await page.run(`
        const status = () => document.querySelector('[role="status"][aria-label="Secret brute-force"]');
        await soon(() => status()?.textContent.startsWith('Secret found'), 'a secret');`);
    });

    // The last one: it leaves the page for another host's.
    test('needs no host after the first visit', { timeout: 120_000 }, async () => {
      expect(await page.complaints()).toEqual([]);
      const host = await startStaticHost();
      try {
        await page.open(host.address);
        await page.run(
          `await soon(() => document.querySelector('link[rel="manifest"]'), 'the page being kept');`,
        );
        host.switchOff();
        await page.open(host.address);
        expect(await page.run('return navigator.serviceWorker.controller !== null;')).toBe(true);
        expect(await page.put('Token', soundToken())).toBe('unverified');
        expect(await page.put('Key', SECRET)).toBe('verified');
        expect(await page.put('Payload', '{"sub":"bob"}')).toBe('verified');
        expect(await page.textOf('Token')).toBe(tokenOf('{"sub":"bob"}'));
        // What opens it is fetched with the first such token.
        const suite = suiteOf('dir', 'A256GCM');
        const jwk = privateJwkFor(suite);
        await page.put('Key', JSON.stringify(jwk));
        const encrypted = await encryptWithNodeJose(suite, jwk, '{"sub":"ana"}');
        expect(await page.put('Token', encrypted)).toBe('decrypted');
      } finally {
        await host.close();
      }
    });
  });
});
