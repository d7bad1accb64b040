import { mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

/**
 * Writes the fonts of the page to src/styles/fonts, from the packages of
 * Fontsource: `npm run fonts`. The files are in the repository, so that a build
 * needs neither the packages nor this script.
 */
const FOLDER = new URL('../../src/styles/fonts/', import.meta.url);
const SOURCES = new URL('../../node_modules/@fontsource-variable/', import.meta.url);

/** From the first to the last character. */
const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));

/** Basic Latin, Latin-1, and the punctuation of the page's own sentences. */
const CHARACTERS = [...range(0x20, 0x7e), ...range(0xa0, 0xff), ...'Œœ‘’“”„…–—•−'].join('');

/**
 * JetBrains Mono without its ligatures: a token and JSON are shown as they are
 * written. Inter keeps kerning, and digits of one width for columns.
 */
const FONTS = [
  { name: 'inter', file: 'inter-latin-wght-normal.woff2', keepFeatures: ['kern', 'tnum'] },
  { name: 'jetbrains-mono', file: 'jetbrains-mono-latin-wght-normal.woff2', keepFeatures: [] },
];

/** The license and its address in the name table, which go with every copy of the font. */
const LICENSE_NAMES = [13, 14];

await mkdir(FOLDER, { recursive: true });
for (const { name, file, keepFeatures } of FONTS) {
  const source = await readFile(new URL(`${name}/files/${file}`, SOURCES));
  const subset = await subsetFont(source, CHARACTERS, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 600 } },
    keepFeatures,
    preserveNameIds: LICENSE_NAMES,
  });
  await writeFile(new URL(`${name}.woff2`, FOLDER), subset);
  const license = await readFile(new URL(`${name}/LICENSE`, SOURCES));
  await writeFile(new URL(`${name}-license.txt`, FOLDER), license);
}
