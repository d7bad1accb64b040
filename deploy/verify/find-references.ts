/** A file name in quotes or brackets, as pages, scripts and style sheets name what they load. */
const QUOTED =
  /["'`(=]((?:https?:\/\/[^"'`\s)<>]+|(?:\.{0,2}\/)?(?:[\w-]+\/)*[\w.-]+\.(?:m?js|css|html|json|wasm|woff2|svg|png|txt)))(?=["'`)\s>])/g;

/**
 * What a text refers to: names of files below `base`, and addresses on other
 * hosts. `name` is the file that the text is of.
 */
export function findReferences(text: string, name: string, base: string): Set<string> {
  const found = new Set<string>();
  for (const [, reference = ''] of text.matchAll(QUOTED)) {
    if (!URL.canParse(reference, base + name)) continue;
    const { href } = new URL(reference, base + name);
    found.add(href.startsWith(base) ? href.slice(base.length).replace(/[?#].*$/, '') : href);
  }
  return found;
}
