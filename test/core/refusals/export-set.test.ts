import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { importJWK, jwtVerify } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/core/refusals/export-set.ts';
import type { ExportedSet, RefusalSet } from '../../../src/core/refusals/refusal.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { findTool } from '../../support/machine/find-tool.ts';
import { lacks } from '../../support/machine/lacks.ts';
import { run } from '../../support/run-snippets.ts';
import { type RecordingServer, startServer } from '../../support/servers/recording-server.ts';
import { refusalSetOf } from '../../support/tokens/refusal-sets.ts';
import { AUDIENCE, ISSUER, tokenFor } from '../../support/tokens/token-maker.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const { publicJwk, privatePem, publicPem } = testKey('RS256');
const FOLDER = mkdtempSync(join(tmpdir(), 'refusals-'));
let set: RefusalSet;
let server: RecordingServer;

/** APIs that verify tokens, as far as their authors thought of it. */
const APIS = {
  strict: async (token: string) => {
    await jwtVerify(token, await importJWK(publicJwk, 'RS256'), {
      ...{ algorithms: ['RS256'], issuer: ISSUER, audience: AUDIENCE, typ: 'at+jwt' },
    });
  },
  /** Trusts whatever key the token brings, and does not look at the audience. */
  careless: async (token: string) => {
    const { header } = jsonwebtoken.decode(token, { complete: true }) ?? {};
    const jwk = (header as { jwk?: object } | undefined)?.jwk;
    const key = await importJWK({ ...(jwk ?? publicJwk) }, 'RS256');
    await jwtVerify(token, key, { algorithms: ['RS256'], issuer: ISSUER, typ: 'at+jwt' });
  },
  broken: async () => {
    throw new Error('down');
  },
} satisfies Record<string, (token: string) => Promise<void>>;

/** What the careless API lets in. */
const LET_IN = ['audience-begins-alike', 'audience-missing', 'jwk-header', 'other-audience'];

beforeAll(async () => {
  set = await refusalSetOf({ token: await tokenFor('RS256'), key: privatePem });
  server = await startServer();
});
afterAll(async () => {
  vi.resetConfig();
  await server.close();
  rmSync(FOLDER, { recursive: true, force: true });
});

function answerLike(api: keyof typeof APIS): string {
  server.answerWith((request, response) => {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    APIS[api](token).then(
      () => response.writeHead(200).end('{}'),
      () => response.writeHead(401).end(),
    );
  });
  return `${server.origin}/orders`;
}

function write(id: string, exported: ExportedSet = set): string {
  const format = EXPORT_FORMATS.find((each) => each.id === id);
  const file = format?.write(exported);
  if (!file) throw new Error(id);
  const folder = mkdtempSync(join(FOLDER, `${id}-`));
  writeFileSync(join(folder, file.name), file.code);
  return join(folder, file.name);
}

/** Everything that a program says, and whether it failed. */
async function outcomeOf(command: string, args: readonly string[], apiUrl: string, cwd?: string) {
  const environment = { API_URL: apiUrl, NO_COLOR: '1', FORCE_COLOR: '0' };
  const wrapped = ['-c', '"$@" 2>&1 || true', 'bash', command, ...args];
  return await run('bash', wrapped, { environment, ...(cwd ? { cwd } : {}) });
}

