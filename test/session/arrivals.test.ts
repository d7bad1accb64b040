import { describe, expect, test } from 'vitest';
import { type Arriving, readArrival } from '../../src/session/arrivals.ts';
import { NEW_HISTORY, reduceHistory } from '../../src/session/history.ts';
import { type Action, EMPTY_WORKSPACE, reduceWorkspace } from '../../src/session/workspace.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { SECRET, soundToken } from '../support/tokens/tokens.ts';

const TOKEN = soundToken();
const ES256 = testKey('ES256');
const CHANNELS = ['link', 'share', 'file'] as const;
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe.each(CHANNELS)('of a %s', (channel) => {
  test.each([
    ['a secret', SECRET],
    ['a short secret', 'x'],
    ['a private PEM', ES256.privatePem],
    ['a private PEM behind a public one', `${ES256.publicPem}\n${ES256.privatePem}`],
    ['a private JWK', JSON.stringify(ES256.privateJwk)],
    ['a private JWK in a set', JSON.stringify({ keys: [ES256.publicJwk, ES256.privateJwk] })],
    [
      'a broken private JWK in a set',
      JSON.stringify({ keys: [ES256.publicJwk, { ...ES256.privateJwk, crv: '?' }] }),
    ],
    ['a symmetric JWK', JSON.stringify(testKey('HS256').publicJwk)],
    ['a private key in an assignment', `KEY='${ES256.privatePem.replaceAll('\n', '\\n')}'`],
    ['a private PEM in base64', base64(ES256.privatePem)],
    ['a text that is no key', 'hello'],
  ])('%s is dropped', async (_, key) => {
    const arriving = await readArrival({ channel, text: TOKEN, keys: [key] });
    expect(arriving).toMatchObject({ text: TOKEN, keyText: undefined, keys: [], key: 'refused' });
  });

  test.each([
    ['PEM', ES256.publicPem],
    ['JWK', JSON.stringify(ES256.publicJwk)],
    ['set', JSON.stringify({ keys: [ES256.publicJwk, testKey('RS256').publicJwk] })],
  ])('a public %s is taken', async (_, key) => {
    const arriving = await readArrival({ channel, text: TOKEN, keys: [key] });
    expect(arriving).toMatchObject({ keyText: key, key: 'taken' });
    expect(arriving.keys.length).toBeGreaterThan(0);
  });
});

describe.each(CHANNELS)('what comes by a %s', (channel) => {
  const arriving = {
    channel,
    text: 'x.y.z',
    inQuery: false,
    keyText: 'public',
    keys: ['EC P-256 x'],
    key: 'taken',
  } as const;
  const arrive: Action = { type: 'arrive', arriving };

  test('is shown where nothing is', () => {
    expect(reduceWorkspace(EMPTY_WORKSPACE, arrive)).toMatchObject({
      text: 'x.y.z',
      keyText: 'public',
      arrival: { channel, text: 'x.y.z' },
      waiting: undefined,
    });
  });

  test.each<[string, readonly Action[]]>([
    ['a token', [{ type: 'type-token', text: 'a.b.c' }]],
    ['a key', [{ type: 'type-key', text: 'secret' }]],
    ['a detached payload', [{ type: 'type-detached', text: '{}' }]],
    ['an example', [{ type: 'open', text: 'a.b.c', keyText: 'k' }]],
    ['what came before', [arrive]],
  ])('waits where there is %s', (_, actions) => {
    const before = actions.reduce(reduceWorkspace, EMPTY_WORKSPACE);
    const asked = reduceWorkspace(before, arrive);
    expect(asked).toEqual({ ...before, waiting: arriving });
    expect(reduceWorkspace(asked, { type: 'answer-arrival', replace: false })).toEqual(before);
    expect(reduceWorkspace(asked, { type: 'answer-arrival', replace: true })).toMatchObject({
      text: 'x.y.z',
      keyText: 'public',
      waiting: undefined,
    });
  });

  test('a token without a key keeps the current key, and a key keeps the current token', () => {
    const filled = [
      { type: 'type-token', text: 'a.b.c' },
      { type: 'type-key', text: 'secret' },
    ] as const satisfies readonly Action[];
    const replaced = (part: Partial<Arriving>) =>
      [
        ...filled,
        { type: 'arrive', arriving: { ...arriving, ...part } } as Action,
        { type: 'answer-arrival', replace: true } as Action,
      ].reduce(reduceWorkspace, EMPTY_WORKSPACE);
    expect(replaced({ keyText: undefined })).toMatchObject({ text: 'x.y.z', keyText: 'secret' });
    expect(replaced({ text: undefined })).toMatchObject({ text: 'a.b.c', keyText: 'public' });
  });

  test('is one step back once it is let in, and none while it waits', () => {
    const typed = reduceHistory(NEW_HISTORY, { type: 'type-token', text: 'a.b.c' }, 0);
    const asked = reduceHistory(typed, arrive, 0);
    expect(asked.past).toBe(typed.past);
    const replaced = reduceHistory(asked, { type: 'answer-arrival', replace: true }, 0);
    const back = reduceHistory(replaced, { type: 'undo' }, 0);
    expect(back.present).toMatchObject({ text: 'a.b.c', keyText: '', waiting: undefined });
  });
});
