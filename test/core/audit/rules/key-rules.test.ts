import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeText } from '../../read-token.ts';
import { auditLines, GOOD_CLAIMS, secretOf } from '../build-subject.ts';
import {
  EC,
  findingsOf,
  hmacToken,
  jwkOf,
  linesOf,
  pemOf,
  RSA,
  signedToken,
} from '../judge-fully.ts';

const MISMATCH = 'high sig-mismatch signature';
const OTHER_RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const EC_JWK = jwkOf(EC.publicKey);
const RSA_JWK = jwkOf(RSA.publicKey);
const TOKEN = signedToken(EC.privateKey);
/** The odd primes below 10,000. */
const smallOnes = Array.from({ length: 4998 }, (_, index) => 2 * index + 3)
  .filter((number) => {
    for (let divisor = 3; divisor * divisor <= number; divisor += 2) {
      if (number % divisor === 0) return false;
    }
    return true;
  })
  .map(BigInt);
const KNOWN_LONG = 'your-super-secret-jwt-token-with-at-least-32-characters-long';
const SECRET = randomBytes(32).toString('base64url');

function set(...keys: readonly object[]): string {
  return JSON.stringify({ keys });
}

describe('secret-empty', () => {
  test.each(['HS256', 'HS384', 'HS512'])('is proven for %s, with or without a key', async (alg) => {
    const token = hmacToken('', { alg });
    expect(await linesOf(token)).toEqual(['critical secret-empty signature']);
    expect(await linesOf(token, 'a')).toEqual(['critical secret-empty signature']);
  });

  test('is not claimed of another secret', async () => {
    expect(await linesOf(hmacToken(SECRET), SECRET)).toEqual([]);
    expect(await linesOf(hmacToken(SECRET))).toEqual([]);
  });
});

describe('secret-known', () => {
  test.each([
    ['a default', 'supersecretkey', 'utf8'],
    ['one in capitals at the front', 'Changeme', 'utf8'],
    ['a long one, which is then not reported as typed, too', KNOWN_LONG, 'utf8'],
    ['one in Base64', 'Y2hhbmdlbWU=', 'base64'],
  ] as const)('reports %s that made the signature', async (_, secret, encoding) => {
    const bytes = encoding === 'base64' ? Buffer.from(secret, 'base64') : secret;
    const lines = await linesOf(hmacToken(bytes), secret, encoding);
    expect(lines.filter((line) => !line.includes('secret-encoding'))).toEqual([
      'critical secret-known signature',
    ]);
  });

  test('says nothing of the secret itself', async () => {
    const findings = await findingsOf(hmacToken('supersecretkey'), 'supersecretkey');
    expect(JSON.stringify(findings)).not.toContain('supersecret');
  });

  test('is not claimed of a default that did not make the signature', async () => {
    expect(await linesOf(hmacToken(SECRET), 'supersecretkey')).toEqual([
      'high secret-short key',
      MISMATCH,
    ]);
  });

  test('leaves a secret that is printed as an example to the rule on examples', async () => {
    const secret =
      'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';
    const lines = await linesOf(
      hmacToken(Buffer.from(secret, 'base64url')),
      JSON.stringify({ kty: 'oct', k: secret }),
    );
    expect(lines).toEqual(['critical key-example key']);
  });
});

