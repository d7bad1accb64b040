import { describeArrived, nameEmbedded } from '../../explain/explain-provenance.ts';
import type { KeyOrigin } from '../../keys/key-origin.ts';
import type { SignatureVerdict } from '../../verdict/signature-verdict.ts';
import { say } from '../../words/say.ts';
import { sentences } from '../../words/sentences.ts';
import { type CheckSubject, checkLayers, type Outcome, pass, reject, skip } from '../check.ts';

/** Whether the key came from elsewhere than the token, which anyone who forges one can fill as they like. */
export function checkKey(subject: CheckSubject): Outcome {
  return checkLayers(subject, ({ verdict, keyOrigin }) => judgeKey(verdict, keyOrigin));
}

function judgeKey(verdict: SignatureVerdict | undefined, keyOrigin: KeyOrigin): Outcome {
  if (verdict?.state === 'unverified' && verdict.reason === 'self-verifying') {
    return reject(
      say`the key came with the token`,
      say`The key comes from the header (${nameEmbedded(verdict.embedded)}). An API must get the issuer’s key from another source.`,
    );
  }
  if (verdict?.state === 'unverified' && verdict.reason === 'chain-untrusted') {
    return verdict.chainWords.checkKey(verdict.chain);
  }
  if (verdict?.state === 'unverified' && verdict.reason === 'proves-possession') {
    return skip(
      say`The key came with the proof, as DPoP requires. Its thumbprint must equal “cnf.jkt” of the access token.`,
      say`the access token shows whose key it is`,
    );
  }
  if (verdict?.state === 'verified' && verdict.chain) {
    return verdict.chain.words.checkSigner(verdict.chain);
  }
  const isUsed = verdict !== undefined && ('tried' in verdict || isNamedByToken(verdict));
  if (!isUsed) return skip(say`No key was used.`);
  if (keyOrigin.kind === 'token') {
    return reject(
      say`the key comes from a URL in the token`,
      say`The key was fetched from the URL in the token’s “${keyOrigin.parameter}”. An API must know the issuer’s URL from another source.`,
    );
  }
  if (keyOrigin.kind === 'arrived') {
    return skip(
      sentences(
        describeArrived(keyOrigin),
        say`Anyone can send a token with a matching key. Make sure that the key is the issuer’s, then confirm it under the Key field.`,
      ),
      say`the key is not confirmed as the issuer’s`,
    );
  }
  return pass(describeOrigin(keyOrigin));
}

function isNamedByToken(verdict: { readonly state: string; readonly reason?: string }): boolean {
  return verdict.state === 'unverified' && verdict.reason === 'key-named-by-token';
}

function describeOrigin(origin: Exclude<KeyOrigin, { kind: 'token' | 'arrived' }>): string {
  switch (origin.kind) {
    case 'user':
      return say`From the Key field`;
    case 'fetched':
      return say`Fetched from ${origin.address}`;
  }
}
