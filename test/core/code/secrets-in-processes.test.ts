import { createHmac } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SecretEncoding } from '../../../src/core/keys/key-material.ts';
import { findTool } from '../../support/machine/find-tool.ts';
import { run } from '../../support/run-snippets.ts';
import { filesOf, subjectFor } from '../../support/tokens/snippet-subjects.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;

/** Every program that a script may start, with a shim that notes its command line. */
const PROGRAMS = [
  'openssl',
  'od',
  'tr',
  'sed',
  'cat',
  'cmp',
  'mktemp',
  'wc',
  'curl',
  'jq',
  'date',
  'rm',
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'processes-'));
  for (const name of PROGRAMS) {
    const path = (await run('bash', ['-c', `type -P ${name} || true`])).trim();
    if (path === '') continue;
    const shim = join(folder, name);
    writeFileSync(shim, `#!/bin/bash\nprintf '%s\\n' "$*" >> "${folder}/log"\nexec ${path} "$@"\n`);
    chmodSync(shim, 0o755);
  }
});
afterAll(() => {
  vi.resetConfig();
  rmSync(folder, { recursive: true, force: true });
});

async function commandLines(code: string, environment: Record<string, string>) {
  writeFileSync(join(folder, 'log'), '');
  const text = await run('bash', ['-s'], {
    input: code,
    environment: { ...environment, PATH: `${folder}:${process.env.PATH}` },
  });
  return { text, log: readFileSync(join(folder, 'log'), 'utf8') };
}

function sign(secret: Buffer, bits: number): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${encode({ alg: `HS${bits}` })}.${encode({ sub: 'a' })}`;
  return `${input}.${createHmac(`sha${bits}`, secret).update(input).digest('base64url')}`;
}

const FORMS: readonly [SecretEncoding, (secret: Buffer) => string][] = [
  ['utf8', (secret) => secret.toString('utf8')],
  ['base64url', (secret) => secret.toString('base64url')],
  ['base64', (secret) => secret.toString('base64')],
  ['hex', (secret) => secret.toString('hex')],
];

/** About the block sizes of SHA-256 and SHA-512, 64 and 128 bytes. */
const LENGTHS = [1, 32, 63, 64, 65, 128, 129, 300];

describe('openssl', () => {
  const cases = FORMS.flatMap(([encoding, write]) =>
    [256, 512].flatMap((bits) => LENGTHS.map((length) => ({ encoding, write, bits, length }))),
  );

  test.for(cases)(
    'verifies HS$bits with a $encoding secret of $length bytes that no process shows',
    async ({ encoding, write, bits, length }, { skip }) => {
      const missing = await findTool('openssl', ['version']);
      if (missing) skip(missing);
      const secret = Buffer.from(Array.from({ length }, (_, at) => 33 + ((at * 7) % 90)));
      const [file] = filesOf(
        'openssl',
        subjectFor(`HS${bits}`, { key: { from: 'environment', encoding } }),
      );
      const TOKEN = sign(secret, bits);
      const { text, log } = await commandLines(file?.code ?? '', {
        JWT_SECRET: write(secret),
        TOKEN,
      });

      expect(JSON.parse(text)).toEqual({ sub: 'a' });
      expect(log).toContain('dgst');
      if (length < 32) return;
      expect(log).not.toContain(write(secret));
      expect(log).not.toContain(secret.toString('hex'));
      expect(log).not.toContain(TOKEN.slice(0, 20));
    },
  );

  test('rejects another secret', async ({ skip }) => {
    const missing = await findTool('openssl', ['version']);
    if (missing) skip(missing);
    const [file] = filesOf('openssl', subjectFor('HS256'));
    const TOKEN = sign(Buffer.from('a'.repeat(32)), 256);
    await expect(
      commandLines(file?.code ?? '', { JWT_SECRET: 'b'.repeat(32), TOKEN }),
    ).rejects.toThrow();
  });

  test('notices a secret on a command line', async ({ skip }) => {
    const missing = await findTool('openssl', ['version']);
    if (missing) skip(missing);
    const { log } = await commandLines('printf a | openssl dgst -sha256 -hmac "$JWT_SECRET"', {
      JWT_SECRET: 'open-secret',
    });
    expect(log).toContain('open-secret');
  });
});

test.each(['HS256', 'RS256', 'ES256', 'EdDSA'])(
  'no shell snippet for %s puts a token or a key into an argument',
  (algorithm) => {
    for (const id of ['openssl', 'curl']) {
      for (const { code } of filesOf(id, subjectFor(algorithm))) {
        const lines = code.split('\n').filter((line) => /\b(?:openssl|curl) /.test(line));
        const leaks = lines.filter((line) =>
          /(?:openssl|curl) [^|<>#]*\$\{?(?:TOKEN|PROOF|JWT_|secret|text)/.test(line),
        );
        expect(leaks).toEqual([]);
      }
    }
  },
);
