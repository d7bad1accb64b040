import {
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { secretGuesses } from '../../../src/core/diagnosis/secret-guesses.ts';
import { explainKeyReading } from '../../../src/core/explain/explain-key-reading.ts';
import { isKeyMaterial } from '../../../src/core/keys/is-key-material.ts';
import { SECRET_ENCODINGS } from '../../../src/core/keys/parse-secret.ts';
import { judgeProvenance } from '../../../src/core/verdict/judge-provenance.ts';
import { audit } from '../../../src/crypto/evidence/study-token.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { GOOD_CLAIMS, NOW } from '../../core/audit/build-subject.ts';
import { encodeText, readToken } from '../../core/read-token.ts';
import { studyFurther } from '../../support/tokens/judged-tokens.ts';

const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const OKP = generateKeyPairSync('ed25519');
const JSON_OF = JSON.stringify;

const pemOf = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
const membersOf = (key: KeyObject) =>
  ({ ...key.export({ format: 'jwk' }) }) as Record<string, string>;
const { n = '' } = membersOf(RSA.publicKey);
const { x = '', y = '' } = membersOf(EC.publicKey);
const POINT = Buffer.concat([
  Buffer.of(4),
  Buffer.from(x, 'base64url'),
  Buffer.from(y, 'base64url'),
]);

const KEYS: Readonly<Record<string, string>> = {
  'RSA PEM': pemOf(RSA.publicKey),
  'EC PEM': pemOf(EC.publicKey),
  'Ed25519 PEM': pemOf(OKP.publicKey),
  'PKCS #1': RSA.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  DER: RSA.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  JWK: JSON_OF(membersOf(EC.publicKey)),
  'JWK Set': JSON_OF({ keys: [membersOf(RSA.publicKey)] }),
  XML: `<RSAKeyValue><Modulus>${Buffer.from(n, 'base64url').toString('base64')}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>`,
  'JavaScript literal': `{kty:'RSA',n:'${n}',e:'AQAB'}`,
  'Python literal': `{'kty': 'EC', 'crv': 'P-256', 'x': '${x}', 'y': '${y}',}`,
  'hex point': POINT.toString('hex'),
};

const WRAPPINGS: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 in lines': (text) =>
    Buffer.from(text)
      .toString('base64')
      .replace(/(.{76})/g, '$1\n'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex with 0x': (text) => `0x${Buffer.from(text).toString('hex').toUpperCase()}`,
  'a .env line': (text) => `JWT_PUBLIC_KEY=${text.replaceAll('\n', '\\n')}`,
  'an exported line in quotes': (text) => `export JWT_KEY=${JSON_OF(text)}`,
  'a name that says nothing': (text) => `SOME_THING='${text}'`,
  'a line of YAML': (text) => `public-key: ${JSON_OF(text)}`,
  'a block of YAML': (text) => `key: |\n${text.replace(/^/gm, '  ')}`,
  'a JSON string': (text) => JSON_OF(text),
  'a JSON member': (text) => JSON_OF({ realm: { public_key: text } }),
  'a base64 data URL': (text) =>
    `data:application/x-pem-file;base64,${Buffer.from(text).toString('base64')}`,
  'a data URL': (text) => `data:,${encodeURIComponent(text)}`,
  'percent-encoding': (text) => encodeURIComponent(text),
  'a form': (text) => new URLSearchParams({ k: text }).toString().slice(2),
  'a constant of JavaScript': (text) => `const key = ${JSON_OF(text)};`,
  '"k" of a symmetric JWK': (text) =>
    JSON_OF({ kty: 'oct', k: Buffer.from(text).toString('base64url') }),
};

const WRAPPED = Object.entries(KEYS).flatMap(([name, key]) =>
  Object.entries(WRAPPINGS).map(([how, wrap]) => [name, how, wrap(key)] as const),
);

const SSH_RSA = (() => {
  const { e = '' } = membersOf(RSA.publicKey);
  return sshBlob('ssh-rsa', Buffer.from(e, 'base64url'), Buffer.from(`00${hexOf(n)}`, 'hex'));
})();
const SSH_ED25519 = sshBlob(
  'ssh-ed25519',
  Buffer.from(membersOf(OKP.publicKey).x ?? '', 'base64url'),
);
const SPKI = RSA.publicKey.export({ type: 'spki', format: 'der' });
const B = SPKI.toString('base64');
const JWK_TEXT = JSON_OF(membersOf(RSA.publicKey));
const EC_TEXT = JSON_OF(membersOf(EC.publicKey));
const PEM_TEXT = pemOf(RSA.publicKey);
const OKP_X = Buffer.from(membersOf(OKP.publicKey).x ?? '', 'base64url');
const COMPRESSED = Buffer.concat([
  Buffer.of(2 + ((POINT.at(-1) ?? 0) % 2)),
  Buffer.from(x, 'base64url'),
]);

function sshBlob(type: string, ...fields: Buffer[]): string {
  const length = (field: Buffer) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(field.length);
    return bytes;
  };
  const all = [Buffer.from(type), ...fields];
  return Buffer.concat(all.flatMap((field) => [length(field), field])).toString('base64');
}

