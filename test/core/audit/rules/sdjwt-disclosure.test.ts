import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeText } from '../../read-token.ts';
import { GOOD_CLAIMS } from '../build-subject.ts';
import { findingsOf } from '../judge-fully.ts';

const SALT = 'AAAAAAAAAAAAAAAAAAAAAA';

function disclosure(...elements: readonly unknown[]): string {
  return encodeText(JSON.stringify(elements));
}

function digest(encoded: string, hash = 'sha256'): string {
  return createHash(hash).update(encoded).digest('base64url');
}

/** An SD-JWT of these claims and disclosures; its signature is of no matter here. */
async function linesFor(claims: object, disclosures: readonly string[], end = '~') {
  const header = encodeText('{"alg":"ES256","typ":"dc+sd-jwt"}');
  const payload = encodeText(
    JSON.stringify({ ...GOOD_CLAIMS, vct: 'https://a.example', ...claims }),
  );
  const signature = encodeText(new Uint8Array(64).fill(7));
  const text = [`${header}.${payload}.${signature}`, ...disclosures].join('~') + end;
  const findings = await findingsOf(text);
  return findings
    .filter(({ code }) => code === 'sdjwt-disclosure')
    .map(({ severity, title }) => `${severity}: ${title}`);
}

const NAME = disclosure(SALT, 'given_name', 'Ana');
const ITEM = disclosure(SALT, 'DE');

describe('is silent', () => {
  test.each([
    [
      'about a member and an item in their places',
      { _sd: [digest(NAME)], in: [{ '...': digest(ITEM) }] },
      [NAME, ITEM],
    ],
    ['about decoys', { _sd: [digest('decoy'), digest(NAME)] }, [NAME]],
    ['about SHA-512', { _sd_alg: 'sha-512', _sd: [digest(NAME, 'sha512')] }, [NAME]],
    ['about SHA-384', { _sd_alg: 'sha-384', _sd: [digest(NAME, 'sha384')] }, [NAME]],
  ])('%s', async (_, claims, disclosures) => {
    expect(await linesFor(claims, disclosures)).toEqual([]);
  });
});

describe('names', () => {
  const nested = disclosure(SALT, 'address', { _sd: [digest(NAME)] });
  const issuer = disclosure(SALT, 'exp', 1);
  const reserved = disclosure(SALT, '_sd', 'x');
  const existing = disclosure(SALT, 'sub', 'x');
  const short = disclosure('abc', 'given_name', 'Ana');

  test.each<[string, object, readonly string[], readonly string[], string?]>([
    ['one that has no digest', {}, [NAME], ['high: Disclosure 1 without digest']],
    [
      'one that was changed',
      { _sd: [digest(NAME)] },
      [disclosure(SALT, 'given_name', 'Ben')],
      ['high: Disclosure 1 without digest'],
    ],
    [
      'a child whose parent is missing',
      { _sd: [digest(nested)] },
      [NAME],
      ['high: Disclosure 1 without digest'],
    ],
    [
      'one that is duplicated',
      { _sd: [digest(NAME)] },
      [NAME, NAME],
      ['medium: Duplicate disclosure 2'],
    ],
    [
      'a digest that is duplicated',
      { _sd: [digest(NAME), digest(NAME)] },
      [NAME],
      ['high: Duplicate digest'],
    ],
    [
      'a decoy that is duplicated',
      { _sd: ['x'], a: { _sd: ['x'] } },
      [],
      ['high: Duplicate digest'],
    ],
    ['a reserved name', { _sd: [digest(reserved)] }, [reserved], ['high: Misplaced disclosure 1']],
    [
      'a name that is there already',
      { _sd: [digest(existing)] },
      [existing],
      ['high: Misplaced disclosure 1'],
    ],
    ['an item in an object', { _sd: [digest(ITEM)] }, [ITEM], ['high: Misplaced disclosure 1']],
    [
      'a member in an array',
      { in: [{ '...': digest(NAME) }] },
      [NAME],
      ['high: Misplaced disclosure 1'],
    ],
    [
      'one that is no base64url',
      {},
      ['!!'.replaceAll('!', '=')],
      ['high: Unreadable disclosure 1'],
    ],
    ['one that is no JSON', {}, [encodeText('[')], ['high: Unreadable disclosure 1']],
    ['one that is no array', {}, [encodeText('{}')], ['high: Unreadable disclosure 1']],
    ['one of one element', {}, [disclosure(SALT)], ['high: Unreadable disclosure 1']],
    ['one of four elements', {}, [disclosure(SALT, 'a', 1, 2)], ['high: Unreadable disclosure 1']],
    ['a salt that is no text', {}, [disclosure(1, 'a', 1)], ['high: Unreadable disclosure 1']],
    ['a name that is no text', {}, [disclosure(SALT, 1, 1)], ['high: Unreadable disclosure 1']],
    ['an empty one', { _sd: [digest(NAME)] }, ['', NAME], ['high: Unreadable disclosure 1']],
    ['a short salt', { _sd: [digest(short)] }, [short], ['low: Short salt in disclosure 1']],
    [
      'a claim that must be seen',
      { _sd: [digest(issuer)], exp: undefined },
      [issuer],
      ['high: Selectively disclosable “exp”'],
    ],
    ['"_sd" that is no array', { _sd: 'x' }, [], ['high: Invalid digest list']],
    ['"_sd" with a number', { _sd: [1] }, [], ['high: Invalid digest list']],
    [
      '"..." beside another member',
      { a: [{ '...': 'x', b: 1 }] },
      [],
      ['medium: Misused “...” member'],
    ],
    ['"_sd_alg" inside', { a: { _sd_alg: 'sha-256' } }, [], ['medium: Misplaced hash algorithm']],
    [
      'a hash that is not known',
      { _sd_alg: 'md5', _sd: ['x'] },
      [NAME],
      ['high: Unsupported hash algorithm'],
    ],
    ['a missing "~"', { _sd: [digest(NAME)] }, [NAME], ['high: Missing final “~”'], ''],
  ])('%s', async (_, claims, disclosures, lines, end = '~') => {
    expect(await linesFor(claims, disclosures, end)).toEqual(lines);
  });
});
