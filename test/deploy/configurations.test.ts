import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  expectedHeaders,
  expectHeaders,
  statedPolicy,
} from '../support/servers/expected-headers.ts';

type Headers = Record<string, string>;

const read = (name: string) => readFileSync(`deploy/${name}`, 'utf8');
const pagePolicy = `${statedPolicy('index.html')}; frame-ancestors 'none'`;
const framePolicy = `${statedPolicy('fetch-frame.html')}; frame-ancestors 'self'`;

/** Headers that several rules give are joined with commas, as Netlify and Cloudflare do. */
function collect(rules: readonly (readonly [RegExp, Headers])[], path: string): Headers {
  const headers: Headers = {};
  for (const [pattern, given] of rules) {
    if (!pattern.test(path)) continue;
    for (const [name, value] of Object.entries(given)) {
      const key = name.toLowerCase();
      headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
    }
  }
  return headers;
}

function patternOf(address: string, splat: string): RegExp {
  const parts = address.split(splat).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('.*')}$`);
}

function readHeadersFile(): [RegExp, Headers][] {
  const rules: [RegExp, Headers][] = [];
  for (const line of read('_headers').split('\n')) {
    const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
    if (line.startsWith('/')) rules.push([patternOf(line, '*'), {}]);
    else if (name && value) Object.assign(rules.at(-1)?.[1] ?? {}, { [name]: value });
    else expect(line).toMatch(/^(?:#.*)?$/);
  }
  return rules;
}

function readVercel(): [RegExp, Headers][] {
  const { headers } = JSON.parse(read('vercel.json')) as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
  };
  return headers.map((rule) => [
    patternOf(rule.source, '(.*)'),
    Object.fromEntries(rule.headers.map(({ key, value }) => [key, value])),
  ]);
}

interface CloudFrontPolicy {
  readonly SecurityHeadersConfig: {
    readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string };
    readonly ContentTypeOptions: { readonly Override: boolean };
    readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
  };
  readonly CustomHeadersConfig: {
    readonly Quantity: number;
    readonly Items: readonly { readonly Header: string; readonly Value: string }[];
  };
}

/** The first behavior whose pattern fits gives the headers; how long to keep a file is said at the upload. */
function readCloudFront(): [RegExp, Headers][] {
  const headersOf = (name: string): Headers => {
    const policy = JSON.parse(read(`s3-cloudfront/${name}.json`)) as CloudFrontPolicy;
    const { ContentSecurityPolicy, ContentTypeOptions, ReferrerPolicy } =
      policy.SecurityHeadersConfig;
    expect(policy.CustomHeadersConfig.Quantity).toBe(policy.CustomHeadersConfig.Items.length);
    return {
      'content-security-policy': ContentSecurityPolicy.ContentSecurityPolicy,
      ...(ContentTypeOptions.Override ? { 'x-content-type-options': 'nosniff' } : {}),
      'referrer-policy': ReferrerPolicy.ReferrerPolicy,
      ...Object.fromEntries(
        policy.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value]),
      ),
    };
  };
  return [
    [/^\/assets\/worker-/, headersOf('worker')],
    [/^\/assets\/(?!worker-)/, headersOf('other')],
    [/^\/fetch-frame\.html$/, headersOf('fetch-frame')],
    [/^\/service-worker\.js$/, headersOf('service-worker')],
    [/^\/claimcheck\.html$/, headersOf('other')],
    [/^\/(?:index\.html|fetch-frame\.js)?$/, headersOf('page')],
  ];
}

const files = [...expectedHeaders()];

describe.each([
  ['Netlify and Cloudflare Pages', readHeadersFile],
  ['Vercel', readVercel],
])('%s', (_, readRules) => {
  test.each(files)('says what it must of /%s', (name, expected) => {
    expectHeaders(collect(readRules(), `/${name}`), expected);
  });
});

describe('Cloudflare Pages', () => {
  test('gives the frame and the single file the same policies under their shorter names', () => {
    const rules = readHeadersFile();
    expect(collect(rules, '/fetch-frame')).toEqual(collect(rules, '/fetch-frame.html'));
    expect(collect(rules, '/claimcheck')).toEqual(collect(rules, '/claimcheck.html'));
  });
});

describe('S3 with CloudFront', () => {
  test.each(files.filter(([name]) => !['fetch-frame.js', 'manifest.json'].includes(name)))(
    'says what it must of /%s',
    (name, { 'cache-control': _, ...expected }) => {
      expectHeaders(collect(readCloudFront(), `/${name}`), expected);
    },
  );

  test('uploads what is hashed for a year, the rest to be asked for again, what names it last', () => {
    const lines = read('s3-cloudfront/upload.sh')
      .replaceAll('\\\n', '')
      .split('\n')
      .filter((line) => line.startsWith('aws s3'));
    const rest = expectedHeaders().get('')?.['cache-control'];
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/ dist\/assets .*'public, max-age=31536000, immutable'$/);
    expect(lines[1]).toMatch(new RegExp(`--exclude 'assets/\\*' .*--cache-control ${rest}$`));
    expect(lines[2]).toMatch(new RegExp(`cp dist/index.html .*--cache-control ${rest}$`));
    expect(lines[3]).toMatch(new RegExp(`cp dist/service-worker.js .*--cache-control ${rest}$`));
  });
});

describe('the workflows of GitHub and GitLab Pages', () => {
  test.each([
    ['github-pages.yml', /upload-pages-artifact@[0-9a-f]{40} # v[\d.]+\n +with:\n +path: dist\n/],
    ['gitlab-pages.yml', /mv dist public\n +artifacts:\n +paths:\n +- public\n/],
  ])('%s installs without scripts, builds, and publishes what was built', (name, publishes) => {
    const text = read(name);
    const commands = [...text.matchAll(/^ *- (?:run: )?(npm .*)$/gm)].map(([, command]) => command);
    expect(commands).toEqual(['npm ci --ignore-scripts', 'npm run build']);
    expect(text).toMatch(publishes);
    // A tab is not an indentation in YAML.
    expect(text).not.toMatch(/^ *\t/m);
  });
});

describe('every configuration', () => {
  const names = readdirSync('deploy', { recursive: true, encoding: 'utf8' });
  const withPolicy = names.filter((name) =>
    /\.(?:conf|json|htaccess)$|Caddyfile|_headers/.test(name),
  );
  const policies = withPolicy.flatMap((name) =>
    [...read(name).matchAll(/default-src [^"\n]*/g)].map(([policy]) => ({ name, policy })),
  );

  test.each(policies)('$name has no policy but those of the built page', ({ policy }) => {
    const worker = "default-src 'none'; connect-src 'none'; script-src 'self'";
    const serviceWorker = "default-src 'none'; connect-src 'self'; script-src 'self'";
    expect([pagePolicy, framePolicy, worker, serviceWorker]).toContain(policy);
  });

  test('of nginx, Caddy and Apache has all four', () => {
    for (const name of ['nginx.conf', 'Caddyfile', 'apache.htaccess']) {
      const own = policies.filter((each) => each.name === name).map(({ policy }) => policy);
      expect(own, name).toHaveLength(4);
      expect(own, name).toEqual(expect.arrayContaining([pagePolicy, framePolicy]));
    }
  });
});
