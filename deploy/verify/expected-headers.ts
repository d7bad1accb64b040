/** Header names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>;

const ALWAYS: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** A worker does not inherit the page’s policy; it may load its own parts, and nothing else. */
const WORKER_POLICY = "default-src 'none'; connect-src 'none'; script-src 'self'";

/** The service worker fetches the page's files from the host that serves it, and nothing else. */
const SERVICE_WORKER_POLICY = "default-src 'none'; connect-src 'self'; script-src 'self'";

const FRAMED_NOWHERE = "frame-ancestors 'none'";

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** What no page of ours may use; a host may forbid more. */
const FORBIDDEN = ['camera', 'microphone', 'geolocation', 'usb', 'payment'];

/** The policy that a built page states in its own head. */
export function statedPolicy(html: string): string | undefined {
  const [, content] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  return content?.replaceAll('&#39;', "'");
}

/** What a host must say of a file; `''` is the page. `readText` gives the text of a file of the build. */
export function expectedHeaders(name: string, readText: (name: string) => string): Headers {
  const policy = (page: string) => statedPolicy(readText(page)) ?? '';
  const revalidated = { ...ALWAYS, 'cache-control': 'no-cache' };
  const withPolicy = (content: string) => ({
    ...revalidated,
    'content-security-policy': content,
  });
  switch (name) {
    case '':
    case 'index.html':
      return withPolicy(`${policy('index.html')}; ${FRAMED_NOWHERE}`);
    case 'fetch-frame.html':
      return withPolicy(`${policy('fetch-frame.html')}; frame-ancestors 'self'`);
    case 'service-worker.js':
      return withPolicy(SERVICE_WORKER_POLICY);
    // Its own policy is another than the page's, which would forbid it to start.
    case 'claimcheck.html':
      return withPolicy(FRAMED_NOWHERE);
    // The frame that fetches is without an origin, so all our files are cross-origin to it.
    case 'fetch-frame.js':
      return { ...revalidated, 'cross-origin-resource-policy': undefined };
    case 'manifest.json':
      return revalidated;
  }
  if (/^assets\/worker-[^/]+\.js$/.test(name)) {
    return { ...ALWAYS, 'content-security-policy': WORKER_POLICY, 'cache-control': IMMUTABLE };
  }
  if (/^assets\/[^/]+\.(?:js|woff2)$/.test(name)) return { ...ALWAYS, 'cache-control': IMMUTABLE };
  return ALWAYS;
}

/** One sentence for each header that is not as expected. */
export function headerProblems(headers: Headers, expected: Headers): string[] {
  const problems: string[] = [];
  for (const [name, value] of Object.entries(expected)) {
    if (headers[name] === value) continue;
    const sent = headers[name] === undefined ? 'is missing' : `is “${headers[name]}”`;
    problems.push(`${name} ${sent}; expected ${value === undefined ? 'none' : `“${value}”`}.`);
  }
  const permissions = headers['permissions-policy'] ?? '';
  const allowed = FORBIDDEN.filter((feature) => !permissions.split(', ').includes(`${feature}=()`));
  if (allowed.length > 0) {
    problems.push(`permissions-policy does not forbid ${allowed.join(', ')}.`);
  }
  return problems;
}
