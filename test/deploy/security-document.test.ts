import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The claims of SECURITY.md: what is in a list below a line that says what somebody can't do. */
function claims(): { claim: string; tests: string[] }[] {
  const found: { claim: string; tests: string[] }[] = [];
  let isClaimed = false;
  for (const line of readFileSync('SECURITY.md', 'utf8').split('\n')) {
    if (/^[A-Z#]/.test(line)) isClaimed = /can't[^.]*:$/.test(line);
    if (!isClaimed || !line.startsWith('- ')) continue;
    const tests = [...line.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path);
    found.push({ claim: line.slice(2, 70), tests });
  }
  return found;
}

describe('SECURITY.md names a test that is there for', () => {
  test.each(claims())('$claim', ({ tests }) => {
    expect(tests).not.toEqual([]);
    expect(tests.filter((path) => !existsSync(path))).toEqual([]);
  });
});

test('and claims something of everybody who may be hostile', () => {
  expect(claims().length).toBeGreaterThan(20);
  const sections = readFileSync('SECURITY.md', 'utf8').split('\n## ').slice(1);
  for (const who of ['token', 'key document', 'host', 'dependency']) {
    const section = sections.find((each) => each.startsWith(`A hostile ${who}\n`));
    expect(section, who).toMatch(/can't[^.]*:\n\n- .*`test\//);
    expect(section, who).toContain('It can:');
  }
});
