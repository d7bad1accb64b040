import { describe, expect, test } from 'vitest';
import { NO_EXPECTATIONS } from '../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../src/core/checks/expectations.ts';
import { deriveConclusion } from '../../src/core/conclusion/derive-conclusion.ts';
import { identifyKey } from '../../src/core/keys/key-identity.ts';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { readArrival } from '../../src/session/arrivals.ts';
import { editPart } from '../../src/session/editing.ts';
import { selectToken } from '../../src/session/find-tokens.ts';
import type { Snapshot } from '../../src/session/session.ts';
import { testKey } from '../support/keys/test-keys.ts';
import { viaJsonwebtoken } from '../support/tokens/other-implementations.ts';
import {
  nowInSeconds,
  SECRET,
  soundClaims,
  soundToken,
  tokenOf,
} from '../support/tokens/tokens.ts';
import { codesOf, openSession } from './open-session.ts';

const NOW = nowInSeconds();

const signWith = (algorithm: 'ES256') =>
  viaJsonwebtoken.sign(algorithm, { typ: 'JWT' }, soundClaims(), testKey(algorithm));

const TOKEN = tokenOf('{"sub":"ana"}');
const OTHER = tokenOf('{"sub":"ana"}', 'another secret');

test('an empty session has no token and no key', () => {
  expect(openSession().now()).toMatchObject({
    tokens: [],
    token: undefined,
    reading: { state: 'empty' },
    verdict: { state: 'empty' },
    findings: [],
  });
});

describe('the verdict', () => {
  test('on white space is that there is no token yet', async () => {
    const { now, judged } = openSession(' \n', SECRET);
    await judged();
    expect(now().verdict).toEqual({ state: 'empty' });
  });

  test('on a text without a token is that there is none in it', async () => {
    const { now, judged } = openSession('hello world', SECRET);
    await judged();
    expect(now().verdict).toEqual({ state: 'malformed', reason: 'no-token' });
  });

  test('on a match with the key from the token\'s own "jku" is that nothing is proven', async () => {
    const { dispatch, now, until, judged } = openSession(await signWith('ES256'));
    const origin = {
      kind: 'token',
      parameter: 'jku',
      address: 'https://a.example/',
      at: 0,
    } as const;
    const text = testKey('ES256').publicPem;
    const keys = parseKeys(text, 'utf8');
    if (keys.state !== 'read') throw new Error('the key is not read');
    dispatch({ type: 'put-key', text, origin, keys: keys.keys.flatMap(identifyKey) });
    await until(({ reading }) => reading.state === 'read');
    await judged();
    expect(now().verdict).toMatchObject({ state: 'unverified', reason: 'key-named-by-token' });
  });

  test('on an unsigned edit of a token with a broken signature part is malformed', async () => {
    const { session, now, until } = openSession(`${TOKEN}AA`);
    editPart(session, 'payload', '{"sub":"bob"}');
    await until(({ composition }) => composition.unsigned);
    await until(({ verdict }) => verdict);
    expect(now().verdict?.state).toBe('malformed');
  });
});

test('a token is decoded when dispatch returns, and its verdict is not there yet', () => {
  const { dispatch, now } = openSession('', SECRET);
  dispatch({ type: 'type-token', text: TOKEN });

  expect(now().payloadText).toBe('{\n  "sub": "ana"\n}');
  expect(now().token?.found.compact).toBe(TOKEN);
  expect(now().verdict).toBeUndefined();
});

test('members keep their identity while what they derive from is the same', async () => {
  const { dispatch, now, reviewed } = openSession(TOKEN, SECRET);
  await reviewed();
  const before = now();
  dispatch({ type: 'expect', expectations: { ...before.input.expectations, issuer: 'a' } });
  const after = now();

  const kept: (keyof Snapshot)[] = ['tokens', 'token', 'reading', 'judgement', 'verdict', 'inside'];
  for (const name of [...kept, 'findings', 'composition'] as const) {
    expect(after[name], name).toBe(before[name]);
  }
});

test('an action that changes nothing tells nobody', async () => {
  const { session, dispatch, seen, reviewed } = openSession(TOKEN, SECRET);
  await reviewed();
  const count = seen.length;
  dispatch({ type: 'put-token', text: 'x', instead: 'another text' });
  session.refresh();

  expect(seen).toHaveLength(count);
  expect(session.snapshot()).toBe(seen.at(-1));
});

describe('no verdict is ever handed out for another token or key', () => {
  test('while tokens change', async () => {
    const { dispatch, seen, until } = openSession(TOKEN, SECRET);
    for (let round = 0; round < 20; round++) {
      dispatch({ type: 'type-token', text: round % 2 ? TOKEN : OTHER });
      if (round % 5 === 0) await until(({ verdict }) => verdict);
    }
    await until(({ verdict }) => verdict?.state === 'verified');
    for (const { input, verdict } of seen) {
      const right = input.text === TOKEN ? 'verified' : 'invalid';
      expect(verdict?.state ?? right).toBe(right);
    }
    expect(seen.some(({ verdict }) => verdict?.state === 'invalid')).toBe(true);
  });

  test('while keys change', async () => {
    const { dispatch, seen, until } = openSession(TOKEN, SECRET);
    for (let round = 0; round < 20; round++) {
      dispatch({ type: 'type-key', text: round % 2 ? SECRET : 'another secret' });
      if (round % 5 === 0) await until(({ verdict }) => verdict);
    }
    await until(({ verdict }) => verdict?.state === 'verified');
    for (const { input, verdict } of seen) {
      const right = input.keyText === SECRET ? 'verified' : 'invalid';
      expect(verdict?.state ?? right).toBe(right);
    }
    expect(seen.some(({ verdict }) => verdict?.state === 'invalid')).toBe(true);
  });

  test('never shows findings of another token', async () => {
    const { dispatch, seen, reviewed } = openSession(soundToken({ password: 'hunter2' }), SECRET);
    await reviewed();
    expect(codesOf(seen.at(-1) as Snapshot)).toEqual(['password-claim']);
    dispatch({ type: 'type-token', text: soundToken() });
    expect(seen.at(-1)?.findings).toBe('reading');
    await reviewed();
    expect(codesOf(seen.at(-1) as Snapshot)).toEqual([]);
  });
});

