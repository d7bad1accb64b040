import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { listKeyFacts } from '../../../src/core/explain/key-facts.ts';
import { judgeProvenance } from '../../../src/core/verdict/judge-provenance.ts';
import { audit } from '../../../src/crypto/evidence/study-token.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { inspectKey } from '../../../src/crypto/keys/inspect-key.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { jwkOf, signedToken } from '../../core/audit/judge-fully.ts';
import { readToken } from '../../core/read-token.ts';
import { KeyWorkshop } from '../../support/keys/key-files.ts';
import { studyFurther } from '../../support/tokens/judged-tokens.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAY = 86_400;
const NOW = Math.floor(Date.now() / 1000) + 60;
const CLAIMS = {
  iss: 'https://issuer.test',
  sub: 'u',
  aud: 'api',
  iat: NOW - 5,
  exp: NOW + 600,
  jti: 'x',
};
const workshop = new KeyWorkshop();

beforeAll(() => {
  for (const name of ['root', 'middle', 'leaf', 'other']) workshop.makeKey('P-256', name);
  const authority = workshop.write('ca.ext', 'basicConstraints=critical,CA:TRUE\n');
  workshop.makeCertificate('root.pem', 'root.crt', '/CN=root.example');
  workshop.makeCertificate('other.pem', 'other.crt', '/CN=other.example');
  issue('middle', 'root', ['-extfile', authority]);
  issue('leaf', 'middle', []);
});

afterAll(() => workshop.close());

function issue(name: string, by: string, more: readonly string[]): void {
  workshop.openssl(
    'req',
    '-new',
    '-key',
    `${name}.pem`,
    '-subj',
    `/CN=${name}.example`,
    '-out',
    `${name}.csr`,
  );
  workshop.openssl(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    '-CA',
    `${by}.crt`,
    '-CAkey',
    `${by}.pem`,
    '-CAcreateserial',
    '-days',
    '30',
    ...more,
    '-out',
    `${name}.crt`,
  );
}

const privateKey = (name: string) => createPrivateKey(workshop.text(`${name}.pem`));
const jwk = (name: string) => jwkOf(createPublicKey(privateKey(name)));
const base64 = (name: string) => workshop.text(`${name}.crt`).replace(/-----[A-Z ]+-----|\s/g, '');
const hash = (name: string, algorithm: string) =>
  createHash(algorithm).update(Buffer.from(base64(name), 'base64'));
const sign = (name: string, header: object = {}) =>
  signedToken(privateKey(name), header as Record<string, unknown>, CLAIMS);

async function judge(compact: string, keyText: string, now = NOW) {
  const reading = await readKeys(keyText, 'utf8');
  const token = readToken(compact);
  const judgement = await studyFurther(await judgeToken(token, reading, 'utf8'), keyText);
  const verdict = judgeProvenance(judgement.signature, judgement.study?.evidence, false);
  const findings = audit(token, reading, now, judgement);
  const key = reading.state === 'read' ? reading.keys[0] : undefined;
  return {
    key,
    verdict,
    findings,
    lines: findings.map(({ severity, code }) => `${severity} ${code}`),
  };
}

