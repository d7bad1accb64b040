import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DER_BIT_STRING,
  DER_SEQUENCE,
  objectIdentifier,
  readDer,
  readDerChildren,
} from '../../../src/core/encoding/der.ts';

function hex(digits: string): Uint8Array {
  return Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
}

test.each([
  ['a short length', '02 01 05', 0x02, '05', ''],
  ['no content', '05 00', 0x05, '', ''],
  ['bytes behind the element', '02 01 05 02 01 06', 0x02, '05', '020106'],
  ['a length in one byte', `04 81 80 ${'aa'.repeat(128)}`, 0x04, 'aa'.repeat(128), ''],
  ['a length in two bytes', `04 82 01 00 ${'bb'.repeat(256)}`, 0x04, 'bb'.repeat(256), ''],
])('reads an element with %s', (_, digits, tag, content, rest) => {
  const element = readDer(hex(digits));

  expect(element).toEqual({ ok: true, value: { tag, content: hex(content), rest: hex(rest) } });
});

test.each([
  ['nothing', ''],
  ['only a tag', '30'],
  ['an indefinite length', '30 80 00 00'],
  ['a length that was cut off', '30 82 01'],
  ['content that was cut off', '30 05 02 01'],
  ['a length of five bytes', '30 85 00 00 00 00 01 aa'],
  ['a length beyond the bytes', '30 84 ff ff ff ff'],
])('does not read %s', (_, digits) => {
  expect(readDer(hex(digits))).toEqual({ ok: false, problem: { code: 'not-der' } });
});

test('reads the elements inside, to the last byte', () => {
  const children = readDerChildren(hex('02 01 01 04 02 aa bb'));

  expect(children.ok && children.value.map(({ tag }) => tag)).toEqual([2, 4]);
  expect(readDerChildren(hex('02 01 01 04')).ok).toBe(false);
  expect(readDerChildren(hex(''))).toEqual({ ok: true, value: [] });
});

test.each([
  ['2a 86 48 86 f7 0d 01 01 01', '1.2.840.113549.1.1.1'],
  ['2a 86 48 ce 3d 02 01', '1.2.840.10045.2.1'],
  ['2a 86 48 ce 3d 03 01 07', '1.2.840.10045.3.1.7'],
  ['2b 81 04 00 22', '1.3.132.0.34'],
  ['2b 65 70', '1.3.101.112'],
  ['60 86 48 01 65 03 04 03 12', '2.16.840.1.101.3.4.3.18'],
  ['88 37 03', '2.999.3'],
])('reads the object identifier %s', (digits, dotted) => {
  expect(objectIdentifier(hex(digits))).toBe(dotted);
});

test('reads a key that Node made', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const info = readDer(publicKey.export({ format: 'der', type: 'spki' }));
  const children = info.ok ? readDerChildren(info.value.content) : undefined;

  expect(children?.ok && children.value.map(({ tag }) => tag)).toEqual([
    DER_SEQUENCE,
    DER_BIT_STRING,
  ]);
});

test('never throws, and loses no byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const element = readDer(bytes);
      readDerChildren(bytes);
      objectIdentifier(bytes);
      if (!element.ok) return;
      const { content, rest } = element.value;
      expect(content.length + rest.length).toBeLessThanOrEqual(bytes.length - 2);
    }),
    { numRuns: 1000 },
  );
});
