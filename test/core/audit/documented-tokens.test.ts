import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { NO_EXPECTATIONS } from '../../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../../src/core/checks/expectations.ts';
import { deriveConclusion } from '../../../src/core/conclusion/derive-conclusion.ts';
import { audit } from '../../../src/crypto/evidence/study-token.ts';
import { reviewOf } from '../checks/check-one.ts';
import { encodeText } from '../read-token.ts';
import { NOW } from './build-subject.ts';
import { DOCUMENTED_TOKENS, type DocumentedToken } from './documented-tokens.ts';
import { EC, findingsOf, judgeFully, pemOf, RSA } from './judge-fully.ts';

const ED = generateKeyPairSync('ed25519');
const SECRET = 'xR7-mQ2_vT9kLp4Zc8WnB5sHy1JdFg6AeUo3iXqNbMtYrKwPzVhCjSaDlGfE0u2O';

interface Signed {
  readonly token: string;
  readonly key: string;
}

function signAs({ alg, header, claims }: Omit<DocumentedToken, 'name'>): Signed {
  const input = `${encodeText(JSON.stringify({ alg, ...header }))}.${encodeText(JSON.stringify(claims))}`;
  if (alg === 'HS256' || alg === 'HS512') {
    const mac = createHmac(`sha${alg.slice(2)}`, SECRET).update(input);
    return { token: `${input}.${mac.digest('base64url')}`, key: SECRET };
  }
  const pair = alg === 'ES256' ? EC : alg === 'EdDSA' ? ED : RSA;
  const pss = alg === 'PS256' ? { padding: 6, saltLength: 32 } : {};
  const signature = sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(input), {
    key: pair.privateKey,
    dsaEncoding: 'ieee-p1363',
    ...pss,
  });
  return { token: `${input}.${encodeText(signature)}`, key: pemOf(pair.publicKey) };
}

async function judge({ token: compact, key }: Signed) {
  const judgement = await judgeFully(compact, key);
  const [{ token, signature }] = judgement.layers;
  const findings = audit(token, judgement.reading, NOW, judgement);
  const { checks } = deriveConclusion({
    ...reviewOf(token, signature, findings),
    expectations: readExpectations(NO_EXPECTATIONS),
    now: NOW,
  });
  return {
    state: signature.state,
    findings: findings.flatMap(({ severity, code, where }) =>
      severity === 'info' ? [] : [`${severity} ${code} ${where.pointer || where.part}`],
    ),
    rejected: checks.flatMap(({ name, result }) => (result === 'fail' ? [name] : [])),
  };
}

const CLEAN = { state: 'verified', findings: [], rejected: [] };

describe('a token as its maker documents it', () => {
  test('is here for more than 60 kinds', () => {
    expect(new Set(DOCUMENTED_TOKENS.map(({ name }) => name)).size).toBeGreaterThan(60);
  });

  test.each(DOCUMENTED_TOKENS)('raises nothing above info: $name', async (documented) => {
    expect(await judge(signAs(documented))).toEqual(CLEAN);
  });
});

const HOUR = { iat: NOW - 20, exp: NOW + 3580 };
const USER = { iss: 'https://issuer.example.org', sub: 'u1', aud: 'api', iat: NOW - 20 };
const KID = { kid: 'ABC123DEFG' };

