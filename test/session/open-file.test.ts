import { File as NodeFile } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../src/session/open-file.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

/** The File of jsdom cannot be read. */
const fileOf = (content: string, name: string) => new NodeFile([content], name) as unknown as File;

const TOKEN = soundToken();
const { publicPem, publicJwk } = testKey('ES256');
const JWKS = JSON.stringify({ keys: [publicJwk] });
const HAR = JSON.stringify({
  log: { entries: [{ request: { url: `https://a.example/?t=${TOKEN}` } }] },
});

describe('a file that the page is opened with', () => {
  test.each([
    ['a token', 'token.jwt', TOKEN, 'text'],
    ['a log with a token', 'app.log', `Authorization: Bearer ${TOKEN}`, 'text'],
    ['a HAR', 'trace.har', HAR, 'text'],
    ['a text without either', 'note.txt', 'nothing of use', 'text'],
    ['nothing', 'empty.txt', '', 'text'],
    ['a key set', 'keys.json', JWKS, 'key'],
    ['a PEM by its content', 'public.txt', publicPem, 'key'],
    ['a PEM by its name', 'public.pem', publicPem, 'key'],
    ['a secret, named as a key', 'hmac.key', SECRET, 'key'],
  ])('with %s in it: %s', async (_, name, text, type) => {
    expect(await openFile(fileOf(text, name))).toEqual({ [type]: text });
  });

  test('of a PEM with a mark of its coding is without it', async () => {
    const opened = await openFile(fileOf(`\ufeff${publicPem}`, 'public.txt'));
    expect(opened).toEqual({ key: publicPem });
  });
});
