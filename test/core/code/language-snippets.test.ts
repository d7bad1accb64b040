import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importJWK, jwtVerify } from 'jose';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { SNIPPET_LIBRARIES } from '../../../src/core/code/libraries.ts';
import type { CodeFile, SnippetSubject } from '../../../src/core/code/snippet-subject.ts';
import { writeSnippet } from '../../../src/core/code/write-snippet.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { findTool } from '../../support/machine/find-tool.ts';
import { lacks } from '../../support/machine/lacks.ts';
import { run } from '../../support/run-snippets.ts';
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

const COMMON = ['HS256', 'HS384', 'HS512', 'RS256', 'PS384', 'ES256', 'ES384', 'ES512'];

/** Python of the system, where Debian puts its modules, before another one. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

interface Call {
  readonly file: string;
  readonly argument: unknown;
  readonly environment: Readonly<Record<string, string>>;
}

/** Each is given the calls as JSON on standard input, and answers with the outcomes. */
const RUNNERS = {
  python: (tool: string) => [
    tool,
    '-c',
    `import importlib.util, json, os, sys
outcomes = []
for number, call in enumerate(json.load(sys.stdin)):
    os.environ.update(call['environment'])
    try:
        spec = importlib.util.spec_from_file_location(f'snippet{number}', call['file'])
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        function = getattr(module, 'verify_token', None) or module.sign_token
        outcomes.append({'ok': True, 'value': function(call['argument'])})
    except Exception as error:
        outcomes.append({'ok': False, 'error': repr(error)})
print(json.dumps(outcomes))`,
  ],
  ruby: (tool: string) => [
    tool,
    '-rjson',
    '-e',
    `outcomes = JSON.parse(STDIN.read).map do |call|
  ENV.update(call['environment'])
  code = Module.new
  code.module_eval(File.read(call['file']).gsub(/^def /, 'def self.'))
  name = code.respond_to?(:verify_token) ? :verify_token : :sign_token
  { ok: true, value: code.public_send(name, call['argument']) }
rescue StandardError => error
  { ok: false, error: error.full_message }
end
puts JSON.generate(outcomes)`,
  ],
} as const;

interface Written {
  readonly files: readonly CodeFile[];
  readonly argument: unknown;
  readonly environment: Readonly<Record<string, string>>;
}

async function runAll(language: keyof typeof RUNNERS, tool: string, written: readonly Written[]) {
  return await inFolder(async (folder) => {
    const calls: Call[] = written.map(({ files, ...call }, index) => {
      const [only] = files;
      if (!only) throw new Error('one file was expected');
      const file = join(folder, `${index}-${only.name}`);
      writeFileSync(file, only.code);
      return { ...call, file };
    });
    const [command = '', ...rest] = RUNNERS[language](tool);
    const answer = await run(command, rest, { input: JSON.stringify(calls) });
    return JSON.parse(answer) as { ok: boolean; value?: unknown; error?: string }[];
  });
}

async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstTool(tools: readonly string[], probe: readonly string[]) {
  for (const tool of tools) {
    if (!(await findTool(tool, probe))) return tool;
  }
  return undefined;
}

