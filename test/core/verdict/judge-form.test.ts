import { describe, expect, test } from 'vitest';
import type { KeyReading } from '../../../src/core/keys/key-material.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import {
  findSignatureAlgorithm,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
} from '../../../src/core/registry/algorithms.ts';
import { judgeForm } from '../../../src/core/verdict/judge-form.ts';
import { judgeKey } from '../../../src/core/verdict/judge-key.ts';
import { encodeText, readToken, tokenText } from '../read-token.ts';

const EC_JWK =
  '{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}';
const HS256_SIGNATURE = encodeText(new Uint8Array(32));

function algorithm(name: string): SignatureAlgorithm {
  const found = findSignatureAlgorithm(name);
  if (!found) throw new Error(name);
  return found;
}

function key(text: string): KeyReading {
  return parseKeys(text, 'utf8');
}

test.each(SIGNATURE_ALGORITHMS.map((known) => [known.name, known] as const))(
  'goes on with %s',
  (name, known) => {
    const token = readToken(tokenText(JSON.stringify({ alg: name })));

    expect(judgeForm(token)).toEqual({ ok: true, value: known });
  },
);

describe('says before any key is looked at', () => {
  test.each([
    ['none', { state: 'unverified', reason: 'unsecured' }],
    ['None', { state: 'unsupported', reason: 'unknown-algorithm', name: 'None' }],
    ['NONE', { state: 'unsupported', reason: 'unknown-algorithm', name: 'NONE' }],
    ['hs256', { state: 'unsupported', reason: 'unknown-algorithm', name: 'hs256' }],
    ['constructor', { state: 'unsupported', reason: 'unknown-algorithm', name: 'constructor' }],
    ['__proto__', { state: 'unsupported', reason: 'unknown-algorithm', name: '__proto__' }],
    ['', { state: 'unsupported', reason: 'unknown-algorithm', name: '' }],
    [undefined, { state: 'unsupported', reason: 'no-algorithm' }],
    [256, { state: 'unsupported', reason: 'no-algorithm' }],
    [['HS256'], { state: 'unsupported', reason: 'no-algorithm' }],
  ])('of "alg": %j', (alg, problem) => {
    const token = readToken(tokenText(JSON.stringify({ alg })));

    expect(judgeForm(token)).toEqual({ ok: false, problem });
  });

  test('that a token is encrypted', () => {
    const token = readToken(`${encodeText('{"alg":"dir","enc":"A128GCM"}')}..aXY.Y3Q.dGFn`);

    expect(judgeForm(token)).toEqual({
      ok: false,
      problem: { state: 'encrypted', reason: 'not-loaded' },
    });
  });

  test.each([
    ['two parts', `${encodeText('{"alg":"HS256"}')}.e30`, ['part-count']],
    ['four parts', `${tokenText('{"alg":"HS256"}')}.AAAA`, ['part-count']],
    ['a header that is not JSON', tokenText('{alg}'), ['json-unexpected']],
    ['a foreign character', tokenText('{"alg":"HS256"}', '{}', 'A!'), ['not-base64url']],
  ])('that a token is malformed: %s', (_, text, codes) => {
    const form = judgeForm(readToken(text));

    expect(form).toMatchObject({ ok: false, problem: { state: 'malformed', reason: 'faults' } });
    const faults =
      !form.ok && form.problem.state === 'malformed' && form.problem.reason === 'faults'
        ? form.problem.faults
        : [];
    expect(faults.map(({ problem }) => problem.code)).toEqual(codes);
  });

  test.each(['AB', 'AA==', '+/AA', '+/AB=='])(
    'does not object to a signature in a lenient spelling: %s',
    (signature) => {
      expect(judgeForm(readToken(tokenText('{"alg":"HS256"}', '{}', signature))).ok).toBe(true);
    },
  );

  test('says that a token with only padding as its signature is unsigned', () => {
    expect(judgeForm(readToken(tokenText('{"alg":"none"}', '{}', '==')))).toEqual({
      ok: false,
      problem: { state: 'unverified', reason: 'unsecured' },
    });
  });

  test('does not object to a payload that is not JSON, which may be signed', () => {
    expect(judgeForm(readToken(tokenText('{"alg":"HS256"}', 'Payload'))).ok).toBe(true);
  });
});

describe('takes no critical extension that it does not understand', () => {
  test.each([
    [['x'], ['x']],
    [
      ['x', 'y'],
      ['x', 'y'],
    ],
    [['b64', 'x'], ['x']],
    [['constructor'], ['constructor']],
  ])('%j', (crit, names) => {
    const others = Object.fromEntries(crit.map((name) => [name, false]));
    const token = readToken(tokenText(JSON.stringify({ alg: 'HS256', crit, ...others })));

    expect(judgeForm(token)).toEqual({
      ok: false,
      problem: { state: 'unsupported', reason: 'critical', names },
    });
  });
});

