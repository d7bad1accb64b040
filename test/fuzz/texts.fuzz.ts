import { expect, test } from 'vitest';
import { spliceJson } from '../../src/core/compose/splice-json.ts';
import { parseJson } from '../../src/core/encoding/json-text.ts';
import { explainFault } from '../../src/core/explain/explain-fault.ts';
import { explainVerdict } from '../../src/core/explain/explain-verdict.ts';
import { audit } from '../../src/crypto/evidence/study-token.ts';
import { judgeToken } from '../../src/crypto/judge-token.ts';
import { readKeys } from '../../src/crypto/keys/read-keys.ts';
import { readTokens, studyFurther } from '../support/tokens/judged-tokens.ts';
import { ACTIONS, Dice, SEED } from './dice.ts';
import { KEY_TEXTS, mutate, TOKEN_TEXTS } from './mutate.ts';

const NOW = 1_785_931_200;
/** Milliseconds that a text of a few kilobytes may take, on a busy machine. */
const PATIENCE = 5_000;

/** Says which text it was that failed. */
async function trying(what: string, text: string, action: () => unknown): Promise<void> {
  const begun = performance.now();
  try {
    await action();
  } catch (error) {
    throw new Error(`${what}, seed ${SEED}: ${JSON.stringify(text)}`, { cause: error });
  }
  expect(performance.now() - begun, JSON.stringify(text)).toBeLessThan(PATIENCE);
}

test(`seed ${SEED}: ${ACTIONS} texts of tokens with keys`, async () => {
  const dice = new Dice(SEED);
  for (let round = 0; round < ACTIONS; round++) {
    const text = mutate(dice.one(TOKEN_TEXTS), dice, TOKEN_TEXTS);
    const keyText = dice.roll() < 0.5 ? '' : mutate(dice.one(KEY_TEXTS), dice, TOKEN_TEXTS);
    await trying('token and key', `${text}\n---\n${keyText}`, async () => {
      const reading = await readKeys(keyText, 'utf8');
      const tokens = readTokens(text);
      for (const token of tokens.slice(0, 4)) {
        for (const fault of token.faults) expect(explainFault(fault)).toMatch(/\S/);
        const found = tokens.map((each) => each.found);
        const judgement = await studyFurther(
          await judgeToken(token, reading, 'utf8'),
          keyText,
          found,
        );
        expect(explainVerdict(judgement.signature, 'undated').title).toMatch(/\S/);
        expect(audit(token, reading, NOW, judgement)).toEqual(
          audit(token, reading, NOW, judgement),
        );
      }
    });
  }
});

test(`seed ${SEED}: ${ACTIONS} edits of JSON`, async () => {
  const dice = new Dice(SEED + 1);
  const texts = [
    '{"a":1}',
    '{"exp":1e3,"n":12345678901234567890,"n":1.0}',
    '[]',
    '{"é":"\\u00e9"}',
  ];
  for (let round = 0; round < ACTIONS; round++) {
    const original = dice.one(texts);
    const edited = mutate(original, dice, texts);
    await trying('JSON', edited, () => {
      if (!parseJson(edited).ok) return;
      const spliced = spliceJson(original, edited);
      expect(parseJson(spliced).ok).toBe(true);
      expect(JSON.parse(spliced)).toEqual(JSON.parse(edited));
    });
  }
});