describe('secret-low-entropy', () => {
  test.each([
    ['one character', 'a'.repeat(40)],
    ['a word again and again', 'password'.repeat(5)],
    ['a sequence', 'abcdefghijklmnopqrstuvwxyz0123456789'],
    ['digits that repeat', '0123456789'.repeat(4)],
    ['hex that repeats', '0123456789abcdef'.repeat(4)],
    ['a placeholder', 'change-me-this-must-be-a-very-long-secret'],
    ['another', 'my_super_secret_jwt_signing_key_for_development'],
  ])('reports %s', async (_, secret) => {
    expect(await linesOf(hmacToken(secret), secret)).toEqual(['medium secret-low-entropy key']);
  });

  test.each([
    // Drawn texts of the unluckiest kinds: many characters more than once.
    ['base64url', 'dQ3dXa7QdkXQ3mdaXQ7kd3XmQad7k3XQ'],
    ['hex', '3b3f0b3a7f3b0a3f9b3f7a0b3f3a9b7f'],
    ['digits', '31415926535897932384626433832795'],
  ])('does not report a random secret that repeats characters: %s', (_, text) => {
    const bytes = new TextEncoder().encode(text);
    const key = { ...secretOf(0), bytes } as ReturnType<typeof secretOf>;
    expect(auditLines({ header: { alg: 'HS256' }, key })).toEqual([]);
  });

  test('reports no random secret, in whatever encoding', () => {
    for (let run = 0; run < 100; run++) {
      const bytes = randomBytes(32);
      for (const text of [
        bytes.toString('hex'),
        bytes.subarray(16).toString('hex'),
        bytes.subarray(16).toString('hex').toUpperCase(),
        Array.from(bytes, (byte) => byte % 10).join(''),
        Array.from(bytes, (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join(''),
        bytes.toString('base64'),
        bytes.subarray(8).toString('base64url'),
        bytes.toString('latin1'),
      ]) {
        const key = { ...secretOf(0), bytes: Uint8Array.from(Buffer.from(text, 'latin1')) };
        expect(
          auditLines({ header: { alg: 'HS256' }, key: key as ReturnType<typeof secretOf> }),
        ).toEqual([]);
      }
    }
  });

  test.each([
    'a secret of this test, which is long enough for SHA-512: sixty-four octets.',
    'correct horse battery staple, and seven more words of mine',
    '6f9619ff-8b86-d011-b42d-00cf4fc964ff',
  ])('stays silent for "%s"', (text) => {
    const bytes = new TextEncoder().encode(text);
    expect(
      auditLines({
        header: { alg: 'HS256' },
        key: { ...secretOf(0), kind: 'secret', keyType: 'oct', bytes },
      }),
    ).toEqual([]);
  });
});

describe('secret-encoding', () => {
  const bytes = randomBytes(32);

  test.each([
    ['hex', bytes.toString('hex')],
    ['base64', bytes.toString('base64')],
    ['base64url', bytes.toString('base64url')],
  ] as const)('says that %s counts, whether it is chosen or not', async (encoding, text) => {
    const token = hmacToken(bytes);
    expect(await linesOf(token, text, encoding)).toEqual(['info secret-encoding key']);
    expect(await linesOf(token, text)).toEqual(['info secret-encoding key']);
  });

  test('stays silent for text that is taken as it is', async () => {
    expect(await linesOf(hmacToken(SECRET), SECRET)).toEqual([]);
  });

  test('stays silent when no reading matches', async () => {
    expect(await linesOf(hmacToken(SECRET), `${SECRET}A`)).toEqual([MISMATCH]);
  });
});

describe('secret-is-key', () => {
  test.each([
    ['a public PEM for HS256', hmacToken(SECRET), pemOf(EC.publicKey)],
    ['a JWK Set for HS256', hmacToken(SECRET), set(EC_JWK, RSA_JWK)],
    ['a symmetric JWK for ES256', TOKEN, JSON.stringify({ kty: 'oct', k: SECRET })],
    ['a secret for ES256', TOKEN, SECRET],
    ['a secret that begins with a dash', TOKEN, `-${SECRET}`],
  ])('reports %s', async (_, token, key) => {
    expect(await linesOf(token, key)).toEqual(['high secret-is-key key']);
  });

  test.each([
    ['no key', TOKEN, ''],
    ['a PEM that is being typed', TOKEN, '-----BEGIN PUB'],
    ['its first dash', TOKEN, '-'],
    ['another curve', TOKEN, pemOf(RSA.publicKey)],
    ['a set with a secret in it', hmacToken(SECRET), set({ kty: 'oct', k: encodeText(SECRET) })],
  ])('stays silent for %s', async (_, token, key) => {
    expect(await linesOf(token, key)).not.toContain('high secret-is-key key');
  });
});

describe('sig-mismatch', () => {
  test('is said of a signature that no key in Key made', async () => {
    const other = jwkOf(OTHER_RSA.publicKey);
    const token = signedToken(RSA.privateKey);
    expect(await linesOf(token, JSON.stringify(other))).toEqual([MISMATCH]);
    const [finding] = await findingsOf(
      token,
      JSON.stringify({ keys: [other, jwkOf(RSA.publicKey)] }),
    );
    expect(finding).toBeUndefined();
  });

  test('is not said where another finding gives the cause', async () => {
    const named = signedToken(RSA.privateKey, { kid: 'a' });
    const keys = JSON.stringify({ keys: [{ ...jwkOf(OTHER_RSA.publicKey), kid: 'b' }] });
    expect(await linesOf(named, keys)).toEqual(['high kid-not-in-jwks /kid']);
  });
});

describe('RSA keys', () => {
  const token = signedToken(RSA.privateKey);
  const key = (n: bigint, e = 65537n, more = {}) =>
    JSON.stringify({ kty: 'RSA', n: numberText(n), e: numberText(e), ...more });
  /** The key that is studied did not make the signature. */
  const foreign = async (keyText: string) => {
    const lines = await linesOf(token, keyText);
    return lines.filter((line) => line !== MISMATCH);
  };
  const honest = BigInt(`0x${Buffer.from(String(RSA_JWK.n), 'base64url').toString('hex')}`);

  test('of sound make give no cause', async () => {
    expect(await linesOf(token, JSON.stringify(RSA_JWK))).toEqual([]);
    expect(await linesOf(token, pemOf(RSA.publicKey))).toEqual([]);
  });

  test.each([
    ['e = 1', key(honest, 1n), 'critical rsa-weak key'],
    ['an even e', key(honest, 65536n), 'critical rsa-weak key'],
    ['e = 3', key(honest, 3n), 'low rsa-weak key'],
    ['an even n', key(honest * 2n), 'critical rsa-weak key'],
    ['a small factor', key(honest * 9973n), 'critical rsa-weak key'],
    ['close primes', key(closePrimes()), 'critical rsa-weak key'],
    ['the fingerprint of ROCA', key(rocaModulus()), 'high rsa-weak key'],
  ])('with %s', async (_, keyText, line) => {
    expect(await foreign(keyText)).toEqual([line]);
  });

  test('reports a weak RSA key in PEM', async () => {
    const { createPublicKey } = await import('node:crypto');
    const jwk = { kty: 'RSA', n: numberText(closePrimes()), e: 'AQAB' };
    const pem = pemOf(createPublicKey({ key: jwk, format: 'jwk' }));
    expect(await foreign(pem)).toEqual(['critical rsa-weak key']);
  });

  test('that are small, in Key and in the claims', async () => {
    const n = (1n << 1023n) + 1155n * 2n + 1n;
    const jwks = { keys: [{ kty: 'RSA', n: numberText(n), e: 'AQAB' }] };
    const small = signedToken(RSA.privateKey, {}, { ...GOOD_CLAIMS, jwks });
    expect((await foreign(key(n))).filter((line) => !line.includes('rsa-weak'))).toEqual([
      'high rsa-small key',
    ]);
    expect((await linesOf(small)).filter((line) => !line.includes('rsa-weak'))).toEqual([
      'high rsa-small /jwks/keys/0/n',
    ]);
  });

  test('whose numbers begin with zeros', async () => {
    const zero = Buffer.concat([Buffer.of(0), Buffer.from(String(RSA_JWK.n), 'base64url')]);
    expect(await linesOf(token, JSON.stringify({ ...RSA_JWK, n: encodeText(zero) }))).toEqual([
      'medium rsa-malformed key',
    ]);
    expect(await linesOf(token, JSON.stringify({ ...RSA_JWK, e: 'AAEAAQ' }))).toEqual([
      'medium rsa-malformed key',
    ]);
  });
});

describe('EC and OKP keys', () => {
  const carrying = (jwk: object) =>
    signedToken(EC.privateKey, {}, { ...GOOD_CLAIMS, cnf: { jwk } });

  test.each(['P-256', 'P-384', 'P-521', 'secp256k1', 'ed25519', 'x25519'])(
    'of sound make on %s give no cause',
    async (curve) => {
      const { generateKeyPairSync } = await import('node:crypto');
      const pair = /^[A-Ps]/.test(curve)
        ? generateKeyPairSync('ec', { namedCurve: curve })
        : generateKeyPairSync(curve as 'ed25519');
      expect(await linesOf(carrying(jwkOf(pair.publicKey)))).toEqual([]);
    },
  );

  test.each([
    ['x and y exchanged', { ...EC_JWK, x: EC_JWK.y, y: EC_JWK.x }],
    ['infinity', { ...EC_JWK, x: 'A'.repeat(43), y: 'A'.repeat(43) }],
    ['a low order point', { kty: 'OKP', crv: 'X25519', x: `AQ${'A'.repeat(41)}` }],
    [
      'its twin with the highest bit set',
      { kty: 'OKP', crv: 'X25519', x: numberText((1n << 248n) + 128n) },
    ],
    ['zero on X448', { kty: 'OKP', crv: 'X448', x: 'A'.repeat(75) }],
  ])('off their curve are reported: %s', async (_, jwk) => {
    expect(await linesOf(carrying(jwk))).toEqual(['critical ec-off-curve /cnf/jwk']);
  });

  test('reports a key with a short coordinate, including one in the Key field', async () => {
    const short = {
      ...EC_JWK,
      x: encodeText(Buffer.from(String(EC_JWK.x), 'base64url').subarray(1)),
    };
    expect(await linesOf(carrying(short))).toEqual(['medium ec-malformed /cnf/jwk']);
    expect(await linesOf(TOKEN, JSON.stringify(short))).toEqual(['medium ec-malformed key']);
  });
});

describe('key-purpose', () => {
  test.each([
    ['for encryption', { use: 'enc' }],
    ['for wrapping keys', { key_ops: ['wrapKey'] }],
    ['for two things at once', { use: 'sig', key_ops: ['encrypt', 'verify'] }],
    ['for another algorithm', { alg: 'ECDH-ES' }],
  ])('reports a key that is marked %s', async (_, marks) => {
    expect(await linesOf(TOKEN, JSON.stringify({ ...EC_JWK, ...marks }))).toEqual([
      'medium key-purpose key',
    ]);
  });

  test.each([
    ['its purpose', { use: 'sig', key_ops: ['verify'], alg: 'ES256' }],
    ['the newer name', { alg: 'ESP256' }],
    ['nothing', {}],
    ['no operations', { key_ops: [] }],
  ])('stays silent for a key that says %s', async (_, marks) => {
    expect(await linesOf(TOKEN, JSON.stringify({ ...EC_JWK, ...marks }))).toEqual([]);
  });

  test('says a sentence for each thing that is wrong', async () => {
    const key = JSON.stringify({ ...EC_JWK, use: 'enc', alg: 'ECDH-ES' });
    const [finding] = await findingsOf(TOKEN, key);
    expect(finding?.why).toBe(
      'The key in the Key field is for encryption (“use”). The key in the Key field is for “ECDH-ES” (“alg”), not ES256. Strict libraries reject the key for this signature.',
    );
  });

  test('does not report the other keys of a set', async () => {
    const keys = set({ ...EC_JWK, kid: 'a' }, { ...RSA_JWK, kid: 'b', use: 'enc' });
    expect(await linesOf(TOKEN, keys)).toEqual([]);
  });
});

describe('key sets', () => {
  const secret = { kty: 'oct', k: encodeText(SECRET) };

  test.each([
    ['a private key', jwkOf(RSA.privateKey)],
    ['a secret', secret],
  ])('with %s between public ones', async (_, leaked) => {
    expect(await linesOf(TOKEN, set(EC_JWK, leaked))).toEqual(['critical jwks-private /keys/1']);
  });

  test("of nothing but private keys are their owner's own", async () => {
    expect(await linesOf(TOKEN, set(jwkOf(EC.privateKey)))).toEqual(['info jwks-private /keys/0']);
  });

  test.each([
    [jwkOf(EC.privateKey), 'Give the public key to APIs that only verify.'],
    [{ ...jwkOf(EC.privateKey), use: 'enc' }, 'Give the public key to senders that only encrypt.'],
    [secret, 'Keep this JWKS secret.'],
  ])('of one private key of its owner advise by its use: %#', async (key, fix) => {
    const findings = await findingsOf(TOKEN, set(key));
    expect(findings.find(({ code }) => code === 'jwks-private')?.fix).toBe(fix);
  });

  test('with one name for two keys', async () => {
    const other = jwkOf(
      (await import('node:crypto')).generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
    );
    const keys = set({ ...EC_JWK, kid: 'a' }, { ...other, kid: 'a' });
    expect(await linesOf(TOKEN, keys)).toEqual(['medium jwks-dup-kid /keys/1']);
    expect(await linesOf(TOKEN, set({ ...EC_JWK, kid: 'a' }, { ...RSA_JWK, kid: 'a' }))).toEqual(
      [],
    );
    expect(await linesOf(TOKEN, set({ ...EC_JWK, kid: 'a' }, { ...EC_JWK, kid: 'a' }))).toEqual([]);
  });

  test('that lack the key which the header names', async () => {
    const named = signedToken(EC.privateKey, { kid: 'missing' });
    const keys = set({ ...EC_JWK, kid: 'a' }, { ...RSA_JWK, kid: 'b' });
    expect(await linesOf(named, keys)).toEqual(['high kid-not-in-jwks /kid']);
    const [finding] = await findingsOf(named, keys);
    expect(finding?.why).toMatch(/“a”, “b”.*Another key in the JWKS verifies/);
  });

  test.each([
    ['has it', { kid: 'a' }, set({ ...EC_JWK, kid: 'a' })],
    ['has no names', { kid: 'a' }, set(EC_JWK)],
    [
      'has it among entries that are no keys here',
      { kid: 'c' },
      set({ ...EC_JWK, kid: 'a' }, { kty: 'NEW', kid: 'c' }),
    ],
    ['is not asked for a name', {}, set({ ...EC_JWK, kid: 'a' })],
    ['is one key of that name', { kid: 'a' }, JSON.stringify({ ...EC_JWK, kid: 'a' })],
    ['is one key without a name', { kid: 'a' }, JSON.stringify(EC_JWK)],
  ])('reports no key set when it %s', async (_, header, keys) => {
    expect(await linesOf(signedToken(EC.privateKey, header), keys)).toEqual([]);
  });
});

describe('kid-differs', () => {
  const text = JSON.stringify({ ...EC_JWK, kid: 'b' });

  test('names the one key that the header does not ask for', async () => {
    const lines = await linesOf(signedToken(EC.privateKey, { kid: 'a' }), text);
    expect(lines).toEqual(['low kid-differs /kid']);
  });

  test('is silent for a token without a key ID', async () => {
    expect(await linesOf(signedToken(EC.privateKey), text)).toEqual([]);
  });
});

describe('pem-private-pasted', () => {
  test('notes a private key, in PEM or as JWK', async () => {
    expect(await linesOf(TOKEN, pemOf(EC.privateKey))).toEqual(['info pem-private-pasted key']);
    expect(await linesOf(TOKEN, JSON.stringify(jwkOf(EC.privateKey)))).toEqual([
      'info pem-private-pasted key',
    ]);
    expect(await linesOf(TOKEN, pemOf(EC.publicKey))).toEqual([]);
  });
});

test('no finding holds a secret member of a key', async () => {
  const { d } = jwkOf(RSA.privateKey);
  const keys = set(EC_JWK, { ...jwkOf(RSA.privateKey), kid: 'a' });
  expect(JSON.stringify(await findingsOf(TOKEN, keys))).not.toContain(String(d));
});

/** A number as the shortest bytes, base64url. */
function numberText(number: bigint): string {
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url');
}

/** The product of two odd numbers without small factors that are close to each other. */
function closePrimes(): bigint {
  let p = (1n << 1023n) + (1n << 1022n) + 1n;
  const isRough = (number: bigint) => smallOnes.every((prime) => number % prime !== 0n);
  while (!isRough(p)) p += 2n;
  let q = p + 2n;
  while (!isRough(q)) q += 2n;
  return p * q;
}

/** A number whose residues are powers of 65537, as in RSALib, and which has no small factor. */
function rocaModulus(): bigint {
  const primorial = [2n, ...smallOnes]
    .filter((prime) => prime <= 701n)
    .reduce((product, prime) => product * prime, 1n);
  const power = (exponent: number) => {
    let value = 1n;
    for (let step = 0; step < exponent; step++) value = (value * 65537n) % primorial;
    return value;
  };
  const rough = (start: bigint) => {
    let number = start;
    while (!smallOnes.every((prime) => number % prime !== 0n)) number += primorial;
    return number;
  };
  const p = rough(power(1234) + (primorial << 60n));
  const q = rough(power(4321) + (primorial << 70n));
  return p * q;
}
