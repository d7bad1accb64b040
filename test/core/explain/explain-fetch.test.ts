import { describe, expect, test } from 'vitest';
import {
  explainAddress,
  explainFetchProblem,
  explainIssuer,
  explainUnfetchable,
  type FetchProblem,
} from '../../../src/core/explain/explain-fetch.ts';

const PROBLEMS: readonly [FetchProblem, RegExp][] = [
  [{ code: 'address-refused' }, /https:\/\//],
  [{ code: 'network' }, /^No response, or CORS blocked it\. Open the URL in a new tab and paste/],
  [{ code: 'timeout' }, /10 seconds/],
  [{ code: 'too-large' }, /512 kB/],
  [{ code: 'redirected' }, /another host/],
  [{ code: 'frame-missing' }, /this page’s server.*fetch-frame\.html/],
  [{ code: 'offline' }, /offline.*paste the JWKS into the Key field/],
  [{ code: 'http-status', status: 404 }, /returned 404 \(Not Found\)/],
  [{ code: 'http-status', status: 503 }, /returned 503 \(server error\)/],
  [{ code: 'http-status', status: 418 }, /returned 418,/],
  [{ code: 'html' }, /HTML page/],
  [{ code: 'not-json' }, /not JSON/],
  [{ code: 'not-metadata' }, /no “issuer”/],
  [
    { code: 'wrong-issuer', expected: 'https://a', found: 'https://b' },
    /“https:\/\/b”.*“https:\/\/a”/,
  ],
  [{ code: 'no-jwks-uri' }, /no JWKS URL \(“jwks_uri”\)/],
  [
    { code: 'jwks-uri-refused', address: 'http://b', why: 'not-https' },
    /“http:\/\/b”, does not use https, so the JWKS was not fetched/,
  ],
  [{ code: 'metadata-instead', address: 'https://b/jwks' }, /“https:\/\/b\/jwks”/],
  [{ code: 'no-keys' }, /contains no key/],
  [{ code: 'reader-not-loaded' }, /did not load/],
];

test.each(PROBLEMS)('says of %j what happened', (problem, words) => {
  expect(explainFetchProblem(problem)).toMatch(words);
});

test('says of no two problems the same', () => {
  const words = PROBLEMS.map(([problem]) => explainFetchProblem(problem));
  expect(new Set(words).size).toBe(words.length);
});

test('cuts what a host sent to a length that can be read', () => {
  const found = `https://${'a'.repeat(5000)}`;
  expect(
    explainFetchProblem({ code: 'wrong-issuer', expected: 'https://a', found }).length,
  ).toBeLessThan(400);
});

describe('says why a URL is not fetched', () => {
  test.each(['not-an-address', 'not-https', 'has-credentials'] as const)('%s', (problem) => {
    expect(explainAddress(problem)).toMatch(/^This .*\.$/);
    expect(explainUnfetchable('https://a', problem)).toMatch(/^Can’t fetch “https:\/\/a”: .*\.$/);
    expect(explainIssuer('https://a', problem)).toMatch(
      /^The issuer “https:\/\/a” (?:is|contains) .*\.$/,
    );
  });

  test('has-query', () => {
    expect(explainIssuer('https://a?b', 'has-query')).toMatch(/has a query or fragment/);
  });
});
