import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecodedToken, Fault } from '../../../src/core/decode/decoded-token.ts';
import { locateFault, locateInText } from '../../../src/core/decode/locate-fault.ts';
import { explainFault } from '../../../src/core/explain/explain-fault.ts';
import { judgeForm } from '../../../src/core/verdict/judge-form.ts';
import { processorTime } from '../../support/processor-time.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { RFC_VECTORS } from '../../vectors/rfc-vectors.ts';
import { RFC7520_SIGNED } from '../../vectors/rfc7520.ts';
import { PRESENTATION } from '../../vectors/sd-jwt.ts';
import { encodeText, readToken } from '../read-token.ts';
import {
  BROKEN_BASE64URL,
  BROKEN_UTF8,
  CLAIMS_IN_OTHER_ENCODINGS,
  WRAPPED_PARTS,
} from './malformed/bytes.ts';
import { BROKEN_FORMS } from './malformed/json-forms.ts';
import { BROKEN_JSON } from './malformed/json-texts.ts';
import { BROKEN_SHAPES, LIMITS } from './malformed/shapes.ts';

const HEADER = encodeText('{"alg":"HS256"}');
const PAYLOAD = encodeText('{"sub":"ana"}');
const SIGNATURE = 'c2lnbmF0dXJl';

/** "payload json-cut-off", with the detail of a fault of the whole token. */
function nameOf({ part, problem }: Fault): string {
  const detail =
    part !== 'token'
      ? []
      : 'count' in problem
        ? [problem.count]
        : 'name' in problem
          ? [problem.name]
          : [];
  return [part, problem.code, ...detail].join(' ');
}

/** The characters that are marked, counted from the start of the part. */
function markIn(token: DecodedToken, part: 'header' | 'payload'): [number, number] {
  const fault = token.faults.find((one) => one.part === part);
  const place = fault && locateFault(token, fault);
  const start = token.parts.find(({ name }) => name === part)?.start ?? 0;
  return place ? [place.start - start, place.end - start] : [-1, -1];
}

describe.each([
  ['header', (encoded: string) => `${encoded}.${PAYLOAD}.${SIGNATURE}`],
  ['payload', (encoded: string) => `${HEADER}.${encoded}.${SIGNATURE}`],
] as const)('in the %s', (part, tokenWith) => {
  describe('a text that is not a JSON object is named, marked and shown', () => {
    test.each(BROKEN_JSON)('%j: %s at %i', (text, code, offset) => {
      const token = readToken(tokenWith(encodeText(text)));

      expect(token.faults.map(nameOf)).toEqual([`${part} ${code}`]);
      expect(token.faults[0]?.problem).toMatchObject({ offset });
      expect(explainFault(token.faults[0] as Fault)).not.toMatch(/undefined|NaN/);
      expectMarked(text, offset, markIn(token, part));
      const shown = part === 'header' ? token.headerText : token.payloadText;
      // Claims behind a byte order mark are read all the same.
      const [, claims] = (part === 'payload' && /^\ufeff(.+)/.exec(text)) || [];
      if (claims) expect(JSON.parse(shown)).toEqual(JSON.parse(claims));
      else if (code !== 'not-an-object' && code !== 'json-empty') expect(shown).toBe(text);
      if (claims) return;
      if (code.startsWith('json-')) expect(locateInText(token, part)).toBe(offset);
    });
  });

  describe('bytes that are not UTF-8 are named, marked and shown as far as they can be read', () => {
    test.each(BROKEN_UTF8)('%s (%s) at byte %i', (name, hex, byte) => {
      const bytes = Buffer.from(hex, 'hex');
      const token = readToken(tokenWith(encodeText(bytes)));

      expect(token.faults).toMatchObject([
        { part, problem: { code: 'not-utf8', byteOffset: byte } },
      ]);
      if (part === 'payload') {
        const claims = CLAIMS_IN_OTHER_ENCODINGS[name];
        expect(token.claimsSet?.ok ? token.claimsSet.value.text : undefined).toBe(claims);
        if (claims !== undefined) return;
      }
      const [from, to] = markIn(token, part);
      const altered = Buffer.from(bytes);
      altered[byte] = (altered[byte] ?? 0) ^ 0xff;
      expect(differences(encodeText(bytes), encodeText(altered))).toEqual([from, to]);
      const shown = part === 'header' ? token.headerText : token.payloadText;
      const at = locateInText(token, part) ?? -1;
      expect(shown.charAt(at)).toBe('\ufffd');
      expect(shown.slice(0, at).replace(/\s/g, '')).toBe(
        bytes.subarray(0, byte).toString().replace(/\s/g, ''),
      );
    });
  });

  describe('characters that are not base64url are named and marked', () => {
    // In front of the first dot a text may be cut off before its token begins.
    const cases = BROKEN_BASE64URL.filter(([encoded]) => part === 'payload' || /^ey/.test(encoded));
    test.each(cases)('%j: %s at %i', (encoded, code, offset) => {
      const token = readToken(tokenWith(encoded));

      expect(token.parts).toHaveLength(3);
      expect(token.faults.map(nameOf)).toContain(`${part} ${code}`);
      const fault = token.faults.find((one) => one.part === part);
      expect(fault?.problem).toMatchObject({ offset });
      expect(markIn(token, part)).toEqual([offset, offset + 1]);
    });
  });

  describe('what can be taken away or decoded is, and named', () => {
    test.each(WRAPPED_PARTS)('%j: %s', (written, kind, read) => {
      const text = tokenWith(written);
      const token = readToken(text);
      const encoded = token.parts.find(({ name }) => name === part);

      expect(encoded?.encoded).toBe(read);
      expect(token.found.removed.map((removal) => removal.kind)).toEqual([kind]);
      const [removal] = token.found.removed;
      expect(text.indexOf(written) + 4).toBe(removal?.place.from);
      expect(token.found.compact).toBe(tokenWith(read));
      expect(token.faults.map(nameOf).includes(`${part} not-base64url`)).toBe(/[+]/.test(read));
    });
  });
});

