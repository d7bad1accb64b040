import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { NO_EVIDENCE } from '../../../../src/core/evidence/evidence.ts';
import { explainDiagnosis } from '../../../../src/core/explain/explain-diagnosis.ts';
import { parseKeys } from '../../../../src/core/keys/parse-keys.ts';
import { ROOTS } from '../../../../src/core/registry/roots.ts';
import { drawTimeLine } from '../../../../src/core/time/time-line.ts';
import { diagnoseMismatch } from '../../../../src/crypto/diagnosis/diagnose-mismatch.ts';
import { encodeText, readToken } from '../../read-token.ts';
import { auditToken } from '../audit-all.ts';
import { auditLines, buildSubject, NOW } from '../build-subject.ts';
import { findingsOf, jwkOf, linesOf, pemOf, RSA, signedToken } from '../judge-fully.ts';

const HOUR = { iat: NOW - 20, exp: NOW + 3580 };
const UUID = '6f9619ff-8b86-d011-b42d-00cf4fc964ff';

function fingerprintOf(key: typeof RSA.publicKey): string {
  const spki = key.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(spki).digest('base64');
}

describe('a key pair token for Snowflake', () => {
  const signFor = (account: string, fingerprint = fingerprintOf(RSA.publicKey), more = {}) =>
    signedToken(
      RSA.privateKey,
      {},
      {
        iss: `${account}.SVC_USER.SHA256:${fingerprint}`,
        sub: `${account}.SVC_USER`,
        ...HOUR,
        ...more,
      },
    );

  test('is told that its fingerprint is that of the key, private or public', async () => {
    const wanted = ['info snowflake-fingerprint /iss'];
    expect(await linesOf(signFor('MYORG-ACCT'), pemOf(RSA.publicKey))).toEqual(wanted);
    const lines = await linesOf(signFor('MYORG-ACCT'), pemOf(RSA.privateKey));
    expect(lines).toContain(wanted[0]);
  });

  test('is told that its fingerprint is that of another key', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const token = signFor('MYORG-ACCT', fingerprintOf(other.publicKey));
    expect(await linesOf(token, pemOf(RSA.publicKey))).toEqual(['high snowflake-fingerprint /iss']);
  });

  test('must name the account without a region or a private link', async () => {
    for (const account of [
      'MYORG-ACCT.PRIVATELINK',
      'XY12345.EU-CENTRAL-1',
      'XY12345.EU-WEST-1.AWS',
    ]) {
      const findings = await findingsOf(signFor(account), pemOf(RSA.publicKey));
      const found = findings.find(({ code }) => code === 'snowflake-account');
      expect(found).toMatchObject({ severity: 'medium' });
      expect(found?.why).toContain(account);
    }
  });

  test('must be in upper case, with the same name in "sub"', async () => {
    const key = pemOf(RSA.publicKey);
    expect(await linesOf(signFor('myorg-acct'), key)).toContain('medium snowflake-account /iss');
    const other = signFor('MYORG-ACCT', undefined, { sub: 'MYORG-ACCT.OTHER' });
    expect(await linesOf(other, key)).toContain('medium snowflake-account /iss');
  });
});

describe('what only the issuer can verify', () => {
  const REALM = 'https://kc.example.org/realms/demo';

  test('is said of the refresh token of Keycloak, and not of its access token', () => {
    const payload = { ...HOUR, iss: REALM, aud: REALM, sub: 'u1', jti: 'j1', typ: 'Refresh' };
    for (const alg of ['HS256', 'HS512']) {
      expect(auditLines({ header: { alg }, payload })).toEqual(['info issuer-only-key /alg']);
    }
    const access = { ...payload, typ: 'Bearer', aud: 'api', scope: 'a' };
    expect(auditLines({ header: { alg: 'RS256' }, payload: access })).toEqual([]);
  });

  test('is said of the Firebase emulator, and of no other token without a signature', () => {
    const payload = {
      ...HOUR,
      iss: 'https://securetoken.google.com/demo-project',
      aud: 'demo-project',
      sub: 'abc',
      user_id: 'abc',
    };
    const codes = (claims: object) =>
      auditLines({ header: { alg: 'none', typ: 'JWT' }, payload: { ...claims }, signature: '' });
    expect(codes(payload)).toContain('info firebase-emulator /alg');
    expect(codes({ ...payload, iss: 'https://a.example' }).join()).not.toContain('firebase');
  });
});

