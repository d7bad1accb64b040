import { expect } from 'vitest';
import type { RefusalSet } from '../../../src/core/refusals/refusal.ts';
import { readRefusalSource } from '../../../src/core/refusals/refusal-source.ts';
import { readKeys } from '../../../src/crypto/keys/read-keys.ts';
import { makeRefusalSet } from '../../../src/crypto/refusals/make-refusal-set.ts';
import { readToken } from '../../core/read-token.ts';
import { nowInSeconds } from './tokens.ts';

export const ATTACKER_URL = 'https://attacker.example/';

interface Made {
  readonly token: string;
  readonly key: string;
  readonly isVerified?: boolean;
  readonly now?: number;
  readonly url?: string;
}

/** The set that the page makes of a token and the text of a key. */
export async function refusalSetOf({ token, key, ...choices }: Made): Promise<RefusalSet> {
  const source = readRefusalSource(readToken(token), await readKeys(key, 'utf8'), {
    ...{ isVerified: true, now: nowInSeconds(), lifetime: 3600, url: ATTACKER_URL },
    ...choices,
  });
  expect(source.ok).toBe(true);
  if (!source.ok) throw new Error(source.problem);
  return await makeRefusalSet(source.value);
}
