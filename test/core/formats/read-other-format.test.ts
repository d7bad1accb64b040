import { createHmac, randomBytes } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { explainOtherFormat } from '../../../src/core/explain/explain-other-format.ts';
import { readOtherFormat } from '../../../src/core/formats/read-other-format.ts';
import { recognizeFormat } from '../../../src/core/formats/recognize-format.ts';
import { HEALTH_CARD_CHUNKS } from '../../vectors/health-cards.ts';

const b64 = (value: string | Uint8Array) => Buffer.from(value).toString('base64');
const url = (value: string | Uint8Array) => Buffer.from(value).toString('base64url');
const mac = (length: number, form: 'hex' | 'base64' | 'base64url') =>
  randomBytes(length).toString(form);
const SESSION = '{"user_id":42,"_fresh":true}';
const JWT_HEADER = url('{"alg":"HS256","typ":"JWT"}');
const JWT = `${JWT_HEADER}.${url('{"sub":"u1"}')}.${createHmac('sha256', 'k').update('x').digest('base64url')}`;

/** 4 bytes of a time, as itsdangerous writes them. */
function stamp(seconds: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(seconds);
  return url(bytes);
}

function packet(text: string): string {
  return `${(text.length + 5).toString(16).padStart(4, '0')}${text}\n`;
}

