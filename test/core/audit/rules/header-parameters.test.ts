import { describe, expect, test } from 'vitest';
import { decodeToken } from '../../../../src/core/decode/decode-token.ts';
import { extractTokens } from '../../../../src/core/extract/extract-tokens.ts';
import { algorithmNames } from '../../../../src/core/registry/jose-names.ts';
import { encodeText } from '../../read-token.ts';
import { auditToken } from '../audit-all.ts';
import { auditLines, buildSubject, GOOD_CLAIMS, NOW } from '../build-subject.ts';

/** What follows the key of a token in GCM, each part as long as it must be. */
const SEALED = `${'A'.repeat(16)}.AAAA.${'A'.repeat(22)}`;
const RS = { alg: 'RS256', typ: 'JWT' };

function linesOfHeader(parameters: Readonly<Record<string, unknown>>, claims: object = {}) {
  return auditLines({ header: { ...RS, ...parameters }, payload: { ...GOOD_CLAIMS, ...claims } });
}

function firstOf(parameters: Readonly<Record<string, unknown>>) {
  return auditToken(buildSubject({ header: { ...RS, ...parameters } }))[0];
}

describe('the name of the algorithm', () => {
  test.each([
    ['no name', {}, 'high alg-missing'],
    ['a number', { alg: 256 }, 'high alg-missing /alg'],
    ['another case', { alg: 'rs256' }, 'medium alg-unregistered /alg'],
    ['a slip', { alg: 'HS265' }, 'medium alg-unregistered /alg'],
    ['a name between two parties', { alg: 'https://a.test/sig' }, 'info alg-unregistered /alg'],
    ['RS1', { alg: 'RS1' }, 'high alg-prohibited /alg'],
    ['HS1', { alg: 'HS1' }, 'high alg-prohibited /alg'],
    ['EdDSA', { alg: 'EdDSA' }, 'info alg-polymorphic /alg'],
    ['a composite signature', { alg: 'ML-DSA-65-Ed25519' }, 'info alg-draft /alg'],
    ['a key algorithm for a signature', { alg: 'HPKE-0' }, 'medium alg-unregistered /alg'],
    ['ML-DSA', { alg: 'ML-DSA-44' }, 'info alg-pq /alg'],
  ])('reports %s', (_, header, line) => {
    const signature = 'alg' in header && header.alg === 'EdDSA' ? SIGNATURE_64 : undefined;
    expect(auditLines({ header, ...(signature && { signature }) })).toEqual([line]);
  });

  test.each([
    ['rs256', 'RS256'],
    ['RSA256', 'RS256'],
    ['HS265', 'HS256'],
    ['ed25519', 'Ed25519'],
    ['ES-256', 'ES256'],
  ])('finds what %s was meant to be', (alg, meant) => {
    expect(firstOf({ alg })?.fix).toContain(`“${meant}”`);
  });

  test('proposes nothing where nothing is near', () => {
    expect(firstOf({ alg: 'quantum' })?.fix).toBe('Use a registered algorithm.');
  });

  test('of an encrypted token is read the same way, and so is "enc"', () => {
    const jwe = (header: object) =>
      auditLines({ header: { ...header }, payload: '', signature: SEALED });
    expect(jwe({ alg: 'dir', enc: 'A256GCM' })).toEqual([]);
    expect(jwe({ alg: 'RSA-OAP', enc: 'A256GCM' })).toEqual(['medium alg-unregistered /alg']);
    expect(jwe({ alg: 'dir', enc: 'A128CBC' })).toEqual(['high alg-prohibited /enc']);
    expect(jwe({ alg: 'dir', enc: 'A128CBC-HS265' })).toEqual(['medium alg-unregistered /enc']);
  });

  test('stays silent for every registered signature', () => {
    for (const alg of algorithmNames('sign').filter((name) => name !== 'none')) {
      const lines = auditLines({ header: { alg } }).filter(
        (line) => !line.startsWith('info alg-p'),
      );
      expect(lines.filter((line) => !line.includes('sig-'))).toEqual([]);
    }
  });
});

const SIGNATURE_64 = Buffer.from(
  Uint8Array.from({ length: 64 }, (_, index) => (index * 89 + 7) % 256),
).toString('base64url');

