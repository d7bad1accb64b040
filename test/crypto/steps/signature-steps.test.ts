import {
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
} from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsonwebtoken from 'jsonwebtoken';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { describeSteps } from '../../../src/core/steps/describe-steps.ts';
import { differingBits, type SignatureStep } from '../../../src/core/steps/signature-step.ts';
import { gatherFacts } from '../../../src/crypto/steps/gather-facts.ts';
import { makeMlDsaKey, signMlDsa } from '../../support/keys/post-quantum.ts';
import { testKey } from '../../support/keys/test-keys.ts';
import { findTool } from '../../support/machine/find-tool.ts';
import { run } from '../../support/run-snippets.ts';
import { readTokens } from '../../support/tokens/judged-tokens.ts';
import { signTexts } from '../../support/tokens/tokens.ts';
import type { RfcVector } from '../../vectors/rfc-vector.ts';
import { RFC7515_A1, RFC7515_A2, RFC7515_A3, RFC7515_A4 } from '../../vectors/rfc7515.ts';
import { RFC8037_A4 } from '../../vectors/rfc8037.ts';

vi.setConfig({ testTimeout: 60_000 });
afterAll(() => vi.resetConfig());

const missing = await findTool('openssl', ['version']);

interface Case {
  readonly token: string;
  /** What is in the Key field. */
  readonly key: string;
  readonly publicJwk: JsonWebKey;
}

async function stepsOf(token: string, key: string, change?: number) {
  const [decoded] = readTokens(token);
  if (!decoded) throw new Error('no token');
  const reading = parseKeys(key, 'utf8');
  const facts = await gatherFacts(decoded, reading, undefined);
  if (!facts) throw new Error('no steps');
  if (change === undefined) return describeSteps(facts);
  const input = facts.input.slice();
  input[change] = (input[change] ?? 0) ^ 1;
  const changed = await gatherFacts(decoded, reading, undefined, input);
  return changed ? describeSteps(changed) : [];
}

function hexOf(step: SignatureStep): string {
  return step.values.map(({ bytes }) => Buffer.from(bytes).toString('hex')).join('');
}