function fernet(seconds: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  return Buffer.concat([Buffer.of(0x80), time, randomBytes(16 + 32 + 32)])
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

function branca(seconds: number): string {
  const head = Buffer.alloc(5);
  head[0] = 0xba;
  head.writeUInt32BE(seconds, 1);
  let number = BigInt(`0x${Buffer.concat([head, randomBytes(24 + 12 + 16)]).toString('hex')}`);
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let text = '';
  for (; number > 0n; number /= 62n) text = digits[Number(number % 62n)] + text;
  return text;
}

function lengthPrefixed(tag: number, body: Buffer): Buffer {
  const length =
    body.length < 128 ? [body.length] : [(body.length & 0x7f) | 0x80, body.length >> 7];
  return Buffer.concat([Buffer.of(tag, ...length), body]);
}

function biscuit(): string {
  const block = lengthPrefixed(0x0a, randomBytes(60));
  const key = lengthPrefixed(0x12, randomBytes(36));
  const authority = Buffer.concat([block, key, lengthPrefixed(0x1a, randomBytes(64))]);
  return url(
    Buffer.concat([lengthPrefixed(0x12, authority), lengthPrefixed(0x22, randomBytes(34))]),
  );
}

const SHC = Array.from(JWT, (each) => String(each.charCodeAt(0) - 45).padStart(2, '0')).join('');
const SHLINK =
  '{"url":"https://ehr.example.org/shl/1","flag":"P","key":"rxTgYlOaKJPFtcEd0qcceN8wEU4p94SqAwIWQe6uX7Q"}';
const RAILS = b64(`{"_rails":{"message":"${b64('"u1"')}","exp":null,"pur":"cookie.user"}}`);
const DER = Buffer.concat([Buffer.of(0x30, 0x82, 1, 1, 0x06), randomBytes(256)]);
const RECEIPT =
  'ewoicHVyY2hhc2UtaW5mbyIgPSAiZXdvaWRISmhibk5oWTNScGIyNHRhV1FpSUQwZ0lqTXpPVGt6TXprNUlqc0tmUW89IjsKfQo=';
const SAML = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"></samlp:Response>`;

type FormatCase = readonly [what: string, text: string, name: string, content?: string];

const FORMATS: readonly FormatCase[] = [
  [
    'Flask session',
    `${url(SESSION)}.${stamp(1_785_000_000)}.${mac(20, 'base64url')}`,
    'flask-session',
    SESSION,
  ],
  [
    'Flask session in a cookie',
    `Cookie: session=${url(SESSION)}.${stamp(1_785_000_000)}.${mac(20, 'base64url')}; theme=dark`,
    'flask-session',
    SESSION,
  ],
  [
    'Flask session that is set',
    `Set-Cookie: session=${url(SESSION)}.${stamp(1_785_000_000)}.${mac(20, 'base64url')}; HttpOnly; Path=/`,
    'flask-session',
    SESSION,
  ],
  [
    'compressed Flask session',
    `.${url(deflateSync(SESSION.repeat(9)))}.${stamp(1_785_000_000)}.${mac(20, 'base64url')}`,
    'flask-session',
  ],
  [
    'Flask session with SHA-512',
    `${url(SESSION)}.${stamp(1_785_000_000)}.${mac(64, 'base64url')}`,
    'flask-session',
    SESSION,
  ],
  [
    'itsdangerous without a time',
    `${url('"user@example.org"')}.${mac(20, 'base64url')}`,
    'itsdangerous',
    '"user@example.org"',
  ],
  [
    'itsdangerous with an object',
    `${url('{"id":5}')}.${mac(20, 'base64url')}`,
    'itsdangerous',
    '{"id":5}',
  ],
  ['Django session', `${url(SESSION)}:1tXyZa:${mac(32, 'base64url')}`, 'django-signed', SESSION],
  [
    'compressed Django session',
    `.${url(deflateSync(SESSION.repeat(9)))}:1tXyZa:${mac(32, 'base64url')}`,
    'django-signed',
  ],
  [
    'Rails encrypted cookie',
    `${b64(randomBytes(120))}--${b64(randomBytes(12))}--${b64(randomBytes(16))}`,
    'rails-encrypted',
  ],
  [
    'Rails encrypted cookie, percent-encoded',
    encodeURIComponent(
      `${b64(randomBytes(120))}--${b64(randomBytes(12))}--${b64(randomBytes(16))}`,
    ),
    'rails-encrypted',
  ],
  ['Rails signed cookie', `${RAILS}--${mac(20, 'hex')}`, 'rails-signed', '"u1"'],
  ['Rails signed cookie, SHA-256', `${RAILS}--${mac(32, 'hex')}`, 'rails-signed', '"u1"'],
  [
    'Laravel',
    b64(
      `{"iv":"${b64(randomBytes(16))}","value":"${b64(randomBytes(64))}","mac":"${mac(32, 'hex')}","tag":""}`,
    ),
    'laravel-encrypted',
  ],
  [
    'Express',
    `s:Zk3vQ9-abc_DEF.${b64(randomBytes(32)).replace(/=$/, '')}`,
    'express-signed',
    'Zk3vQ9-abc_DEF',
  ],
  [
    'Express in a cookie',
    `connect.sid=${encodeURIComponent(`s:Zk3vQ9abc.${b64(randomBytes(32)).replace(/=$/, '')}`)}`,
    'express-signed',
    'Zk3vQ9abc',
  ],
  ['Express JSON cookie', 'j:{"cart":[1,2]}', 'express-json', '{"cart":[1,2]}'],
  [
    'iron-session',
    `Fe26.2*1*${mac(32, 'hex')}*${mac(16, 'base64url')}*${mac(60, 'base64url')}*1785000000000*${mac(32, 'hex')}*${mac(32, 'base64url')}~2`,
    'iron',
  ],
  ['Phoenix', `SFMyNTY.${url(randomBytes(40))}.${mac(32, 'base64url')}`, 'phoenix'],
  ['Tornado', `2|1:0|10:1785000000|4:user|8:ImFubiI=|${mac(32, 'hex')}`, 'tornado-signed'],
  ['ASP.NET Core', `CfDJ8${url(randomBytes(90))}`, 'aspnet-protected'],
  [
    'Gorilla',
    url(`1785000000|${b64(randomBytes(30))}|${randomBytes(32).toString('latin1')}`),
    'gorilla-cookie',
  ],
  ['health card', `shc:/${SHC}`, 'health-card', JWT],
  ['health card in chunks', `shc:/1/2/${SHC.slice(0, 40)}`, 'health-card', JWT.slice(0, 20)],
  ['health link', `shlink:/${url(SHLINK)}`, 'health-link', SHLINK],
  [
    'health link with a viewer',
    `https://viewer.example.org/#shlink:/${url(SHLINK)}`,
    'health-link',
    SHLINK,
  ],
  ['EU certificate', 'HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC', 'covid-certificate'],
  ['legacy receipt', RECEIPT, 'apple-receipt', Buffer.from(RECEIPT, 'base64').toString()],
  [
    'XML property list',
    b64(
      '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">\n<plist version="1.0"><dict/></plist>',
    ),
    'plist',
  ],
  ['binary property list', b64('bplist00\xd1\x01\x02SkeyUvalue'), 'binary-plist'],
  ['PKCS #7 receipt', b64(DER), 'der'],
  ['SAML response', b64(SAML), 'saml', SAML],
  ['SAML as XML', SAML, 'saml'],
  [
    'PASETO v4 public',
    `v4.public.${url(Buffer.concat([Buffer.from(SESSION), randomBytes(64)]))}`,
    'paseto',
    SESSION,
  ],
  [
    'PASETO v3 public with a footer',
    `v3.public.${url(Buffer.concat([Buffer.from(SESSION), randomBytes(96)]))}.${url('{"kid":"a"}')}`,
    'paseto',
    SESSION,
  ],
  ['PASETO v2 local', `v2.local.${url(randomBytes(80))}`, 'paseto'],
  [
    'PASETO v1 public',
    `v1.public.${url(Buffer.concat([Buffer.from(SESSION), randomBytes(256)]))}`,
    'paseto',
    SESSION,
  ],
  ['PASERK', `k4.secret.${url(randomBytes(64))}`, 'paserk'],
  ['Fernet', fernet(1_785_000_000), 'fernet'],
  ['Fernet without padding', fernet(1_785_000_000).replace(/=+$/, ''), 'fernet'],
  ['Branca', branca(1_785_000_000), 'branca'],
  [
    'macaroon v1',
    url(
      `${packet('location https://api.example.org')}${packet('identifier key-1')}${packet('cid user = 1')}${packet('signature abc')}`,
    ),
    'macaroon',
    'location: https://api.example.org, identifier: key-1, cid: user = 1',
  ],
  [
    'macaroon v2',
    url(
      Buffer.concat([
        Buffer.of(2, 1, 5),
        Buffer.from('api.x'),
        Buffer.of(2, 3),
        Buffer.from('k-1'),
        Buffer.of(0, 0, 6, 32),
        randomBytes(32),
      ]),
    ),
    'macaroon',
  ],
  ['Biscuit', biscuit(), 'biscuit'],
  [
    'COSE_Sign1',
    url(Buffer.concat([Buffer.of(0xd2, 0x84, 0x43, 0xa1, 0x01, 0x26, 0xa0), randomBytes(60)])),
    'cose',
  ],
  [
    'untagged COSE in hex',
    Buffer.concat([
      Buffer.of(0x84, 0x43, 0xa1, 0x01, 0x26, 0xa0, 0x58, 0x20),
      randomBytes(70),
    ]).toString('hex'),
    'cose',
  ],
  ['CWT', b64(Buffer.concat([Buffer.of(0xd8, 0x3d, 0xd2, 0x84), randomBytes(60)])), 'cose'],
  ['gzip', b64(gzipSync('{"sub":"u1"}')), 'compressed'],
  ['GitHub token', `ghp_${'a1B2'.repeat(9)}`, 'credential'],
  ['GitHub fine-grained token', `github_pat_${'a1B2_'.repeat(16)}ab`, 'credential'],
  ['GitHub token as Bearer', `Authorization: Bearer ghs_${'a1B2'.repeat(9)}`, 'credential'],
  ['GitLab token', 'glpat-a1B2c3D4e5F6g7H8i9J0', 'credential'],
  ['Slack token', 'xoxb-123456789012-1234567890123-AbCdEfGhIjKl', 'credential'],
  ['Stripe key', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'credential'],
  ['AWS key', 'AKIAIOSFODNN7EXAMPLE', 'credential'],
  ['Google access token', `ya29.${'a0AfH6SM'.repeat(12)}`, 'credential'],
  ['SendGrid key', `SG.${'a'.repeat(22)}.${'b'.repeat(43)}`, 'credential'],
  ['Discord bot token', `MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.${'Zn'.repeat(13)}s`, 'credential'],
  ['Vault token', `hvs.${'CAESIJ'.repeat(16)}`, 'credential'],
  ['Basic credentials', `Basic ${b64('ann:secret')}`, 'basic-credentials'],
  ['UUID', '6f9619ff-8b86-d011-b42d-00cf4fc964ff', 'uuid'],
  ['ULID', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'ulid'],
  ...[
    ...['undefined', 'null', '[object Object]', 'Bearer undefined', 'None', '"null"', 'NaN'],
    ...['[object Promise]', '{}', '[]', '""', 'undefined.undefined.undefined', 'Token undefined'],
  ].map((text): FormatCase => [`no value ${text}`, text, 'empty-value']),
  ...['Bearer', 'bearer ', 'Authorization: Bearer', 'Bearer Bearer', 'DPoP'].map(
    (text): FormatCase => [`a scheme alone ${text}`, text, 'empty-scheme'],
  ),
  ...[
    '{{access_token}}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as a shell's variable is left in a request
    '${TOKEN}',
    '$TOKEN',
    '<your token>',
    'YOUR_ACCESS_TOKEN',
    'Bearer {token}',
    '$(token)',
    'process.env.TOKEN',
    'eyJhbGciOi...',
    'xxxxxxxx',
  ].map((text): FormatCase => [`placeholder ${text}`, text, 'placeholder']),
  ['HTML', '<!DOCTYPE html>\n<html><body>Sign in</body></html>', 'html'],
  ['JWK', '{"kty":"EC","crv":"P-256","x":"a","y":"b"}', 'jwk'],
  ['JWK Set', '{"keys":[{"kty":"oct","k":"a"}]}', 'jwk'],
  ['PEM', '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----', 'pem'],
  ['SSH key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0 ann@host', 'ssh-key'],
  ['claims', '{"sub":"u1","exp":1785000000}', 'claims-json'],
  ['code', 'https://app.test/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=xyz', 'authorization-code'],
  ['code in a fragment', '#state=xyz&code=SplxlOBeZQQYbYS6WxSbIA', 'authorization-code'],
  ['OAuth error in a redirect', 'https://app.test/?error=login_required&state=a', 'oauth-error'],
  ...[
    ['behind the state', '?state=xyz&', ''],
    ['in a fragment', '#/callback?state=xyz&', ''],
    ['in the address of an app', 'com.example.app:/callback?', ''],
    ['in the address of a page', 'http://localhost:3000/callback#state=xyz&', '&state=xyz'],
  ].map(
    ([where, before, after]): FormatCase => [
      `OAuth error ${where}`,
      `${before}error=access_denied&error_description=The+user%20said%3A%20no${after}`,
      'oauth-error',
      'The user said: no',
    ],
  ),
  [
    'opaque access token in a redirect',
    'http://example.com/cb#access_token=2YotnFZFEjr1zCsicMWpAA&state=xyz&token_type=example&expires_in=3600',
    'token-response',
  ],
  ['opaque access token alone', '#access_token=2YotnFZFEjr1zCsicMWpAA', 'token-response'],
  ['OAuth error', '{"error":"invalid_grant","error_description":"expired"}', 'oauth-error'],
];

describe('a text of another format', () => {
  test.each(FORMATS.map(([what, text, name, content]) => ({ what, text, name, content })))(
    'is recognized: $what',
    ({ text, name, content }) => {
      const found = readOtherFormat(text);
      expect(found?.name).toBe(name);
      if (content !== undefined) expect(found?.content).toBe(content);
      expect(found && explainOtherFormat(found).title).toMatch(/^Not a JWT: \S/);
    },
  );

  test('gives the whole JWS of a health card to be opened', () => {
    const whole = recognizeFormat(`shc:/${SHC}`);
    expect(whole?.use).toEqual({ as: 'jws', text: JWT });
    expect(whole?.words).toMatchObject({
      advice: 'The digits encode a JWS. Open the JWS to decode and verify it.',
      content: undefined,
    });
    const part = recognizeFormat(`shc:/1/2/${SHC.slice(0, 40)}`);
    expect(part?.use).toBeUndefined();
    expect(part?.words.advice).toBe(
      'The digits encode part 1/2 of a JWS. Scan all QR codes of the card.',
    );
  });

  test.each([
    ['in order', [0, 1, 2], undefined],
    ['in any order', [2, 0, 1], undefined],
    ['twice over', [0, 1, 0, 2, 1], undefined],
    ['without the second', [2, 0], '1, 3/3'],
    ['without the last', [0, 1], '1, 2/3'],
  ])('joins the codes of a long health card, %s', (_name, order, missing) => {
    const text = order.map((index) => HEALTH_CARD_CHUNKS[index]).join('\n');
    const found = readOtherFormat(text);
    expect(found).toMatchObject({ name: 'health-card' });
    expect(found?.variant).toBe(missing);
    const use = recognizeFormat(text)?.use;
    expect(use?.as).toBe(missing === undefined ? 'jws' : undefined);
    if (use) expect(use.text).toMatch(/^eyJ6aXAiOiJERUYi[\w-]+\.[\w-]+\.[\w-]{86}$/);
  });

  test('does not join the codes of two cards', () => {
    const [first = '', second = ''] = HEALTH_CARD_CHUNKS;
    const found = readOtherFormat(`${first} ${second.replace('shc:/2/3/', 'shc:/2/2/')}`);
    expect(found?.variant).toBe('1/3');
  });

  test('names the credential without showing it', () => {
    const text = `ghp_${'a1B2'.repeat(9)}`;
    const found = readOtherFormat(text);
    const words = found && explainOtherFormat(found);
    expect(words?.title).toBe('Not a JWT: this is a credential (GitHub token)');
    expect(JSON.stringify(words)).not.toContain('a1B2a1B2');
  });

  test('never shows the password of Basic credentials', () => {
    const found = readOtherFormat(`Basic ${b64('ann:hunter2')}`);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });
});

describe('a JWT, whole or broken', () => {
  test.each([
    ['whole', JWT],
    ['as Bearer', `Bearer ${JWT}`],
    ['cut off in the signature', JWT.slice(0, -9)],
    ['cut off in the payload', JWT.slice(0, JWT_HEADER.length + 6)],
    ['only its header', JWT_HEADER],
    ['two parts', JWT.split('.').slice(0, 2).join('.')],
    [
      'with HS256 and no type',
      `${url('{"alg":"HS256"}')}.${url('{"a":1}')}.${mac(32, 'base64url')}`,
    ],
    [
      'with a short payload, as long as a time',
      `${JWT_HEADER}.${url('{}')}.${mac(32, 'base64url')}`,
    ],
    ['without "alg"', `${url('{"typ":"JWT"}')}.${url('{"sub":"a"}')}.${mac(32, 'base64url')}`],
    [
      'encrypted',
      `${url('{"alg":"dir","enc":"A256GCM"}')}..${mac(12, 'base64url')}.${mac(40, 'base64url')}.${mac(16, 'base64url')}`,
    ],
    ['in a cookie', `Cookie: session=${JWT}; a=b`],
    ['in JSON', `{"access_token":"${JWT}"}`],
    [
      'a JWS in JSON',
      `{"payload":"${url('{}')}","signatures":[{"protected":"${JWT_HEADER}","signature":"AAAA"}]}`,
    ],
    ['ordinary words', 'the token is in the other window'],
    ['a URL', 'https://example.org/path?x=1'],
    ['random letters', 'kW3cRt6Yq0bN7uM1xZ5pL9vJ2sH8dG4f'],
    ['base64 of plain text', b64('hello, this is a plain text')],
    ['a base64 secret', b64(Buffer.alloc(32, 7))],
    ['a Fernet version with an impossible time', fernet(9_999_999_999)],
    ['62 letters and digits', 'aB3'.repeat(30)],
  ])('is of no other format: %s', (_, text) => {
    expect(readOtherFormat(text)).toBeUndefined();
  });
});

test('takes no more than linear time for long texts', () => {
  const shapes = [
    'a',
    '%41',
    'a.',
    'eyJ',
    '.',
    '--',
    '{"a":',
    '<',
    'MDAx',
    's:a.',
    ' ',
    'a=',
    '%',
    '7',
    ':',
    '"',
  ];
  for (const shape of shapes) {
    const text = shape.repeat(Math.ceil(1_000_000 / shape.length));
    const start = performance.now();
    readOtherFormat(text);
    expect(performance.now() - start).toBeLessThan(400);
  }
});
