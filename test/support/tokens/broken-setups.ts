import {
  constants,
  createHash,
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  sign,
} from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { makeKey, testKey } from '../keys/test-keys.ts';
import { OTHER_IMPLEMENTATIONS } from './other-implementations.ts';
import { encodePart, partsOf, SECRET, soundClaims } from './tokens.ts';

/** What somebody pastes whose token does not match, and the reason that should be found. */
export interface BrokenSetup {
  readonly name: string;
  readonly make: () => Promise<{ readonly text: string; readonly key: string }>;
  /** The title of the reason. */
  readonly reason: string;
  /** Other than `invalid`. */
  readonly state?: 'malformed' | 'unverified' | 'unsupported';
}

const CLAIMS = { sub: 'user-42', name: 'Zoë', url: 'https://a.example/x', exp: 4_102_444_800 };
const JSON_CLAIMS = JSON.stringify(CLAIMS);

type Input = string | Buffer;

function hmac(input: Input, secret: Input = SECRET, hash = 'sha256'): Buffer {
  return createHmac(hash, secret).update(input).digest();
}

function signedBy(secret: Input, algorithm: jsonwebtoken.Algorithm = 'HS256'): string {
  return jsonwebtoken.sign(CLAIMS, secret, { algorithm, noTimestamp: true });
}

/** A token whose signature is whatever is made of its signing input. */
function handmade(
  algorithm: string,
  signature: (input: string) => Input,
  payload = JSON_CLAIMS,
): string {
  const input = `${encodePart(`{"alg":"${algorithm}","typ":"JWT"}`)}.${encodePart(payload)}`;
  return `${input}.${encodePart(signature(input))}`;
}

/** Signed with an RSA key of 2304 bits: where such a token ends cannot be told by its signature's length. */
function ofUnusualLength(change: (token: string) => string) {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2304 });
  const token = handmade('RS256', (input) => sign('sha256', Buffer.from(input), pair.privateKey));
  const key = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return Promise.resolve({ text: change(token), key });
}

function byPem(algorithm: string, hash: string | null, options: object = {}) {
  const key = createPrivateKey(testKey(algorithm).privatePem);
  return (input: string) => sign(hash, Buffer.from(input), { key, ...options });
}

async function byLibrary(
  name: string,
  algorithm: string,
  header: object,
  key = testKey(algorithm),
) {
  const library = OTHER_IMPLEMENTATIONS.find((other) => other.name === name);
  return (await library?.sign(algorithm, { ...header }, soundClaims(), key)) ?? '';
}

const of = (text: string, key = SECRET) => Promise.resolve({ text, key });