function stepNamed(steps: readonly SignatureStep[], id: string): SignatureStep {
  const step = steps.find((each) => each.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step;
}

function hexIn(steps: readonly SignatureStep[], step: string, id = step): string {
  const value = stepNamed(steps, step).values.find((each) => each.id === id);
  return Buffer.from(value?.bytes ?? []).toString('hex');
}

/** Runs every command in one folder, as a user would, and gives what each prints. */
async function runCommands(steps: readonly SignatureStep[], { key, publicJwk }: Case) {
  const folder = mkdtempSync(join(tmpdir(), 'steps-'));
  try {
    if (publicJwk.kty === 'oct') {
      writeFileSync(join(folder, 'secret.bin'), Buffer.from(publicJwk.k ?? '', 'base64url'));
    } else {
      const pem = createPublicKey({ key: publicJwk, format: 'jwk' });
      writeFileSync(join(folder, 'public.pem'), pem.export({ format: 'pem', type: 'spki' }));
    }
    const printed: Record<string, string> = {};
    for (const { id, command } of steps) {
      if (command === undefined) continue;
      if (key !== '') expect(command).not.toContain(publicJwk.k ?? key);
      printed[id] = await run('bash', ['-c', command], { cwd: folder });
    }
    return printed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pss(bits: 256 | 512, length: number): Case {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: length });
  const token = jsonwebtoken.sign({ sub: 'user-42' }, privateKey, { algorithm: `PS${bits}` });
  const publicJwk = publicKey.export({ format: 'jwk' });
  return { token, key: JSON.stringify(publicJwk), publicJwk };
}

function byJsonwebtoken(algorithm: 'RS512' | 'ES384'): Case {
  const { privatePem, publicPem, publicJwk } = testKey(algorithm);
  return {
    token: jsonwebtoken.sign({ sub: 'é' }, privatePem, { algorithm }),
    key: publicPem,
    publicJwk,
  };
}

function byNode(algorithm: string, privateKey: KeyObject, publicJwk: JsonWebKey): Case {
  const header = Buffer.from(JSON.stringify({ alg: algorithm })).toString('base64url');
  const input = `${header}.${Buffer.from('{"sub":"user-42"}').toString('base64url')}`;
  const signature = sign(null, Buffer.from(input), privateKey).toString('base64url');
  return { token: `${input}.${signature}`, key: JSON.stringify(publicJwk), publicJwk };
}

function withSecret(secret: string, alg: string): Case {
  const text = jsonwebtoken.sign({ sub: 'user-42' }, secret, { algorithm: alg as 'HS256' });
  const publicJwk = { kty: 'oct', k: Buffer.from(secret).toString('base64url') };
  return { token: text, key: secret, publicJwk };
}

function ofVector({ token, publicJwk = {} }: RfcVector): Case {
  return { token, key: JSON.stringify(publicJwk), publicJwk: { ...publicJwk } };
}

const VECTORS = [RFC7515_A1, RFC7515_A2, RFC7515_A3, RFC7515_A4, RFC8037_A4];

describe('prints with openssl what the page shows', () => {
  test.for<readonly [string, () => Case]>([
    ...VECTORS.map((vector) => [vector.source, () => ofVector(vector)] as const),
    ['PS256 of jsonwebtoken', () => pss(256, 2048)],
    ['PS512 with an RSA key of 2049 bits', () => pss(512, 2049)],
    ['RS512 of jsonwebtoken', () => byJsonwebtoken('RS512')],
    ['ES384 of jsonwebtoken', () => byJsonwebtoken('ES384')],
    [
      'Ed448 of Node.js',
      () => {
        const { privateKey, publicKey } = generateKeyPairSync('ed448');
        const jwk = publicKey.export({ format: 'jwk' });
        return byNode('EdDSA', privateKey, jwk);
      },
    ],
    ['HS384', () => withSecret('a'.repeat(48), 'HS384')],
    ['HS256 with a secret longer than a block', () => withSecret('s'.repeat(100), 'HS256')],
  ])('%s', async ([, make], { skip }) => {
    skip(missing !== undefined, missing);
    const made = make();
    const steps = await stepsOf(made.token, made.key);
    const printed = await runCommands(steps, made);

    for (const step of steps) {
      const output = printed[step.id];
      if (step.id === 'verify') expect(output).toMatch(/Verified OK|Verified Successfully/);
      else if (step.id === 'encoded') expect(output?.trim()).toBe(made.token.split('.')[2]);
      else if (step.id === 'salt') expect(bare(output)).toBe(hexIn(steps, 'salt'));
      else if (step.id === 'input') expect(bare(output)).toBe(hexIn(steps, 'input'));
      else expect(bare(output), step.id).toBe(hexOf(step));
      expect(step.outcome?.isGood ?? true, step.id).toBe(true);
    }
    expect(Object.keys(printed)).toEqual(steps.map(({ id }) => id));
  });
});

function bare(output = ''): string {
  return output.replace(/\s/g, '');
}

/** The numbers that RFC 7515 prints in its appendix A, and RFC 8037 in A.4. */
describe('shows the numbers that the standards print', () => {
  test.each([
    [RFC7515_A1, 'input', 'input', [101, 121, 74, 48, 101, 88, 65, 105]],
    [RFC7515_A1, 'outer', 'outer', [116, 24, 223, 180, 151, 153, 224, 37]],
    [RFC7515_A2, 'signature', 'signature', [112, 46, 33, 137, 67, 232, 143, 209]],
    [RFC7515_A3, 'numbers', 'r', [14, 209, 33, 83, 121, 99, 108, 72]],
    [RFC7515_A3, 'numbers', 's', [197, 10, 7, 211, 140, 60, 112, 229]],
    [RFC8037_A4, 'numbers', 'r', [0x86, 0x0c, 0x98, 0xd2, 0x29, 0x7f, 0x30, 0x60]],
  ] as const)('$source: $algorithm %#', async (vector, step, id, start) => {
    const { token, key } = ofVector(vector);
    const bytes = Buffer.from(hexIn(await stepsOf(token, key), step, id), 'hex');
    expect([...bytes.subarray(0, 8)]).toEqual(start);
  });
});

describe('shows what it can without the key', () => {
  test.each([
    [RFC7515_A1, ['input', 'key-block', 'encoded']],
    [RFC7515_A2, ['input', 'hash', 'message', 'signature', 'opened', 'encoded', 'verify']],
    [RFC7515_A3, ['input', 'hash', 'signature', 'numbers', 'der', 'encoded', 'verify']],
    [RFC8037_A4, ['input', 'signature', 'numbers', 'challenge', 'encoded', 'verify']],
  ] as const)('$source %#', async ({ token }, ids) => {
    const steps = await stepsOf(token, '');
    expect(steps.map(({ id }) => id)).toEqual(ids);
    const needing = steps.filter(({ explanation }) => explanation.includes('in the Key field'));
    for (const step of needing) expect(step.values).toEqual([]);
    expect(needing.length).toBe(token === RFC7515_A3.token ? 0 : 1);
    expect(steps.map(({ outcome }) => outcome)).not.toContainEqual(
      expect.objectContaining({ isGood: false }),
    );
  });
});

describe('spreads a changed byte over all that depends on it', () => {
  test('about half of the bits of each hash change', async () => {
    const { token, key } = ofVector(RFC7515_A1);
    const [before, after] = [await stepsOf(token, key), await stepsOf(token, key, 30)];
    const bits = (step: string, id = step) => {
      const [one, other] = [before, after].map((steps) =>
        Buffer.from(hexIn(steps, step, id), 'hex'),
      );
      return differingBits(one ?? Buffer.of(), other ?? Buffer.of());
    };
    expect(bits('input')).toBe(1);
    expect(bits('key-block')).toBe(0);
    expect(bits('inner')).toBeGreaterThan(90);
    expect(bits('outer')).toBeGreaterThan(90);
    expect(bits('encoded')).toBe(0);
    expect(stepNamed(after, 'encoded').outcome?.isGood).toBe(false);
  });

  test('an RSA signature still opens to the old encoded message', async () => {
    const { token, key } = ofVector(RFC7515_A2);
    const [before, after] = [await stepsOf(token, key), await stepsOf(token, key, 30)];
    expect(hexIn(after, 'message')).not.toBe(hexIn(before, 'message'));
    expect(hexIn(after, 'opened')).toBe(hexIn(before, 'opened'));
    expect(stepNamed(after, 'opened').outcome?.isGood).toBe(false);
  });

  test('with the private key, RSA makes another signature', async () => {
    const { token, privateJwk } = RFC7515_A2;
    const key = JSON.stringify(privateJwk);
    const [before, after] = [await stepsOf(token, key), await stepsOf(token, key, 30)];
    expect(stepNamed(before, 'encoded').outcome?.isGood).toBe(true);
    expect(hexIn(after, 'signature')).not.toBe(hexIn(before, 'signature'));
    expect(stepNamed(after, 'encoded').outcome?.isGood).toBe(false);
  });

  test('the salt of PSS stays, and its hash no longer matches', async () => {
    const { token, key } = pss(256, 2048);
    const [before, after] = [await stepsOf(token, key), await stepsOf(token, key, 3)];
    expect(hexIn(after, 'salt')).toBe(hexIn(before, 'salt'));
    expect(hexIn(before, 'salt')).toHaveLength(64);
    expect(stepNamed(after, 'compared').outcome?.isGood).toBe(false);
  });
});

describe('names what does not fit', () => {
  test('another RSA key opens the signature to something else', async () => {
    const steps = await stepsOf(RFC7515_A2.token, testKey('RS256').publicPem);
    expect(stepNamed(steps, 'opened').outcome?.isGood).toBe(false);
  });

  test('another RSA key opens no PSS message', async () => {
    const steps = await stepsOf(pss(256, 2048).token, testKey('RS256').publicPem);
    expect(stepNamed(steps, 'opened').outcome?.isGood).toBe(false);
    expect(steps.map(({ id }) => id)).not.toContain('salt');
  });

  test('another secret makes another HMAC', async () => {
    const steps = await stepsOf(RFC7515_A1.token, 'another secret that is long enough!');
    expect(stepNamed(steps, 'encoded').outcome?.isGood).toBe(false);
  });

  test('a signature cut short is not taken apart', async () => {
    const steps = await stepsOf(RFC7515_A3.token.slice(0, -8), '');
    expect(stepNamed(steps, 'numbers').values).toEqual([]);
  });

  test.each(['none', 'HS1', ''])('the algorithm “%s” has no steps', async (alg) => {
    const [token] = readTokens(signTexts(JSON.stringify({ alg }), '{}'));
    const reading = parseKeys('', 'utf8');
    expect(token && (await gatherFacts(token, reading, undefined))).toBeUndefined();
  });
});

test.each(['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'])(
  '%s is cut into its three parts',
  async (alg) => {
    const key = makeMlDsaKey(alg);
    const steps = await stepsOf(signMlDsa(alg, { sub: 'a' }, key), JSON.stringify(key.publicJwk));
    const { values } = stepNamed(steps, 'parts');
    expect(values.map(({ id }) => id)).toEqual(['challenge', 'response', 'hint']);
    expect(hexOf(stepNamed(steps, 'parts'))).toBe(hexIn(steps, 'signature'));
  },
);
