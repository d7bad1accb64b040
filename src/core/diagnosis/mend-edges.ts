import { HEADER_START, readShapeFacts } from '../extract/token-shape.ts';
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../registry/algorithms.ts';
import type { ForeignText, TokenMend } from '../verdict/diagnosis.ts';

/** A text without what may have been put before or after the token in it. */
interface Cut extends ForeignText {
  readonly compact: string;
  readonly mends: readonly TokenMend[];
}

/** What is before a token is a word or two; each place where a header may begin is tried. */
const LONGEST_HEAD = 200;
const MOST_HEADS = 5;

/** The tokens that are left of a text when something is taken from its ends; none for a text that is whole. */
export function mendEdges(text: string): Cut[] {
  return [{ compact: text, mends: [] }, ...withoutHead(text)].flatMap((start) => {
    if (!readShapeFacts(start.compact.split('.', 1)[0] ?? '').isHeader) return [];
    const cuts = withoutTail(start.compact).map(({ compact, tail, mends }) => ({
      ...{ ...start, compact, tail },
      mends: [...start.mends, ...mends],
    }));
    return start.mends.length > 0 ? [start, ...cuts] : cuts;
  });
}

function withoutHead(text: string): Cut[] {
  const begins = text.slice(0, LONGEST_HEAD).matchAll(new RegExp(HEADER_START, 'g'));
  const places = Array.from(begins, ({ index }) => index).filter((index) => index > 0);
  const cuts = places.slice(0, MOST_HEADS).map(
    (index): Cut => ({
      compact: text.slice(index),
      head: text.slice(0, index),
      mends: ['foreign-head'],
    }),
  );
  if (/^eyJ/i.test(text) && !text.startsWith('eyJ'))
    cuts.push({ compact: `eyJ${text.slice(3)}`, mends: ['case'] });
  const lost = /^y[A-DI-L]/.test(text) ? 'e' : /^[A-DI-L]/.test(text) ? 'ey' : '';
  if (lost !== '') cuts.push({ compact: lost + text, mends: ['first-letters'] });
  return cuts;
}

/** Up to the first character that no token has, and up to where a signature of the algorithm ends. */
function withoutTail(text: string): (Cut & { readonly tail: string })[] {
  const [, start = '', signature = ''] = /^([\w-]+\.[\w-]*\.)([\w-]*)/.exec(text) ?? [];
  if (start === '') return [];
  const lengths = [signature.length, ...signatureLengths(start)];
  return lengths
    .filter((length) => length <= signature.length && start.length + length < text.length)
    .map((length) => ({
      compact: start + signature.slice(0, length),
      tail: text.slice(start.length + length),
      mends: ['foreign-tail'],
    }));
}

function lengthsOf(algorithm: SignatureAlgorithm): number[] {
  const { variants = [algorithm] } = algorithm;
  return variants.flatMap(({ signatureLength }) => signatureLength ?? []);
}

/** Characters of a signature: of RSA, those of usual keys. */
function signatureLengths(start: string): number[] {
  const { algorithm } = readShapeFacts(start.split('.', 1)[0] ?? '');
  const known = findSignatureAlgorithm(algorithm ?? '');
  if (!known) return [];
  const bytes = known.keyType === 'RSA' ? [512, 384, 256] : lengthsOf(known);
  return bytes.map((length) => Math.ceil((length * 4) / 3));
}
