import type { ComposeProblem } from '../../core/compose/compose-token.ts';
import { describeKey, describeNeededKey } from '../../core/explain/explain-key.ts';
import type { KeyMaterial, KeyReading } from '../../core/keys/key-material.ts';
import { fits, selectSigningKey } from '../../core/keys/select-key.ts';
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { insideQuotes } from '../../core/words/quote.ts';
import { say } from '../../core/words/say.ts';

/** Whether the token, as it is edited now, can be signed, and what is missing if not. */
export type SigningAbility =
  | { readonly state: 'able'; readonly key: KeyMaterial; readonly algorithm: SignatureAlgorithm }
  | { readonly state: 'no-token' }
  | { readonly state: 'inside' }
  | { readonly state: 'broken-edit' }
  | { readonly state: 'unsecured' }
  | { readonly state: 'unknown-algorithm' }
  | { readonly state: 'insecure-page' }
  | { readonly state: 'refused'; readonly key: KeyMaterial; readonly algorithm: SignatureAlgorithm }
  | { readonly state: 'named-cannot'; readonly keyId: string }
  | {
      readonly state: 'no-key' | 'public-only' | 'other-kind';
      readonly algorithm: SignatureAlgorithm;
    };

interface SigningSituation {
  readonly hasToken: boolean;
  /** It stands inside another token, which would have to be made anew. */
  readonly isInside: boolean;
  readonly problem: ComposeProblem | undefined;
  readonly algorithmName: string | undefined;
  readonly keyId: string | undefined;
  readonly reading: KeyReading;
  /** The key that the browser refused to sign with last, while it is in the Key box. */
  readonly refused: KeyMaterial | undefined;
}

export function judgeSigning(situation: SigningSituation): SigningAbility {
  const { algorithmName, reading, keyId } = situation;
  if (situation.isInside) return { state: 'inside' };
  if (!situation.hasToken) return { state: 'no-token' };
  if (situation.problem) return { state: 'broken-edit' };
  if (algorithmName === 'none') return { state: 'unsecured' };
  const algorithm = findSignatureAlgorithm(algorithmName ?? '');
  if (!algorithm) return { state: 'unknown-algorithm' };
  // Of these there is no library, and a page that came over plain http has no WebCrypto.
  if (!crypto.subtle && /oct|RSA/.test(algorithm.keyType)) return { state: 'insecure-page' };
  const key = selectSigningKey(reading, algorithm, keyId);
  if (key && !(key.kind === 'secret' && key.octets.length === 0)) {
    return { state: key === situation.refused ? 'refused' : 'able', key, algorithm };
  }
  if (reading.state !== 'read') return { state: 'no-key', algorithm };
  const isNamed = keyId !== undefined && reading.keys.some((other) => other.keyId === keyId);
  if (isNamed && reading.keys.length > 1) return { state: 'named-cannot', keyId };
  return { state: abilityWithout(reading.keys, algorithm), algorithm };
}

function abilityWithout(keys: readonly KeyMaterial[], algorithm: SignatureAlgorithm) {
  const isPublic = keys.some((key) => key.kind === 'public' && fits(key, algorithm));
  return isPublic ? 'public-only' : 'other-kind';
}

export function explainSigning(ability: SigningAbility): string {
  switch (ability.state) {
    case 'able':
      return say`What you edit in the header or the payload is signed again at once, with the ${describeKey(ability.key)}.`;
    case 'refused':
      return say`This browser refuses to sign with the ${describeKey(ability.key)}: its parts do not fit together, or it is too short for ${ability.algorithm.name}.`;
    case 'named-cannot':
      return say`The header names key "${insideQuotes(ability.keyId)}", which cannot sign. Give its private half, or change "kid".`;
    case 'no-token':
      return say`Paste a token, or write a payload: it becomes one.`;
    case 'inside':
      return say`A token inside another is shown as it is. To change it, edit it on its own, and put it into the payload around it.`;
    case 'broken-edit':
      return say`Mend the edit first; then it can be signed.`;
    case 'unsecured':
      return say`The algorithm "none" signs nothing: anyone can change this token.`;
    case 'unknown-algorithm':
      return say`Choose an algorithm to sign with.`;
    case 'insecure-page':
      return say`This page came over plain http and cannot sign. Open it over https, or from localhost.`;
    case 'no-key':
      return ability.algorithm.keyType === 'oct'
        ? say`To sign, put ${describeNeededKey(ability.algorithm)} into Key, or generate one.`
        : say`To sign, put ${describeNeededKey(ability.algorithm)}, its private half, into Key, or generate one.`;
    case 'public-only':
      return say`This key verifies, it cannot sign. Put the private key into Key, or generate one.`;
    case 'other-kind':
      return say`${ability.algorithm.name} signs with ${describeNeededKey(ability.algorithm)}, and Key holds another kind. Generate one, or choose another algorithm.`;
  }
}
