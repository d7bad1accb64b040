import { expect } from 'vitest';
import * as headers from '../../../deploy/verify/expected-headers.ts';
import { hashedFiles, readBuilt } from '../browser/built-files.ts';

const readText = (name: string) => readBuilt(name).toString();

/** The policy that a built page states in its own head. */
export function statedPolicy(name: string): string {
  const policy = headers.statedPolicy(readText(name));
  if (!policy) throw new Error(`${name} states no policy.`);
  return policy;
}

/** What every host is to say of each file that matters, `''` being the page. */
export function expectedHeaders(): ReadonlyMap<string, headers.Headers> {
  const { script, start, worker } = hashedFiles();
  const names = [
    ...['', 'index.html', 'fetch-frame.html', 'fetch-frame.js', 'service-worker.js'],
    ...['claimcheck.html', 'manifest.json', worker, script, start],
  ];
  return new Map(names.map((name) => [name, headers.expectedHeaders(name, readText)]));
}

/** Checks the headers of one file, and that no device and no other site is let near it. */
export function expectHeaders(sent: headers.Headers, expected: headers.Headers): void {
  expect(headers.headerProblems(sent, expected)).toEqual([]);
  expect(sent).not.toHaveProperty('cross-origin-resource-policy');
  // Others would do no harm, but what the page does not say of itself is for the page and the frame alone.
  if (!expected['content-security-policy']) {
    expect([undefined, "frame-ancestors 'none'"]).toContain(sent['content-security-policy']);
  }
  expect(sent['permissions-policy']).toMatch(/^(?:[a-z-]+=\(\)(?:, |$)){10,}$/);
}