describe('sym-alg-multiparty', () => {
  const hmac = (claims: object) =>
    auditLines({ header: { alg: 'HS256' }, payload: { ...GOOD_CLAIMS, ...claims } });

  test.each([
    ['several audiences', { aud: ['a', 'b'] }],
    ['another site', { iss: 'https://login.a.test', aud: 'https://api.b.test' }],
  ])('reports %s', (_, claims) => {
    expect(hmac(claims)).toEqual(['low sym-alg-multiparty /alg']);
  });

  test.each([
    ['one site', { iss: 'https://login.a.test', aud: 'https://api.a.test' }],
    ['names', { iss: 'login', aud: 'api' }],
    ['one audience in a list', { aud: ['https://issuer.test'] }],
  ])('stays silent for %s', (_, claims) => {
    expect(hmac(claims)).toEqual([]);
  });
});

describe('jku, x5u', () => {
  test.each(['jku', 'x5u'])('says that the API should ignore "%s"', (name) => {
    const line = `medium ${name}-present /${name}`;
    expect(linesOfHeader({ [name]: 'https://keys.test/a' })).toEqual([line]);
    expect(linesOfHeader({ [name]: 'https://issuer.test/jwks.json' })).toEqual([
      `info ${name}-present /${name}`,
    ]);
    expect(firstOf({ [name]: 'https://keys.test' })?.why).toMatch(/^This depends on the API/);
  });

  test.each([
    'http://keys.test/jwks',
    'https://127.0.0.1/jwks',
    'https://[::1]/jwks',
    'https://169.254.169.254/latest',
    'https://2130706433/',
    'https://localhost/jwks',
    'https://keys.internal/jwks',
    'https://keycloak/jwks',
    'https://issuer.test@evil.test/jwks',
    'https://issuer.test\\@evil.test/',
    'https://evil.test#@issuer.test',
    'https://issuer.test/out?url=https://evil.test',
    'data:application/json,{}',
    'file:///etc/keys',
    'not an address',
  ])('"jku" of %s is unsafe', (jku) => {
    expect(linesOfHeader({ jku })).toEqual(['high url-unsafe /jku']);
  });

  test('"x5u" is what a call must have', () => {
    const header = {
      alg: 'ES256',
      typ: 'passport',
      ppt: 'shaken',
      x5u: 'https://certs.test/a.pem',
    };
    const payload = { attest: 'A', dest: { tn: ['1'] }, orig: { tn: '2' }, iat: NOW };
    const lines = auditLines({ header, payload }).filter((line) => line.includes('x5u'));
    expect(lines).toEqual(['info x5u-present /x5u']);
  });

  test('are other things in an encrypted token', () => {
    const header = { alg: 'dir', enc: 'A128GCM', jku: 'http://a.test' };
    expect(auditLines({ header, payload: '', signature: SEALED })).toEqual([]);
  });
});

describe('kid', () => {
  test.each([
    '../../../../dev/null',
    '..\\..\\windows\\win.ini',
    '/dev/null',
    'C:\\keys\\a.pem',
    "key' UNION SELECT 'secret' --",
    "x' OR '1'='1",
    'key"; sleep 5 #',
    'key; rm -rf x',
    '|whoami',
    '$(id)',
    '`id`',
    'a;sleep 5',
    '$'.concat('{7*7}'),
    '{{7*7}}',
    '*)(uid=*',
    'http://evil.test/key',
    'file:///dev/null',
    'key\u0000.pem',
    'key\r\nX: y',
  ])('%j is shaped like an attack', (kid) => {
    expect(linesOfHeader({ kid })).toEqual(['high kid-injection /kid']);
    expect(firstOf({ kid })?.why).toMatch(/^This depends on the API/);
  });

  test.each([
    '5aaff47c21d06e266cce395b2145c7c6d4730ea5',
    'K5RnLHyzqBaG0PCnxrXCBTbnTvoK3g0ycO0L+hQx/+s=',
    'f2CF5WkZ2rKQ+9mVbq/8w==',
    'did:example:123456789abcdefghi#keys-1',
    'did:web:a.test:users;v=1#key-1?versionId=4',
    'ins_2XZPvMDWSpNBxqMcSGVnxhxTkPp',
    'https://issuer.test/keys/1',
    'urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    'projects/a/locations/b/keyRings/c/cryptoKeys/d/cryptoKeyVersions/1',
    'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    'key for production',
    "Ann's key",
    'prod & staging',
    "Ann's and Bob's key",
    'auth0|64f1c2a9e7b3d5001f8a9c3e',
    'a;b',
    'key-1.pem',
  ])('%j is a plain name', (kid) => {
    expect(linesOfHeader({ kid })).toEqual([]);
  });

  test.each([[''], ['x'.repeat(257)], ['ann@example.org'], [7], [{}]])('%j is odd', (kid) => {
    expect(linesOfHeader({ kid })).toEqual(['low kid-odd /kid']);
  });
});