/** Python's json.dumps. */
const spaced = (json: string) => json.replace(/([:,])(?=")/g, '$1 ').replace('"exp":', '"exp": ');

function secretSetups(): BrokenSetup[] {
  const bytes = createHash('sha512').update('some bytes').digest();
  const sha256 = createHash('sha256').update(SECRET).digest();
  return [
    {
      name: 'a secret that is Base64url, read as UTF-8',
      make: () => of(signedBy(bytes), bytes.toString('base64url')),
      reason: 'The signature verifies with the secret read as Base64url',
    },
    {
      name: 'a secret that is hex, read as UTF-8',
      make: () => of(signedBy(bytes), bytes.toString('hex')),
      reason: 'The signature verifies with the secret read as Hex',
    },
    {
      name: 'blanks around the secret',
      make: () => of(signedBy(SECRET), `  ${SECRET} `),
      reason: 'The signature verifies without the whitespace around the secret',
    },
    {
      name: 'a secret from a file that ends in a line feed',
      make: () => of(signedBy(`${SECRET}\n`)),
      reason: 'The signature verifies with the secret read as UTF-8, followed by a line feed',
    },
    {
      name: 'a secret from a file that ends in CR LF',
      make: () => of(signedBy(`${SECRET}\r\n`)),
      reason: 'The signature verifies with the secret followed by CR and LF',
    },
    {
      name: 'quotes around the secret',
      make: () => of(signedBy(SECRET), `"${SECRET}"`),
      reason: 'The signature verifies with the secret read as UTF-8, without the quotes around it',
    },
    {
      name: 'a secret encoded twice',
      make: () => of(signedBy(bytes), Buffer.from(bytes.toString('base64')).toString('base64')),
      reason:
        'The signature verifies with the secret read as Base64, after one extra decoding because it is encoded twice',
    },
    {
      name: 'a hashed secret',
      make: () =>
        of(signedBy(createHash('sha256').update('a short secret').digest()), 'a short secret'),
      reason: 'The signature verifies with the SHA-256 hash of the secret instead of the secret',
    },
    {
      name: 'a secret hashed to hex, with HS512',
      make: () => of(signedBy(sha256.toString('hex'), 'HS512')),
      reason:
        'The signature verifies with the SHA-256 hash of the secret, as hex text, instead of the secret',
    },
    {
      name: 'a JWK whose "k" was never decoded',
      make: () => {
        const k = bytes.toString('base64url');
        return of(signedBy(k), JSON.stringify({ kty: 'oct', k }));
      },
      reason: 'The signature verifies with the text of “k” as the secret, not decoded',
    },
    {
      name: 'the text of a symmetric JWK taken for an HMAC secret',
      make: () => {
        const text = JSON.stringify({ kty: 'oct', k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMko' });
        return of(
          handmade('HS256', (input) => hmac(input, text)),
          text,
        );
      },
      reason: 'The signature verifies with the text in the Key field as an HMAC secret',
    },
    {
      name: 'a secret that is no Base64, decoded by Node.js all the same',
      make: () =>
        of(signedBy(Buffer.from('my-very!secret?password', 'base64')), 'my-very!secret?password'),
      reason:
        'The signature verifies with the secret read as Base64 by Node.js, which ignores invalid characters',
    },
    {
      name: 'a secret in UTF-16',
      make: () => of(signedBy(Buffer.from(SECRET, 'utf16le'))),
      reason: 'The signature verifies with the secret encoded as UTF-16 (little-endian)',
    },
    {
      name: 'a Base64 secret and HS512 under the name of HS256',
      make: () =>
        of(
          handmade('HS256', (input) => hmac(input, bytes, 'sha512')),
          bytes.toString('base64'),
        ),
      reason:
        'The signature verifies with the secret read as Base64 and with HS512 instead of HS256',
    },
  ];
}

function algorithmSetups(): BrokenSetup[] {
  return [
    {
      name: 'HS512 under the name of HS256',
      make: () => of(handmade('HS256', (input) => hmac(input, SECRET, 'sha512'))),
      reason: 'The signature verifies with HS512 instead of HS256',
    },
    {
      name: 'RS256 under the name of PS256',
      make: () => of(handmade('PS256', byPem('RS256', 'sha256')), testKey('RS256').publicPem),
      reason: 'The signature verifies with RS256 instead of PS256',
    },
    {
      name: 'RS512 under the name of RS256',
      make: () => of(handmade('RS256', byPem('RS256', 'sha512')), testKey('RS256').publicPem),
      reason: 'The signature verifies with RS512 instead of RS256',
    },
    {
      name: 'RSA with SHA-1, which openssl_sign of PHP takes unless told otherwise',
      make: () => of(handmade('RS256', byPem('RS256', 'sha1')), testKey('RS256').publicPem),
      reason: 'The signature verifies with SHA-1 as its hash (RSA, PKCS #1 v1.5)',
    },
    {
      name: 'PSS with the longest salt',
      make: () => {
        const options = {
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_MAX_SIGN,
        };
        return of(handmade('PS256', byPem('RS256', 'sha256', options)), testKey('RS256').publicPem);
      },
      reason: 'The signature verifies with a salt of 222 bytes instead of 32',
    },
    {
      name: 'ECDSA on P-256 with SHA-512',
      make: () => {
        const options = { dsaEncoding: 'ieee-p1363' };
        return of(handmade('ES256', byPem('ES256', 'sha512', options)), testKey('ES256').publicPem);
      },
      reason: 'The signature verifies with SHA-512 as its hash (ECDSA, P-256)',
    },
    {
      name: 'a token of an RSA key whose header was changed to HS256',
      make: async () => {
        const token = await byLibrary('jsonwebtoken', 'RS256', {});
        const [, payload, signature] = partsOf(token);
        const header = encodePart('{"alg":"HS256","typ":"JWT"}');
        return { text: `${header}.${payload}.${signature}`, key: testKey('RS256').publicPem };
      },
      reason:
        'The signature verifies with RS256 instead of HS256 and with the header {"alg":"RS256","typ":"JWT"}',
      state: 'unverified',
    },
    {
      name: 'a header that has the name of Java for RS256',
      make: () =>
        of(handmade('SHA256withRSA', byPem('RS256', 'sha256')), testKey('RS256').publicPem),
      reason: 'The signature verifies as RS256',
      state: 'unsupported',
    },
    {
      name: 'a header that has the name of .NET for HS256',
      make: () =>
        of(handmade('http://www.w3.org/2001/04/xmldsig-more#hmac-sha256', (input) => hmac(input))),
      reason: 'The signature verifies as HS256',
      state: 'unsupported',
    },
  ];
}

function keySetups(): BrokenSetup[] {
  const mine = testKey('ES256').publicJwk;
  const other = makeKey('ES256').publicJwk;
  const set = {
    keys: [
      { ...other, kid: 'a' },
      { ...mine, kid: 'b' },
    ],
  };
  return [
    {
      name: 'another "kid" of the set, by node-jose',
      make: async () => ({
        text: await byLibrary('node-jose', 'ES256', { kid: 'a' }),
        key: JSON.stringify(set),
      }),
      reason: 'The signature verifies with key “b” (2 of 2)',
    },
    {
      name: 'a key of 1024 bits made it, and one of 2048 is pasted',
      make: async () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
        const token = handmade('RS256', (input) => sign('sha256', Buffer.from(input), privateKey));
        return { text: token, key: testKey('RS256').publicPem };
      },
      reason: 'The signature is from a key of another size',
    },
    {
      name: 'another RSA key',
      make: async () => ({
        text: await byLibrary('jsrsasign', 'RS256', {}, makeKey('RS256')),
        key: testKey('RS256').publicPem,
      }),
      reason: 'The signature is not from this key',
    },
    {
      name: 'a payload changed after RS256',
      make: async () => {
        const [header, , signature] = partsOf(await byLibrary('jsonwebtoken', 'RS256', {}));
        return {
          text: `${header}.${encodePart('{"sub":"admin"}')}.${signature}`,
          key: testKey('RS256').publicPem,
        };
      },
      reason: 'This key created the signature, but over different text',
    },
    {
      name: 'another secret',
      make: () => of(signedBy('another secret altogether, and long enough')),
      reason: 'No common mistake found',
    },
  ];
}

function signatureSetups(): BrokenSetup[] {
  return [
    {
      name: 'ECDSA in DER',
      make: () => of(handmade('ES256', byPem('ES256', 'sha256')), testKey('ES256').publicPem),
      reason: 'The signature verifies with the signature converted from DER into r and s',
    },
    {
      name: 'ES512 whose first number lost the zero that it begins with',
      make: () => {
        const make = byPem('ES512', 'sha512', { dsaEncoding: 'ieee-p1363' });
        for (;;) {
          const text = handmade('ES512', (input) => {
            const signature = make(input);
            return signature[0] === 0 ? signature.subarray(1) : signature;
          });
          if (partsOf(text)[2].length < 176) return of(text, testKey('ES512').publicPem);
        }
      },
      reason:
        'The signature verifies with the missing leading zeros of r or s in the signature restored',
    },
    {
      name: 'a signature that is base64url of hex digits',
      make: () => of(handmade('HS256', (input) => hmac(input).toString('hex'))),
      reason:
        'The signature verifies with the signature decoded again, from the hex digits it contains',
    },
    {
      name: 'a signature in hex',
      make: () => {
        const [header, payload] = partsOf(signedBy(SECRET));
        return of(`${header}.${payload}.${hmac(`${header}.${payload}`).toString('hex')}`);
      },
      reason: 'The signature verifies with the signature read as hex digits',
    },
    {
      name: 'an HMAC cut to half its length',
      make: () => of(handmade('HS256', (input) => hmac(input).subarray(0, 16))),
      reason:
        'The signature verifies with all 32 bytes of the signature: the 16 bytes in the token are correct',
    },
    {
      name: 'three bytes behind the signature',
      make: () =>
        of(handmade('HS256', (input) => Buffer.concat([hmac(input), Buffer.from('abc')]))),
      reason: 'The signature verifies without “hYmM” after the token',
    },
    {
      name: 'a little-endian RSA signature',
      make: () => {
        const make = byPem('RS256', 'sha256');
        const token = handmade('RS256', (input) => make(input).reverse());
        return of(token, testKey('RS256').publicPem);
      },
      reason: 'The signature verifies with the bytes of the signature in reverse order',
    },
    {
      name: 'an RSA signature that was cut off',
      make: async () => {
        const token = await byLibrary('jsonwebtoken', 'RS256', {});
        return { text: token.slice(0, -42), key: testKey('RS256').publicPem };
      },
      reason: 'The signature is too short',
    },
  ];
}

function textSetups(): BrokenSetup[] {
  const over = (make: (header: string, payload: string) => Input) =>
    handmade('HS256', (input) => {
      const [header, payload] = partsOf(`${input}.`);
      return hmac(make(header, payload));
    });
  const plain = (encoded: string) => Buffer.from(encoded, 'base64url').toString();
  return [
    {
      name: 'a signature over the payload alone',
      make: () => of(over((_, payload) => payload)),
      reason: 'The signature verifies with only the encoded payload signed',
    },
    {
      name: 'a signature over JSON that is not encoded',
      make: () => of(over((header, payload) => `${plain(header)}.${plain(payload)}`)),
      reason: 'The signature verifies with header and payload signed as JSON, not encoded',
    },
    {
      name: 'a signature over a final line feed, as by echo | openssl',
      make: () => of(over((header, payload) => `${header}.${payload}\n`)),
      reason: 'The signature verifies with a line feed after the payload in the signing input',
    },
    {
      name: 'a signature over padded base64url',
      make: () =>
        of(
          over((header, payload) =>
            [header, payload]
              .map((part) => part + '='.repeat((4 - (part.length % 4)) % 4))
              .join('.'),
          ),
        ),
      reason: 'The signature verifies with header and payload signed as base64url with padding',
    },
    {
      name: 'a payload written anew by a gateway',
      make: () => {
        const original = signedBy(SECRET);
        const [header, payload, signature] = partsOf(original);
        return of(`${header}.${encodePart(spaced(plain(payload)))}.${signature}`);
      },
      reason: 'The signature verifies with the JSON of the payload without whitespace',
    },
    {
      name: 'a payload laid out with two blanks after Python signed it on one line',
      make: () => {
        const python = '{"sub": "user-42", "name": "Zo\\u00eb", "n": [1, 2]}';
        const input = `${encodePart('{"alg":"HS256"}')}.${encodePart(python)}`;
        const pretty = JSON.stringify(JSON.parse(python), null, 2);
        return of(
          `${encodePart('{"alg":"HS256"}')}.${encodePart(pretty)}.${encodePart(hmac(input))}`,
        );
      },
      reason:
        'The signature verifies with the JSON of the payload with spaces after “:” and “,”, and with non-ASCII characters escaped',
    },
    {
      name: 'a header to which a "kid" was added',
      make: () => {
        const [, payload, signature] = partsOf(signedBy(SECRET));
        const header = encodePart('{"alg":"HS256","typ":"JWT","kid":"new"}');
        return of(`${header}.${payload}.${signature}`);
      },
      reason: 'The signature verifies with the header {"alg":"HS256","typ":"JWT"}',
    },
  ];
}

function damagedSetups(): BrokenSetup[] {
  const damaged = (change: (token: string) => string) => () => of(change(signedBy(SECRET)));
  const standard = (encoded: string) =>
    Buffer.from(encoded, 'base64url').toString('base64').replaceAll('=', '%3D');
  return [
    {
      name: 'padding in every part',
      make: damaged((token) =>
        partsOf(token)
          .map((part) => Buffer.from(part, 'base64url').toString('base64url'))
          .map((part) => part + '='.repeat((4 - (part.length % 4)) % 4))
          .join('.'),
      ),
      reason: 'The signature verifies without the “=” padding',
    },
    {
      name: 'standard Base64, percent-encoded, which is undone as it is read',
      make: damaged((token) => partsOf(token).map(standard).join('.')),
      reason:
        'The signature verifies with “-” and “_” instead of “+” and “/” and without the “=” padding',
    },
    {
      name: 'a letter percent-encoded',
      make: damaged((token) => token.replace('I', '%49')),
      reason: 'The signature verifies with its percent-encoding decoded',
      state: 'malformed',
    },
    {
      name: 'a tab written as \\t',
      make: damaged((token) => `${token.slice(0, 60)}\\t${token.slice(60)}`),
      reason: 'The signature verifies with escape sequences such as \\n decoded',
      state: 'malformed',
    },
    {
      name: 'a blank within a signature of unusual length',
      make: () => ofUnusualLength((token) => `${token.slice(0, -7)} ${token.slice(-7)}`),
      reason: 'The signature verifies without the whitespace in the token',
      state: 'malformed',
    },
    {
      name: 'a line break written as \\n, in JSON, within a signature of unusual length',
      make: () =>
        ofUnusualLength((token) => `{"token":"${token.slice(0, -11)}\\n${token.slice(-11)}"}`),
      // What is before the break is one character more than a length can be.
      reason: 'The signature verifies with escape sequences such as \\n decoded',
      state: 'malformed',
    },
  ];
}

/** Deliberately broken, by other implementations than ours. */
export const BROKEN_SETUPS: readonly BrokenSetup[] = [
  ...secretSetups(),
  ...algorithmSetups(),
  ...keySetups(),
  ...signatureSetups(),
  ...textSetups(),
  ...damagedSetups(),
];