test('the evidence joins the judgement of the same pair', async () => {
  const { now, reviewed } = openSession(TOKEN, SECRET);
  await reviewed();

  expect(now().judgement?.study?.evidence.keys).toHaveLength(1);
  expect(now().verdict?.state).toBe('verified');
});

test('a secret that a search has found is evidence, and the findings stay until it is weighed', async () => {
  const text = soundToken({ password: 'hunter2' });
  const { session, seen, until, reviewed } = openSession(text, SECRET);
  await reviewed();
  const count = seen.length;
  session.reportSecret(text);
  await until((snapshot) => codesOf(snapshot).includes('secret-known'));
  expect(seen.slice(count).map(codesOf)).not.toContain('reading');
});

test('of several tokens the selected one is shown, and the last where there are fewer', () => {
  const second = tokenOf('{"b":1}');
  const { dispatch, now } = openSession(`${TOKEN} and ${second}`);
  expect(now().token?.found.compact).toBe(TOKEN);
  dispatch({ type: 'select-token', index: 1 });
  expect(now().token?.found.compact).toBe(second);
  expect(selectToken(now().tokens, 7)?.found.compact).toBe(second);
});

describe('the diagnosis', () => {
  test('is busy, then names the reason', async () => {
    const { now, until, judged } = openSession(soundToken(), `"${SECRET}"`);
    await judged();
    expect(now().diagnosis).toBe('busy');
    await until(({ diagnosis }) => typeof diagnosis === 'object' && diagnosis.match);
  }, 20_000);

  test('of one key is never shown for another', async () => {
    const { dispatch, now, until } = openSession(soundToken(), `"${SECRET}"`);
    await until(({ diagnosis }) => typeof diagnosis === 'object');
    dispatch({ type: 'type-key', text: 'another secret' });
    expect(now().diagnosis).toBe('busy');
    await until(({ diagnosis }) => typeof diagnosis === 'object' && !diagnosis.match);
  }, 30_000);

  test('has nothing to say of a token that matches, or has no key', async () => {
    for (const key of [SECRET, '']) {
      const { now, judged } = openSession(soundToken(), key);
      await judged();
      expect(now().diagnosis).toBeUndefined();
    }
  });
});

test('what was cleared can be restored until something else is put in', () => {
  const { dispatch, now } = openSession(TOKEN, SECRET);
  dispatch({ type: 'clear' });
  dispatch({ type: 'undo' });
  expect(now().input).toMatchObject({ text: TOKEN, keyText: SECRET });
  dispatch({ type: 'clear' });
  dispatch({ type: 'type-token', text: 'x' });
  dispatch({ type: 'undo' });
  expect(now().input).toMatchObject({ text: '', keyText: '' });
});

describe('the conclusion', () => {
  const conclude = ({ review }: Snapshot) =>
    review &&
    deriveConclusion({ ...review, expectations: readExpectations(NO_EXPECTATIONS), now: NOW })
      .conclusion?.state;

  test('is accepted when the whole review is there, and not before', async () => {
    const { seen, now, reviewed } = openSession(soundToken(), SECRET);
    await reviewed();

    expect(conclude(now())).toBe('accepted');
    for (const snapshot of seen) {
      if (typeof snapshot.findings === 'string') expect(conclude(snapshot)).not.toBe('accepted');
    }
  });

  test('is never accepted beside a high finding on the bytes of the token', async () => {
    const text = tokenOf(`{"sub":"admin",${JSON.stringify(soundClaims()).slice(1)}`);
    const { seen, reviewed } = openSession(text, SECRET);
    await reviewed();

    expect(seen.map(conclude)).not.toContain('accepted');
    expect(seen.map(conclude).at(-1)).toBe('unknown');
  });

  test('is open, and not accepted, for a key that arrived with the token', async () => {
    const key = testKey('ES256').publicPem;
    const token = await signWith('ES256');
    const { dispatch, now, reviewed } = openSession();
    dispatch({
      type: 'arrive',
      arriving: await readArrival({ channel: 'link', text: token, keys: [key] }),
    });
    await reviewed();
    expect(now().verdict).toMatchObject({
      state: 'verified',
      origin: { kind: 'arrived', channel: 'link' },
    });
    expect(conclude(now())).toBe('unknown');

    const { reading } = now();
    if (reading.state === 'read') dispatch({ type: 'confirm-keys', keys: reading.keys });
    await reviewed();
    expect(conclude(now())).toBe('accepted');
  });
});

test('of several signatures the one that the key fits is shown, until another is chosen', async () => {
  const [header, payload, good] = TOKEN.split('.');
  const bad = good?.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
  const signatures = [bad, good].map((signature) => ({ protected: header, signature }));
  const { dispatch, now, until } = openSession(JSON.stringify({ payload, signatures }), SECRET);
  await until(({ verdict }) => verdict?.state === 'verified');
  expect(now().input.selectedToken).toBe(1);
  dispatch({ type: 'select-token', index: 0 });
  await until(({ verdict }) => verdict?.state === 'invalid');
  expect(now().input.selectedToken).toBe(0);
});
