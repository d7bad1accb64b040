import { afterEach, expect, test } from 'vitest';
import { messageName } from '../../src/core/words/message-name.ts';
import { speak } from '../../src/core/words/say.ts';
import type { LayerReview } from '../../src/crypto/evidence/review-layers.ts';
import { packTokens } from '../../src/worker/pack-tokens.ts';
import { type ReviewRequest, reviewSent } from '../../src/worker/review.ts';
import { readToken } from '../core/read-token.ts';
import { nowInSeconds, soundClaims, tokenOf } from '../support/tokens/tokens.ts';

afterEach(() => speak(undefined));

const { exp: _, ...CLAIMS } = soundClaims();

async function review(language: ReviewRequest['language']) {
  const token = readToken(tokenOf(JSON.stringify(CLAIMS)));
  const { value } = await reviewSent({
    keyText: '',
    tokens: packTokens([]),
    now: nowInSeconds(),
    isSecretFound: false,
    language,
    layers: [{ token, reading: { state: 'empty' }, signature: { state: 'empty' } }],
  }).next();
  return value;
}

function titleOf(reviews: readonly LayerReview[] | 'needs-catalogue' | undefined) {
  const findings = typeof reviews === 'object' ? (reviews[0]?.findings ?? []) : [];
  return findings.find(({ code }) => code === 'exp-missing')?.title;
}

test('a worker asks for the catalogue of a language once, and keeps it', async () => {
  const english = titleOf(await review(undefined)) ?? '';
  expect(english).not.toBe('');
  const catalogue = { [messageName(english)]: 'Läuft nie ab' };

  expect(await review({ tag: 'de', catalogue: undefined })).toBe('needs-catalogue');
  expect(titleOf(await review({ tag: 'de', catalogue }))).toBe('Läuft nie ab');
  expect(titleOf(await review({ tag: 'de', catalogue: undefined }))).toBe('Läuft nie ab');

  expect(titleOf(await review(undefined))).toBe(english);
  expect(await review({ tag: 'de', catalogue: undefined })).toBe('needs-catalogue');
});