describe('a token for Microsoft Graph', () => {
  const HEADER = { alg: 'RS256', typ: 'JWT', nonce: 'AQABAAAAAABeAFzD', kid: 'k1' };
  const CLAIMS = {
    aud: '00000003-0000-0000-c000-000000000000',
    iss: `https://sts.windows.net/${UUID}/`,
    ...HOUR,
    appid: UUID,
    tid: UUID,
    ver: '1.0',
  };
  /** Signed as Entra ID does it: over the hash of the nonce. */
  function signForGraph(claims: object = CLAIMS): string {
    const nonce = createHash('sha256').update(HEADER.nonce).digest('base64url');
    const [, payload, signature] = signedToken(
      RSA.privateKey,
      { ...HEADER, nonce },
      { ...claims },
    ).split('.');
    return `${encodeText(JSON.stringify(HEADER))}.${payload}.${signature}`;
  }
  async function diagnose(text: string) {
    const keyText = JSON.stringify({ ...jwkOf(RSA.publicKey), kid: 'k1' });
    const reading = parseKeys(keyText, 'utf8');
    if (reading.state !== 'read') throw new Error('no key');
    const token = readToken(text);
    const diagnosed = { token, text, reading, keyText, encoding: 'utf8' } as const;
    return explainDiagnosis(
      await diagnoseMismatch(diagnosed, new AbortController().signal, 20_000),
    );
  }

  test('is found to match once its nonce is hashed', async () => {
    const [reason] = await diagnose(signForGraph());
    expect(reason).toMatchObject({ kind: 'match' });
    expect(reason?.detail).toContain('only Graph can verify');
  });

  test('is not said to be changed after signing where even that does not match', async () => {
    const reasons = await diagnose(
      `${signForGraph({ ...CLAIMS, ver: '2' }).split('.', 2)[0]}.${encodeText(JSON.stringify(CLAIMS))}.${signForGraph({ ...CLAIMS, ver: '2' }).split('.')[2]}`,
    );
    expect(reasons[0]?.title).toContain('Only Microsoft Graph');
    expect(JSON.stringify(reasons)).not.toContain('changed after signing');
  });

  test('for another audience is still said to be changed after signing', async () => {
    const reasons = await diagnose(signForGraph({ ...CLAIMS, aud: 'api://mine' }));
    expect(JSON.stringify(reasons)).toContain('changed after signing');
  });

  test('is a warning where it does not match, and a note where nothing was checked', async () => {
    const keyText = JSON.stringify({ ...jwkOf(RSA.publicKey), kid: 'k1' });
    expect(await linesOf(signForGraph(), keyText)).toEqual(['medium entra-graph-token /aud']);
    expect(await linesOf(signForGraph())).toEqual(['info entra-graph-token /aud']);
  });
});

describe('a signature with its own certificate chain', () => {
  const subject = buildSubject({
    header: { alg: 'ES256', x5c: ['AA==', 'AA==', 'AA=='] },
    payload: {
      transactionId: '1',
      bundleId: 'com.example',
      signedDate: NOW * 1000,
      environment: 'Production',
    },
  });
  const certificate = {
    state: 'read',
    notBefore: 0,
    notAfter: NOW * 2,
    isSelfIssued: false,
    subject: 'Leaf',
    fingerprint: '00',
    weakHash: undefined,
    key: undefined,
    isIssuedByNext: true,
    isSignedByNext: true,
  } as const;
  const lines = (last: object, middle: object = {}) =>
    auditToken({
      ...subject,
      evidence: {
        ...NO_EVIDENCE,
        embedded: { member: 'x5c', matches: true, isUsers: false },
        certificates: [
          certificate,
          { ...certificate, ...middle },
          {
            ...certificate,
            isSelfIssued: true,
            isIssuedByNext: undefined,
            isSignedByNext: undefined,
            ...last,
          },
        ],
      },
    }).flatMap(({ severity, code, why }) =>
      code === 'self-verifying' ? [`${severity} ${why}`] : [],
    );

  test('is a note where it ends in the root of Apple', () => {
    const fingerprint = ROOTS['Apple Root CA - G3'];
    expect(lines({ subject: 'Apple Root CA - G3', fingerprint }).join()).toMatch(
      /^info .*“Apple Root CA - G3”/,
    );
  });

  test('names another root, whatever it calls itself', () => {
    expect(lines({ subject: 'Apple Root CA - G3', fingerprint: '11' }).join()).toMatch(/^low /);
    expect(lines({ subject: 'StoreKit Testing' }).join()).toMatch(/^low .*“StoreKit Testing”/);
  });

  test('without its root says where it ends', () => {
    const last = { subject: 'GlobalSign RSA OV SSL CA 2018', isSelfIssued: false };
    expect(lines(last).join()).toMatch(/^info .*ends at “GlobalSign RSA OV SSL CA 2018”/);
  });

  test('proves nothing where a certificate is not signed by the next', () => {
    const fingerprint = ROOTS['Apple Root CA - G3'];
    expect(lines({ fingerprint }, { isSignedByNext: false }).join()).toMatch(/^high /);
  });
});

describe('a request to a push service', () => {
  const good = { aud: 'https://fcm.googleapis.com', exp: NOW + 3600, sub: 'mailto:a@example.org' };
  test.each([
    [
      'a path in "aud"',
      { aud: 'https://fcm.googleapis.com/fcm/send/abc' },
      ['medium profile-value /aud'],
    ],
    ['a bare address in "sub"', { sub: 'a@example.org' }, ['medium profile-value /sub']],
    ['an "aud" without https', { aud: 'fcm.googleapis.com' }, ['medium profile-value /aud']],
    ['nothing wrong', {}, []],
  ])('with %s', (_, change, wanted) => {
    expect(auditLines({ header: { alg: 'ES256' }, payload: { ...good, ...change } })).toEqual(
      wanted,
    );
  });
});

test('milliseconds are named on the time line, not drawn as centuries', () => {
  const lifetime = { issuedAt: 1_653_456_947_269, notBefore: undefined, expiry: 1_653_456_950_869 };
  expect(drawTimeLine(lifetime, NOW)).toMatchObject({
    words: '“exp” in milliseconds: 2022-05-25 05:35:50 UTC',
    beginning: undefined,
    ending: undefined,
  });
  const right = drawTimeLine({ issuedAt: NOW, notBefore: undefined, expiry: NOW + 60 }, NOW);
  expect(right?.words).toBe('1 min left');
});

test('a token of AWS that a load balancer signed says what to check', () => {
  const header = {
    alg: 'ES256',
    signer: 'arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/app/a/1',
  };
  const payload = {
    sub: 'u1',
    exp: NOW + 100,
    iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_A',
  };
  expect(auditLines({ header, payload })).toEqual(['info alb-signer /signer']);
});
