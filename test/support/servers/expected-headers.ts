import { expect } from 'vitest';
import { hashedFiles, readBuilt } from '../browser/built-files.ts';

type Headers = Readonly<Record<string, string | undefined>>;

const ALWAYS: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** The worker has no page whose policy it could take over; it may load its own parts, and nothing else. */
const WORKER_POLICY = "default-src 'none'; connect-src 'none'; script-src 'self'";

/** The service worker fetches the page's files from the host that serves it, and nothing else. */
const SERVICE_WORKER_POLICY = "default-src 'none'; connect-src 'self'; script-src 'self'";

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The policy that a built page states in its own head. */
export function statedPolicy(name: string): string {
  const html = readBuilt(name).toString();
  const [, content] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  if (!content) throw new Error(`${name} states no policy.`);
  return content.replaceAll('&#39;', "'");
}

/** What every host is to say of each file that matters, `''` being the page. */
export function expectedHeaders(): ReadonlyMap<string, Headers> {
  const { script, start, worker } = hashedFiles();
  const page = {
    'content-security-policy': `${statedPolicy('index.html')}; frame-ancestors 'none'`,
    'cache-control': 'no-cache',
  };
  const frame = {
    'content-security-policy': `${statedPolicy('fetch-frame.html')}; frame-ancestors 'self'`,
    'cache-control': 'no-cache',
  };
  return new Map<string, Headers>([
    ['', { ...ALWAYS, ...page }],
    ['index.html', { ...ALWAYS, ...page }],
    ['fetch-frame.html', { ...ALWAYS, ...frame }],
    ['fetch-frame.js', { ...ALWAYS, 'cache-control': 'no-cache' }],
    [
      'service-worker.js',
      {
        ...ALWAYS,
        'content-security-policy': SERVICE_WORKER_POLICY,
        'cache-control': 'no-cache',
      },
    ],
    // Its own policy is another than the page's, which would forbid it to start.
    [
      'claimcheck.html',
      {
        ...ALWAYS,
        'content-security-policy': "frame-ancestors 'none'",
        'cache-control': 'no-cache',
      },
    ],
    ['manifest.json', { ...ALWAYS, 'cache-control': 'no-cache' }],
    [worker, { ...ALWAYS, 'content-security-policy': WORKER_POLICY, 'cache-control': IMMUTABLE }],
    [script, { ...ALWAYS, 'cache-control': IMMUTABLE }],
    [start, { ...ALWAYS, 'cache-control': IMMUTABLE }],
  ]);
}

/** Checks the headers of one file, and that no device and no other site is let near it. */
export function expectHeaders(headers: Headers, expected: Headers): void {
  expect(headers).toMatchObject(expected);
  const permissions = headers['permissions-policy'] ?? '';
  expect(permissions).toMatch(/^(?:[a-z-]+=\(\)(?:, |$)){10,}$/);
  for (const name of ['camera', 'microphone', 'geolocation', 'usb', 'payment']) {
    expect(permissions).toContain(`${name}=()`);
  }
  // The frame that fetches has no origin, so to it everything of ours is of another one.
  expect(headers).not.toHaveProperty('cross-origin-resource-policy');
  // Others would do no harm, but what the page does not say of itself is for the page and the frame alone.
  if (!expected['content-security-policy']) {
    expect([undefined, "frame-ancestors 'none'"]).toContain(headers['content-security-policy']);
  }
}
