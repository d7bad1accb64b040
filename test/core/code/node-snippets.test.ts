import { createHash, generateKeyPairSync } from 'node:crypto';
import { CompactSign, importJWK, jwtVerify } from 'jose';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { SnippetSubject } from '../../../src/core/code/snippet-subject.ts';
import type { SecretEncoding } from '../../../src/core/keys/key-material.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { runSnippets, type SnippetCall } from '../../support/run-snippets.ts';
import { filesOf, subjectFor } from '../../support/tokens/snippet-subjects.ts';
import {
  AUDIENCE,
  ENVIRONMENT,
  ISSUER,
  keysFor,
  otherKey,
  RECEIVER_CASES,
  tokenFor,
} from '../../support/tokens/token-maker.ts';

// Other programs are started, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });
afterAll(() => vi.resetConfig());

const NODE_LIBRARIES = ['jose', 'jsonwebtoken'] as const;
const ALGORITHMS = [
  ...['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

function verifyCall(
  library: string,
  algorithm: string,
  token: string,
  changes: Partial<SnippetSubject> = {},
): SnippetCall {
  return {
    files: filesOf(library, subjectFor(algorithm, { key: ENVIRONMENT, ...changes })),
    entry: 'verify-token.mjs',
    name: 'verifyToken',
    arguments: [token],
    environment: keysFor(algorithm),
  };
}

const can = (library: string, algorithm: string) =>
  library === 'jose' || !algorithm.startsWith('Ed');
const PAIRS = NODE_LIBRARIES.flatMap((library) =>
  ALGORITHMS.filter((algorithm) => can(library, algorithm)).map(
    (algorithm) => [library, algorithm] as const,
  ),
);

test('every snippet accepts the token, and rejects one signed with another key', async () => {
  const calls = await Promise.all(
    PAIRS.map(async ([library, algorithm]) => {
      const good = await tokenFor(algorithm);
      const other = await tokenFor(algorithm, { key: otherKey(algorithm) });
      return [verifyCall(library, algorithm, good), verifyCall(library, algorithm, other)];
    }),
  );
  const outcomes = await runSnippets(calls.flat());

  expect(outcomes.map(({ ok }) => ok)).toEqual(PAIRS.flatMap(() => [true, false]));
  expect(outcomes[0]).toMatchObject({ value: { iss: ISSUER } });
});

test('what a snippet signs, its counterpart and this page take', async () => {
  const outcomes = await runSnippets(
    PAIRS.map(([library, algorithm]) => ({
      files: filesOf(library, subjectFor(algorithm, { key: ENVIRONMENT }), 'sign'),
      entry: 'sign-token.mjs',
      name: 'signToken',
      arguments: [{ sub: 'user-42' }],
      environment: keysFor(algorithm),
    })),
  );
  for (const [index, [, algorithm]] of PAIRS.entries()) {
    const outcome = outcomes[index];
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
    const key = await importJWK(testKey(algorithm).publicJwk, algorithm);
    const { payload, protectedHeader } = await jwtVerify(String(outcome.value), key, {
      algorithms: [algorithm],
      issuer: ISSUER,
      audience: AUDIENCE,
    });

    expect(protectedHeader).toEqual({ alg: algorithm, typ: 'at+jwt', kid: 'key-1' });
    expect(payload.sub).toBe('user-42');
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  }
});

const PLAIN_SECRET = Buffer.from('a secret of 32 octets, plain text');
const ENCODINGS: readonly SecretEncoding[] = ['utf8', 'base64url', 'base64', 'hex'];

test.each(NODE_LIBRARIES)('%s checks what the code expects, and nothing else', async (library) => {
  const calls = RECEIVER_CASES.map(async ([, changes, subject]) =>
    verifyCall(library, 'ES256', await tokenFor('ES256', changes), subject),
  );
  const outcomes = await runSnippets(await Promise.all(calls));

  expect(RECEIVER_CASES.map(([name], index) => [name, outcomes[index]?.ok])).toEqual(
    RECEIVER_CASES.map(([name, , , taken]) => [name, taken]),
  );
});

test('snippets reject an HMAC made with the public key, and an unsigned token', async () => {
  const { publicPem } = testKey('RS256');
  const [, payload] = (await tokenFor('RS256')).split('.');
  const forged = await new CompactSign(Buffer.from(payload ?? '', 'base64url'))
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .sign(Buffer.from(publicPem));
  const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`;
  const outcomes = await runSnippets(
    NODE_LIBRARIES.flatMap((library) =>
      [forged, none].map((token) => verifyCall(library, 'RS256', token)),
    ),
  );

  expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, false, false]);
});

test('a secret is read as the page reads it, from the environment or in the code', async () => {
  const jwk = JSON.stringify({ kty: 'oct', k: PLAIN_SECRET.toString('base64url') });
  const token = await tokenFor('HS256', { key: jwk });
  const outcomes = await runSnippets(
    NODE_LIBRARIES.flatMap((library) =>
      ENCODINGS.flatMap((encoding) => {
        const text = PLAIN_SECRET.toString(encoding);
        const call = (key: SnippetSubject['key'], environment: Record<string, string>) => ({
          ...verifyCall(library, 'HS256', token, { key }),
          environment,
        });
        return [
          call({ from: 'environment', encoding }, { JWT_SECRET: text }),
          call({ from: 'code', text, encoding }, {}),
          call({ from: 'environment', encoding }, { JWT_SECRET: 'ff00'.repeat(16) }),
        ];
      }),
    ),
  );

  expect(outcomes.map(({ ok }) => ok)).toEqual(
    NODE_LIBRARIES.flatMap(() => ENCODINGS.flatMap(() => [true, true, false])),
  );
});

test('snippets take a public key from the code', async () => {
  const key = { from: 'code', text: testKey('ES256').publicPem, encoding: 'utf8' } as const;
  const token = await tokenFor('ES256');
  const outcomes = await runSnippets(
    NODE_LIBRARIES.map((library) => ({
      ...verifyCall(library, 'ES256', token, { key }),
      environment: {},
    })),
  );

  expect(outcomes).toMatchObject([{ ok: true }, { ok: true }]);
});

test('jose takes the keys that the issuer publishes, and not those of another', async () => {
  const { createServer } = await import('node:http');
  let claimed = '';
  const server = createServer((request, response) => {
    const address = `http://${request.headers.host}`;
    const answers: Record<string, unknown> = {
      '/.well-known/openid-configuration': { issuer: claimed, jwks_uri: `${address}/keys` },
      '/keys': { keys: [{ ...testKey('ES256').publicJwk, kid: 'key-1', alg: 'ES256' }] },
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[request.url ?? '']));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    const address = server.address();
    const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
    const token = await tokenFor('ES256', { claims: { iss: issuer } });
    const call = verifyCall('jose', 'ES256', token, { issuer, key: { from: 'issuer' } });
    claimed = issuer;
    const [taken] = await runSnippets([{ ...call, environment: {} }]);
    claimed = 'https://evil.example/';
    const [refused] = await runSnippets([{ ...call, environment: {} }]);

    expect(taken).toMatchObject({ ok: true });
    expect(refused).toMatchObject({
      ok: false,
      error: expect.stringContaining('a different issuer'),
    });
  } finally {
    server.close();
  }
});

