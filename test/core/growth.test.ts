import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { containedTokens } from '../../src/core/decode/contained-tokens.ts';
import { decodeSdJwt } from '../../src/core/decode/decode-sd-jwt.ts';
import { decodeToken } from '../../src/core/decode/decode-token.ts';
import { processDisclosures } from '../../src/core/decode/process-disclosures.ts';
import { mendToken } from '../../src/core/diagnosis/mend-token.ts';
import { secretGuesses } from '../../src/core/diagnosis/secret-guesses.ts';
import { signingCandidates } from '../../src/core/diagnosis/signed-texts.ts';
import { readProofRequest } from '../../src/core/dpop/proof-request.ts';
import { inflateRaw } from '../../src/core/encoding/inflate.ts';
import { visitValues } from '../../src/core/encoding/json-query.ts';
import { parseJson } from '../../src/core/encoding/json-text.ts';
import { encodeUtf8 } from '../../src/core/encoding/utf8.ts';
import { extractTokens } from '../../src/core/extract/extract-tokens.ts';
import { findKeysBeside } from '../../src/core/extract/find-keys-beside.ts';
import { foundAlone } from '../../src/core/extract/found-alone.ts';
import { mayHoldKey, withoutTokens } from '../../src/core/extract/may-hold-key.ts';
import { extractBare } from '../../src/core/extract/quick-tokens.ts';
import { readBeside } from '../../src/core/extract/read-beside.ts';
import { readTarget } from '../../src/core/extract/read-request-line.ts';
import { replaceFoundToken } from '../../src/core/extract/replace-token.ts';
import { summarizeToken } from '../../src/core/extract/summarize-token.ts';
import { recognizeFormat } from '../../src/core/formats/recognize-format.ts';
import { confusionSecrets } from '../../src/core/keys/confusion-forms.ts';
import { guessText } from '../../src/core/keys/guess-text.ts';
import { isKeyMaterial } from '../../src/core/keys/is-key-material.ts';
import type { Jwk } from '../../src/core/keys/key-material.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { parseHexPoint } from '../../src/core/keys/parse-point.ts';
import { otherReadings, SECRET_ENCODINGS } from '../../src/core/keys/parse-secret.ts';
import { parseXmlKeys } from '../../src/core/keys/parse-xml-key.ts';
import { readCertificateText } from '../../src/core/keys/read-certificates.ts';
import { readKeyFile } from '../../src/core/keys/read-key-file.ts';
import { literalToJson } from '../../src/core/keys/read-literal.ts';
import { readKeySet, readMetadata } from '../../src/core/keys/read-metadata.ts';
import { readRoots } from '../../src/core/keys/read-roots.ts';
import { repairJwk } from '../../src/core/keys/repair-jwk.ts';
import { looksTyped } from '../../src/core/keys/secret-entropy.ts';
import { unwrapKey } from '../../src/core/keys/unwrap-key.ts';
import { findServerError } from '../../src/core/server-errors/find-server-error.ts';
import { listPatterns } from '../support/list-patterns.ts';
import { processorTime } from '../support/processor-time.ts';
import { type Pump, pumped, pumpsOf } from '../support/pump-pattern.ts';
import { HOSTILE_KEYS, HOSTILE_MESSAGES, HOSTILE_TOKENS } from '../support/tokens/hostile-texts.ts';

const SOURCE = join(import.meta.dirname, '../../src');

/** Milliseconds that are too few to tell growth by. */
const FLOOR = 12;
/** Linear work grows four times with a text four times as long; squares sixteen times. */
const MOST_GROWTH = 9;
const SMALL = 10_000;

function timeOf(work: () => unknown): number {
  const start = processorTime();
  work();
  return processorTime() - start;
}

/** The growth of some work from a text to one four times as long, the best of several tries. */
function growthOf(read: (text: string) => unknown, write: (length: number) => string): number {
  const [short, long] = [write(SMALL), write(4 * SMALL)];
  let quick = timeOf(() => read(short));
  let slow = timeOf(() => read(long));
  for (let count = 0; count < 4 && slow > MOST_GROWTH * Math.max(quick, FLOOR / 4); count++) {
    quick = Math.max(
      quick,
      timeOf(() => read(short)),
    );
    slow = Math.min(
      slow,
      timeOf(() => read(long)),
    );
  }
  return slow / Math.max(quick, FLOOR / 4);
}

