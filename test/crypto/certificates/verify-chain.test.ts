import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  judgeChainToken,
  type Surroundings,
} from '../../support/certificates/judge-chain-token.ts';
import {
  base64Of,
  CA_EXTENSIONS,
  type ChainWish,
  chainToken,
  type Issued,
  issue,
  LEAF_EXTENSIONS,
  type MadeChain,
  makeChain,
  makeKeys,
} from '../../support/certificates/openssl-chain.ts';

const DAY = 86_400;
const NOW = Math.floor(Date.now() / 1000);
const CA = ['basicConstraints=critical,CA:TRUE'];
const SIGNS = 'keyUsage=critical,keyCertSign';

/** A token, what the user gives as roots, and what is around both. */
type Case = readonly [token: string, roots: string, around?: Surroundings | undefined];

function of(chain: MadeChain, around?: Surroundings): Case {
  return [chainToken(chain.x5c, chain.leaf.keys), chain.root.pem, around];
}

function made(wish: ChainWish, around?: Surroundings): () => Case {
  return () => of(makeChain(wish), around);
}

/** A leaf with these extensions besides those of every signer. */
function leafWith(...more: string[]) {
  return { extensions: [...LEAF_EXTENSIONS, ...more] };
}

function caWith(...more: string[]) {
  return { extensions: [...CA_EXTENSIONS, ...more] };
}

const limits = (text: string, leaf: readonly string[], subject?: string) =>
  made({
    between: [caWith(`nameConstraints=critical,${text}`)],
    leaf: { ...leafWith(...leaf), ...(subject === undefined ? {} : { subject }) },
  });
const san = (text: string) => `subjectAltName=${text}`;

const GOOD = makeChain();
const OTHER = makeChain();
const TWO = { between: [{}, {}] };
const DEEP = makeChain(TWO);
const [DEEP_LEAF, DEEP_LOW, DEEP_HIGH] = DEEP.x5c as [
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
];
const [LEAF, MIDDLE] = GOOD.x5c as [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>];

function token(x5c: unknown, keys = GOOD.leaf.keys, header = {}) {
  return chainToken(x5c, keys, { header });
}
const good = (): Case => of(GOOD);
const deep = (x5c: unknown): Case => [token(x5c, DEEP.leaf.keys), DEEP.root.pem];

/** The same name and another key. */
const NAMESAKE = issue({ subject: '/C=XX/O=Trust/CN=Root' });