test('Express lets a sound token through and says no more than no to others', async () => {
  const files = filesOf('express', subjectFor('ES256', { key: ENVIRONMENT }));
  const ask = (authorization?: string) => ({
    files,
    entry: 'require-token.mjs',
    name: 'requireToken',
    arguments: [{ headers: { authorization } }, { stub: 'response' }, { stub: 'next' }],
    environment: keysFor('ES256'),
  });
  const token = await tokenFor('ES256');
  const outcomes = await runSnippets([
    ask(`Bearer ${token}`),
    ask(`bearer ${token}`),
    ask(),
    ask(`Basic ${token}`),
    ask(`Bearer ${token}x`),
  ]);

  expect(outcomes.map((outcome) => outcome.ok && outcome.value)).toMatchObject([
    { goesOn: true },
    { goesOn: true },
    { goesOn: false, status: 401, headers: { 'WWW-Authenticate': 'Bearer' } },
    { goesOn: false, status: 401, headers: { 'WWW-Authenticate': 'Bearer' } },
    {
      goesOn: false,
      status: 401,
      headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    },
  ]);
});

test('Express signs in with a cookie that lasts as long as the token', async () => {
  const [outcome] = await runSnippets([
    {
      files: filesOf('express', subjectFor('ES256', { key: ENVIRONMENT }), 'sign'),
      entry: 'login.mjs',
      name: 'login',
      arguments: [{ body: {} }, { stub: 'response' }],
      environment: keysFor('ES256'),
    },
  ]);
  const { cookie } = (outcome?.ok ? outcome.value : {}) as { cookie: [string, string, object] };

  expect(cookie[0]).toBe('__Host-session');
  expect(cookie[1].split('.')).toHaveLength(3);
  expect(cookie[2]).toMatchObject({ httpOnly: true, secure: true, path: '/', maxAge: 600_000 });
});

