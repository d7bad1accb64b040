import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  findMember,
  findPointer,
  pointerStep,
  stringMember,
  visitValues,
} from '../../../src/core/encoding/json-query.ts';
import { type JsonNode, type JsonObject, parseJson } from '../../../src/core/encoding/json-text.ts';
import { jsonText } from '../json-arbitraries.ts';

function read(text: string): JsonNode {
  const root = parseJson(text);
  if (!root.ok) throw new Error(root.problem.code);
  return root.value;
}

function readObject(text: string): JsonObject {
  const root = read(text);
  if (root.type !== 'object') throw new Error('no object');
  return root;
}

test('finds the last of duplicate members, as JavaScript does', () => {
  const object = readObject('{"a":1,"b":2,"a":"three"}');

  expect(findMember(object, 'a')?.value).toMatchObject({ type: 'string', value: 'three' });
  expect(stringMember(object, 'a')).toBe('three');
});

test('finds members among thousands', () => {
  const members = Array.from({ length: 5_000 }, (_, index) => `"m${index % 4_000}":${index}`);
  const object = readObject(`{${members.join()}}`);

  expect(findMember(object, 'm7')?.value).toMatchObject({ text: '4007' });
  expect(findMember(object, 'm3999')?.value).toMatchObject({ text: '3999' });
  expect(findMember(object, 'constructor')).toBeUndefined();
});

test.each(['c', 'constructor', '__proto__', 'toString', ''])('finds no member %j', (name) => {
  const object = readObject('{"a":1,"b":2}');

  expect(findMember(object, name)).toBeUndefined();
  expect(stringMember(object, name)).toBeUndefined();
});

test('gives the text of a member only where it is a string', () => {
  const object = readObject('{"a":1,"b":null,"c":["x"],"d":"\\u0041"}');

  expect(['a', 'b', 'c', 'd'].map((name) => stringMember(object, name))).toEqual([
    undefined,
    undefined,
    undefined,
    'A',
  ]);
});

test('visits every value in the order of the text', () => {
  const pointers = [...visitValues(read('{"a":[1,{"b":2}],"a/b":3,"m~n":4,"":5}'))].map(
    ({ pointer }) => pointer,
  );

  expect(pointers).toEqual(['', '/a', '/a/0', '/a/1', '/a/1/b', '/a~1b', '/m~0n', '/']);
});

test.each([
  ['', '{"a":[1,{"b":2}],"a/b":3,"m~n":4,"":5,"~1":6}'],
  ['/a', '[1,{"b":2}]'],
  ['/a/1/b', '2'],
  ['/a~1b', '3'],
  ['/m~0n', '4'],
  ['/', '5'],
  ['/~01', '6'],
])('finds what %j points at', (pointer, expected) => {
  const text = '{"a":[1,{"b":2}],"a/b":3,"m~n":4,"":5,"~1":6}';
  const found = findPointer(read(text), pointer)?.value;

  expect(found && text.slice(found.start, found.end)).toBe(expected);
});

test.each(['/x', '/a/2', '/a/-', '/a/b', '/a/1/b/c', '/a/01', '/constructor'])(
  'finds nothing at %j',
  (pointer) => {
    expect(findPointer(read('{"a":[1,{"b":2}]}'), pointer)).toBeUndefined();
  },
);

test('of duplicate members a pointer means the last', () => {
  expect(findPointer(read('{"a":1,"a":{"b":2}}'), '/a/b')?.value).toMatchObject({ text: '2' });
});

test('escapes a step of a pointer', () => {
  expect(pointerStep('a/b~c')).toBe('/a~1b~0c');
});

test('finds again whatever it visits, unless a later duplicate hides it', () => {
  fc.assert(
    fc.property(jsonText, (text) => {
      const root = read(text);
      for (const { pointer, value } of visitValues(root)) {
        const found = findPointer(root, pointer);
        expect(found === undefined || found.value.start >= value.start).toBe(true);
      }
    }),
  );
});

test('visits values 20,000 deep', () => {
  const root = read('['.repeat(20_000) + ']'.repeat(20_000));
  let count = 0;
  for (const _ of visitValues(root)) count++;

  expect(count).toBe(20_000);
});
