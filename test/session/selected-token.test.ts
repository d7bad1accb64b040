import { describe, expect, test } from 'vitest';
import { EMPTY_WORKSPACE, reduceWorkspace, type Workspace } from '../../src/session/workspace.ts';
import { tokenOf } from '../support/tokens/tokens.ts';

const TEXT = `a: ${tokenOf('{"a":1}')}\nb: ${tokenOf('{"b":1}')}\n`;
const SECOND: Workspace = { ...EMPTY_WORKSPACE, text: TEXT, selectedToken: 1 };

describe('which token is looked at', () => {
  test('is kept while the text is edited', () => {
    const typed = reduceWorkspace(SECOND, { type: 'type-token', text: `${TEXT}more` });

    expect(typed.selectedToken).toBe(1);
  });

  test('is kept when a new token takes the place of the old one', () => {
    const text = TEXT.replace(tokenOf('{"b":1}'), tokenOf('{"b":2}'));
    const put = reduceWorkspace(SECOND, { type: 'put-token', text, instead: TEXT });

    expect(put).toMatchObject({ text, selectedToken: 1 });
  });

  test.each([
    ['another text', `x ${tokenOf('{"other":true}')} y`],
    ['nothing', ''],
    ['a much longer text', 'abc '.repeat(100_000)],
  ])('selects the first token again after typing %s', (_, text) => {
    const typed = reduceWorkspace(SECOND, { type: 'type-token', text });

    expect(typed.selectedToken).toBe(0);
  });

  test('selects the first token again when a text is opened', () => {
    const opened = reduceWorkspace(SECOND, { type: 'open', text: TEXT, keyText: undefined });

    expect(opened.selectedToken).toBe(0);
  });

  test('changes on demand, and an edit under way ends', () => {
    const draft = { baseline: 'x', headerText: undefined, payloadText: '{}' };
    const selected = reduceWorkspace({ ...SECOND, draft }, { type: 'select-token', index: 0 });

    expect(selected).toMatchObject({ selectedToken: 0, draft: undefined, text: TEXT });
  });
});
