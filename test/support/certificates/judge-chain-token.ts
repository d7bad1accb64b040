import type { JudgedChain } from '../../../src/core/evidence/chain-report.ts';
import type { KeyReading } from '../../../src/core/keys/key-material.ts';
import { type KnownOrigins, NO_ORIGINS } from '../../../src/core/keys/known-origins.ts';
import { judgeChain } from '../../../src/core/verdict/judge-chain.ts';
import type { SignatureVerdict } from '../../../src/core/verdict/signature-verdict.ts';
import { weighVerdict } from '../../../src/core/verdict/weigh-verdict.ts';
import { judgeToken } from '../../../src/crypto/judge-token.ts';
import { termsOf } from '../../../src/session/compose-verdict.ts';
import { readToken } from '../../core/read-token.ts';

export interface Surroundings {
  /** Seconds since 1970-01-01 UTC. */
  readonly now?: number | undefined;
  /** As it is typed into the expectations. */
  readonly clock?: string;
  readonly known?: KnownOrigins;
  readonly reading?: KeyReading;
  readonly signer?: string;
  /** Counted from the outside. */
  readonly layer?: number;
}

/** What the page makes of a token and the roots that the user gave. */
export async function judgeChainToken(
  token: string,
  roots: string,
  {
    now = Date.now() / 1000,
    clock = '',
    known = NO_ORIGINS,
    reading = { state: 'empty' },
    signer = '',
    layer: index = 0,
  }: Surroundings = {},
): Promise<{
  readonly verdict: SignatureVerdict;
  readonly chain: JudgedChain | undefined;
  readonly faults: readonly string[];
}> {
  const trust = { roots, clock };
  const judged = await judgeToken(readToken(token), reading, 'utf8', undefined, undefined, trust);
  const layer = judged.layers[index] ?? judged.layers[0];
  const verdict = weighVerdict(
    layer.signature,
    undefined,
    known,
    false,
    termsOf(layer, Math.floor(now), signer),
  );
  const chain = layer.chain && judgeChain(layer.chain, Math.floor(now), known);
  const each = chain?.links.flatMap(({ faults }, index) =>
    faults.map(({ code }) => `${index}: ${code}`),
  );
  return { verdict, chain, faults: [...(chain?.faults ?? []), ...(each ?? [])] };
}
