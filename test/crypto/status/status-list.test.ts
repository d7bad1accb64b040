import { deflateRawSync, deflateSync } from 'node:zlib';
import jsonwebtoken from 'jsonwebtoken';
import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import {
  countEntries,
  countStatuses,
  MAX_STATUS_LIST,
  statusAt,
} from '../../../src/core/status-list/status-list.ts';
import { audit, studyToken } from '../../../src/crypto/evidence/study-token.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { openStatusList } from '../../../src/crypto/status/open-status-list.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { nowInSeconds, SECRET } from '../../support/tokens/tokens.ts';
import {
  REFERENCED_TOKEN,
  STATUS_LIST_ENTRIES,
  STATUS_LIST_TOKEN,
  STATUS_LIST_VECTORS,
} from '../../vectors/status-list.ts';

const URI = 'https://issuer.example/lists/1';
const now = nowInSeconds();

function sign(claims: object, typ = 'at+jwt', secret = SECRET): string {
  return jsonwebtoken.sign(claims, secret, { header: { alg: 'HS256', typ } });
}

interface ListChanges {
  readonly bits?: number;
  readonly secret?: string;
  readonly sub?: string;
  readonly iat?: number;
  readonly exp?: number;
}

function listToken(
  lst: string,
  { bits = 1, secret = SECRET, ...changes }: ListChanges = {},
): string {
  const claims = { sub: URI, iat: now - 60, status_list: { bits, lst }, ...changes };
  return sign(claims, 'statuslist+jwt', secret);
}

function packed(...bytes: number[]): string {
  return deflateSync(Buffer.from(bytes)).toString('base64url');
}

function referring(index: number): string {
  return sign({ sub: 'u', exp: now + 600, status: { status_list: { idx: index, uri: URI } } });
}

async function open(token: string) {
  const [decoded] = readTokens(token);
  if (!decoded) throw new Error('no token');
  return await openStatusList(decoded);
}

/** The codes of the status among the issues of the first token of a text, with their severity. */
async function statusIssues(text: string, key = SECRET, at = now): Promise<string[]> {
  const tokens = readTokens(text);
  const [token] = tokens;
  if (!token) throw new Error('no token');
  const reading = parseKeys(key, 'utf8');
  const { signature } = await judgeToken(token, reading, 'utf8');
  const study = await studyToken(
    token,
    reading,
    key,
    tokens.map(({ found }) => found),
  );
  return audit(token, reading, at, { signature, study })
    .filter(({ code }) => code.startsWith('status-'))
    .map(({ code, severity }) => `${code} ${severity}`);
}

describe('the test vectors of the draft', () => {
  test.each(STATUS_LIST_VECTORS)(
    'every status of $bits bits is read',
    async ({ bits, lst, statuses }) => {
      const opened = await open(listToken(lst, { bits }));
      if (!opened?.ok) throw new Error('not opened');
      expect(countEntries(opened.value)).toBe(STATUS_LIST_ENTRIES);
      for (const [index, status] of statuses) {
        expect(statusAt(opened.value, index), `${index}`).toBe(status);
      }
      const set = statuses.filter(([, status]) => status > 0).length;
      expect(countStatuses(opened.value).get(0)).toBe(STATUS_LIST_ENTRIES - set);
    },
  );

  test('the list and the SD-JWT that refers to it are joined', async () => {
    expect(await statusIssues(`${REFERENCED_TOKEN}\n${STATUS_LIST_TOKEN}`, '')).toEqual([
      'status-unverified medium',
    ]);
  });
});

describe('a list that cannot be read is named', () => {
  test.each([
    ['raw DEFLATE', deflateRawSync(Buffer.from([1, 2])).toString('base64url'), 'not-zlib'],
    ['a list cut short', packed(...new Array(64).keys()).slice(0, -8), 'not-zlib'],
    ['a wrong checksum', `${packed(0xb9, 0xa3).slice(0, -2)}AA`, 'not-zlib'],
    ['no compression', Buffer.from([0xb9, 0xa3]).toString('base64url'), 'not-zlib'],
    ['a bomb', deflateSync(Buffer.alloc(MAX_STATUS_LIST + 1)).toString('base64url'), 'too-large'],
    ['the standard alphabet', 'e+/', 'not-base64url'],
  ])('%s', async (_, lst, problem) => {
    expect(await open(listToken(lst))).toEqual({ ok: false, problem });
    expect(await statusIssues(listToken(lst))).toEqual(['status-list-unreadable medium']);
    expect(await statusIssues(`${referring(0)}\n${listToken(lst)}`)).toEqual([
      'status-list-unreadable medium',
    ]);
  });
});

describe('what a list says of a token becomes an issue', () => {
  const list = listToken(packed(0b1110_0100), { bits: 2 });

  test.each([
    ['VALID', 0, []],
    ['INVALID', 1, ['status-revoked high']],
    ['SUSPENDED', 2, ['status-suspended medium']],
    ['a status of the application', 3, []],
    ['an index beyond the end', 4, ['status-index high']],
  ])('%s', async (_, index, expected) => {
    expect(await statusIssues(`${referring(index)}\n${list}`)).toEqual(expected);
    expect(await statusIssues(`${referring(index)}`)).toEqual(['status-unknown info']);
  });

  test('a list signed with another key is not believed', async () => {
    const foreign = listToken(packed(0b10), { secret: 'x'.repeat(64) });
    expect(await statusIssues(`${referring(1)}\n${foreign}`)).toEqual(['status-unverified medium']);
    expect(await statusIssues(`${referring(9)}\n${foreign}`)).toEqual(['status-index medium']);
  });

  test('an expired list is not believed', async () => {
    const expired = listToken(packed(0b10), { exp: now - 10 });
    expect(await statusIssues(`${referring(1)}\n${expired}`)).toEqual(['status-unverified medium']);
  });

  test('the newest list counts', async () => {
    const older = listToken(packed(0b10), { iat: now - 500 });
    const newer = listToken(packed(0b00), { iat: now - 5 });
    expect(await statusIssues(`${referring(1)}\n${newer}\n${older}`)).toEqual([]);
  });

  test('a newer list that the key does not verify does not hide one that it does', async () => {
    const real = listToken(packed(0b10), { iat: now - 500 });
    const forged = listToken(packed(0b00), { iat: now - 5, secret: 'x'.repeat(64) });
    expect(await statusIssues(`${referring(1)}\n${forged}\n${real}`)).toEqual([
      'status-revoked high',
    ]);
  });

  test('a list that proves nothing does not make a token pass for checked', async () => {
    const foreign = listToken(packed(0b00), { secret: 'x'.repeat(64) });
    const expired = listToken(packed(0b00), { exp: now - 10 });
    for (const list of [foreign, expired]) {
      expect(await statusIssues(`${referring(1)}\n${list}`)).toEqual(['status-unknown info']);
    }
  });

  test('a list of another address and a token of another type are not the list', async () => {
    const elsewhere = listToken(packed(0b10), { sub: `${URI}0` });
    const untyped = sign({ sub: URI, status_list: { bits: 1, lst: packed(0b10) } }, 'JWT');
    expect(await statusIssues(`${referring(1)}\n${elsewhere}\n${untyped}`)).toEqual([
      'status-unknown info',
    ]);
  });

  test('a malformed reference', async () => {
    const token = sign({ sub: 'u', status: { status_list: { idx: '0', uri: URI } } });
    expect(await statusIssues(token)).toEqual(['status-reference medium']);
  });
});
