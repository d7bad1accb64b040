import { deflateSync } from 'node:zlib';
import jsonwebtoken from 'jsonwebtoken';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ClaimcheckPage, openPage } from '../support/browser/claimcheck-page.ts';
import { testKey } from '../support/keys/test-keys.ts';
import {
  openDocument,
  type RecordingServer,
  startServer,
} from '../support/servers/recording-server.ts';
import { nowInSeconds, soundClaims } from '../support/tokens/tokens.ts';
import {
  REFERENCED_TOKEN,
  STATUS_LIST_TOKEN,
  STATUS_LIST_VECTORS,
} from '../vectors/status-list.ts';

let page: ClaimcheckPage;
let host: RecordingServer;

beforeAll(async () => {
  host = await startServer();
  page = await openPage();
  await page.editorsLoaded();
});

afterAll(async () => {
  await page.close();
  await host.close();
});

beforeEach(async () => {
  await page.empty();
  host.requests.length = 0;
});

const row = (name: 'Status' | 'Status list') =>
  page.page.getByRole('region', { name, exact: true });

const { privatePem, publicPem } = testKey('ES256');

function sign(claims: object, typ: string): string {
  return jsonwebtoken.sign(claims, privatePem, { header: { alg: 'ES256', typ } });
}

const uri = () => `${host.origin}/lists/1`;

function referring(index: number): string {
  return sign(soundClaims({ status: { status_list: { idx: index, uri: uri() } } }), 'JWT');
}

/** Entries 0 to 3 are VALID, INVALID, SUSPENDED and 3. */
function listToken(): string {
  const lst = deflateSync(Buffer.from([0b1110_0100])).toString('base64url');
  const claims = { sub: uri(), iat: nowInSeconds(), status_list: { bits: 2, lst } };
  return sign(claims, 'statuslist+jwt');
}

test('the token and the list of the draft are joined, and the list is not verified', async () => {
  await page.judge(`${REFERENCED_TOKEN}\n\n${STATUS_LIST_TOKEN}`);
  expect(await page.issueCodes()).toContain('status-unverified');
  await row('Status').getByText('INVALID (0x01)').waitFor();
  await row('Status').getByText('unverified list').waitFor();
});

test.each([
  [0, 'VALID (0x00)', []],
  [1, 'INVALID (0x01)', ['status-revoked']],
  [2, 'SUSPENDED (0x02)', ['status-suspended']],
  [3, 'Application-specific (0x03)', []],
] as const)('entry %i of a verified list is %s', async (index, name, codes) => {
  await page.judge(`${referring(index)}\n\n${listToken()}`, publicPem);
  await row('Status').getByText(name).waitFor();
  await row('Status').getByText('verified list', { exact: true }).waitFor();
  const found = await page.issueCodes();
  expect(found.filter((code) => code.startsWith('status-'))).toEqual(codes);
  // Nothing is expected of issuer and audience, so no token is accepted.
  expect(await page.conclusion()).toBe(codes.length > 0 ? 'rejected' : 'unknown');
});

test('a list of a million entries is counted and looked up', async () => {
  const [, vector] = STATUS_LIST_VECTORS;
  if (!vector) throw new Error('no vector');
  const { bits, lst, statuses } = vector;
  await page.judge(
    sign({ sub: uri(), iat: 1, status_list: { bits, lst } }, 'statuslist+jwt'),
    publicPem,
  );
  await row('Status list').getByText('1,048,576 entries').waitFor();
  await row('Status list').getByRole('button', { name: 'Open Status list' }).click();
  const table = row('Status list').getByRole('table', { name: 'Statuses' });
  const count = statuses.filter(([, status]) => status === 1).length;
  expect(await table.locator('[data-status="1"]').textContent()).toBe(`INVALID (0x01)${count}`);
  const index = row('Status list').getByRole('textbox', { name: 'Index' });
  for (const [at, status] of statuses) {
    await index.fill(`${at}`);
    await expect
      .poll(() => row('Status list').locator('output').textContent())
      .toContain(`(0x0${status})`);
  }
  await index.fill('1048576');
  await row('Status list').getByText('Enter an index from 0 to 1,048,575.').waitFor();
});

test('a list that cannot be read is named', async () => {
  const list = { bits: 1, lst: 'AAAA' };
  await page.judge(sign({ sub: uri(), iat: 1, status_list: list }, 'statuslist+jwt'), publicPem);
  await row('Status list')
    .getByText(/can’t be decompressed/)
    .waitFor();
  expect(await page.issueCodes()).toContain('status-list-unreadable');
});

async function pressFetch(): Promise<void> {
  const { host: name } = new URL(host.origin);
  await row('Status')
    .getByRole('button', { name: new RegExp(`^Fetch the list (again )?from ${name}$`) })
    .click();
}

test('one press fetches the list, and it goes into the Token field', async () => {
  host.answerWith(openDocument(`${listToken()}\n`, 'application/statuslist+jwt'));
  await page.judge(referring(1), publicPem);
  await row('Status').getByText('Unknown: entry 1 of a status list').waitFor();
  expect(await page.conclusion()).toBe('unknown');
  expect(host.requests).toEqual([]);
  await row('Status').getByRole('button', { name: 'Open Status' }).click();
  await pressFetch();
  await row('Status').getByText('INVALID (0x01)').waitFor();
  expect(await page.conclusion()).toBe('rejected');
  expect(await page.tokenText()).toMatch(/^eyJ\S+\s+eyJ\S+\s*$/);

  const [request, more] = host.requests;
  expect(more).toBeUndefined();
  expect(request).toMatchObject({ method: 'GET', path: '/lists/1', bytes: 0 });
  expect(request?.headers.accept).toBe('application/statuslist+jwt');
  expect(request?.headers.cookie).toBeUndefined();
  expect(request?.headers.referer).toBeUndefined();
  expect(request?.headers.authorization).toBeUndefined();
  expect(page.complaints).toEqual([]);
});

test.each([
  ['an error', openDocument('gone', 'text/plain', 404), 'http-status'],
  ['something else', openDocument('{"keys":[]}'), 'not-a-list'],
  ['a token of another type', openDocument(sign({ sub: 'a' }, 'JWT')), 'not-a-list'],
  ['a list that CORS keeps back', undefined, 'network'],
])('%s instead of a list is said', async (_, answer, code) => {
  host.answerWith(answer ?? ((_request, response) => response.end(listToken())));
  await page.judge(referring(1), publicPem);
  await row('Status').getByRole('button', { name: 'Open Status' }).click();
  await pressFetch();
  const status = row('Status').getByRole('status', { name: 'Fetching the list' });
  await expect.poll(() => status.getAttribute('data-code')).toBe(code);
  expect(await status.textContent()).not.toBe('');
  expect(await page.issueCodes()).not.toContain('status-revoked');
  page.forgetComplaints();
});
