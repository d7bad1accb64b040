import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NO_EXPECTATIONS } from '../../src/core/checks/expectation-texts.ts';
import { readExpectations } from '../../src/core/checks/expectations.ts';
import { deriveConclusion } from '../../src/core/conclusion/derive-conclusion.ts';
import { explainVerdict } from '../../src/core/explain/explain-verdict.ts';
import { editPart } from '../../src/session/editing.ts';
import { decodePart, nowInSeconds, SECRET, soundToken } from '../support/tokens/tokens.ts';
import { openSession } from './open-session.ts';

const broken = vi.hoisted(() => ({ verify: false, sign: false, diagnose: false }));

vi.mock('../../src/crypto/signatures/verify-signature.ts', async (original) => {
  const module = await original<object>();
  return { ...module, verifySignature: breakable('verify', module) };
});
vi.mock('../../src/crypto/signatures/sign-token.ts', async (original) => {
  const module = await original<object>();
  return { ...module, signToken: breakable('sign', module) };
});
vi.mock('../../src/crypto/diagnosis/diagnose-mismatch.ts', async (original) => {
  const module = await original<object>();
  return { ...module, diagnoseMismatch: breakable('diagnose', module) };
});

function breakable(what: keyof typeof broken, module: object) {
  const names = { verify: 'verifySignature', sign: 'signToken', diagnose: 'diagnoseMismatch' };
  const { [names[what]]: original } = module as Record<string, (...args: unknown[]) => unknown>;
  return async (...args: unknown[]) => {
    if (broken[what]) throw new Error(`cannot ${what}`);
    return await original?.(...args);
  };
}

const reportError = vi.fn();
beforeEach(() => void vi.stubGlobal('reportError', reportError));
afterEach(() => {
  expect(reportError).toHaveBeenCalled();
  reportError.mockClear();
  vi.unstubAllGlobals();
  Object.assign(broken, { verify: false, sign: false, diagnose: false });
});

describe('an error of our own leaves nothing busy', () => {
  test('in the check: the signature is not checked, and nothing is accepted', async () => {
    broken.verify = true;
    const { now, reviewed } = openSession(soundToken(), SECRET);
    await reviewed();

    const { verdict, review } = now();
    expect(verdict).toEqual({ state: 'unverified', reason: 'check-failed' });
    expect(verdict && explainVerdict(verdict)).toEqual({
      title: 'Signature not checked',
      detail: 'The check failed because of an error in Claimcheck. Reload the page and try again.',
    });
    const weighed = { expectations: readExpectations(NO_EXPECTATIONS), now: nowInSeconds() };
    expect(review && deriveConclusion({ ...review, ...weighed }).conclusion?.state).toBe('unknown');
  });

  test('in the check of one key: another key is checked', async () => {
    broken.verify = true;
    const { dispatch, judged, now, until } = openSession(soundToken(), 'another secret');
    await judged();
    broken.verify = false;
    dispatch({ type: 'type-key', text: SECRET });
    await until(({ verdict }) => verdict?.state === 'verified');
    expect(now().composition.pending).toBe(false);
  });

  test('in signing: the edit is placed with the old signature, and does not match', async () => {
    broken.sign = true;
    const token = soundToken();
    const [header, , signature] = token.split('.');
    const { session, now, until } = openSession(token, SECRET);
    editPart(session, 'payload', '{"sub":"bob"}');
    expect(now().composition.pending).toBe(true);
    await until(({ composition }) => !composition.pending);
    await until(({ verdict }) => verdict);

    const [newHeader, payload = '', newSignature] = now().input.text.split('.');
    expect([newHeader, newSignature]).toEqual([header, signature]);
    expect(decodePart(payload)).toBe('{"sub":"bob"}');
    expect(now().verdict).toEqual({ state: 'invalid', reason: 'edited', canSign: true });
  });

  test('in the search for a reason: there is none', async () => {
    broken.diagnose = true;
    const { now, until } = openSession(soundToken(), 'another secret');
    await until(({ diagnosis }) => diagnosis === 'busy');
    await until(({ diagnosis }) => diagnosis !== 'busy');
    expect(now().diagnosis).toBeUndefined();
    expect(now().verdict).toMatchObject({ state: 'invalid', reason: 'mismatch' });
  });
});
