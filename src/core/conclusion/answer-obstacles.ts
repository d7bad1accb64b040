import type { DecodedToken } from '../decode/decoded-token.ts';
import { describeNeededKey } from '../explain/explain-key.ts';
import type { EncryptionSuite } from '../registry/encryption-algorithms.ts';
import type { DecryptionVerdict } from '../verdict/decryption-verdict.ts';
import { sealedKindOf } from '../verdict/sealed-kind.ts';
import type { SignatureVerdict, TrustedChain } from '../verdict/signature-verdict.ts';
import { shorten } from '../words/quote.ts';
import { say } from '../words/say.ts';
import {
  type AnswerSubject,
  type AnswerWords,
  type CheckedToken,
  exactly,
  type NextStep,
} from './answer.ts';
import { stepForObstacle } from './next-step.ts';
import type { ReviewedLayer } from './reviewed-token.ts';

type Obstacle = AnswerWords & { readonly step: NextStep | undefined };

/** What keeps the signature of a layer from being checked, the outermost layer first. */
export function findObstacle(subject: AnswerSubject, checked: CheckedToken): Obstacle | undefined {
  const { layers, derived } = checked;
  for (const [index, { verdict, token }] of layers.entries()) {
    const isInnermost = index === layers.length - 1;
    const words = verdict && (saySealed(verdict, token) ?? sayObstacle(verdict, isInnermost));
    if (words) return { ...words, step: stepForObstacle(verdict, subject) };
  }
  const { conclusion } = derived;
  const isStopped = layers.some((layer) =>
    [layer.evidence, layer.findings].includes('unavailable'),
  );
  if (isStopped) return { ...exactly(say`Can’t tell: the review didn’t finish`), step: undefined };
  if (conclusion?.state !== 'unknown') return undefined;
  const hasArrived = layers.some(({ verdict }) => verdict?.state === 'verified' && verdict.origin);
  const unconfirmed = layers.flatMap((layer) => unconfirmedSigner(layer) ?? [])[0];
  if (unconfirmed) {
    const step = { do: 'show-check', check: 'key' } as const;
    return { ...exactly(unconfirmed.words.unconfirmed()), step };
  }
  if (hasArrived) return { ...exactly(say`Signature valid; key not confirmed`), step: undefined };
  return { ...exactly(say`Can’t tell: ${conclusion.why}`), step: undefined };
}

function unconfirmedSigner({ verdict }: ReviewedLayer): TrustedChain | undefined {
  const chain = verdict?.state === 'verified' ? verdict.chain : undefined;
  return chain?.expected === '' ? chain : undefined;
}

/** No key of the user's would help. */
function saySealed(verdict: SignatureVerdict, token: DecodedToken): AnswerWords | undefined {
  const isClosed = 'opening' in verdict && verdict.state === 'encrypted';
  return isClosed && sealedKindOf(token) === 'auth0-access'
    ? exactly(say`Opaque token: only Auth0 can decrypt it`)
    : undefined;
}

function sayObstacle(verdict: SignatureVerdict, isInnermost: boolean): AnswerWords | undefined {
  if ('opening' in verdict) return sayClosed(verdict.opening, isInnermost);
  switch (verdict.state) {
    case 'unsupported':
      return sayUnsupported(verdict);
    case 'unverified':
      return exactly(sayUnverified(verdict));
    case 'encrypted':
      return exactly(say`Can’t decrypt: the page is not fully loaded`);
    default:
      return undefined;
  }
}

type Of<State> = Exclude<Extract<SignatureVerdict, { state: State }>, { reason: 'opening' }>;

function sayUnsupported(verdict: Of<'unsupported'>): AnswerWords {
  const short = say`Can’t verify: not supported`;
  switch (verdict.reason) {
    case 'no-algorithm':
      return exactly(say`Can’t verify: the header has no alg`);
    case 'insecure-page':
      return exactly(say`Can’t verify: this page needs HTTPS`);
    case 'unknown-algorithm':
      return { sentence: say`Can’t verify: ${shorten(verdict.name)} is not supported`, short };
    case 'not-in-browser':
      return {
        sentence: say`Can’t verify: ${verdict.name} is not supported in this browser`,
        short,
      };
    case 'critical':
      return {
        sentence: say`Can’t verify: critical header ${shorten(verdict.names.join(', '))} is not supported`,
        short,
      };
    case 'critical-broken':
      return exactly(say`Can’t verify: crit is not valid`);
  }
}