describe('a rule that a documented kind silences', () => {
  test.each<[string, DocumentedToken['alg'], object, object, string]>([
    [
      'a session token without "exp"',
      'HS256',
      {},
      { sub: 'u1', name: 'Ann', iat: NOW - 20 },
      'medium exp-missing payload',
    ],
    [
      'an access token without "exp"',
      'RS256',
      {},
      { ...USER, scope: 'read' },
      'medium exp-missing payload',
    ],
    [
      'an ID token without "exp"',
      'RS256',
      {},
      { ...USER, nonce: 'n1', name: 'Ann' },
      'medium exp-missing payload',
    ],
    [
      'claims about a user with an HMAC',
      'HS256',
      {},
      { iss: 'https://a.example', sub: 'u1', aud: 'api', email: 'a@example.org' },
      'medium exp-missing payload',
    ],
    [
      'a token of a user that looks like an APNs token but for its key',
      'ES256',
      { kid: 'key-1' },
      { iss: 'DEF123GHIJ', iat: NOW - 20 },
      'medium exp-missing payload',
    ],
    [
      'half a year for the access token of a user',
      'RS256',
      {},
      { ...USER, scope: 'read', exp: NOW + 15_000_000 },
      'medium lifetime-long /exp',
    ],
    [
      'a developer token for Apple with the user in it',
      'ES256',
      KID,
      { ...USER, exp: NOW + 15_000_000 },
      'medium lifetime-long /exp',
    ],
    [
      'a year for Kubernetes without a date to warn',
      'RS256',
      {},
      { ...USER, 'kubernetes.io': { namespace: 'a' }, exp: NOW + 364 * 86_400 },
      'medium lifetime-long /exp',
    ],
    [
      'ES256 with the issuer of a Cognito user pool',
      'ES256',
      {},
      {
        ...USER,
        ...HOUR,
        token_use: 'id',
        iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_EXAMPLE01',
      },
      'medium idp-alg-mismatch /alg',
    ],
    [
      'a Cognito token without "token_use"',
      'RS256',
      {},
      {
        ...USER,
        ...HOUR,
        iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_EXAMPLE01',
      },
      'medium cognito-use payload',
    ],
    [
      '"at+jwt" without "iss" and "aud"',
      'RS256',
      { typ: 'at+jwt' },
      { ...HOUR, sub: 'u1', client_id: 'c1', jti: 'j1' },
      'medium profile-claim-missing payload',
    ],
    [
      'a numeric "iss" of another token',
      'RS256',
      {},
      { ...USER, ...HOUR, iss: 12345 },
      'high claim-type /iss',
    ],
    [
      '"scope" as an array without "at+jwt"',
      'RS256',
      {},
      { ...USER, ...HOUR, scope: ['a'], client_id: 'c1' },
      'medium claim-type /scope',
    ],
    [
      'an hour for a GitHub App',
      'RS256',
      {},
      { ...HOUR, iss: 12345 },
      'medium lifetime-profile /exp',
    ],
    [
      'an hour for App Store Connect',
      'ES256',
      KID,
      { ...HOUR, iss: 'x', aud: 'appstoreconnect-v1' },
      'medium lifetime-profile /exp',
    ],
    [
      'two days for a push service',
      'ES256',
      {},
      { aud: 'https://fcm.googleapis.com', exp: NOW + 172_800, sub: 'mailto:a@example.org' },
      'medium lifetime-profile /exp',
    ],
    [
      'two hours for Snowflake',
      'RS256',
      {},
      {
        iss: `ORG-ACC.ANN.SHA256:${'A'.repeat(43)}=`,
        sub: 'ORG-ACC.ANN',
        iat: NOW,
        exp: NOW + 7200,
      },
      'medium lifetime-profile /exp',
    ],
    [
      'two hours for a service account of Google',
      'RS256',
      {},
      {
        iss: 'r@p.iam.gserviceaccount.com',
        sub: 'r@p.iam.gserviceaccount.com',
        aud: 'https://firestore.googleapis.com/',
        iat: NOW,
        exp: NOW + 7200,
      },
      'medium lifetime-profile /exp',
    ],
    [
      'ten minutes for Salesforce',
      'RS256',
      {},
      { iss: '3MVG99OxTyEM', sub: 'a', aud: 'https://login.salesforce.com', exp: NOW + 600 },
      'medium lifetime-profile /exp',
    ],
    [
      'seven months for MusicKit',
      'ES256',
      KID,
      { iss: 'DEF123GHIJ', iat: NOW, exp: NOW + 18_000_000 },
      'medium lifetime-profile /exp',
    ],
  ])('goes on for %s', async (_, alg, header, claims, finding) => {
    const { state, findings } = await judge(
      signAs({ alg, header: { ...header }, claims: { ...claims } }),
    );
    expect(state).toBe('verified');
    expect(findings).toContain(finding);
  });

  test('still reports a token that embeds a key', async () => {
    const jwk = EC.publicKey.export({ format: 'jwk' });
    const { findings } = await judge(
      signAs({ alg: 'ES256', header: { jwk }, claims: { ...USER, ...HOUR } }),
    );
    expect(findings).toContain('medium jwk-embedded /jwk');
  });
});

describe('an access token of Duende IdentityServer', () => {
  const claims = {
    iss: 'https://issuer.example.org',
    nbf: NOW - 20,
    ...HOUR,
    aud: 'api1',
    scope: ['api1.read'],
    client_id: 'client',
    jti: 'A1B2',
  };

  test('is told which option changes its scope, and not rejected for its missing "sub"', async () => {
    const signed = signAs({ alg: 'RS256', header: { typ: 'at+jwt' }, claims });
    expect(await judge(signed)).toEqual({
      state: 'verified',
      findings: ['low claim-type /scope', 'low profile-claim-missing payload'],
      rejected: [],
    });
    const findings = await findingsOf(signed.token, signed.key);
    expect(findings.find(({ code }) => code === 'claim-type')?.fix).toContain(
      'EmitScopesAsSpaceDelimitedStringInJwt',
    );
  });

  test('is rejected without "aud" as any other', async () => {
    const { aud: _, ...rest } = claims;
    const signed = signAs({ alg: 'RS256', header: { typ: 'at+jwt' }, claims: rest });
    expect(await judge(signed)).toMatchObject({ rejected: ['profile'] });
  });
});
