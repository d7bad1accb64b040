import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import type { SecretEncoding } from '../../../src/core/keys/key-material.ts';
import { findServerError } from '../../../src/core/server-errors/find-server-error.ts';
import { judgeText } from '../../support/tokens/judge-text.ts';

/** What somebody reported, and what must be said of it. Texts of what is said are regular expressions. */
interface FieldReport {
  readonly id: string;
  /** What the reporter saw. */
  readonly report: string;
  readonly token: string;
  readonly key?: string;
  readonly encoding?: SecretEncoding;
  readonly detached?: string;
  /** Of the verdict. */
  readonly state: string;
  readonly layers?: readonly string[];
  readonly conclusion?: string;
  readonly notConclusion?: string;
  /** How the signature would match. */
  readonly match?: string;
  readonly says?: readonly string[];
  readonly never?: readonly string[];
  readonly codes?: readonly string[];
  readonly noCodes?: readonly string[];
  /** How many tokens are found; each has the same verdict. */
  readonly tokens?: number;
  /** A server's message, and what is said of it. */
  readonly error?: string;
  readonly errorSays?: readonly string[];
}

const path = new URL('field-reports.json', import.meta.url);
const REPORTS: readonly FieldReport[] = JSON.parse(readFileSync(path, 'utf8'));

describe('field report', () => {
  test('the table is whole', () => {
    expect(REPORTS.length).toBeGreaterThanOrEqual(59);
    expect(new Set(REPORTS.map(({ id }) => id)).size).toBe(REPORTS.length);
  });

  test.each(
    REPORTS.filter(({ token }) => token !== '').map((report) => [report.id, report] as const),
  )('%s', async (_, report) => {
    const { token, key, encoding, detached } = report;
    const count = report.tokens ?? 1;
    for (let index = 0; index < count; index++) {
      const said = await judgeText({ token, key, encoding, detached, index });
      const codes = said.findings.map(({ code }) => code);

      expect(said.state).toBe(report.state);
      if (report.layers) expect(said.layers).toEqual(report.layers);
      if (report.conclusion) expect(said.conclusion?.state).toBe(report.conclusion);
      if (report.notConclusion) expect(said.conclusion?.state).not.toBe(report.notConclusion);
      if (report.match) {
        expect(said.reasons[0]).toMatch(/^The signature verifies/);
        expect(said.reasons[0]).toMatch(new RegExp(report.match));
      }
      for (const words of report.says ?? []) expect(said.words).toMatch(new RegExp(words, 's'));
      for (const words of report.never ?? []) {
        expect(said.words).not.toMatch(new RegExp(words, 's'));
      }
      for (const code of report.codes ?? []) expect(codes).toContain(code);
      for (const code of report.noCodes ?? []) expect(codes).not.toContain(code);
    }
    if (report.tokens) expect(extractTokens(token)).toHaveLength(report.tokens);
  });

  test.each(
    REPORTS.filter(({ error }) => error !== undefined).map(
      (report) => [report.id, report] as const,
    ),
  )('explains the server message of %s', (_, { error = '', errorSays = [] }) => {
    const found = findServerError(error);
    const words = [found?.library, ...(found?.causes ?? [])].join('\n');

    expect(found).toBeDefined();
    for (const said of errorSays) expect(words).toMatch(new RegExp(said));
  });

  test('accepts no token that has a finding of high or critical severity', async () => {
    let accepted = 0;
    for (const { id, token, key, encoding, detached } of REPORTS) {
      if (token === '') continue;
      const { conclusion, findings } = await judgeText({ token, key, encoding, detached });
      if (conclusion?.state !== 'accepted') continue;
      accepted += 1;
      const serious = findings.filter(({ severity }) => /critical|high/.test(severity));
      expect([id, serious.map(({ code }) => code)]).toEqual([id, []]);
    }
    expect(accepted).toBeGreaterThan(0);
  });
});
