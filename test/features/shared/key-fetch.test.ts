import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FetchOutcome } from '../../../src/core/keys/fetch-message.ts';
import { createKeyFetch } from '../../../src/features/shared/key-fetch.ts';
import { type FetchSource, selectFetchSource } from '../../../src/session/fetch-source.ts';
import { tokenText } from '../../core/read-token.ts';
import { openSession } from '../../session/open-session.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import {
  answerFetch,
  fetchFrame,
  fixNonce,
  sent,
  unreachable,
} from '../../support/servers/answer-fetch.ts';

const ISSUER = 'https://issuer.example/tenant';
const JWKS = 'https://issuer.example/jwks';
const KEYS = { keys: [{ ...testKey('ES256').publicJwk, kid: 'a' }] };
const METADATA = { issuer: ISSUER, jwks_uri: JWKS };
const NOT_FOUND = sent('', { status: 404 });

const OPENID_AFTER = 'https://issuer.example/tenant/.well-known/openid-configuration';
const OPENID_BETWEEN = 'https://issuer.example/.well-known/openid-configuration/tenant';
const OAUTH_BETWEEN = 'https://issuer.example/.well-known/oauth-authorization-server/tenant';
const OAUTH_AFTER = 'https://issuer.example/tenant/.well-known/oauth-authorization-server';
const WELL_KNOWN = 'https://issuer.example/tenant/.well-known/jwks.json';
const OF_ISSUER: FetchSource = { kind: 'issuer', issuer: ISSUER };

beforeEach(fixNonce);
afterEach(() => vi.restoreAllMocks());

function tokenWith(header: object, claims: object = { iss: ISSUER }): string {
  return tokenText(JSON.stringify({ alg: 'ES256', ...header }), JSON.stringify(claims));
}

interface Situation {
  readonly token?: string;
  readonly source?: FetchSource;
  /** What is at which address; all others are not found. */
  readonly answers: Readonly<Record<string, FetchOutcome>>;
}

/** Fetches from a source, and hands over what was asked and what came of it. */
async function fetchFrom({ token = tokenWith({}), source = OF_ISSUER, answers }: Situation) {
  const { session, now } = openSession(token);
  const fetch = createKeyFetch(session);
  const asked: string[] = [];
  fetch.start(source);
  const progress = () => fetch.snapshot().progress;
  while (progress().state === 'busy') {
    await vi.waitFor(() => expect(fetchFrame() ?? progress().state !== 'busy').toBeTruthy());
    const { state, address } = { address: '', ...progress() };
    if (state !== 'busy') break;
    asked.push(address);
    const before = fetchFrame();
    const answer = answers[address] ?? NOT_FOUND;
    answerFetch(answer.ok ? { ...answer, value: { ...answer.value, address } } : answer);
    await vi.waitFor(() =>
      expect(progress().state !== 'busy' || (fetchFrame() !== before && fetchFrame())).toBeTruthy(),
    );
  }
  return { asked, progress: progress(), now, session };
}

describe('one press asks one host in turn', () => {
  test('until its OpenID configuration names the key set', async () => {
    const { asked, progress, now } = await fetchFrom({
      answers: { [OPENID_AFTER]: sent(METADATA), [JWKS]: sent(KEYS) },
    });

    expect(asked).toEqual([OPENID_AFTER, JWKS]);
    expect(progress).toMatchObject({
      ...{ state: 'done', host: 'issuer.example' },
      origin: { kind: 'fetched', issuer: ISSUER, metadata: 'openid-configuration', address: JWKS },
    });
    expect(now().input.keyText).toContain('"kid": "a"');
    expect(now().input.knownOrigins).toHaveLength(1);
  });

  test('until its OAuth metadata names the key set', async () => {
    const { asked, progress } = await fetchFrom({
      answers: { [OAUTH_BETWEEN]: sent(METADATA), [JWKS]: sent(KEYS) },
    });

    expect(asked).toEqual([OPENID_AFTER, OPENID_BETWEEN, OAUTH_BETWEEN, JWKS]);
    expect(progress).toMatchObject({ origin: { metadata: 'oauth-metadata' } });
  });

  test('until its key set is where many keep it', async () => {
    const { asked, progress } = await fetchFrom({ answers: { [WELL_KNOWN]: sent(KEYS) } });

    expect(asked).toEqual([OPENID_AFTER, OPENID_BETWEEN, OAUTH_BETWEEN, OAUTH_AFTER, WELL_KNOWN]);
    expect(progress).toMatchObject({ state: 'done', origin: { address: WELL_KNOWN } });
  });

  test('and past one that does not answer', async () => {
    const { progress } = await fetchFrom({
      answers: { [OPENID_AFTER]: unreachable, [OAUTH_AFTER]: sent(METADATA), [JWKS]: sent(KEYS) },
    });

    expect(progress.state).toBe('done');
  });

  test('and tells what explains the most where nothing is found', async () => {
    const { progress, now } = await fetchFrom({
      answers: { [OPENID_AFTER]: sent('<!doctype html>'), [OAUTH_AFTER]: unreachable },
    });

    expect(progress).toMatchObject({ state: 'failed', problem: { code: 'html' } });
    expect(progress).toHaveProperty('attempts.length', 5);
    expect(now().input.keyText).toBe('');
  });
});

