import { parseAst } from 'vite';
import { namePlaces } from './name-places.ts';

/** A message that a file says. */
export interface Message {
  /** The English words with numbered places, by which the page finds a translation: Expired {0} ago. */
  readonly name: string;
  /** What the places are called for translators, in the order of their numbers. */
  readonly places: readonly string[];
  readonly file: string;
  /** It is what a member called `title` holds. */
  readonly isTitle: boolean;
}

/** Something that cannot be said as it is. */
export interface Misuse {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

interface Found {
  readonly messages: Message[];
  readonly misuses: Misuse[];
}

const FUNCTION = /Function/;

/**
 * The messages in a source text, from the tag `say` and from `sayCount`, in its
 * order. What is said while the module loads would stay English forever, and
 * words that are not written out cannot be found: both are misuses.
 *
 * Lingui's CLI (5.9) was tried in place of this folder. It reads `say` only
 * through a custom extractor, which is this visitor again, over another parser,
 * because its configuration loader cannot import Vite. Extracting 3,382 messages
 * took 12 s instead of 1 s, and 120 more packages (85 MB). Its compiled German
 * catalogue is 124 kB gzipped, with the English messages as names in each
 * language; ours is 63 kB, and 17 kB of names once for all languages. It checks
 * neither places nor misuses.
 */
export function extractMessages(source: string, file: string): Found {
  const found: Found = { messages: [], misuses: [] };
  const misuse = (node: Node, problem: string) => {
    const line = source.slice(0, node.start).split('\n').length;
    found.misuses.push({ file, line, problem });
  };
  const visit = (node: Node, isInFunction: boolean, isTitle = false) => {
    if (isSaying(node)) {
      const name = nameOf(node);
      if (name === undefined) misuse(node, 'sayCount needs both its messages written out');
      else found.messages.push({ name, places: placesIn(node), file, isTitle });
      if (!isInFunction) misuse(node, 'words are said while the module loads');
    }
    const isInTitle = node.type === 'Property' ? isNamed(node.key, 'title') : isTitle;
    for (const child of childrenOf(node)) {
      visit(child, isInFunction || FUNCTION.test(node.type), isInTitle);
    }
  };
  if (/\bsay(?:Count)?\b/.test(source)) {
    visit(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node, false);
  }
  return found;
}

function isSaying(node: Node): boolean {
  if (node.type === 'TaggedTemplateExpression') return isNamed(node.tag, 'say');
  return node.type === 'CallExpression' && isNamed(node.callee, 'sayCount');
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'TaggedTemplateExpression') return textOf(node.quasi as Node);
  const [, one, other] = node.arguments as readonly Node[];
  const words = [one, other].map((argument) => argument && literalOf(argument));
  if (words[0] === undefined || words[1] === undefined) return undefined;
  return `{0, plural, one {${words[0]}} other {${words[1]}}}`;
}

function placesIn(node: Node): string[] {
  if (node.type === 'TaggedTemplateExpression') {
    return namePlaces((node.quasi as Node).expressions as readonly Node[]);
  }
  const [count, , , ...values] = node.arguments as readonly Node[];
  return namePlaces(count ? [count, ...values] : values);
}

function literalOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  const isPlain = node.type === 'TemplateLiteral' && (node.expressions as Node[]).length === 0;
  return isPlain ? textOf(node) : undefined;
}

function textOf(template: Node): string {
  const parts = template.quasis as readonly { readonly value: { readonly cooked: string } }[];
  return parts
    .map(({ value }) => value.cooked)
    .reduce((text, part, index) => `${text}{${index - 1}}${part}`);
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node.name === name;
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