describe('crit', () => {
  test.each([
    ['no array', { crit: 'exp' }, '/crit'],
    ['an empty array', { crit: [] }, '/crit'],
    ['a number', { crit: [1] }, '/crit/0'],
    ['a name that is not there', { crit: ['b64'] }, '/crit/0'],
    ['a standard name', { crit: ['alg'] }, '/crit/0'],
    ['a name twice', { crit: ['exp', 'exp'], exp: 1 }, '/crit/1'],
  ])('reports %s', (_, parameters, pointer) => {
    expect(linesOfHeader(parameters)).toEqual([`high crit-invalid ${pointer}`]);
  });

  test('reports an extension that only some know', () => {
    const parameters = { crit: ['exp', 'urn:a'], exp: 1, 'urn:a': 1 };
    expect(linesOfHeader(parameters)).toEqual(['medium crit-unknown /crit/1']);
  });

  test.each([
    { crit: ['exp'], exp: 1 },
    { crit: ['sigT', 'sigD'], sigT: 'a', sigD: {} },
    { crit: ['http://openbanking.org.uk/iat'], 'http://openbanking.org.uk/iat': 1 },
  ])('knows the extensions of %o', (parameters) => {
    expect(linesOfHeader(parameters)).toEqual([]);
  });
});

describe('b64-mixed', () => {
  const ENCODED = { alg: 'RS256' };
  const UNENCODED = { alg: 'RS256', b64: false, crit: ['b64'] };
  const mixed = (...headers: readonly object[]) => {
    const signatures = headers.map((header) => ({
      protected: Buffer.from(JSON.stringify(header)).toString('base64url'),
      signature: 'A'.repeat(342),
    }));
    const [found] = extractTokens(JSON.stringify({ payload: 'dGV4dA', signatures }));
    if (!found) throw new Error('no token');
    const subject = { ...buildSubject({}), token: decodeToken(found) };
    return auditToken(subject).filter(({ code }) => code === 'b64-mixed').length;
  };

  test.each([
    [[ENCODED, UNENCODED]],
    [[UNENCODED, ENCODED]],
    [[ENCODED, { ...ENCODED, b64: true, crit: ['b64'] }, UNENCODED]],
  ])('reports signatures that disagree: %j', (headers) => {
    expect(mixed(...headers)).toBe(1);
  });

  test.each([
    [[ENCODED, ENCODED]],
    [[UNENCODED, UNENCODED]],
    [[ENCODED, { ...ENCODED, b64: true, crit: ['b64'] }]],
    [[UNENCODED]],
  ])('stays silent for those that agree: %j', (headers) => {
    expect(mixed(...headers)).toBe(0);
  });
});

describe('b64-false-jwt', () => {
  test('needs "crit", and is never for a JWT', () => {
    expect(linesOfHeader({ b64: false })).toEqual(['high b64-false-jwt /b64']);
    expect(linesOfHeader({ b64: false, crit: ['b64'] })).toEqual(['high b64-false-jwt /b64']);
  });

  test.each([
    ['true', { alg: 'RS256', b64: true, crit: ['b64'] }, ['medium exp-missing']],
    ['of a plain JWS', { alg: 'RS256', b64: false, crit: ['b64'] }, []],
  ])('stays silent for "b64" %s', (_, header, lines) => {
    expect(auditLines({ header, payload: '{"text":"x"}' })).toEqual(lines);
  });
});

