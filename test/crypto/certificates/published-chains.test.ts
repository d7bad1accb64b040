import { describe, expect, test } from 'vitest';
import { judgeChainToken } from '../../support/certificates/judge-chain-token.ts';
import { chainToken, makeKeys } from '../../support/certificates/openssl-chain.ts';
import {
  APPLE_OLDER_NOTIFICATION,
  APPLE_RENEWAL_INFO,
  APPLE_ROOT_G3,
  APPLE_SIGNER_CHAIN,
  APPLE_TEST_ROOT,
} from '../../vectors/apple-chains.ts';

const IN_2026 = { clock: '2026-06-01T00:00:00Z' };

describe('signed data of Apple’s test suite', () => {
  test('is verified by the root of that suite', async () => {
    const { verdict, chain } = await judgeChainToken(APPLE_RENEWAL_INFO, APPLE_TEST_ROOT, IN_2026);
    expect(verdict).toMatchObject({
      state: 'verified',
      chain: { subject: 'C=US, ST=CA, L=Cupertino, O=Leaf' },
    });
    expect(chain?.links.map(({ role }) => role)).toEqual(['leaf', 'intermediate', 'anchor']);
  });

  test('is not verified by Apple’s own root', async () => {
    const { verdict, faults } = await judgeChainToken(APPLE_RENEWAL_INFO, APPLE_ROOT_G3, IN_2026);
    expect(verdict.state).toBe('unverified');
    expect(faults).toContain('no-anchor');
  });

  test('is verified where it brings an older certificate of the same root', async () => {
    const { verdict, chain } = await judgeChainToken(
      APPLE_OLDER_NOTIFICATION,
      APPLE_TEST_ROOT,
      IN_2026,
    );
    expect(verdict.state).toBe('verified');
    const roles = chain?.links.map(({ role }) => role);
    expect(roles).toEqual(['leaf', 'intermediate', 'anchor', 'extra']);
  });

  test('is not verified after its chain has expired', async () => {
    const { verdict } = await judgeChainToken(APPLE_RENEWAL_INFO, APPLE_TEST_ROOT, {
      clock: '2034-01-01T00:00:00Z',
    });
    expect(verdict.state).toBe('unverified');
  });
});

describe('Apple’s chain in production', () => {
  const forged = chainToken(APPLE_SIGNER_CHAIN, makeKeys('P-256'));

  test('ends in Apple Root CA - G3, and still verifies no token of another key', async () => {
    const { verdict, chain } = await judgeChainToken(forged, APPLE_ROOT_G3, IN_2026);
    expect(chain).toMatchObject({ isTrusted: true, faults: [] });
    expect(verdict).toMatchObject({ state: 'invalid', reason: 'mismatch' });
  });

  test('ends with its signer in 2027', async () => {
    const { faults } = await judgeChainToken(forged, APPLE_ROOT_G3, {
      clock: '2028-01-01T00:00:00Z',
    });
    expect(faults).toEqual(['certificate', '0: expired']);
  });
});