describe('the bash script', () => {
  test('passes with an API that verifies, which gets every token once', async () => {
    const url = answerLike('strict');
    server.requests.length = 0;
    const output = await run('bash', [write('curl')], { environment: { API_URL: url } });
    const lines = output.trim().split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'TAP version 13',
      `1..${set.refusals.length + 1}`,
      'ok 1 - accepted: 200',
    ]);
    // Node.js answers a header of that length itself, before any request handler.
    const oversized = set.refusals.findIndex(({ id }) => id === 'oversized');
    expect(lines.filter((line) => line.startsWith('not ok'))).toEqual([]);
    expect(lines.at(oversized + 3)).toContain('oversized: 431');
    const sent = server.requests.map(({ headers }) => headers.authorization);
    const small = set.refusals.filter(({ id }) => id !== 'oversized');
    expect(sent).toEqual(
      [set.control, ...small.map(({ token }) => token)].map((t) => `Bearer ${t}`),
    );
  });

  test('fails with an API that lets tokens in, and names them', async () => {
    const script = write('curl');
    const output = await outcomeOf('bash', [script], answerLike('careless'));
    const failed = [...output.matchAll(/^not ok \d+ - ([\w-]+): 200$/gm)].map(([, id]) => id);
    expect(failed.sort()).toEqual(LET_IN);
    await expect(
      run('bash', [script], { environment: { API_URL: answerLike('careless') } }),
    ).rejects.toThrow('bash: 1');
  });

  test('proves nothing with an API that rejects everything, is away, or is not named', async () => {
    const script = write('curl');
    expect(await outcomeOf('bash', [script], answerLike('broken'))).toContain(
      'Bail out! The API rejects the valid token',
    );
    expect(await outcomeOf('bash', [script], 'http://127.0.0.1:9/')).toContain(
      'Bail out! No answer',
    );
    expect(await outcomeOf('bash', [script], '')).toContain('Set API_URL');
    const old = write('curl', { ...set, expires: 1_000_000_000 });
    expect(await outcomeOf('bash', [old], answerLike('strict'))).toContain(
      'Bail out! The valid token',
    );
  });

  test('shows no token on a command line', async () => {
    const traced = await outcomeOf('bash', ['-x', write('curl')], answerLike('strict'));
    const started = traced.match(/\+ curl .*/g) ?? [];
    expect(started).toHaveLength(set.refusals.length + 1);
    expect(started.filter((line) => line.includes('eyJ'))).toEqual([]);
  });
});

const NAMES_ACCEPTED = (output: string) => LET_IN.filter((id) => output.includes(id));