describe('nothing is asked any more', () => {
  test.each([
    ['wrong-issuer', sent({ ...METADATA, issuer: `${ISSUER}/` })],
    ['jwks-uri-refused', sent({ ...METADATA, jwks_uri: 'http://issuer.example/jwks' })],
  ])('after metadata with %s', async (code, answer) => {
    const { asked, progress, now } = await fetchFrom({
      answers: { [OPENID_AFTER]: answer, [WELL_KNOWN]: sent(KEYS) },
    });

    expect(asked).toEqual([OPENID_AFTER]);
    expect(progress).toMatchObject({ state: 'failed', problem: { code } });
    expect(now().input.keyText).toBe('');
  });

  test.each(['https://keys.example/jwks', 'https://issuer.example:8443/jwks', 'http://localhost/'])(
    'where the key set is on another host: %s',
    async (address) => {
      const { asked, progress, now } = await fetchFrom({
        answers: { [OPENID_AFTER]: sent({ ...METADATA, jwks_uri: address }) },
      });

      expect(asked).toEqual([OPENID_AFTER]);
      expect(progress).toMatchObject({ state: 'asks', source: { address, issuer: ISSUER } });
      expect(now().input.keyText).toBe('');
    },
  );
});

describe('a URL that was typed', () => {
  const typed = (address: string): FetchSource => ({ kind: 'url', address });

  test('of a key set is the only one that is asked', async () => {
    const { asked, progress } = await fetchFrom({
      source: typed(JWKS),
      answers: { [JWKS]: sent(KEYS) },
    });

    expect(asked).toEqual([JWKS]);
    expect(progress).toMatchObject({ origin: { kind: 'fetched', issuer: undefined } });
  });

  test('of metadata leads to its key set, whatever issuer it names', async () => {
    const { asked } = await fetchFrom({
      source: typed(OPENID_AFTER),
      answers: { [OPENID_AFTER]: sent({ ...METADATA, issuer: 'x' }), [JWKS]: sent(KEYS) },
    });

    expect(asked).toEqual([OPENID_AFTER, JWKS]);
  });

  test('of an issuer is asked itself, then for what it publishes', async () => {
    const { asked, progress } = await fetchFrom({
      source: typed(ISSUER),
      answers: { [OPENID_AFTER]: sent(METADATA), [JWKS]: sent(KEYS) },
    });

    expect(asked).toEqual([ISSUER, OPENID_AFTER, JWKS]);
    expect(progress.state).toBe('done');
  });

  test('leads to a key that proves nothing where the header names the same URL', async () => {
    const { progress } = await fetchFrom({
      token: tokenWith({ jku: WELL_KNOWN }),
      source: typed(ISSUER),
      answers: { [WELL_KNOWN]: sent(KEYS) },
    });

    expect(progress).toMatchObject({ origin: { kind: 'token', parameter: 'jku' } });
  });
});

describe('what is fetched for other texts is dropped', () => {
  test.each([
    ['key', { type: 'type-key', text: 'typed' }],
    ['token', { type: 'type-token', text: tokenWith({ kid: 'b' }) }],
  ] as const)('after another %s', async (_, action) => {
    const { session, now } = openSession(tokenWith({}));
    const fetch = createKeyFetch(session);
    fetch.start({ kind: 'url', address: JWKS });
    await vi.waitFor(() => expect(fetchFrame()).not.toBeNull());
    session.dispatch(action);
    const { keyText } = now().input;

    expect(fetchFrame()).toBeNull();
    expect(fetch.snapshot().progress.state).toBe('idle');
    expect(now().input.keyText).toBe(keyText);
  });

  test('after Stop', async () => {
    const { session } = openSession(tokenWith({}));
    const fetch = createKeyFetch(session);
    fetch.start(OF_ISSUER);
    await vi.waitFor(() => expect(fetchFrame()).not.toBeNull());
    fetch.stop();

    expect(fetchFrame()).toBeNull();
  });
});

describe('one press can fetch from', () => {
  async function sourceFor(token: string, keyText = '') {
    const { now, until } = openSession(token, keyText);
    await until(({ reading }) => reading.state !== 'reading');
    return selectFetchSource(now());
  }

  test('the URL in the Key field, before the issuer', async () => {
    expect(await sourceFor(tokenWith({}), ` ${JWKS}\n`)).toEqual({ kind: 'url', address: JWKS });
  });

  test('the key set that metadata in the Key field names', async () => {
    expect(await sourceFor(tokenWith({}), JSON.stringify(METADATA))).toEqual({
      kind: 'url',
      address: JWKS,
    });
  });

  test('the issuer of a token that is signed with a key pair', async () => {
    expect(await sourceFor(tokenWith({}))).toEqual(OF_ISSUER);
  });

  test.each([
    ['a token with a secret', tokenWith({ alg: 'HS256' }), ''],
    ['an issuer that is a name', tokenWith({}, { iss: 'accounts' }), ''],
    ['no token', '', ''],
    ['a URL that is not https', tokenWith({}), 'http://issuer.example/jwks'],
    ['the URL that the header names', tokenWith({ jku: JWKS }), JWKS],
  ])('nothing: %s', async (_, token, keyText) => {
    expect(await sourceFor(token, keyText)).toBeUndefined();
  });
});
