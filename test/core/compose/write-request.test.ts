import { expect, test } from 'vitest';
import { writeAuthorization, writeCurl } from '../../../src/core/compose/write-request.ts';
import { parseJson } from '../../../src/core/encoding/json-text.ts';

function claims(value: object) {
  const root = parseJson(JSON.stringify(value));
  if (!root.ok || root.value.type !== 'object') throw new Error('no object');
  return root.value;
}

function curlTo(address: string): string {
  return `curl --header @- '${address}' <<'HEADER'\nAuthorization: Bearer a.b.c\nHEADER\n`;
}

const ANYWHERE = curlTo('https://api.example.com/');

test.each([
  ['no claims', undefined, ANYWHERE],
  ['an audience that is no address', { aud: 'shop' }, ANYWHERE],
  [
    'an address',
    { aud: 'https://api.example.org:8443/v1' },
    curlTo('https://api.example.org:8443/v1'),
  ],
  [
    'the first of several',
    { aud: ['http://one.example', 'https://two.example'] },
    curlTo('http://one.example'),
  ],
  ['an address that would end the quotes', { aud: "https://a.example/';rm -rf ~;'" }, ANYWHERE],
  ['an address with a line break', { aud: 'https://a.example/\n-o/etc/passwd' }, ANYWHERE],
])('cURL for %s', (_, value, expected) => {
  expect(writeCurl('a.b.c', value && claims(value))).toBe(expected);
});

test('a bound token goes with its scheme', () => {
  const bound = claims({ cnf: { jkt: 'x' } });
  expect(writeAuthorization('a.b.c', bound)).toBe('Authorization: DPoP a.b.c');
});

test.each(["a.b.c'", 'a.b\n.c', '', 'a b'])('%j is not put into a line', (compact) => {
  expect(writeAuthorization(compact, undefined)).toBeUndefined();
  expect(writeCurl(compact, undefined)).toBeUndefined();
});