describe.for([
  ['python', 'pyjwt', PYTHONS, ['-c', 'import jwt, cryptography'], [...COMMON, 'EdDSA']],
  ['ruby', 'ruby-jwt', ['ruby'], ['-rjwt', '-e', ''], COMMON],
] as const)('%s', ([language, library, tools, probe, algorithms]) => {
  const verify = (algorithm: string, token: string, changes: Partial<SnippetSubject> = {}) => ({
    files: filesOf(library, subjectFor(algorithm, { key: ENVIRONMENT, ...changes })),
    argument: token,
    environment: keysFor(algorithm),
  });

  test('verifies the token, and rejects tokens of other keys', async ({ skip }) => {
    const tool = await firstTool(tools, probe);
    if (!tool) return skip(lacks(`${tools[0]} ${probe.join(' ')}`.trim()));
    const calls = await Promise.all([
      ...algorithms.map(async (algorithm) => verify(algorithm, await tokenFor(algorithm))),
      ...algorithms.map(async (algorithm) =>
        verify(algorithm, await tokenFor(algorithm, { key: otherKey(algorithm) })),
      ),
      ...RECEIVER_CASES.map(async ([, changes, subject]) =>
        verify('ES256', await tokenFor('ES256', changes), subject),
      ),
    ]);
    const outcomes = await runAll(language, tool, calls);

    expect(
      outcomes.map(({ ok, error }, index) => [index, ok || (index < algorithms.length && error)]),
    ).toEqual(
      [
        ...algorithms.map(() => true),
        ...algorithms.map(() => false),
        ...RECEIVER_CASES.map(([, , , taken]) => taken),
      ].map((taken, index) => [index, taken]),
    );
  });

  test('signs tokens that this page takes', async ({ skip }) => {
    const tool = await firstTool(tools, probe);
    if (!tool) return skip(lacks(`${tools[0]} ${probe.join(' ')}`.trim()));
    const outcomes = await runAll(
      language,
      tool,
      algorithms.map((algorithm) => ({
        files: filesOf(library, subjectFor(algorithm, { key: ENVIRONMENT }), 'sign'),
        argument: { sub: 'user-42' },
        environment: keysFor(algorithm),
      })),
    );
    for (const [index, algorithm] of algorithms.entries()) {
      await expectSound(algorithm, outcomes[index]?.value);
    }
  });

  test('reads secrets as the page does', async ({ skip }) => {
    const tool = await firstTool(tools, probe);
    if (!tool) return skip(lacks(`${tools[0]} ${probe.join(' ')}`.trim()));
    const secret = Buffer.from('a secret of 32 octets, plain text');
    const key = JSON.stringify({ kty: 'oct', k: secret.toString('base64url') });
    const token = await tokenFor('HS256', { key });
    const encodings = ['utf8', 'base64url', 'base64', 'hex'] as const;
    const outcomes = await runAll(
      language,
      tool,
      encodings.flatMap((encoding) => [
        {
          ...verify('HS256', token, { key: { from: 'environment', encoding } }),
          environment: { JWT_SECRET: secret.toString(encoding) },
        },
        {
          ...verify('HS256', token, {
            key: { from: 'code', text: secret.toString(encoding), encoding },
          }),
          environment: { JWT_SECRET: '' },
        },
      ]),
    );

    expect(outcomes.map(({ ok, error }) => ok || error)).toEqual(Array(8).fill(true));
  });

  test('takes a public key from the code', async ({ skip }) => {
    const tool = await firstTool(tools, probe);
    if (!tool) return skip(lacks(`${tools[0]} ${probe.join(' ')}`.trim()));
    const key = { from: 'code', text: testKey('ES256').publicPem, encoding: 'utf8' } as const;
    const call = verify('ES256', await tokenFor('ES256'), { key });
    const [outcome] = await runAll(language, tool, [{ ...call, environment: {} }]);

    expect(outcome).toMatchObject({ ok: true });
  });
});

async function expectSound(algorithm: string, token: unknown): Promise<void> {
  const key = await importJWK(testKey(algorithm).publicJwk, algorithm);
  const { payload, protectedHeader } = await jwtVerify(String(token), key, {
    algorithms: [algorithm],
    issuer: ISSUER,
    audience: AUDIENCE,
  });

  expect(protectedHeader).toMatchObject({ alg: algorithm, typ: 'at+jwt', kid: 'key-1' });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
}