describe('zip-in-jws', () => {
  test('is not for signed tokens', () => {
    expect(linesOfHeader({ zip: 'DEF' })).toEqual(['high zip-in-jws /zip']);
  });

  test('is normal in a SMART Health Card', () => {
    const header = { zip: 'DEF', alg: 'ES256', kid: 'a' };
    expect(auditLines({ header, payload: '\u0000\u0001\ufffd' })).toEqual(['info zip-in-jws /zip']);
  });
});

describe('typ', () => {
  const LOGOUT = {
    iss: 'https://a.test',
    aud: 'b',
    iat: NOW,
    jti: 'c',
    sub: 'd',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  };

  test.each([
    ['at+jwt', { at_hash: 'a' }],
    ['dpop+jwt', {}],
    ['application/logout+jwt', {}],
    ['kb+jwt', {}],
  ])('%s does not agree with the claims', (typ, claims) => {
    expect(linesOfHeader({ typ }, { iat: NOW, ...claims })).toEqual(['high typ-mismatch /typ']);
  });

  test.each([
    ['at+jwt', { scope: 'a', client_id: 'b', nonce: 'c' }],
    ['dpop+jwt', { htm: 'GET', htu: 'https://a.test/', iat: NOW }],
    ['JWT', { at_hash: 'a' }],
    ['own+jwt', {}],
    ['com.example.invitation+jwt', {}],
    ['jwt', {}],
    ['JOSE', {}],
    ['vnd.example', {}],
  ])('does not report the type %s', (typ, claims) => {
    expect(linesOfHeader({ typ }, claims)).toEqual([]);
  });

  test.each([['JTW'], ['at_jwt'], ['logot+jwt'], ['dpopp+jwt'], [7]])(
    '%j looks misspelled',
    (typ) => {
      expect(linesOfHeader({ typ })).toEqual(['info typ-unknown /typ']);
    },
  );

  test('is asked for where a specification gives one', () => {
    expect(auditLines({ header: { alg: 'RS256' }, payload: LOGOUT })).toEqual(['info typ-generic']);
    expect(auditLines({ header: RS, payload: LOGOUT })).toEqual(['info typ-generic /typ']);
    const header = { alg: 'RS256', typ: 'logout+jwt' };
    expect(auditLines({ header, payload: LOGOUT })).toEqual([]);
  });
});

describe('cty', () => {
  const NESTED = `${encodeText('{"alg":"HS256"}')}.${encodeText('{"sub":"a"}')}.AAAA`;

  test.each(['application/xml', 'application/x-java-serialized-object', 'text/yaml', 'text/html'])(
    '%s asks for another parser',
    (cty) => {
      expect(linesOfHeader({ cty })).toEqual(['medium cty-dangerous /cty']);
    },
  );

  test('must say that a token is inside, and only then', () => {
    expect(auditLines({ header: RS, payload: NESTED })).toEqual(['low cty-nested-missing']);
    expect(auditLines({ header: { ...RS, cty: 'text/plain' }, payload: NESTED })).toEqual([
      'low cty-nested-missing /cty',
    ]);
    expect(auditLines({ header: { ...RS, cty: 'JWT' }, payload: NESTED })).toEqual([]);
    expect(linesOfHeader({ cty: 'JWT' })).toEqual(['low cty-nested-missing /cty']);
  });

  test.each(['application/json', 'application/vc+ld+json', 'text/plain'])('%s is fine', (cty) => {
    expect(linesOfHeader({ cty })).toEqual([]);
  });
});

describe('header-claim-mismatch', () => {
  test.each([
    ['iss', 'https://evil.test'],
    ['sub', 'user-2'],
    ['aud', ['api', 'other']],
  ])('reports "%s" of %j', (name, value) => {
    expect(linesOfHeader({ [name]: value })).toEqual([`high header-claim-mismatch /${name}`]);
  });

  test.each([
    ['equal copies', { iss: GOOD_CLAIMS.iss, aud: 'api' }],
    ['one audience in a list', { aud: ['api'] }],
    ['a claim that is only in the header', { client_id: 'a' }],
  ])('stays silent for %s', (_, parameters) => {
    expect(linesOfHeader(parameters)).toEqual([]);
  });
});