describe('a JWK with a certificate', () => {
  test('shows the certificate that belongs to the JWK', async () => {
    const x5t = hash('leaf', 'sha1').digest('base64url');
    const own = {
      ...jwk('leaf'),
      x5c: [base64('leaf'), base64('middle')],
      x5t,
      'x5t#S256': hash('leaf', 'sha256').digest('base64url'),
    };
    const { key, lines, verdict } = await judge(sign('leaf'), JSON.stringify(own));
    expect(verdict.state).toBe('verified');
    expect(lines).toEqual([]);
    const { certificates } = key ? await inspectKey(key) : { certificates: [] };
    expect(certificates).toMatchObject([
      { subject: 'CN=leaf.example' },
      { subject: 'CN=middle.example' },
    ]);
  });

  test.each(['other', 'middle'])(
    'of another key (%s) is shown without a name from it',
    async (foreign) => {
      const text = JSON.stringify({ ...jwk('leaf'), x5c: [base64(foreign)] });
      const { key, lines, verdict } = await judge(sign('leaf'), text);
      expect(verdict.state).toBe('verified');
      expect(lines).toEqual(['high jwk-certificate-mismatch']);
      const inspected = key && (await inspectKey(key));
      expect(JSON.stringify([inspected, key && listKeyFacts(key)])).not.toContain(
        `${foreign}.example`,
      );
      expect(inspected).toMatchObject({ certificates: [], certificateThumbprint: undefined });
    },
  );

  test.each([
    ['x5t', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['x5t#S256', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ])('reports a certificate with another thumbprint in %s', async (member, value) => {
    const text = JSON.stringify({ ...jwk('leaf'), x5c: [base64('leaf')], [member]: value });
    expect((await judge(sign('leaf'), text)).lines).toEqual(['high jwk-certificate-mismatch']);
  });

  test('accepts a certificate thumbprint in every form that issuers write', async () => {
    const sha1 = hash('leaf', 'sha1').digest('hex');
    for (const x5t of [sha1, sha1.toUpperCase(), Buffer.from(sha1).toString('base64')]) {
      const text = JSON.stringify({ ...jwk('leaf'), x5c: [base64('leaf')], x5t });
      expect((await judge(sign('leaf'), text)).lines).toEqual([]);
    }
  });

  test('compares the certificate of a JWK in the header of a token', async () => {
    const token = sign('leaf', { jwk: { ...jwk('leaf'), x5c: [base64('other')] } });
    expect((await judge(token, '')).lines).toContain('high jwk-certificate-mismatch');
  });

  test.each([
    [
      'base64url',
      (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    ],
    ['PEM', (text: string) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`],
    ['line breaks', (text: string) => text.replace(/(.{64})/g, '$1\r\n')],
  ])('in %s is read, with a finding', async (_, write) => {
    const x5c = [write(base64('leaf'))];
    const { key, lines, verdict } = await judge(
      sign('leaf'),
      JSON.stringify({ ...jwk('leaf'), x5c }),
    );
    expect(verdict.state).toBe('verified');
    expect(key && (await inspectKey(key)).certificates).toMatchObject([
      { subject: 'CN=leaf.example' },
    ]);
    expect(lines).toEqual(['low key-repaired']);
    const bare = await judge(sign('leaf'), JSON.stringify({ kty: 'EC', x5c }));
    expect(bare.verdict.state).toBe('verified');
    const carried = await judge(sign('leaf', { x5c }), '');
    expect(carried.lines).toEqual(
      expect.arrayContaining(['medium x5c-problem', 'high self-verifying']),
    );
  });

  const x5c = () => [base64('leaf')];
  const members = () => jwk('leaf') as Record<string, string>;

  test.each<readonly [string, () => object]>([
    ['nothing', () => ({})],
    ['its type', () => ({ kty: 'EC' })],
    ['its curve without its type', () => ({ crv: 'P-256' })],
    ['one coordinate', () => ({ kty: 'EC', x: members().x })],
    ['one coordinate without the type', () => ({ y: members().y })],
    ['a padded coordinate', () => ({ kty: 'EC', crv: 'P-256', x: `${members().x}=` })],
    ['its names', () => ({ kid: 'A', alg: 'ES256', use: 'sig' })],
  ])('beside it is completed from it: %s', async (_, given) => {
    const { verdict } = await judge(sign('leaf'), JSON.stringify({ ...given(), x5c: x5c() }));
    expect(verdict.state).toBe('verified');
  });

  test.each<readonly [string, string, () => object]>([
    ['another type', 'kty', () => ({ kty: 'RSA' })],
    ['a symmetric type', 'kty', () => ({ kty: 'oct' })],
    ['another curve', 'crv', () => ({ crv: 'P-384' })],
    ['another curve of its type', 'crv', () => ({ kty: 'EC', crv: 'secp256k1' })],
    ['another coordinate', 'x', () => ({ x: jwk('other').x })],
    ['another coordinate of its type', 'x', () => ({ kty: 'EC', crv: 'P-256', x: jwk('other').x })],
    ['a coordinate that is none', 'y', () => ({ kty: 'EC', y: '***' })],
    ['a modulus', 'n', () => ({ n: 'AQAB' })],
    ['a secret', 'k', () => ({ k: 'AQAB' })],
  ])('that %s contradicts makes no key', async (_, member, given) => {
    const contradicted = { kid: 'A', ...given(), x5c: x5c() };
    for (const text of [contradicted, { keys: [contradicted] }, { inner: contradicted }]) {
      const reading = await readKeys(JSON.stringify(text), 'utf8');
      expect(reading).toMatchObject({
        state: 'unreadable',
        problem: { code: 'jwk-member', member, fault: 'of-other-key' },
      });
      const { verdict } = await judge(sign('leaf'), JSON.stringify(text));
      expect(verdict.state).toBe('unverified');
    }
  });

  test('that is none does not cost the key', async () => {
    const { verdict, lines } = await judge(
      sign('leaf'),
      JSON.stringify({ ...jwk('leaf'), x5c: ['AAAA'] }),
    );
    expect(verdict.state).toBe('verified');
    expect(lines).toEqual(['low key-repaired']);
  });
});

describe('the dates of a certificate', () => {
  test.each([
    ['that has expired', NOW + 31 * DAY],
    ['that is not valid yet', NOW - 31 * DAY],
  ])('%s are a finding', async (_, now) => {
    const isDate = (line: string) => line.includes('key-certificate-expired');
    const own = JSON.stringify({ ...jwk('leaf'), x5c: [base64('leaf')] });
    expect((await judge(sign('leaf'), own, now)).lines.filter(isDate)).toEqual([
      'low key-certificate-expired',
    ]);
    const pasted = await judge(sign('leaf'), workshop.text('leaf.crt'), now);
    expect(pasted.lines.filter(isDate)).toEqual(['medium key-certificate-expired']);
  });

  test('are none while it is valid', async () => {
    expect((await judge(sign('leaf'), workshop.text('leaf.crt'))).lines).toEqual([]);
  });
});

describe('a certificate in Key beside a chain in "x5c"', () => {
  const token = () => sign('leaf', { x5c: [base64('leaf'), base64('middle')] });

  test.each([
    ['leaf', 'leaf', 'verified'],
    ['middle', 'intermediate', 'unverified'],
    ['root', 'issuer', 'unverified'],
    ['other', 'unrelated', 'invalid'],
  ])('is named for what it is: %s', async (name, role, state) => {
    const { verdict, findings } = await judge(token(), workshop.text(`${name}.crt`));
    expect(verdict.state).toBe(state);
    if (state === 'unverified')
      expect(verdict).toMatchObject({ reason: 'chain-certificate', role });
    const finding = findings.find(({ code }) => code === 'x5c-key-role');
    expect(finding?.why ?? 'leaf').toMatch(
      {
        leaf: /leaf/,
        intermediate: /intermediate/,
        issuer: /signed the last/,
        unrelated: /not part/,
      }[role] ?? /./,
    );
  });

  test('is named a root where the chain has it', async () => {
    const whole = sign('leaf', { x5c: ['leaf', 'middle', 'root'].map(base64) });
    expect((await judge(whole, workshop.text('root.crt'))).verdict).toMatchObject({
      state: 'unverified',
      role: 'root',
    });
  });

  test('does not take a certificate for the issuer only because of its name', async () => {
    workshop.makeCertificate('other.pem', 'impostor.crt', '/CN=root.example');
    expect((await judge(token(), workshop.text('impostor.crt'))).verdict.state).toBe('invalid');
  });
});

describe('a key where "x5u" should be an address', () => {
  const x5u = (name: string) =>
    createPublicKey(privateKey(name)).export({ type: 'spki', format: 'der' }).toString('base64');

  test('is tried as one that the token brought along', async () => {
    const { verdict, lines } = await judge(sign('leaf', { x5u: x5u('leaf') }), '');
    expect(verdict.state).toBe('unverified');
    expect(lines).toEqual(['high self-verifying', 'low x5u-inline-key']);
  });

  test('does not match a key in "x5u" when another key signed', async () => {
    const { verdict, lines } = await judge(sign('leaf', { x5u: x5u('other') }), '');
    expect(verdict.state).toBe('unverified');
    expect(lines).toEqual(['low x5u-inline-key']);
  });

  test('reports an "x5u" that is not an address', async () => {
    expect((await judge(sign('leaf', { x5u: 'nonsense' }), '')).lines).toEqual(['high url-unsafe']);
  });
});