function sayUnverified(verdict: Of<'unverified'>): string {
  switch (verdict.reason) {
    case 'no-key':
      return say`Can’t verify yet: add a key`;
    case 'detached':
      return say`Can’t verify yet: add the detached payload`;
    case 'not-a-key':
    case 'wrong-kind':
      return say`Can’t verify: ${verdict.algorithm.name} needs ${describeNeededKey(verdict.algorithm)}`;
    case 'key-unreadable':
      return say`Can’t verify: the key can’t be read`;
    case 'key-locked':
      return say`Can’t verify yet: enter the passphrase`;
    case 'key-refused':
      return say`Can’t verify: this browser rejects the key`;
    case 'chain-certificate':
      return say`Can’t verify yet: add the signer’s certificate`;
    case 'chain-untrusted':
      return verdict.chainWords.obstacle(verdict.chain);
    case 'proves-possession':
      return say`Proof valid; access token not checked`;
    default:
      return say`Can’t verify the signature`;
  }
}

function sayClosed(opening: DecryptionVerdict, isInnermost: boolean): AnswerWords | undefined {
  switch (opening.state) {
    case 'encrypted':
      return exactly(sayEncrypted(opening));
    case 'unsupported':
      return sayUndecryptable(opening);
    case 'decrypted':
      if (opening.reason !== 'opened') return exactly(say`Decrypted; content not unpacked`);
      return isInnermost ? exactly(say`Decrypted; nothing inside is signed`) : undefined;
    default:
      return undefined;
  }
}

function sayEncrypted(opening: Extract<DecryptionVerdict, { state: 'encrypted' }>): string {
  switch (opening.reason) {
    case 'no-key':
      return sayNeeded(opening.suite);
    case 'key-unreadable':
      return say`Can’t decrypt: the key can’t be read`;
    case 'key-locked':
      return say`Can’t decrypt yet: enter the passphrase`;
    case 'not-a-key':
    case 'misfit':
      return say`Can’t decrypt: the key doesn’t fit ${opening.suite.algorithm.name}`;
    case 'key-refused':
      return say`Can’t decrypt: this browser rejects the key`;
    case 'asks-iterations':
      return say`Can’t decrypt yet: allow the long key derivation`;
  }
}

function sayNeeded({ algorithm }: EncryptionSuite): string {
  if (algorithm.isPassword) return say`Can’t decrypt yet: add the password`;
  return algorithm.keyTypes.includes('oct')
    ? say`Can’t decrypt yet: add the secret`
    : say`Can’t decrypt yet: add a private key`;
}

function sayUndecryptable(
  opening: Extract<DecryptionVerdict, { state: 'unsupported' }>,
): AnswerWords {
  const short = say`Can’t decrypt: not supported`;
  const named = (name: string): AnswerWords => ({
    sentence: say`Can’t decrypt: ${shorten(name)} is not supported`,
    short,
  });
  switch (opening.reason) {
    case 'no-algorithm':
      return exactly(say`Can’t decrypt: the header has no alg`);
    case 'no-encryption':
      return exactly(say`Can’t decrypt: the header has no enc`);
    case 'insecure-page':
      return exactly(say`Can’t decrypt: this page needs HTTPS`);
    case 'header-alphabet':
      return exactly(say`Can’t decrypt: the header is not base64url`);
    case 'unknown-algorithm':
    case 'unknown-encryption':
    case 'unknown-compression':
      return named(opening.name);
    case 'refused':
      return named(opening.algorithm.name);
    case 'not-in-browser':
      return named(opening.suite.algorithm.name);
    case 'critical':
      return named(opening.names.join(', '));
    case 'critical-broken':
      return exactly(say`Can’t decrypt: crit is not valid`);
  }
}