describe('the test file for Vitest', () => {
  const runVitest = (url: string, exported?: ExportedSet) => {
    const root = join(write('vitest', exported), '..');
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(resolve('node_modules/vitest'), join(root, 'node_modules/vitest'));
    writeFileSync(join(root, 'package.json'), '{"type":"module"}');
    const vitest = resolve('node_modules/vitest/vitest.mjs');
    return outcomeOf(
      process.execPath,
      [vitest, 'run', '--reporter=tap-flat', '--root', root],
      url,
      root,
    );
  };

  test('passes with an API that verifies, and fails with one that lets tokens in', async () => {
    const good = await runVitest(answerLike('strict'));
    expect(good.match(/^ok /gm)).toHaveLength(set.refusals.length);
    expect(good).not.toMatch(/^not ok /m);
    const bad = await runVitest(answerLike('careless'));
    const failed = bad.split('\n').filter((line) => line.startsWith('not ok'));
    expect(failed).toHaveLength(LET_IN.length);
    expect(NAMES_ACCEPTED(failed.join('\n'))).toEqual(LET_IN);
    const useless = await runVitest(answerLike('broken'));
    expect(useless.match(/# SKIP$/gm)).toHaveLength(set.refusals.length);
    expect(useless).not.toMatch(/^ok (?!.*# SKIP)/m);
  });
});

test('the test file for pytest passes with an API that verifies, and fails with one that lets tokens in', async ({
  skip,
}) => {
  const why = await findTool('python3', ['-c', 'import pytest']);
  if (why) return skip(why);
  const file = write('pytest');
  const runPytest = (url: string) =>
    outcomeOf('python3', ['-m', 'pytest', '-rf', '-p', 'no:cacheprovider', file], url, FOLDER);
  expect(await runPytest(answerLike('strict'))).toContain(`${set.refusals.length} passed`);
  const bad = await runPytest(answerLike('careless'));
  expect(bad).toContain(`${LET_IN.length} failed, ${set.refusals.length - LET_IN.length} passed`);
  const failed = [...bad.matchAll(/^FAILED .*\[([\w-]+)\]/gm)].map(([, id]) => id);
  expect(failed.sort()).toEqual(LET_IN);
  expect(await runPytest(answerLike('broken'))).toContain('rejects the valid token');
});

test('the test file for go test passes with an API that verifies', async ({ skip }) => {
  const why = await findTool('go', ['version']);
  if (why) return skip(why);
  const folder = join(write('go'), '..');
  await run('go', ['mod', 'init', 'example.com/refusals'], { cwd: folder });
  expect(await run('gofmt', ['-l', '.'], { cwd: folder })).toBe('');
  const good = await outcomeOf('go', ['test', '-v', './...'], answerLike('strict'), folder);
  expect(good.match(/--- PASS: TestRefusalSet\//g)).toHaveLength(set.refusals.length);
  const bad = await outcomeOf('go', ['test', './...'], answerLike('careless'), folder);
  expect(bad.match(/--- FAIL: TestRefusalSet\//g)).toHaveLength(LET_IN.length);
});

/** Stands for JUnit, with what the test file needs of it. */
const JUNIT: Readonly<Record<string, string>> = {
  'BeforeAll.java':
    '@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface BeforeAll {}',
  'TestFactory.java':
    '@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface TestFactory {}',
  'function/Executable.java':
    'package org.junit.jupiter.api.function; public interface Executable { void execute() throws Throwable; }',
  'DynamicTest.java': `public record DynamicTest(String name, org.junit.jupiter.api.function.Executable executable) {
    public static DynamicTest dynamicTest(String name, org.junit.jupiter.api.function.Executable executable) { return new DynamicTest(name, executable); } }`,
  'Assertions.java':
    'public class Assertions { public static void assertTrue(boolean holds, String words) { if (!holds) throw new AssertionError(words); } }',
};

const JAVA_RUNNER = `public class Run {
  public static void main(String[] args) throws Throwable {
    RefusalSetTest.acceptsTheValidToken();
    for (var test : new RefusalSetTest().rejects().toList()) {
      try { test.executable().execute(); System.out.println("ok " + test.name()); }
      catch (AssertionError error) { System.out.println("not ok " + test.name() + " " + error.getMessage()); }
    }
  }
}`;

test('the test file for JUnit compiles, passes with an API that verifies, and fails with one that lets tokens in', async ({
  skip,
}) => {
  const why = await findTool('javac', ['--version']);
  if (why) return skip(why);
  const version = Number(/\d+/.exec(await run('javac', ['--version']))?.[0]);
  if (version < 16) return skip(lacks('javac 16'));
  const folder = join(write('junit'), '..');
  mkdirSync(join(folder, 'org/junit/jupiter/api/function'), { recursive: true });
  for (const [name, code] of Object.entries(JUNIT)) {
    const text = code.startsWith('package') ? code : `package org.junit.jupiter.api;\n${code}`;
    writeFileSync(join(folder, 'org/junit/jupiter/api', name), text);
  }
  writeFileSync(join(folder, 'Run.java'), JAVA_RUNNER);
  await run('javac', ['-d', 'out', '-sourcepath', '.', 'Run.java', 'RefusalSetTest.java'], {
    cwd: folder,
  });
  const java = (url: string) => outcomeOf('java', ['-cp', 'out', 'Run'], url, folder);
  const good = await java(answerLike('strict'));
  expect(good.match(/^ok /gm)).toHaveLength(set.refusals.length);
  const bad = await java(answerLike('careless'));
  const failed = [...bad.matchAll(/^not ok ([\w-]+): /gm)].map(([, id]) => id);
  expect(failed.sort()).toEqual(LET_IN);
});

test('the JSON holds every token with its reason, section and status codes', () => {
  const format = EXPORT_FORMATS.find(({ id }) => id === 'json');
  const { accept, reject } = JSON.parse(format?.write(set).code ?? '');
  expect(accept.token).toBe(set.control);
  expect(reject).toHaveLength(set.refusals.length);
  expect(reject[0]).toEqual({
    id: 'alg-none',
    title: 'Unsigned, “alg”: none',
    reason: 'The token is not signed, so anyone can write it.',
    reference: {
      title: 'RFC 7518 §8.5',
      url: 'https://www.rfc-editor.org/rfc/rfc7518#section-8.5',
    },
    statuses: [401],
    token: set.refusals[0]?.token,
  });
});

describe('no exported file', () => {
  test.each(EXPORT_FORMATS.map(({ id }) => id))('contains a key that signs: %s', (id) => {
    const code = EXPORT_FORMATS.find((format) => format.id === id)?.write(set).code ?? '';
    const body = privatePem.split('\n')[5] ?? '';
    expect(body.length).toBeGreaterThan(60);
    expect(code).not.toContain(body);
    expect(code).toContain(set.control ?? '');
  });

  test('claims a valid token where there is none', async () => {
    const token = await tokenFor('RS256');
    const unknown = await refusalSetOf({ token, key: publicPem, isVerified: false });
    for (const { write: writeFile } of EXPORT_FORMATS) {
      const { code } = writeFile(unknown);
      expect(code).not.toContain(`${token}'`);
      expect(code).not.toContain(`${token}"`);
    }
    const url = answerLike('strict');
    const script = write('curl', unknown);
    const output = await run('bash', [script], { environment: { API_URL: url } });
    expect(output).toContain(`1..${unknown.refusals.length}\nok 1 - alg-none: 401`);
  });
});