test('Next.js sets an HttpOnly cookie whose Max-Age is that of the token', async () => {
  const files = filesOf('next', subjectFor('ES256', { key: ENVIRONMENT }));
  const token = await tokenFor('ES256');
  const outcomes = await runSnippets([
    {
      files,
      entry: 'app/session/actions.js',
      name: 'startSession',
      arguments: [token],
      environment: keysFor('ES256'),
    },
    {
      files,
      entry: 'app/session/actions.js',
      name: 'startSession',
      arguments: [`${token}x`],
      environment: keysFor('ES256'),
    },
    {
      files: filesOf('next', subjectFor('ES256', { key: ENVIRONMENT }), 'sign'),
      entry: 'app/login/actions.js',
      name: 'login',
      arguments: [{}],
      environment: keysFor('ES256'),
    },
  ]);
  const [session, signedIn, ...others] = outcomes.at(-1) as unknown as [
    string,
    string,
    { maxAge: number },
  ][];

  expect(outcomes.slice(0, 3).map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(others).toEqual([]);
  expect(session).toMatchObject([
    '__Host-session',
    token,
    { httpOnly: true, secure: true, path: '/', sameSite: 'lax' },
  ]);
  expect(session?.[2].maxAge).toBeGreaterThan(500);
  expect(session?.[2].maxAge).toBeLessThanOrEqual(600);
  expect(signedIn?.[2]).toMatchObject({ httpOnly: true, secure: true, maxAge: 600 });
});

test('the proxy of Next.js redirects a request without a sound token to the login', async () => {
  const files = filesOf('next', subjectFor('ES256', { key: ENVIRONMENT }));
  const token = await tokenFor('ES256');
  const ask = (cookies: object) => ({
    files,
    entry: 'proxy.js',
    name: 'proxy',
    arguments: [{ stub: 'request', url: 'https://app.example/private?a=b', cookies }],
    environment: keysFor('ES256'),
  });
  const outcomes = await runSnippets([
    ask({ '__Host-session': token }),
    ask({}),
    ask({ '__Host-session': `${token}x` }),
  ]);

  expect(outcomes.map((outcome) => outcome.ok && outcome.value)).toEqual([
    { goesOn: true },
    { goesOn: false, address: 'https://app.example/login' },
    { goesOn: false, address: 'https://app.example/login' },
  ]);
});

test('an SD-JWT comes with its disclosures in place, and with no one else’s', async () => {
  const disclosure = Buffer.from('["c2FsdHNhbHRzYWx0","email","a@b.example"]').toString(
    'base64url',
  );
  const digest = createHash('sha256').update(disclosure).digest('base64url');
  const token = await tokenFor('ES256', { claims: { _sd: [digest], _sd_alg: 'sha-256' } });
  const foreign = Buffer.from('["c2FsdHNhbHRzYWx0","admin",true]').toString('base64url');
  const base = subjectFor('ES256', { key: ENVIRONMENT });
  if (base.target.form === 'jwe') throw new Error('signed');
  const files = filesOf('sd-jwt', { ...base, target: { ...base.target, form: 'sd-jwt' } });
  const ask = (text: string) => ({
    files,
    entry: 'verify-sd-jwt.mjs',
    name: 'verifySdJwt',
    arguments: [text],
    environment: keysFor('ES256'),
  });
  const [header, payload] = token.split('.');
  const outcomes = await runSnippets([
    ask(`${token}~${disclosure}~`),
    ask(`${token}~${foreign}~`),
    ask(`${header}.${payload}.${'A'.repeat(86)}~${disclosure}~`),
  ]);

  expect(outcomes[0]).toMatchObject({ ok: true, value: { email: 'a@b.example', iss: ISSUER } });
  expect(outcomes.slice(1).map((outcome) => outcome.ok && outcome.value)).not.toContainEqual(
    expect.objectContaining({ admin: true }),
  );
  expect(outcomes[2]?.ok).toBe(false);
});

describe('encrypted tokens', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pair = {
    JWT_PUBLIC_KEY: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    JWT_PRIVATE_KEY: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
  const secret = { JWT_SECRET: Buffer.alloc(32, 7).toString('base64url') };

  const SUITES = [
    ['RSA-OAEP-256', 'A256GCM', pair],
    ['dir', 'A256GCM', secret],
    ['A256KW', 'A128CBC-HS256', secret],
    ['PBES2-HS256+A128KW', 'A256GCM', secret],
  ] as const;

  test('one snippet opens what the other encrypts, only with the named algorithms', async () => {
    const of = (algorithm: string, encryption: string, role: 'verify' | 'sign') => {
      const target = { form: 'jwe', algorithm, encryption } as const;
      return filesOf('jose', subjectFor('ES256', { target, key: ENVIRONMENT }), role);
    };
    const made = await runSnippets(
      SUITES.map(([algorithm, encryption, environment]) => ({
        files: of(algorithm, encryption, 'sign'),
        entry: 'encrypt-token.mjs',
        name: 'encryptToken',
        arguments: [{ sub: 'user-42' }],
        environment,
      })),
    );
    const opened = await runSnippets(
      SUITES.flatMap(([algorithm, encryption, environment], index) =>
        [encryption, 'A192GCM'].map((expected) => ({
          files: of(algorithm, expected, 'verify'),
          entry: 'decrypt-token.mjs',
          name: 'decryptToken',
          arguments: [made[index]?.ok ? made[index].value : made[index]],
          environment,
        })),
      ),
    );

    expect(opened.map((outcome) => (outcome.ok ? outcome.value : false))).toMatchObject(
      SUITES.flatMap(() => [{ sub: 'user-42', aud: AUDIENCE }, false]),
    );
  });
});
