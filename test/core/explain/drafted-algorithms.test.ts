import { describe, expect, test } from 'vitest';
import { explainDecryption } from '../../../src/core/explain/explain-decryption.ts';
import { explainVerdict } from '../../../src/core/explain/explain-verdict.ts';
import { extractTokens } from '../../../src/core/extract/extract-tokens.ts';
import { parseKeys } from '../../../src/core/keys/parse-keys.ts';
import { findDrafted } from '../../../src/core/registry/drafted-algorithms.ts';
import { audit } from '../../../src/crypto/evidence/study-token.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { readToken } from '../../../src/session/find-tokens.ts';
import { HPKE_KEY, HPKE_WHOLE } from '../../support/tokens/draft-samples.ts';
import { studyFurther } from '../../support/tokens/judged-tokens.ts';
import { NOW } from '../audit/build-subject.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const ML_KEM = [
  part({ alg: 'ML-KEM-768+A192KW', enc: 'A256GCM', ek: 'AAAA' }),
  ...['A'.repeat(43), 'A'.repeat(16), 'A'.repeat(40), 'A'.repeat(22)],
].join('.');

describe('tokens with algorithms of drafts', () => {
  test.each([
    ['HPKE of the content', HPKE_WHOLE, 'draft-ietf-jose-hpke-encrypt'],
    ['HPKE of the key', HPKE_KEY, 'draft-ietf-jose-hpke-encrypt'],
    ['ML-KEM', ML_KEM, 'draft-ietf-jose-pqc-kem'],
  ])('names %s and raises no alarm', async (_, text, draft) => {
    const [found] = extractTokens(text);
    const reading = parseKeys('', 'utf8');
    const token = readToken(found as NonNullable<typeof found>);
    const judgement = await studyFurther(await judgeToken(token, reading, 'utf8'), '');
    expect(audit(token, reading, NOW, judgement).map(({ code }) => code)).toEqual(['alg-draft']);
    const name = token.algorithm ?? '';
    const { title, detail } = explainDecryption({
      state: 'unsupported',
      reason: 'unknown-algorithm',
      name,
    });
    expect(title).toBe('Algorithm not supported');
    expect(detail).toContain(`which ${draft} proposes`);
  });

  test('names a composite signature', () => {
    const { title, detail } = explainVerdict({
      state: 'unsupported',
      reason: 'unknown-algorithm',
      name: 'ML-DSA-44-ES256',
    });
    expect(title).toBe('Algorithm not supported');
    expect(detail).toContain('which draft-ietf-jose-pq-composite-sigs proposes');
  });

  test.each([
    'ML-DSA-44',
    'ML-DSA-45-ES256',
    'ML-KEM-768+A256GCM',
    'HPKE-',
    'HPKE-0-KE2',
    'hpke-0',
  ])('takes %s for no name of a draft', (name) => {
    expect(findDrafted(name)).toBeUndefined();
  });
});