/** Every change of the character at fault stays inside the mark, and the mark is no wider than it must be. */
function expectMarked(text: string, offset: number, [from, to]: [number, number]) {
  const at = Math.min(offset, text.length - 1);
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const bytes = Buffer.from(text);
  const first = Buffer.byteLength(text.slice(0, at));
  const altered = Buffer.from(bytes);
  for (let index = 0; index < Buffer.byteLength(character); index++) {
    altered[first + index] = (altered[first + index] ?? 0) ^ 0xff;
  }
  expect([from, to]).toEqual(differences(encodeText(bytes), encodeText(altered)));
}

/** From the first character that differs to behind the last. */
function differences(before: string, after: string): [number, number] {
  const at = Array.from(before).flatMap((character, index) =>
    character === after[index] ? [] : [index],
  );
  return [at[0] ?? -1, (at.at(-1) ?? -2) + 1];
}

describe('a wrong shape', () => {
  test.each(BROKEN_SHAPES)('$name', ({ text, faults, mark }) => {
    const token = readToken(text);

    expect(token.faults.map(nameOf)).toEqual(expect.arrayContaining([...faults]));
    if (!mark) return;
    const fault = token.faults.find((one) => nameOf(one) === faults[0]);
    const place = fault && locateFault(token, fault);
    expect(place?.start).toBe(mark[1]);
    expect(token.found.compact.slice(place?.start, place?.end)).toBe(mark[0]);
  });
});