type Reader = (text: string) => unknown;

const asFetched = (text: string) => ({
  address: 'https://a.example',
  status: 200,
  contentType: 'application/json',
  text,
});

function decodeAll(text: string): void {
  for (const found of extractTokens(text).slice(0, 20)) {
    const token = decodeToken(found);
    if (token.claimsSet?.ok) visitValues(token.claimsSet.value.object);
    const sdJwt = decodeSdJwt(token);
    if (sdJwt && token.claimsSet?.ok) {
      const digested = sdJwt.disclosures.map((each, index) => ({ ...each, digest: `${index}` }));
      processDisclosures(token.claimsSet.value, digested);
    }
    replaceFoundToken(text, found, 'e30.e30.');
  }
}

/** As a claim, and piece by piece in a list. */
function readContained(text: string): void {
  const claims = [{ a: text }, { a: text.split(/[\s"';,]+/) }];
  for (const claim of claims) {
    const payload = Buffer.from(JSON.stringify(claim)).toString('base64url');
    containedTokens(decodeToken(foundAlone(`eyJhbGciOiJIUzI1NiJ9.${payload}.AAAA`)));
  }
}

function guessAll(text: string): void {
  const reading = parseKeys(text, 'utf8');
  if (reading.state === 'read') secretGuesses(reading, text, 'utf8');
}

function repairAll(text: string): void {
  for (const name of ['n', 'e', 'd', 'x', 'y']) {
    const jwk: Jwk = { crv: 'P-256', [name]: text };
    repairJwk(jwk, 'RSA');
    repairJwk(jwk, 'EC');
    repairJwk(jwk, 'OKP');
  }
}

/** Everything that reads what was pasted, dropped or fetched. */
const READERS: Readonly<
  Record<string, { readonly read: Reader; readonly of: 'token' | 'key' | 'message' }>
> = {
  extractTokens: { read: extractTokens, of: 'token' },
  extractBare: { read: extractBare, of: 'token' },
  findKeysBeside: { read: findKeysBeside, of: 'token' },
  findKeysBesideKeys: { read: findKeysBeside, of: 'key' },
  mayHoldKey: { read: mayHoldKey, of: 'token' },
  withoutTokens: { read: (text) => withoutTokens(text, extractTokens(text)), of: 'token' },
  decodeToken: { read: decodeAll, of: 'token' },
  summarizeToken: { read: summarizeToken, of: 'token' },
  containedTokens: { read: readContained, of: 'token' },
  readTarget: { read: readTarget, of: 'token' },
  readBeside: { read: (text) => [readBeside(text), readBeside(`{${text}`)], of: 'token' },
  mendToken: { read: (text) => mendToken(decodeToken(foundAlone(text)), text), of: 'token' },
  signingCandidates: {
    read: (text) => [...signingCandidates(decodeToken(foundAlone(text)))].length,
    of: 'token',
  },
  parseJson: { read: parseJson, of: 'token' },
  parseKeys: { read: (text) => SECRET_ENCODINGS.map((each) => parseKeys(text, each)), of: 'key' },
  unwrapKey: { read: (text) => unwrapKey(text, () => undefined), of: 'key' },
  parseXmlKeys: { read: parseXmlKeys, of: 'key' },
  parseHexPoint: { read: parseHexPoint, of: 'key' },
  literalToJson: { read: literalToJson, of: 'key' },
  readCertificateText: { read: readCertificateText, of: 'key' },
  repairJwk: { read: repairAll, of: 'key' },
  isKeyMaterial: { read: (text) => isKeyMaterial(encodeUtf8(text)), of: 'key' },
  readKeyFile: { read: (text) => readKeyFile(encodeUtf8(text)), of: 'key' },
  readRoots: { read: readRoots, of: 'key' },
  guessText: { read: guessText, of: 'key' },
  otherReadings: { read: (text) => otherReadings(text, 'utf8'), of: 'key' },
  secretGuesses: { read: guessAll, of: 'key' },
  confusionSecrets: { read: (text) => [...confusionSecrets([text], [])].length, of: 'key' },
  looksTyped: { read: (text) => looksTyped(encodeUtf8(text)), of: 'key' },
  readKeySet: { read: (text) => readKeySet(asFetched(text)), of: 'key' },
  readMetadata: {
    read: (text) => readMetadata(asFetched(text), 'https://a.example'),
    of: 'key',
  },
  findServerError: { read: findServerError, of: 'message' },
  recognizeFormat: { read: (text) => recognizeFormat(text), of: 'token' },
  recognizeKey: { read: (text) => recognizeFormat(text), of: 'key' },
  recognizeMessage: { read: (text) => recognizeFormat(text), of: 'message' },
  readProofRequest: { read: (text) => readProofRequest(text, undefined), of: 'message' },
  readProofRequestInToken: { read: (text) => readProofRequest(text, undefined), of: 'token' },
  inflate: { read: (text) => inflateRaw(encodeUtf8(text), text.length), of: 'token' },
};

const TEXTS = { token: HOSTILE_TOKENS, key: HOSTILE_KEYS, message: HOSTILE_MESSAGES };

for (const [name, { read, of }] of Object.entries(READERS)) {
  test(`${name} takes time in proportion to the text`, () => {
    const grown = Object.entries(TEXTS[of]).flatMap(([text, write]) => {
      const growth = growthOf(read, write);
      return growth > MOST_GROWTH ? [`${text}: ${growth.toFixed(1)} times`] : [];
    });
    expect(grown).toEqual([]);
  });
}

test('tells a reader that takes the square of its text', () => {
  const square = (text: string) => {
    let same = 0;
    for (let from = 0; from < text.length; from++) {
      for (let at = 0; at < text.length; at += 16) same += text.charCodeAt(at) & 1;
    }
    return same;
  };
  // Compiled code is what is measured: the first rounds are slow at any length.
  for (let round = 0; round < 3; round++) square('a'.repeat(SMALL));
  // The best of several tries favours the reader, and a busy machine may slow the short text alone.
  const tries = [1, 2, 3, 4, 5].map(() => growthOf(square, (length) => 'a'.repeat(length)));
  expect(Math.max(...tries)).toBeGreaterThan(MOST_GROWTH);
});

/** Patterns that read no more than a few characters, whatever the text; where it says so. */
const BOUNDED: readonly (readonly [start: string, why: string])[] = [
  ['core/extract/read-name.ts', 'the 200 characters before a token, with short blanks'],
  ['core/extract/read-context.ts /(?:^|\\n)\\s*$/', 'the 200 characters before a token'],
  ['core/extract/read-cookie-carrier.ts /set-cookie', 'the 200 characters before a string'],
  ['core/extract/read-request-line.ts /(?:[\\w-]+:\\s*', '40 characters'],
  ['core/extract/find-chunks.ts /set-cookie', '40 characters'],
  ['core/keys/parse-assignment.ts /[_.-]?(?:v?\\d+', 'the last 64 characters of a name'],
  ['core/audit/name-words.ts', 'the end of a name'],
  ['session/preferences.ts', 'what the page itself has stored'],
  ['session/examples/', 'texts of the page itself'],
  ['core/words/format-number.ts', 'the digits of a number'],
  ['core/dpop/rewrite-command.ts /[\\s', 'the 200 characters before a header'],
];
/** What one pattern may take for a text of this length; a linear one takes a tenth of a millisecond. */
const PATTERN_TEXT = 8_000;
const PATTERN_TIME = 2;

function isSlow(pattern: RegExp, pump: Pump): boolean {
  // Shorter texts first: what takes the fourth power would not end.
  for (const length of [250, 1_000, PATTERN_TEXT]) {
    const text = pumped(pump, length);
    const run = () => {
      pattern.lastIndex = 0;
      return pattern.global && !pattern.sticky ? text.replace(pattern, '') : pattern.exec(text);
    };
    // The clock costs less to read than the processor time, and is mostly enough.
    const start = performance.now();
    run();
    if (performance.now() - start < PATTERN_TIME) continue;
    if ([1, 2, 3].every(() => timeOf(run) > PATTERN_TIME)) return true;
  }
  return false;
}

function slowPump(source: string, flags: string): Pump | undefined {
  const pattern = new RegExp(source, flags);
  return pumpsOf(source, flags).find((pump) => isSlow(pattern, pump));
}

const PATTERNS = listPatterns(SOURCE).filter(
  ({ name }) => !BOUNDED.some(([start]) => name.startsWith(start)),
);

test('finds the patterns of the source', () => {
  expect(PATTERNS.length).toBeGreaterThan(600);
});

const folders = [...new Set(PATTERNS.map(({ name }) => folderOf(name)))];
function folderOf(name: string): string {
  return name.startsWith('core/') ? name.split('/', 2).join('/') : (name.split('/')[0] ?? '');
}

test.each(folders)('no pattern of %s takes long for a text of its alphabet', (folder) => {
  const patterns = PATTERNS.filter(({ name }) => folderOf(name) === folder);
  const slow = patterns.flatMap(({ name, source, flags }) => {
    const pump = slowPump(source, flags);
    return pump ? [`${name} with ${JSON.stringify(pump)}`] : [];
  });
  expect(slow).toEqual([]);
});

test.each(['\\s*\\+', '=+$', '"(?:[^"\\\\]|\\\\.)*"', 'begin.*?end', '\\\\+n'])(
  'tells that the pattern %s may take long',
  (source) => expect(slowPump(source, 'g')).toBeDefined(),
);

/** Which reader of the table reads with the code of a file. */
const READ_BY: Readonly<Record<string, readonly string[]>> = {
  extractTokens: [
    ...[
      'bare-token',
      'extract-tokens',
      'find-answer',
      'find-base64-tokens',
      'find-chunks',
      'find-requests',
    ],
    ...['find-json-serializations', 'found-token', 'gather-token', 'gathering', 'har-marks'],
    ...['lift-token', 'part-lengths', 'read-context', 'read-cookie', 'read-cookie-carrier'],
    ...['read-header-carrier', 'read-lexeme', 'read-name', 'read-url', 'step-back'],
    ...['surroundings', 'taken-places', 'token-context', 'token-shape', 'wrapped-lines'],
  ],
  extractBare: ['found-alone', 'quick-tokens'],
  decodeToken: ['replace-token'],
  summarizeToken: ['summarize-token'],
  readTarget: ['read-request-line', 'compare-request'],
  readBeside: ['read-beside'],
  findKeysBeside: ['find-keys-beside'],
  mayHoldKey: ['may-hold-key'],
  parseKeys: [
    ...['assemble-reading', 'parse-assignment', 'parse-bare-der'],
    ...[
      'key-limits',
      'parse-json-keys',
      'parse-jwk',
      'parse-key-info',
      'parse-keys',
      'parse-openssh',
    ],
    ...['parse-pem', 'parse-secret', 'sniff-der', 'key-material', 'curve-check', 'rsa-weakness'],
    ...['object-identifiers', 'repeated-members', 'unmask-secrets'],
  ],
  unwrapKey: ['embedded-keys', 'key-bytes', 'key-wrapping', 'spelled-members', 'unwrap-key'],
  parseXmlKeys: ['parse-xml-key'],
  parseHexPoint: ['curves', 'parse-point'],
  literalToJson: ['read-literal'],
  readCertificateText: ['read-certificates'],
  repairJwk: ['jwk-members', 'key-repair', 'repair-jwk'],
  isKeyMaterial: ['is-key-material'],
  readKeyFile: ['read-key-file'],
  readRoots: ['read-roots'],
  guessText: ['guess-text'],
  confusionSecrets: ['confusion-form', 'confusion-forms', 'public-jwk'],
  looksTyped: ['secret-entropy'],
  readKeySet: ['fetch-message', 'issuer-metadata', 'read-metadata'],
};
/** These work with a key that is read already, and no longer than a key can be. */
const READ_NOTHING: ReadonlySet<string> = new Set([
  ...['encrypting-ability', 'encryption-abilities', 'example-keys', 'key-abilities', 'key-origin'],
  ...[
    'select-encryption-key',
    'select-key',
    'edwards-check',
    'explicit-curve',
    'key-identity',
    'name-key',
  ],
  ...['key-refusal', 'known-origins'],
]);

test.each(['extract', 'keys'])('every file of core/%s is in the table', (folder) => {
  const known = new Set(Object.values(READ_BY).flat());
  const files = readdirSync(join(SOURCE, 'core', folder)).map((file) => file.replace('.ts', ''));
  expect(files.filter((file) => !known.has(file) && !READ_NOTHING.has(file))).toEqual([]);
  expect(Object.keys(READ_BY).filter((name) => !(name in READERS))).toEqual([]);
});
