import { describe, expect, test } from 'vitest';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import type { FoundToken } from '../../../src/core/extract/found-token.ts';
import { HAR, JSON_TEXTS, KUBERNETES } from './corpus/data.ts';
import { CURL, HTTP } from './corpus/http.ts';
import { CODE, ENVIRONMENT, LOGS } from './corpus/sources.ts';
import { NAMES, type Row } from './corpus/tokens.ts';
import { FORMS, URLS } from './corpus/urls.ts';
import { CHUNKS, WRAPPED } from './corpus/wrapped.ts';

const FAMILIES: Readonly<Record<string, readonly Row[]>> = {
  'HTTP messages': HTTP,
  'cURL and other commands': CURL,
  'JSON and other data': JSON_TEXTS,
  'base64 and Kubernetes': KUBERNETES,
  'HAR files': HAR,
  URLs: URLS,
  'forms and HTML': FORMS,
  'source code': CODE,
  environment: ENVIRONMENT,
  logs: LOGS,
  'wrapped texts': WRAPPED,
  'cookies in chunks': CHUNKS,
};

/** Token, label, carrier, request and removals in the words of the corpus. */
function describeFound(found: FoundToken): string {
  const { carrier, request } = found.context;
  const words = [NAMES.get(found.compact) ?? found.compact, found.label ?? '-', carrier.kind];
  switch (carrier.kind) {
    case 'header':
      words.push(
        carrier.scheme ?? '-',
        ...(carrier.damage ? [carrier.damage.split('-')[0] ?? ''] : []),
      );
      break;
    case 'cookie':
      words.push(carrier.direction);
      words.push(
        carrier.attributes
          .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`))
          .join(','),
      );
      break;
    case 'url':
      words.push(carrier.part, carrier.scheme ?? '-', carrier.host ?? '-');
      break;
    case 'code':
      words.push(carrier.call);
  }
  if (request?.host) words.push(`@${request.scheme ? `${request.scheme}://` : ''}${request.host}`);
  if (found.removed.length > 0) words.push(`+${found.removed.map(({ kind }) => kind).join(',')}`);
  return words.filter((word) => word !== '').join(' ');
}

function normalise(words: string): string {
  const [removed = '', rest = ''] = [/ \+(\S+)/.exec(words)?.[1], words.replace(/ \+\S+/, '')];
  return `${rest} +${removed.split(',').toSorted().join(',')}`;
}

describe.each(Object.entries(FAMILIES))('finds the tokens in %s', (_, rows) => {
  test.each(rows.map(([name, text, ...expected]) => ({ name, text, expected })))(
    '$name',
    ({ text, expected }) => {
      const found = extractTokens(text).map(describeFound).map(normalise);

      expect(found).toEqual(expected.map(normalise));
    },
  );
});

test('the corpus has 200 texts and more', () => {
  expect(Object.values(FAMILIES).flat().length).toBeGreaterThanOrEqual(200);
});
