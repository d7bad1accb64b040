import { expect, test } from 'vitest';
import { RFC_VECTORS } from '../../vectors/rfc-vectors.ts';
import { linesOf } from './judge-fully.ts';

/** What may rightly be said of the examples of the RFCs: they are examples, and old. */
const RIGHT = [
  'info token-expired /exp',
  'info sample-token ',
  'info alg-polymorphic /alg',
  'critical alg-none /alg',
];

test.each(RFC_VECTORS.map((vector) => [vector.source, vector] as const))(
  'finds no fault with %s',
  async (_, { token }) => {
    expect((await linesOf(token)).filter((line) => !RIGHT.includes(line))).toEqual([]);
  },
);
