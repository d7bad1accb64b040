import { BINARY_FORMATS } from './binary-formats.ts';
import { candidatesOf } from './candidate.ts';
import { COOKIE_FORMATS } from './cookie-formats.ts';
import { JSON_FORMATS } from './json-formats.ts';
import { OPAQUE_FORMATS } from './opaque-formats.ts';
import type { OtherFormat } from './other-format.ts';
import { TEXT_FORMATS } from './text-formats.ts';
import { XML_FORMATS } from './xml-formats.ts';

/** Every format that is recognized, the more certain ones first. To add one: a row, and its words in `core/explain/formats`. */
const FORMATS = [
  ...TEXT_FORMATS,
  ...XML_FORMATS,
  ...JSON_FORMATS,
  ...COOKIE_FORMATS,
  ...BINARY_FORMATS,
];

/** What a text is that holds no JWT; undefined where nothing is certain. Linear in its length. */
export function readOtherFormat(text: string): OtherFormat | undefined {
  for (const candidate of candidatesOf(text)) {
    for (const { name, read } of FORMATS) {
      const recognition = read(candidate);
      if (recognition) return { name, ...recognition, bare: candidate.text };
    }
  }
  for (const { name, read } of OPAQUE_FORMATS) {
    const recognition = read(text.trim());
    if (recognition) return { name, ...recognition };
  }
  return undefined;
}
