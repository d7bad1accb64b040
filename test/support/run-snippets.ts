import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { CodeFile } from '../../src/core/code/snippet-subject.ts';

/** One call of a function of a snippet. */
export interface SnippetCall {
  readonly files: readonly CodeFile[];
  /** The file whose function is called, and with what. */
  readonly entry: string;
  readonly name: string;
  readonly arguments: readonly unknown[];
  readonly environment?: Readonly<Record<string, string>>;
}

export type SnippetOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string };

/** Stands for a file of a snippet that is the user's own, or for a package that is not installed. */
const STUBS: Readonly<Record<string, string>> = {
  'node_modules/next/package.json':
    '{"name":"next","type":"module","exports":{"./headers":"./headers.js","./server":"./server.js"}}',
  'node_modules/next/headers.js': `
    export const set = [];
    export const cookies = async () => ({ set: (...cookie) => set.push(cookie) });
    globalThis.cookiesSet = set;`,
  'node_modules/next/server.js': `
    export class NextResponse {
      static next() { return { goesOn: true }; }
      static redirect(address) { return { goesOn: false, address: address.href }; }
    }`,
};

const FIND_USER = "export const findUser = async () => ({ id: 'user-42' });";

/** Runs the calls one after the other in one Node.js, each in a folder of its own. */
export async function runSnippets(calls: readonly SnippetCall[]): Promise<SnippetOutcome[]> {
  const root = mkdtempSync(join(tmpdir(), 'snippets-'));
  try {
    write(root, 'package.json', '{"type":"module"}');
    for (const [name, text] of Object.entries(STUBS)) write(root, name, text);
    mkdirSync(join(root, 'node_modules/@sd-jwt'), { recursive: true });
    for (const name of ['jose', 'jsonwebtoken', '@sd-jwt/core']) {
      symlinkSync(resolve('node_modules', name), join(root, 'node_modules', name));
    }
    calls.forEach(({ files }, index) => {
      for (const { name, code } of files) write(root, `${index}/${name}`, code);
      write(root, `${index}/lib/find-user.js`, FIND_USER);
      write(root, `${index}/find-user.mjs`, FIND_USER);
    });
    write(root, 'calls.json', JSON.stringify(calls.map(({ files: _, ...call }) => call)));
    write(root, 'run.mjs', RUNNER);
    return JSON.parse(await run(process.execPath, [join(root, 'run.mjs')], { cwd: root }));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const RUNNER = `
  import { readFileSync } from 'node:fs';
  const calls = JSON.parse(readFileSync('calls.json', 'utf8'));
  const outcomes = [];
  const settled = (value) => JSON.parse(JSON.stringify(value ?? null));
  for (const [index, call] of calls.entries()) {
    const before = { ...process.env };
    Object.assign(process.env, call.environment);
    try {
      const module = await import(\`./\${index}/\${call.entry}\`);
      const given = call.arguments.map((value) => value?.stub ? makeStub(value) : value);
      const value = await module[call.name](...given);
      const stub = given.find((value) => value?.seen);
      outcomes.push({ ok: true, value: settled(stub ? { ...stub.seen, value: settled(value) } : value) });
    } catch (error) {
      outcomes.push({ ok: false, error: \`\${error.name}: \${error.message}\` });
    }
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  }
  function makeStub({ stub, ...facts }) {
    if (stub === 'response') return response();
    if (stub === 'next') return response.next;
    return { ...facts, cookies: { get: (name) => facts.cookies?.[name] && { value: facts.cookies[name] } } };
  }
  function response() {
    const seen = { headers: {}, goesOn: false };
    response.next = () => { seen.goesOn = true; };
    const made = {
      seen,
      set: (name, value) => { seen.headers[name] = value; return made; },
      status: (status) => { seen.status = status; return made; },
      cookie: (...cookie) => { seen.cookie = cookie; return made; },
      end: () => made,
    };
    return made;
  }
  process.stdout.write(JSON.stringify(globalThis.cookiesSet ? [...outcomes, globalThis.cookiesSet] : outcomes));
`;

function write(root: string, name: string, text: string): void {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

interface RunOptions {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** What a program writes; rejects with what it complained of when it fails. */
export function run(
  command: string,
  argumentList: readonly string[],
  { cwd, environment = {}, input = '' }: RunOptions = {},
): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(command, argumentList, { cwd, env: { ...process.env, ...environment } });
    let output = '';
    let complaint = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('error', failed);
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (code) =>
      code === 0 ? done(output) : failed(new Error(`${command}: ${code} ${complaint}`)),
    );
  });
}