describe('a token that breaks off at a usual limit was cut there', () => {
  const whole = `${HEADER}.${encodeText(`{"sub":"${'a'.repeat(9000)}"}`)}`;

  test.each(LIMITS)('%i characters', (length) => {
    const token = readToken(whole.slice(0, length));

    expect(token.faults).toContainEqual({ part: 'token', problem: { code: 'truncated', length } });
    expect(token.payloadText).toMatch(/^\{"sub":"a+$/);
    expect(judgeForm(token)).toMatchObject({ ok: false, problem: { state: 'malformed' } });
  });

  test.each([257, 777, 4097])('does not call a token of %i characters truncated', (length) => {
    const codes = readToken(whole.slice(0, length)).faults.map(({ problem }) => problem.code);
    expect(codes).not.toContain('truncated');
    expect(codes).toContain('part-count');
  });

  test('a whole token of such a length was not', () => {
    const fill = 512 - `${HEADER}..${SIGNATURE}`.length;
    const payload = encodeText(`{"sub":"${'a'.repeat(Math.floor((fill * 3) / 4) - 10)}"}`);
    const token = readToken(`${HEADER}.${payload}.${SIGNATURE}`);
    expect(token.faults).toEqual([]);
  });
});

describe('a JSON serialization with a fault names it', () => {
  test.each(BROKEN_FORMS)('%s', (text, faults) => {
    const [token] = readTokens(text);

    expect(token?.faults.map(nameOf)).toEqual(faults);
    for (const fault of token?.faults ?? []) expect(explainFault(fault)).not.toMatch(/undefined/);
  });
});

test('the corpus is large', () => {
  const rows = 2 * (BROKEN_JSON.length + BROKEN_UTF8.length) + BROKEN_BASE64URL.length;
  expect(rows + BROKEN_SHAPES.length + LIMITS.length + BROKEN_FORMS.length).toBeGreaterThan(300);
});

describe('mutated tokens', () => {
  const tokens = [
    ...RFC_VECTORS.map(({ token }) => token),
    ...RFC7520_SIGNED.flatMap(({ forms }) => forms),
    PRESENTATION,
  ];
  const mutation = fc.record({
    token: fc.constantFrom(...tokens),
    at: fc.nat(3000),
    length: fc.nat(5),
    text: fc.constantFrom(
      '',
      '.',
      '~',
      '=',
      '+',
      ' ',
      '\n',
      '{',
      '"',
      '\\',
      '\u0000',
      '😀',
      'A',
      'eyJ',
      '\ud800',
    ),
  });

  test('are read without an exception, each with faults that can be told and a verdict', () => {
    fc.assert(
      fc.property(mutation, ({ token: source, at, length, text }) => {
        const start = at % source.length;
        const mutated = source.slice(0, start) + text + source.slice(start + length);
        for (const token of readTokens(mutated)) {
          const form = judgeForm(token);
          expect(form.ok || form.problem.state !== 'verified').toBe(true);
          for (const fault of token.faults) {
            expect(explainFault(fault)).toMatch(/\S/);
            const place = locateFault(token, fault);
            if (place) {
              expect(place.start).toBeGreaterThanOrEqual(0);
              expect(place.end).toBeGreaterThan(place.start);
              expect(place.end).toBeLessThanOrEqual(token.found.compact.length);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('keep the parts that were not touched', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RFC_VECTORS),
        fc.nat(),
        fc.constantFrom('!', '=', '%', '…'),
        (vector, at, text) => {
          const [header = '', payload = '', signature = ''] = vector.token.split('.');
          const cut = at % payload.length;
          const mutated = `${header}.${payload.slice(0, cut)}${text}${payload.slice(cut)}.${signature}`;
          const token = readToken(mutated);
          const texts = Object.fromEntries(token.parts.map(({ name, encoded }) => [name, encoded]));
          expect(texts).toMatchObject({ header, signature });
          expect(token.protectedHeader).toMatchObject({ ok: true, value: { text: vector.header } });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('no text slows the reading beyond its size', () => {
  test.each([
    [
      'nesting of 100,000',
      `${HEADER}.${encodeText(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)}.AAAA`,
    ],
    [
      'nesting in an object',
      `${HEADER}.${encodeText(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)}.AAAA`,
    ],
    ['nesting that is cut off', `${HEADER}.${encodeText('{"a":'.repeat(100_000))}.AAAA`],
    ['a million dots', `${HEADER}${'.'.repeat(1_000_000)}`],
    ['a million tildes', `${HEADER}.${PAYLOAD}.AAAA${'~'.repeat(1_000_000)}`],
    ['braces without end', `"signature":${'{'.repeat(200_000)}`],
    ['objects that are cut off', `"signature":${'{"a":'.repeat(100_000)}`],
  ])('%s', (_, text) => {
    const start = processorTime();
    readTokens(text);
    expect(processorTime() - start).toBeLessThan(10_000);
  });
});