function hexOf(member: string): string {
  return Buffer.from(member, 'base64url').toString('hex');
}

/** Hex as OpenSSL prints it: fifteen bytes a line, with a zero where the number would be negative. */
function printed(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  const lines = bytes.map((byte, at) => (at % 15 === 0 ? `\n    ${byte}` : byte));
  return lines.join(':').replaceAll(':\n', ':\n');
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => letters.charAt(Number.parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

function base58(bytes: Buffer): string {
  const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let number = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = letters.charAt(Number(number % 58n)) + text;
  return text;
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const byHex = (bytes: Buffer, before: string, after = '') =>
  [...bytes].map((byte) => `${before}${byte.toString(16).padStart(2, '0')}`).join(after);

/** Ways to write a public key that are neither a format of keys nor one encoding of it. */
const DISGUISES: Readonly<Record<string, string>> = {
  'an SSH blob without its type': SSH_RSA,
  'an Ed25519 SSH blob without its type': SSH_ED25519,
  'an SSH blob in hex': Buffer.from(SSH_RSA, 'base64').toString('hex'),
  'lines of YAML': `kty: RSA\nn: ${n}\ne: AQAB\n`,
  'lines of YAML in quotes': `keys:\n  - kty: "EC"\n    crv: "P-256"\n    x: "${x}"\n    y: "${y}"\n`,
  'lines of TOML': `[key]\nkty = "RSA"\nn = "${n}"\ne = "AQAB"\n`,
  'TOML in one line': `key = { kty = "RSA", n = "${n}", e = "AQAB" }`,
  'a query string': `kty=RSA&n=${n}&e=AQAB`,
  'a query string of an EC key': `?crv=P-256&x=${x}&y=${y}&kty=EC`,
  'a Go literal': `jwk.Key{Kty: "RSA", N: "${n}", E: "AQAB"}`,
  'arguments of Python': `RSAPublicNumbers(e=65537, n=0x${hexOf(n)})`,
  'a decimal modulus': `n = ${BigInt(`0x${hexOf(n)}`)}, e = 65537`,
  'did:jwk': `did:jwk:${Buffer.from(EC_TEXT).toString('base64url')}#0`,
  'did:key in base58': `did:key:z${base58(Buffer.concat([Buffer.of(0xed, 1), OKP_X]))}`,
  'did:key of a point': `did:key:z${base58(Buffer.concat([Buffer.of(0x80, 0x24), COMPRESSED]))}`,
  'did:key of a JWK': `did:key:z${base58(Buffer.concat([Buffer.of(0xd1, 0xd6, 3), Buffer.from(EC_TEXT)]))}`,
  'Buffer.from': `Buffer.from("${B}","base64")`,
  'Buffer.from of joined strings': `Buffer.from("${B.slice(0, 60)}" +\n  "${B.slice(60)}", "base64")`,
  atob: `atob("${B}")`,
  'a JWK in parentheses': `(${JWK_TEXT})`,
  'JSON.parse': `JSON.parse('${JWK_TEXT}')`,
  'JSON.parse of an escaped string': `JSON.parse(${JSON_OF(JWK_TEXT)})`,
  'a call with a literal': `await importJWK({kty:'EC',crv:'P-256',x:'${x}',y:'${y}'}, 'ES256');`,
  'an XML attribute': `<add key="PublicKey" value="${B}" />`,
  'XML attributes of members': `<key kty="RSA" n="${n}" e="AQAB"/>`,
  'an XML element': `<publicKey>\n${B.replace(/(.{64})/g, '$1\n')}\n</publicKey>`,
  'base64 and a comma': `base64,${B}`,
  'base64 and a colon': `base64:${B}`,
  'base64 in braces': `{base64}${B}`,
  'Bearer and base64': `Bearer ${B}`,
  'a prefix with an underscore': `key_${B}`,
  'Bearer and a JWK': `Bearer ${Buffer.from(JWK_TEXT).toString('base64url')}`,
  'hexadecimal bytes': [...SPKI].map((byte) => `0x${byte.toString(16)}`).join(', '),
  'an array of C': `const uint8_t key[] = {\n${byHex(SPKI, '0x', ', ')}\n};`,
  'decimal bytes': [...SPKI].join(', '),
  'an array of bytes': `new Uint8Array([${[...SPKI].join(',')}])`,
  'an array of bytes of Java': `new byte[] {${[...new Int8Array(SPKI)].join(', ')}}`,
  'bytes with casts': `{${byHex(SPKI, '(byte)0x', ', ')}}`,
  'escaped bytes': byHex(SPKI, '\\x'),
  'escaped bytes in quotes': `b"${byHex(SPKI, '\\x')}"`,
  'octal bytes': `"${[...SPKI].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}"`,
  'percent-encoded bytes': byHex(SPKI, '%'),
  'hex of PostgreSQL': `\\x${SPKI.toString('hex')}`,
  'hex with commas': byHex(SPKI, '', ','),
  'UTF-16 in base64': utf16(PEM_TEXT).toString('base64'),
  'big-endian UTF-16 in base64': utf16(PEM_TEXT).swap16().toString('base64'),
  'UTF-16 with a byte order mark': utf16(`\ufeff${JWK_TEXT}`).toString('base64'),
  'big-endian UTF-16 with a byte order mark': utf16(`\ufeff${JWK_TEXT}`)
    .swap16()
    .toString('base64'),
  'base32 of DER': base32(SPKI),
  'base32 of PEM in lower case': base32(Buffer.from(PEM_TEXT)).toLowerCase(),
  'an armor with an underscore': PEM_TEXT.replaceAll('PUBLIC KEY', 'PUBLIC_KEY'),
  'an armor of equals signs': PEM_TEXT.replace(/-----\w* ?/g, '=====').replaceAll(
    'KEY-----',
    'KEY=====',
  ),
  'Multicodec of Ed25519 in hex': `ed01${OKP_X.toString('hex')}`,
  'Multicodec of P-256 in hex': `8024${COMPRESSED.toString('hex')}`,
  'Multicodec of RSA in hex': `8524${RSA.publicKey.export({ type: 'pkcs1', format: 'der' }).toString('hex')}`,
  'a modulus of OpenSSL': `Modulus=${hexOf(n).toUpperCase()}\n`,
  'an RSA key that OpenSSL printed': `Public-Key: (2048 bit)\nModulus:${printed(`00${hexOf(n)}`)}\nExponent: 65537 (0x10001)\n`,
  'an EC key that OpenSSL printed': `Public-Key: (256 bit)\npub:${printed(POINT.toString('hex'))}\nASN1 OID: prime256v1\nNIST CURVE: P-256\n`,
  'an Ed25519 key that OpenSSL printed': `ED25519 Public-Key:\npub:${printed(OKP_X.toString('hex'))}\n`,
};

const hmacToken = (secret: string | Uint8Array) => {
  const input = `${encodeText(JSON_OF({ alg: 'HS256', typ: 'JWT' }))}.${encodeText(JSON_OF(GOOD_CLAIMS))}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

async function judge(compact: string, keyText: string) {
  const reading = await readKeys(keyText, 'utf8');
  const token = readToken(compact);
  const judgement = await studyFurther(await judgeToken(token, reading, 'utf8'), keyText);
  const verdict = judgeProvenance(judgement.signature, judgement.study?.evidence, false);
  const codes = audit(token, reading, NOW, judgement).map(
    ({ severity, code }) => `${severity} ${code}`,
  );
  return { reading, verdict, codes, first: judgement.signature };
}

describe('reads a wrapped public key as a key', () => {
  test.each(WRAPPED)('%s in %s', async (_, __, text) => {
    expect(await readKeys(text, 'utf8')).toMatchObject({
      state: 'read',
      keys: [{ kind: 'public' }],
    });
  });

  test('under any two layers', async () => {
    const misread: string[] = [];
    for (const [name, how, text] of WRAPPED) {
      for (const [outer, wrap] of Object.entries(WRAPPINGS)) {
        const reading = await readKeys(wrap(text), 'utf8');
        const isPublic =
          reading.state === 'read' && reading.keys.every(({ kind }) => kind === 'public');
        if (!isPublic) misread.push(`${name} in ${how} in ${outer}`);
      }
    }
    expect(misread).toEqual([]);
  });

  test('whatever the secret encoding, and says how it was unwrapped', async () => {
    const text = WRAPPINGS.base64?.(KEYS['RSA PEM'] ?? '') ?? '';
    for (const encoding of SECRET_ENCODINGS) {
      expect(await readKeys(text, encoding)).toMatchObject({
        format: 'pem',
        wrappings: [{ kind: 'base64' }],
      });
    }
    expect(explainKeyReading(await readKeys(text, 'utf8'), 'utf8')).toContain(
      'Layers around the key were removed: Base64.',
    );
  });

  test('under five layers, and not under fifty', async () => {
    let text = KEYS.JWK ?? '';
    for (let layer = 0; layer < 5; layer++) text = Buffer.from(text).toString('base64');
    expect(await readKeys(text, 'utf8')).toMatchObject({ format: 'jwk' });
    for (let layer = 5; layer < 20; layer++) text = Buffer.from(text).toString('base64');
    expect(await readKeys(text, 'utf8')).toMatchObject({ format: 'text' });
  });
});

describe('key confusion', () => {
  test.each(WRAPPED)('is proven where the secret is the text of %s in %s', async (_, __, text) => {
    const { verdict, first, codes } = await judge(hmacToken(text), text);
    expect(first.state).not.toBe('verified');
    expect(verdict).toMatchObject({ reason: 'key-confusion' });
    expect(verdict.state).not.toBe('verified');
    expect(codes).toContain('critical key-confusion-proven');
  });

  test.each(WRAPPED)(
    'is proven where the secret is what is inside: %s in %s',
    async (name, _, text) => {
      const { verdict, codes } = await judge(hmacToken(KEYS[name] ?? ''), text);
      expect(verdict).toMatchObject({ reason: 'key-confusion' });
      expect(codes).toContain('critical key-confusion-proven');
    },
  );

  test.each([
    ['the bytes of the point', POINT],
    ['the point in base64url', POINT.toString('base64url')],
    ['the PEM in base64', Buffer.from(KEYS['EC PEM'] ?? '').toString('base64')],
  ])('is proven where Key holds the PEM and the secret is %s', async (_, secret) => {
    expect((await judge(hmacToken(secret), KEYS['EC PEM'] ?? '')).codes).toContain(
      'critical key-confusion-proven',
    );
  });
});

describe('a disguised public key', () => {
  test.each(Object.entries(DISGUISES))('does not take for an HMAC secret: %s', async (_, text) => {
    expect(await readKeys(text, 'utf8')).toMatchObject({
      state: 'read',
      keys: [{ kind: 'public' }],
    });
    const { verdict, codes } = await judge(hmacToken(text), text);
    expect(verdict).toMatchObject({ state: 'invalid', reason: 'key-confusion' });
    expect(codes).toContain('critical key-confusion-proven');
    expect(isKeyMaterial(Uint8Array.from(Buffer.from(text)))).toBe(true);
  });

  test('keeps the names that are spelled out with it', async () => {
    const text = `kid: "my.key:1"\nalg: RS256\nuse: sig\nkty: RSA\nn: ${n}\ne: AQAB\n`;
    expect(await readKeys(text, 'utf8')).toMatchObject({
      keys: [{ kind: 'public', keyId: 'my.key:1', algorithm: 'RS256' }],
      wrappings: [{ kind: 'members' }],
    });
  });

  test('is read in each encoding of secrets, and under one more layer', async () => {
    const misread: string[] = [];
    for (const [name, text] of Object.entries(DISGUISES)) {
      const wrapped = Object.entries(WRAPPINGS).map(([how, wrap]) => [how, wrap(text)] as const);
      const spelled = SECRET_ENCODINGS.map((encoding) => ['itself', text, encoding] as const);
      for (const [how, whole, encoding = 'utf8' as const] of [...wrapped, ...spelled]) {
        const reading = await readKeys(whole, encoding);
        const isPublic =
          reading.state === 'read' && reading.keys.every(({ kind }) => kind === 'public');
        if (!isPublic) misread.push(`${name} in ${how}, ${encoding}`);
      }
    }
    expect(misread).toEqual([]);
  });
});

describe('recommends no key of a pair as a secret', () => {
  test.each(Object.entries(KEYS))('%s', async (_, key) => {
    for (const text of [key, ...Object.values(WRAPPINGS).map((wrap) => wrap(key))]) {
      const reading = await readKeys(text, 'utf8');
      if (reading.state !== 'read') continue;
      expect(secretGuesses(reading, text, 'utf8')).toEqual([]);
    }
  });

  test('recognizes private keys and points as key material, but not random bytes or text', () => {
    const sec1 = EC.privateKey.export({ type: 'sec1', format: 'der' });
    const pkcs8 = RSA.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const compressed = Buffer.concat([
      Buffer.of(2 + ((Buffer.from(y, 'base64url')[31] ?? 0) % 2)),
      Buffer.from(x, 'base64url'),
    ]);
    for (const bytes of [sec1, Buffer.from(pkcs8), POINT, compressed]) {
      expect(isKeyMaterial(Uint8Array.from(bytes))).toBe(true);
    }
    expect(isKeyMaterial(Uint8Array.from(randomBytes(64)))).toBe(false);
    expect(
      isKeyMaterial(Uint8Array.from(Buffer.from('a long text that is a secret, and no key'))),
    ).toBe(false);
  });

  test('as what a private PEM in Key may be', async () => {
    const pem = RSA.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { reading, verdict } = await judge(hmacToken(pem), pem);
    expect(verdict.state).not.toBe('verified');
    expect(reading.state === 'read' && secretGuesses(reading, pem, 'utf8')).toEqual([]);
  });
});

describe('leaves a secret a secret', () => {
  test.each([
    [
      'a JSON text that is no key, in base64',
      Buffer.from('{"user":"somebody","password":"correct horse"}').toString('base64'),
    ],
    [
      'a symmetric JWK in base64',
      Buffer.from(JSON_OF({ kty: 'oct', k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMko' })).toString(
        'base64',
      ),
    ],
    ['a text in base64', Buffer.from('correct horse battery staple, and more').toString('base64')],
    ['a UUID', randomUUID()],
    [
      'an identifier and a secret',
      '64f2f3e5a1b2c3d4e5f6a7b8:471daab2992e569f00693278afc187250d2566caa7675f216e66b02f849f8c42',
    ],
    ['hex with 0x', `0x${randomBytes(32).toString('hex')}`],
    ['percent signs', 'p%C3%A4ssword-100%25-and-more-of-that-kind'],
    ['quotes', '"correct horse battery staple, and more"'],
    ['a secret with the words of an armor', 'BEGIN with a PUBLIC KEY of your own'],
    ['an address with a password', 'postgres://user:secret-secret-secret@host.example/db'],
    ['random bytes after "base64:"', `base64:${randomBytes(48).toString('base64')}`],
    ['random bytes after "Bearer"', `Bearer ${randomBytes(64).toString('base64url')}`],
    ['random bytes in a call', `Buffer.from("${randomBytes(48).toString('base64')}", "base64")`],
    [
      'a call with a text',
      `atob("${Buffer.from('correct horse battery staple').toString('base64')}")`,
    ],
    ['a list of random bytes', `[${[...randomBytes(31)].join(', ')}, 1000`],
    ['hexadecimal bytes', byHex(randomBytes(64), '0x', ', ')],
    ['escaped bytes', byHex(randomBytes(64), '\\x')],
    ['base32', base32(randomBytes(50))],
    ['base32 of a text', base32(Buffer.from('correct horse battery staple, and more'))],
    ['a text in UTF-16 in base64', utf16('correct horse battery staple').toString('base64')],
    ['lines of YAML without a key', `n: ${randomBytes(20).toString('hex')}\ne: AQAB\nkty: RSA`],
    ['a modulus without an exponent', `n=${randomBytes(128).toString('hex')}`],
    [
      'a query string',
      `x=${randomBytes(32).toString('base64url')}&y=${randomBytes(32).toString('base64url')}`,
    ],
    ['XML with random bytes', `<add key="Secret" value="${randomBytes(64).toString('base64')}" />`],
    [
      'a DID of a text',
      `did:jwk:${Buffer.from('{"alg":"HS256","use":"sig","kid":"a"}').toString('base64url')}#0`,
    ],
    ['34 bytes in hex', `ed00${randomBytes(32).toString('hex')}`],
    ['a word and a secret', `key_${randomBytes(40).toString('base64url')}`],
    [
      'a token with a key in its header',
      `${Buffer.from(JSON_OF({ alg: 'ES256', jwk: membersOf(EC.publicKey) })).toString('base64url')}.e30.${randomBytes(64).toString('base64url')}`,
    ],
  ])('%s', async (_, text) => {
    const { verdict, reading } = await judge(hmacToken(text), text);
    expect(reading).toMatchObject({ format: 'text' });
    expect(verdict.state).toBe('verified');
  });

  test('of random bytes, in every spelling', async () => {
    for (let run = 0; run < 500; run++) {
      const bytes = randomBytes(16 + (run % 80));
      // A random text of 33, 49 or 67 bytes can be a compressed point in hex.
      const hex = [33, 49, 67].includes(bytes.length) ? [] : [bytes.toString('hex')];
      for (const text of [bytes.toString('base64'), bytes.toString('base64url'), ...hex]) {
        expect(await readKeys(text, 'utf8')).toMatchObject({ format: 'text' });
      }
    }
  });
});

test.each([
  ['quotes', (size: number) => '"'.repeat(size)],
  ['backslashes in a string', (size: number) => `"${'\\'.repeat(size)}`],
  ['percent signs', (size: number) => '%41'.repeat(size / 3)],
  ['entities', (size: number) => '&lt;'.repeat(size / 4)],
  ['literals', (size: number) => "{a:'".repeat(size / 4)],
  ['elements', (size: number) => `<RSAKeyValue>${'<a'.repeat(size / 2)}`],
  ['blanks', (size: number) => `a: ${' '.repeat(size)}b`],
  ['base64', (size: number) => 'QUFB'.repeat(size / 4)],
  ['digits in "n"', (size: number) => JSON_OF({ kty: 'RSA', n: '1'.repeat(size), e: 'AQAB' })],
  ['hyphens in "x5c"', (size: number) => JSON_OF({ kty: 'RSA', x5c: ['-'.repeat(size)] })],
])('takes time in proportion to a text of %s', async (_, make) => {
  const time = async (size: number) => {
    const text = make(size);
    const start = performance.now();
    await readKeys(text, 'utf8');
    return performance.now() - start;
  };
  await time(30_000);
  expect(await time(240_000)).toBeLessThan(40 * Math.max(20, await time(60_000)));
});
