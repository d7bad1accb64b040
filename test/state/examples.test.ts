import { describe, expect, test } from 'vitest';
import { parseKeys } from '../../src/core/keys/parse-keys.ts';
import { judgeToken } from '../../src/pipeline.ts';
import { EXAMPLES, openExample } from '../../src/state/examples.ts';
import { audit } from '../../src/study-token.ts';
import { readToken } from '../core/read-token.ts';
import { nowInSeconds } from '../support/tokens.ts';

describe.each(EXAMPLES.map((example) => [example.name, example] as const))(
  '%s',
  (name, example) => {
    test('is what it says, with a key of its own', async () => {
      const opened = await openExample(example);
      if (!opened) throw new Error('not opened');
      const token = readToken(opened.text);
      const reading = parseKeys(opened.keyText, 'utf8');
      const { signature } = await judgeToken(token, reading, 'utf8');
      const codes = audit(token, reading, nowInSeconds()).map(({ code }) => code);

      expect(signature.state).toBe(example.algorithm === 'none' ? 'unverified' : 'verified');
      expect(codes.includes('token-expired')).toBe(name.startsWith('Expired'));
      expect(codes.includes('password-claim')).toBe(name.startsWith('Password'));
      expect(codes.includes('alg-none')).toBe(name.startsWith('Unsecured'));
      if (example.publicOnly) expect(opened.keyText).not.toContain('PRIVATE');
    });
  },
);

test('are made anew with every opening', async () => {
  const [first] = EXAMPLES;
  const one = first && (await openExample(first));
  const other = first && (await openExample(first));

  expect(one?.keyText).not.toBe(other?.keyText);
});