describe('openssl', () => {
  const ALGORITHMS = [...COMMON, 'RS512', 'PS256', 'PS512', 'EdDSA'];

  async function bash(files: readonly CodeFile[], environment: Record<string, string>) {
    const [only] = files;
    return await run('bash', ['-s'], { input: only?.code ?? '', environment }).then(
      (text) => ({ ok: true, text }),
      (error: Error) => ({ ok: false, text: error.message }),
    );
  }

  test.for(ALGORITHMS)('%s: verifies the token and no other', async (algorithm, { skip }) => {
    const missing = await findTool('openssl', ['version']);
    if (missing) skip(missing);
    const files = filesOf('openssl', subjectFor(algorithm, { key: ENVIRONMENT }));
    const good = await tokenFor(algorithm);
    const bad = await tokenFor(algorithm, { key: otherKey(algorithm) });
    const [taken, refused, altered] = await Promise.all(
      [good, bad, good.replace('.', '.e30')].map((TOKEN) =>
        bash(files, { ...keysFor(algorithm), TOKEN }),
      ),
    );

    expect(taken).toMatchObject({ ok: true });
    expect(JSON.parse(taken?.text ?? '')).toMatchObject({ iss: ISSUER });
    expect(refused?.ok).toBe(false);
    expect(altered?.ok).toBe(false);
  });

  test.for(ALGORITHMS)('%s: signs a token that this page takes', async (algorithm, { skip }) => {
    const missing = await findTool('openssl', ['version']);
    if (missing) skip(missing);
    const files = filesOf('openssl', subjectFor(algorithm, { key: ENVIRONMENT }), 'sign');
    // The numbers of an ECDSA signature are sometimes shorter than the curve.
    for (let tries = algorithm.startsWith('ES') ? 4 : 1; tries > 0; tries -= 1) {
      const { text } = await bash(files, keysFor(algorithm));
      await expectSound(algorithm, text.trim());
    }
  });

  test('secp256k1, which no browser has', async ({ skip }) => {
    const missing = await findTool('openssl', ['version']);
    if (missing) skip(missing);
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const input = `${encode({ alg: 'ES256K' })}.${encode({ sub: 'a' })}`;
    const signature = signWith('sha256', Buffer.from(input), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    const files = filesOf('openssl', subjectFor('ES256K', { key: ENVIRONMENT }));
    const outcome = await bash(files, {
      JWT_PUBLIC_KEY: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      TOKEN: `${input}.${signature.toString('base64url')}`,
    });

    expect(outcome).toMatchObject({ ok: true });
  });
});

test('curl sends the token in a header, and keeps it out of its arguments', async ({ skip }) => {
  const missing = await findTool('curl');
  if (missing) skip(missing);
  let seen: string | undefined;
  const server = createServer((request, response) => {
    seen = request.headers.authorization;
    response.end('fine');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const API_URL = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  try {
    const [send] = filesOf('curl', subjectFor('ES256'));
    const answer = await run('bash', ['-s'], {
      input: send?.code ?? '',
      environment: { API_URL, TOKEN: 'a.b.c' },
    });

    expect(answer).toBe('fine');
    expect(seen).toBe('Bearer a.b.c');
    expect(send?.code).not.toMatch(/curl.*TOKEN/);
  } finally {
    server.close();
  }
});

/** Values that end a literal, a line, a comment or a block where they are not escaped. */
const HOSTILE: Partial<SnippetSubject> = {
  issuer: `https://a.example/'"\`\\\n\u2028\${exit}#{exit}$(exit)*/ ?> <?php "; exit(1); //`,
  audience: `'"\`\\$HOME #@x %s {0} \\u0022 \\u000a`,
  type: `"'\\\r\n`,
  keyId: `'"\\\0\u202e</script>`,
  requiredClaims: ['exp', `'"\\\n#{exit}$x`],
  tolerance: 30,
};
const KEYS: readonly SnippetSubject['key'][] = [
  { from: 'environment', encoding: 'base64url' },
  { from: 'environment', encoding: 'hex' },
  { from: 'issuer' },
];

/** Everything that is written in a language, for usual values and hostile ones. */
function writeAll(language: string): CodeFile[] {
  // One compiler starts more slowly than the others.
  const algorithms =
    language === 'Java' ? ['HS256', 'ES256'] : ['HS256', 'RS256', 'ES256', 'EdDSA'];
  const subjects = algorithms.flatMap((algorithm) => [
    ...KEYS.flatMap((key) => [
      subjectFor(algorithm, { key }),
      subjectFor(algorithm, { ...HOSTILE, key }),
    ]),
    subjectFor(algorithm, {
      ...HOSTILE,
      key: algorithm.startsWith('HS')
        ? { from: 'code', text: `'"\`\\\n\${x}#{x}`, encoding: 'utf8' }
        : { from: 'code', text: testKey(algorithm).publicPem, encoding: 'utf8' },
    }),
    subjectFor(algorithm, {
      issuer: undefined,
      audience: undefined,
      type: undefined,
      keyId: undefined,
      requiredClaims: [],
    }),
  ]);
  return SNIPPET_LIBRARIES.filter((library) => library.language === language).flatMap((library) =>
    subjects.flatMap((subject) =>
      (['verify', 'sign'] as const).flatMap((role) => {
        const written = writeSnippet(library, subject, role);
        return written.ok ? written.value : [];
      }),
    ),
  );
}

/** Reads files without running them, and complains of what is not a program. */
const PARSERS = {
  'Node.js': [
    'node',
    [],
    (names: readonly string[]) => [
      '-e',
      `for (const name of ${JSON.stringify(names)}) new (require("vm").SourceTextModule)(require("fs").readFileSync(name, "utf8"))`,
    ],
  ],
  Python: [
    'python3',
    [],
    (names: readonly string[]) => [
      '-c',
      'import ast,sys; [ast.parse(open(n, encoding="utf-8").read()) for n in sys.argv[1:]]',
      ...names,
    ],
  ],
  Ruby: [
    'ruby',
    [],
    (names: readonly string[]) => [
      '-e',
      'ARGV.each { |n| RubyVM::InstructionSequence.compile(File.read(n, encoding: "UTF-8")) }',
      ...names,
    ],
  ],
  PHP: [
    'php',
    [],
    (names: readonly string[]) => [
      '-r',
      'foreach (array_slice($argv, 1) as $n) token_get_all(file_get_contents($n), TOKEN_PARSE);',
      '--',
      ...names,
    ],
  ],
  Go: ['gofmt', ['-h'], (names: readonly string[]) => ['-l', ...names]],
  Rust: [
    'rustfmt',
    [],
    (names: readonly string[]) => ['--edition', '2021', '--emit', 'stdout', ...names],
  ],
  Java: [
    'javac',
    [],
    (names: readonly string[]) => [
      '-XDshould-stop.ifError=PARSE',
      '-XDshould-stop.ifNoError=PARSE',
      '-proc:none',
      '-encoding',
      'UTF-8',
      ...names,
    ],
  ],
  Bash: [
    'bash',
    [],
    (names: readonly string[]) => [
      '-c',
      'for name; do bash -n "$name" || exit 1; done',
      'bash',
      ...names,
    ],
  ],
} as const;

test.for(Object.keys(PARSERS) as (keyof typeof PARSERS)[])(
  '%s can read all that is written for it, whatever the token says',
  async (language, { skip }) => {
    const [tool, , argumentsFor] = PARSERS[language];
    const files = writeAll(language);
    expect(files.length).toBeGreaterThan(20);
    const missing = await findTool(tool);
    if (missing && tool !== 'gofmt') skip(missing);
    await inFolder(async (folder) => {
      const names = files.map(({ name, code }, index) => {
        const path = join(folder, String(index), name.split('/').at(-1) ?? '');
        mkdirSync(join(folder, String(index)), { recursive: true });
        // Two classes of one name must not meet.
        writeFileSync(path, language === 'Java' ? `package p${index}; ${code}` : code);
        return path;
      });
      const options = tool === 'node' ? ['--experimental-vm-modules', '--no-warnings'] : [];
      const unread = await run(tool, [...options, ...argumentsFor(names)]).catch((error) => {
        if (error.code === 'ENOENT') return skip(lacks(tool));
        throw error;
      });
      // gofmt lists what it would write otherwise.
      if (tool === 'gofmt') expect(unread).toBe('');
    });
  },
);
