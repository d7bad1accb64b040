import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import {
  getIndentation,
  IndentContext,
  indentString,
} from '../../src/editor/simple-indentation.ts';

test.each([
  ['as the line before', '  "a": 1,', 9, 2],
  ['a step deeper behind a brace', '{', 1, 2],
  ['a step deeper behind a bracket and blanks', '  "a": [  ', 10, 4],
  ['as the line, where the bracket is behind the cursor', '  {', 2, 2],
  ['not at all in an empty text', '', 0, 0],
])('a new line is indented %s', (_, text, position, columns) => {
  const context = new IndentContext(EditorState.create({ doc: text }));
  expect(getIndentation(context, position)).toBe(columns);
  expect(indentString(context.state, columns)).toBe(' '.repeat(columns));
});