describe('names what is wrong with "crit"', () => {
  test.each([
    ['{"crit":[]}', { fault: 'empty' }],
    ['{"crit":"b64"}', { fault: 'not-list' }],
    ['{"crit":true}', { fault: 'not-list' }],
    ['{"crit":null}', { fault: 'not-list' }],
    ['{"crit":{"b64":true}}', { fault: 'not-list' }],
    ['{"crit":[1]}', { fault: 'not-text', index: 0 }],
    ['{"crit":["x",null],"x":1}', { fault: 'not-text', index: 1 }],
    ['{"crit":["x","x"],"x":1}', { fault: 'repeated', name: 'x' }],
    ['{"crit":["\\u0078","x"],"x":1}', { fault: 'repeated', name: 'x' }],
    ['{"crit":["alg"]}', { fault: 'registered', name: 'alg' }],
    ['{"crit":["x","kid"],"x":1,"kid":"a"}', { fault: 'registered', name: 'kid' }],
    ['{"crit":["crit"]}', { fault: 'registered', name: 'crit' }],
    ['{"crit":["x5t#S256"]}', { fault: 'registered', name: 'x5t#S256' }],
    ['{"crit":["exp"]}', { fault: 'absent', name: 'exp' }],
    ['{"crit":["b64"]}', { fault: 'absent', name: 'b64' }],
    ['{"crit":["__proto__"]}', { fault: 'absent', name: '__proto__' }],
    ['{"b64":false}', { fault: 'not-critical' }],
    ['{"b64":true}', { fault: 'not-critical' }],
    ['{"crit":["x"],"x":1,"b64":false}', { fault: 'not-critical' }],
    ['{"crit":["b64"],"b64":"false"}', { fault: 'not-boolean' }],
    ['{"crit":["b64"],"b64":0}', { fault: 'not-boolean' }],
  ])('%s', (header, problem) => {
    const token = readToken(tokenText(header.replace('{', '{"alg":"HS256",')));

    expect(judgeForm(token)).toEqual({
      ok: false,
      problem: { state: 'unsupported', reason: 'critical-broken', problem },
    });
  });

  test.each(['{"crit":["b64"],"b64":true}', '{"crit":["b64"],"b64":false}'])(
    'does not object to %s',
    (header) => {
      const token = readToken(tokenText(header.replace('{', '{"alg":"HS256",')));

      expect(judgeForm(token).ok).toBe(true);
    },
  );
});

describe('says of a token and a key', () => {
  const hs256 = readToken(tokenText('{"alg":"HS256"}', '{}', HS256_SIGNATURE));
  const es256 = readToken(tokenText('{"alg":"ES256"}', '{}', encodeText(new Uint8Array(64))));
  const unsigned = readToken(tokenText('{"alg":"HS256"}', '{}', ''));

  test.each([
    ['no key', hs256, 'HS256', '', 'unverified', 'no-key'],
    ['a key that is broken', hs256, 'HS256', '{"kty":"oct"}', 'unverified', 'key-unreadable'],
    ['a text where a key pair is needed', es256, 'ES256', 'secret', 'unverified', 'not-a-key'],
    ['a key of another kind', hs256, 'HS256', EC_JWK, 'unverified', 'wrong-kind'],
    ['no signature and no key', unsigned, 'HS256', '', 'unverified', 'signature-empty'],
    [
      'no signature and a broken key',
      unsigned,
      'HS256',
      '{"kty":',
      'unverified',
      'signature-empty',
    ],
    ['no signature and a key', unsigned, 'HS256', 'secret', 'invalid', 'signature-empty'],
  ])('%s', (_, token, name, keyText, state, reason) => {
    expect(judgeKey(token, algorithm(name), key(keyText))).toMatchObject({ state, reason });
  });

  test('that a signature has a length which the algorithm never makes', () => {
    const token = readToken(tokenText('{"alg":"HS256"}', '{}', encodeText(new Uint8Array(31))));

    expect(judgeKey(token, algorithm('HS256'), key('secret'))).toEqual({
      state: 'invalid',
      reason: 'signature-length',
      algorithm: algorithm('HS256'),
      length: 31,
    });
  });

  test('nothing, where the signature is to be worked out', () => {
    expect(judgeKey(hs256, algorithm('HS256'), key('secret'))).toBeUndefined();
    expect(judgeKey(es256, algorithm('ES256'), key(EC_JWK))).toBeUndefined();
  });
});