/** What must not be trusted, what must in its place, and the fault that tells them apart. */
const PAIRS: readonly (readonly [string, () => Case, () => Case, string])[] = [
  ['another root', () => [token(GOOD.x5c), issue({ subject: '/CN=Other' }).pem], good, 'no-anchor'],
  [
    'a root with the name of the issuer and another key',
    () => [token(GOOD.x5c), NAMESAKE.pem],
    good,
    'other-key',
  ],
  ['no root at all', () => [token(GOOD.x5c), 'not a certificate'], good, 'no-roots'],
  [
    'a private key as the root',
    () => [
      token(GOOD.x5c),
      GOOD.root.keys.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    ],
    good,
    'no-roots',
  ],
  [
    'the public key of the root',
    () => [
      token(GOOD.x5c),
      GOOD.root.keys.publicKey.export({ format: 'pem', type: 'spki' }) as string,
    ],
    good,
    'no-roots',
  ],
  [
    'the signer’s certificate as the root',
    () => [token(GOOD.x5c), GOOD.leaf.pem],
    good,
    'leaf-as-root',
  ],
  [
    'a self-signed signer that is its own root',
    () => [token([GOOD.root.der], GOOD.root.keys), GOOD.root.pem],
    good,
    'leaf-as-root',
  ],
  [
    'an expired signer',
    made({ leaf: { days: 10 } }, { now: NOW + 20 * DAY }),
    made({ leaf: { days: 10 } }, { now: NOW + 9 * DAY }),
    '0: expired',
  ],
  [
    'an expired CA',
    made({ between: [{ days: 10 }] }, { now: NOW + 20 * DAY }),
    made({ between: [{ days: 10 }] }, { now: NOW + 9 * DAY }),
    '1: expired',
  ],
  [
    'an expired root',
    made({ root: { days: 10 } }, { now: NOW + 20 * DAY }),
    made({ root: { days: 10 } }, { now: NOW + 9 * DAY }),
    '2: expired',
  ],
  [
    'certificates that are not valid yet',
    made({}, { now: NOW - DAY }),
    made({}, { now: NOW + DAY }),
    '0: not-yet',
  ],
  [
    'a time of the check after the end',
    made({ leaf: { days: 10 } }, { clock: String(NOW + 20 * DAY) }),
    made({ leaf: { days: 10 } }, { clock: String(NOW + 9 * DAY) }),
    '0: expired',
  ],
  [
    'a time of the check before the beginning',
    made({}, { clock: String(NOW - DAY) }),
    made({}, { now: NOW - DAY, clock: String(NOW + DAY) }),
    '0: not-yet',
  ],
  [
    'a time of the check that can’t be read',
    made({}, { clock: 'yesterday-ish' }),
    made({}, { clock: ' ' }),
    'time-unreadable',
  ],
  [
    'a CA without CA:TRUE',
    made({ between: [{ extensions: ['basicConstraints=critical,CA:FALSE', SIGNS] }] }),
    made({ between: [{ extensions: [...CA, SIGNS] }] }),
    '1: not-ca',
  ],
  [
    'a CA without basic constraints',
    made({ between: [{ extensions: [SIGNS] }] }),
    made({ between: [{ extensions: ['basicConstraints=CA:TRUE', SIGNS] }] }),
    '1: not-ca',
  ],
  [
    'a root without CA:TRUE',
    made({ root: { extensions: ['basicConstraints=CA:FALSE'] } }),
    made({ root: { extensions: CA } }),
    '2: not-ca',
  ],
  [
    'a root of version 1',
    made({ root: { extensions: 'none' } }),
    made({ root: { extensions: CA } }),
    '2: version',
  ],
  [
    'a CA of version 1',
    made({ between: [{ extensions: 'none' }] }),
    made({ between: [{ extensions: CA }] }),
    '1: version',
  ],
  [
    'a signer of version 1',
    made({ leaf: { extensions: 'none' } }),
    made({ leaf: { extensions: ['keyUsage=digitalSignature'] } }),
    '0: version',
  ],
  [
    'a CA that may not sign certificates',
    made({ between: [{ extensions: [...CA, 'keyUsage=critical,cRLSign,digitalSignature'] }] }),
    made({ between: [{ extensions: [...CA, 'keyUsage=critical,cRLSign,keyCertSign'] }] }),
    '1: no-cert-sign',
  ],
  [
    'a root that may not sign certificates',
    made({ root: { extensions: [...CA, 'keyUsage=digitalSignature'] } }),
    made({ root: { extensions: [...CA, 'keyUsage=keyCertSign'] } }),
    '2: no-cert-sign',
  ],
  [
    'a signer for key encipherment',
    made({ leaf: { extensions: ['keyUsage=critical,keyEncipherment'] } }),
    made({ leaf: { extensions: ['keyUsage=critical,keyEncipherment,digitalSignature'] } }),
    '0: no-digital-signature',
  ],
  [
    'a CA as a signer that may only sign certificates',
    made({ leaf: { extensions: CA_EXTENSIONS } }),
    made({ leaf: { extensions: ['keyUsage=digitalSignature,keyCertSign'] } }),
    '0: no-digital-signature',
  ],
  [
    'a path longer than the root allows',
    made({ root: { extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', SIGNS] } }),
    made({ root: { extensions: ['basicConstraints=critical,CA:TRUE,pathlen:1', SIGNS] } }),
    '1: path-length',
  ],
  [
    'a path longer than a CA allows',
    made({ between: [{ extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0'] }, {}] }),
    made({ between: [{ extensions: ['basicConstraints=critical,CA:TRUE,pathlen:1'] }, {}] }),
    '1: path-length',
  ],
  [
    'a path length that is made longer below',
    made({
      root: { extensions: ['basicConstraints=CA:TRUE,pathlen:1'] },
      between: [{ extensions: ['basicConstraints=CA:TRUE,pathlen:5'] }, {}],
    }),
    made({
      root: { extensions: ['basicConstraints=CA:TRUE,pathlen:2'] },
      between: [{ extensions: ['basicConstraints=CA:TRUE,pathlen:5'] }, {}],
    }),
    '1: path-length',
  ],
  [
    'a signer signed with SHA-1',
    made({ leaf: { hash: 'sha1' } }),
    made({ leaf: { hash: 'sha256' } }),
    '0: weak-hash',
  ],
  [
    'a CA signed with SHA-1',
    made({ between: [{ hash: 'sha1' }] }),
    made({ root: { hash: 'sha1' } }),
    '1: weak-hash',
  ],
  [
    'a signer signed with MD5',
    made({ between: [{ key: 'RSA 2048' }], leaf: { hash: 'md5' } }),
    made({ between: [{ key: 'RSA 2048' }], leaf: { hash: 'sha512' } }),
    '0: weak-hash',
  ],
  [
    'a signer signed with RSA-PSS and SHA-1',
    made({
      between: [{ key: 'RSA 2048' }],
      leaf: { hash: 'sha1', more: ['-sigopt', 'rsa_padding_mode:pss'] },
    }),
    made({
      between: [{ key: 'RSA 2048' }],
      leaf: { more: ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32'] },
    }),
    '0: weak-hash',
  ],
  [
    'a CA with an RSA key of 1,024 bits',
    made({ between: [{ key: 'RSA 1024' }] }),
    made({ between: [{ key: 'RSA 2048' }] }),
    '1: small-key',
  ],
  [
    'a signer with an RSA key of 1,024 bits',
    made({ leaf: { key: 'RSA 1024' } }),
    made({ leaf: { key: 'RSA 2048' } }),
    '0: small-key',
  ],
  [
    'a root with an RSA key of 1,024 bits',
    made({ root: { key: 'RSA 1024' } }),
    made({ root: { key: 'RSA 2048' } }),
    '2: small-key',
  ],
  [
    'a CA on a curve that this browser lacks',
    made({ between: [{ key: 'secp256k1' }] }),
    made({ between: [{ key: 'P-384' }] }),
    '0: signature-unchecked',
  ],
  [
    'a CA with an Ed448 key',
    made({ between: [{ key: 'Ed448' }] }),
    made({ between: [{ key: 'Ed25519' }] }),
    '0: signature-unchecked',
  ],
  [
    'an unknown critical extension of the signer',
    made({ leaf: leafWith('1.2.3.4=critical,ASN1:UTF8String:hello') }),
    made({ leaf: leafWith('1.2.3.4=ASN1:UTF8String:hello') }),
    '0: critical-extension',
  ],
  [
    'an unknown critical extension of a CA',
    made({ between: [caWith('1.2.3.4=critical,ASN1:UTF8String:hello')] }),
    made({ between: [caWith('1.2.3.4=ASN1:UTF8String:hello')] }),
    '1: critical-extension',
  ],
  [
    'an unknown critical extension of the root',
    made({ root: caWith('1.2.3.4=critical,ASN1:UTF8String:hello') }),
    made({ root: caWith('1.2.3.4=ASN1:UTF8String:hello') }),
    '2: critical-extension',
  ],
  [
    'a critical purpose that is not signing tokens',
    made({ leaf: leafWith('extendedKeyUsage=critical,serverAuth') }),
    made({ leaf: leafWith('extendedKeyUsage=critical,anyExtendedKeyUsage,serverAuth') }),
    '0: purpose',
  ],
  [
    'a required policy',
    made({ between: [caWith('policyConstraints=critical,requireExplicitPolicy:0')] }),
    made({ between: [caWith('certificatePolicies=critical,1.2.3.4')] }),
    '1: policy',
  ],
  [
    'broken basic constraints',
    made({ between: [{ extensions: ['2.5.29.19=critical,DER:0101FF'] }] }),
    made({ between: [{ extensions: ['2.5.29.19=critical,DER:30030101FF'] }] }),
    '1: not-ca',
  ],
  [
    'broken key usage',
    made({ leaf: { extensions: ['2.5.29.15=critical,DER:0401FF'] } }),
    made({ leaf: { extensions: ['2.5.29.15=critical,DER:03020780'] } }),
    '0: broken-extension',
  ],
  [
    'a DNS name out of the permitted domain',
    limits('permitted;DNS:shop.example', [san('DNS:shop.example.evil.example')]),
    limits('permitted;DNS:shop.example', [san('DNS:pay.shop.example')]),
    '0: name-not-permitted',
  ],
  [
    'a DNS name that only ends like the permitted one',
    limits('permitted;DNS:shop.example', [san('DNS:evilshop.example')]),
    limits('permitted;DNS:shop.example', [san('DNS:SHOP.example')]),
    '0: name-not-permitted',
  ],
  [
    'one name of several out of the permitted domain',
    limits('permitted;DNS:shop.example', [san('DNS:shop.example,DNS:bank.example')]),
    limits('permitted;DNS:shop.example', [san('DNS:shop.example,email:a@bank.example')]),
    '0: name-not-permitted',
  ],
  [
    'an excluded DNS name',
    limits('excluded;DNS:bank.example', [san('DNS:login.BANK.example.')]),
    limits('excluded;DNS:bank.example', [san('DNS:shop.example')]),
    '0: name-excluded',
  ],
  [
    'an email address of another host',
    limits('permitted;email:shop.example', [san('email:a@bank.example')]),
    limits('permitted;email:shop.example', [san('email:a@shop.example')]),
    '0: name-not-permitted',
  ],
  [
    'an excluded email address in the subject',
    limits('excluded;email:bank.example', [], '/CN=A/emailAddress=a@bank.example'),
    limits('excluded;email:bank.example', [], '/CN=A/emailAddress=a@shop.example'),
    '0: name-excluded',
  ],
  [
    'a URI of another host',
    limits('permitted;URI:.shop.example', [san('URI:https://shop.example@bank.example/')]),
    limits('permitted;URI:.shop.example', [san('URI:https://pay.shop.example:8443/a')]),
    '0: name-not-permitted',
  ],
  [
    'a URI without a host name under a URI constraint',
    limits('excluded;URI:bank.example', [san('URI:urn:a:b')]),
    limits('excluded;URI:bank.example', [san('URI:https://shop.example')]),
    '0: name-excluded',
  ],
  [
    'an IP address out of the permitted range',
    limits('permitted;IP:10.1.0.0/255.255.0.0', [san('IP:10.2.0.1')]),
    limits('permitted;IP:10.1.0.0/255.255.0.0', [san('IP:10.1.255.1')]),
    '0: name-not-permitted',
  ],
  [
    'an excluded IPv6 address',
    limits('excluded;IP:fd00::/ff00::', [san('IP:fd12::1')]),
    limits('excluded;IP:fd00::/ff00::', [san('IP:fc12::1')]),
    '0: name-excluded',
  ],
  [
    'a subject out of the permitted directory',
    limits('permitted;dirName:dir\n[dir]\nC=XX\nO=Shop', [], '/C=XX/O=Bank/CN=a'),
    limits('permitted;dirName:dir\n[dir]\nC=XX\nO=Shop', [], '/C=XX/O=SHOP/CN=a'),
    '0: name-not-permitted',
  ],
  [
    'a subject in an excluded directory, in other letters',
    limits('excluded;dirName:dir\n[dir]\nC=XX\nO=Bank', [], '/C=XX/O=bAnK/CN=a'),
    limits('excluded;dirName:dir\n[dir]\nC=XX\nO=Bank', [], '/C=XX/O=Shop/CN=a'),
    '0: name-excluded',
  ],
  [
    'a name form that constraints can’t be compared with',
    limits('permitted;RID:1.2.3', [san('DNS:shop.example')]),
    limits('permitted;DNS:shop.example', [san('RID:1.2.3,DNS:shop.example')]),
    '1: unknown-constraint',
  ],
  [
    'certificates in the wrong order',
    () => deep([DEEP_LEAF, DEEP_HIGH, DEEP_LOW]),
    () => of(DEEP),
    '0: issuer-name',
  ],
  [
    'the root first',
    () => [token([GOOD.root.der, MIDDLE, LEAF], GOOD.root.keys), GOOD.root.pem],
    good,
    'leaf-as-root',
  ],
  ['a missing CA', () => deep([DEEP_LEAF, DEEP_HIGH]), () => of(DEEP), '0: issuer-name'],
  [
    'a certificate that occurs twice',
    () => deep([DEEP_LEAF, DEEP_LOW, DEEP_LOW, DEEP_HIGH]),
    () => of(DEEP),
    '1: issuer-name',
  ],
  [
    'a root that occurs twice',
    () => [token([LEAF, MIDDLE, GOOD.root.der, GOOD.root.der]), GOOD.root.pem],
    () => [token([LEAF, MIDDLE, GOOD.root.der]), GOOD.root.pem],
    '3: repeated',
  ],
  [
    'a certificate of another chain behind the root',
    () => [token([...GOOD.x5c, GOOD.root.der, OTHER.leaf.der]), GOOD.root.pem],
    () => [token([...GOOD.x5c, GOOD.root.der]), GOOD.root.pem],
    '3: issuer-name',
  ],
  [
    'a CA with the right name and another key',
    () => [token([LEAF, OTHER.x5c[1]]), `${GOOD.root.pem}${OTHER.root.pem}`],
    () => [token(GOOD.x5c), `${GOOD.root.pem}${OTHER.root.pem}`],
    '0: signature',
  ],
  [
    'a signer’s certificate of another key',
    () => [token(OTHER.x5c), OTHER.root.pem],
    () => [token(OTHER.x5c, OTHER.leaf.keys), OTHER.root.pem],
    '',
  ],
  [
    'a chain of 20 certificates',
    () => [token([...GOOD.x5c, ...Array.from({ length: 18 }, () => GOOD.root.der)]), GOOD.root.pem],
    made({ between: Array.from({ length: 8 }, () => ({})) }),
    'too-long',
  ],
  [
    'an entry that is not a certificate',
    () => [token([LEAF, MIDDLE, 'bm8gY2VydGlmaWNhdGU=']), GOOD.root.pem],
    good,
    '3: unreadable',
  ],
  [
    'an entry that is not text',
    () => [token([LEAF, MIDDLE, 7]), GOOD.root.pem],
    good,
    '3: unreadable',
  ],
  [
    'certificates in base64url',
    () => [token([Buffer.from(LEAF).toString('base64url'), MIDDLE]), GOOD.root.pem],
    good,
    '0: form',
  ],
  ['certificates in PEM', () => [token([GOOD.leaf.pem, MIDDLE]), GOOD.root.pem], good, '0: form'],
  ['“x5c” as one text', () => [token(base64Of(LEAF)), GOOD.root.pem], good, 'not-a-list'],
  ['an empty “x5c”', () => [token([]), GOOD.root.pem], good, 'not-a-list'],
  [
    'bytes behind the signer’s certificate',
    () => [token([new Uint8Array([...LEAF, 0]), MIDDLE]), GOOD.root.pem],
    good,
    '0: unreadable',
  ],
  [
    'an RSA key that “alg” does not fit',
    () => [token(GOOD.x5c, GOOD.leaf.keys, { alg: 'RS256' }), GOOD.root.pem],
    good,
    '0: unusable-key',
  ],
];

describe.each(PAIRS)('%s', (_name, bad, control, fault) => {
  test('is not trusted', async () => {
    const { verdict, faults } = await judgeChainToken(...bad());
    expect(verdict.state).toMatch(/^(?:unverified|invalid)$/);
    if (fault !== '') expect(faults).toContain(fault);
  });

  test('is what tells it from a trusted chain', async () => {
    const { verdict, faults } = await judgeChainToken(...control());
    expect({ state: verdict.state, faults }).toEqual({ state: 'verified', faults: [] });
  });
});

test('counts more than 40 chains that are not trusted', () => {
  expect(PAIRS.length).toBeGreaterThanOrEqual(40);
});

describe('a root', () => {
  const PEM = GOOD.root.pem;
  const FORMS: readonly (readonly [string, string])[] = [
    ['PEM', PEM],
    ['PEM with CRLF', PEM.replaceAll('\n', '\r\n')],
    ['PEM behind a text', `subject=CN = Root\nissuer=CN = Root\n${PEM}`],
    ['base64', base64Of(GOOD.root.der)],
    ['one of several', `${OTHER.root.pem}\n${PEM}`],
    ['behind another of its name', `${NAMESAKE.pem}\n${PEM}`],
    ['before another of its name', `${PEM}\n${NAMESAKE.pem}`],
    ['twice', `${PEM}${PEM}`],
  ];

  test.each(FORMS)('is read as %s', async (_form, roots) => {
    expect((await judgeChainToken(token(GOOD.x5c), roots)).verdict.state).toBe('verified');
  });

  test('may be a CA below the root, which is trusted by itself', async () => {
    const [ca] = GOOD.between as [Issued];
    const { verdict, chain } = await judgeChainToken(token(GOOD.x5c), ca.pem);
    expect(verdict.state).toBe('verified');
    expect(chain?.links.map(({ role }) => role)).toEqual(['leaf', 'anchor']);
  });

  test('takes over from a certificate of the same name and key', async () => {
    const keyPair = GOOD.root.keys;
    const subject = '/C=XX/O=Trust/CN=Root';
    const crossed = issue({ subject, keyPair }, issue({ subject: '/CN=Older root' }));
    const { verdict } = await judgeChainToken(token([...GOOD.x5c, crossed.der]), GOOD.root.pem);
    expect(verdict.state).toBe('verified');
  });

  test('is of no use where a renewed one with the same key is given and the old one has expired', async () => {
    const keyPair = makeKeys('P-256');
    const chain = makeChain({ root: { keyPair, days: 5 } });
    const renewed = issue({ subject: '/C=XX/O=Trust/CN=Root', keyPair });
    const now = NOW + 9 * DAY;
    const compact = chainToken(chain.x5c, chain.leaf.keys);
    expect((await judgeChainToken(compact, chain.root.pem, { now })).verdict.state).toBe(
      'unverified',
    );
    const both = `${chain.root.pem}${renewed.pem}`;
    expect((await judgeChainToken(compact, both, { now })).verdict.state).toBe('verified');
  });
});

test('is not asked where the Key field has a key', async () => {
  const key = OTHER.leaf.keys.publicKey;
  const { parseKeys } = await import('../../../src/core/keys/parse-keys.ts');
  const reading = parseKeys(key.export({ format: 'pem', type: 'spki' }) as string, 'utf8');
  const { verdict } = await judgeChainToken(token(GOOD.x5c), GOOD.root.pem, { reading });
  expect(verdict.state).toBe('invalid');
});

test('verifies a token inside an encrypted one, whose key opens it and no more', async () => {
  const { CompactEncrypt } = await import('jose');
  const { parseKeys } = await import('../../../src/core/keys/parse-keys.ts');
  const k = Buffer.alloc(32, 7).toString('base64url');
  const jwe = await new CompactEncrypt(Buffer.from(token(GOOD.x5c)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(Buffer.alloc(32, 7));
  const reading = parseKeys(JSON.stringify({ kty: 'oct', k }), 'utf8');
  const inside = async (roots: string) =>
    (await judgeChainToken(jwe, roots, { reading, layer: 1 })).verdict.state;
  expect(await inside(GOOD.root.pem)).toBe('verified');
  expect(await inside(OTHER.root.pem)).toBe('unverified');
});

test('never trusts a root whose key came with the token', async () => {
  const { certificateKey } = await import('../../../src/core/keys/read-certificates.ts');
  const { identifyKey } = await import('../../../src/core/keys/key-identity.ts');
  const key = certificateKey(GOOD.root.der);
  if (!key) throw new Error('no key');
  for (const kind of ['arrived', 'token'] as const) {
    const origin =
      kind === 'arrived'
        ? ({ kind, channel: 'link' } as const)
        : ({ kind, parameter: 'x5u', address: 'https://a.example', at: 1 } as const);
    const known = [{ origin, keys: identifyKey(key) }];
    const { verdict, faults } = await judgeChainToken(token(GOOD.x5c), GOOD.root.pem, { known });
    expect(verdict).toMatchObject({ state: 'unverified', reason: 'chain-untrusted' });
    expect(faults).toContain('root-from-token');
  }
});

test('never trusts a header with two lists of certificates', async () => {
  const [, payload] = token(GOOD.x5c).split('.');
  const list = JSON.stringify(GOOD.x5c.map(base64Of));
  const header = Buffer.from(`{"alg":"ES256","x5c":${list},"x5c":${list}}`).toString('base64url');
  const { signInput } = await import('../../support/certificates/openssl-chain.ts');
  const input = `${header}.${payload}`;
  const compact = `${input}.${signInput(input, GOOD.leaf.keys.privateKey)}`;
  const { verdict, faults } = await judgeChainToken(compact, GOOD.root.pem);
  expect(verdict.state).toBe('unverified');
  expect(faults).toContain('repeated-parameter');
});

test('says whom it trusts and by which root', async () => {
  const { verdict } = await judgeChainToken(token(GOOD.x5c), GOOD.root.pem, { signer: 'CN=x' });
  expect(verdict).toMatchObject({
    state: 'verified',
    chain: {
      subject: 'C=XX, O=Shop, CN=signer.shop.example',
      root: 'C=XX, O=Trust, CN=Root',
      expected: 'CN=x',
    },
  });
});

test('is no better than OpenSSL and Node say of the signatures', () => {
  const [ca] = GOOD.between as [Issued];
  expect(new X509Certificate(GOOD.leaf.pem).verify(ca.keys.publicKey)).toBe(true);
  expect(new X509Certificate(ca.pem).verify(GOOD.root.keys.publicKey)).toBe(true);
});

describe('a flipped bit in any byte', () => {
  const all = [LEAF, MIDDLE, GOOD.root.der];
  const token = (x5c: unknown) => chainToken(x5c, GOOD.leaf.keys);
  const judge = async (which: number, place: number, mask: number) => {
    const der = all[which] ?? LEAF;
    const changed = Uint8Array.from(der, (byte, index) => (index === place ? byte ^ mask : byte));
    const x5c = [LEAF, MIDDLE].map((one) => (one === der ? changed : one));
    return await judgeChainToken(token(x5c), base64Of(which === 2 ? changed : GOOD.root.der));
  };

  test.each([0, 1, 2])('of certificate %i is never trusted', async (which) => {
    for (const place of (all[which] ?? LEAF).keys()) {
      const { verdict, chain } = await judge(which, place, 1 << (place % 8));
      // A root whose issuer is another name is a CA below that one, and nobody can check who signed it.
      const isOfOther = chain?.links.find(({ role }) => role === 'anchor')?.isSelfIssued === false;
      if (!(which === 2 && isOfOther))
        expect([place, verdict.state]).not.toEqual([place, 'verified']);
    }
  });

  test('is never trusted, whatever the bits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (which, place, mask) => {
          const { verdict } = await judge(which, place % (all[which] ?? LEAF).length, mask);
          expect(verdict.state).not.toBe('verified');
        },
      ),
      { numRuns: 200 },
    );
  });
});
