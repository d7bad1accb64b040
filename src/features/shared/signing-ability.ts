import type { ComposeProblem } from '../../core/compose/compose-token.ts';
import {
  describeKey,
  describeNeededKey,
  describeNeededPrivateKey,
} from '../../core/explain/explain-key.ts';
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
  | { readonly state: 'broken-edit'; readonly part: ComposeProblem['part'] }
  | { readonly state: 'unsecured' }
  | { readonly state: 'unknown-algorithm' }
  | { readonly state: 'insecure-page' }
  | { readonly state: 'refused'; readonly key: KeyMaterial; readonly algorithm: SignatureAlgorithm }
  | { readonly state: 'named-public'; readonly keyId: string }
  | {
      readonly state: 'named-misfit';
      readonly keyId: string;
      readonly algorithm: SignatureAlgorithm;
    }
  | {
      readonly state: 'no-key' | 'public-only' | 'other-kind';
      readonly algorithm: SignatureAlgorithm;
    };

interface SigningSituation {
  readonly hasToken: boolean;
  /** It is inside another token, which would have to be made again. */
  readonly isInside: boolean;
  readonly problem: ComposeProblem | undefined;
  readonly algorithmName: string | undefined;
  readonly keyId: string | undefined;
  readonly reading: KeyReading;
  /** The key that the browser rejected to sign with last, while it is in the Key box. */
  readonly refused: KeyMaterial | undefined;
}

export function judgeSigning(situation: SigningSituation): SigningAbility {
  const { algorithmName, reading, keyId } = situation;
  if (situation.isInside) return { state: 'inside' };
  if (!situation.hasToken) return { state: 'no-token' };
  if (situation.problem) return { state: 'broken-edit', part: situation.problem.part };
  if (algorithmName === 'none') return { state: 'unsecured' };
  const algorithm = findSignatureAlgorithm(algorithmName ?? '');
  if (!algorithm) return { state: 'unknown-algorithm' };
  // Of these there is no library, and a page that came over plain http has no WebCrypto.
  if (!crypto.subtle && /oct|RSA/.test(algorithm.keyType)) return { state: 'insecure-page' };
  const key = selectSigningKey(reading, algorithm, keyId);
  if (key) return { state: key === situation.refused ? 'refused' : 'able', key, algorithm };
  if (reading.state !== 'read') return { state: 'no-key', algorithm };
  const named = reading.keys.filter((other) => keyId !== undefined && other.keyId === keyId);
  if (keyId === undefined || named.length === 0 || reading.keys.length === 1) {
    return { state: hasPublic(reading.keys, algorithm) ? 'public-only' : 'other-kind', algorithm };
  }
  return hasPublic(named, algorithm)
    ? { state: 'named-public', keyId }
    : { state: 'named-misfit', keyId, algorithm };
}

function hasPublic(keys: readonly KeyMaterial[], algorithm: SignatureAlgorithm): boolean {
  return keys.some((key) => key.kind === 'public' && fits(key, algorithm));
}

/** How the token and its last edit are signed. */
export interface SigningProgress {
  readonly ability: SigningAbility;
  /** It carries the signature of the text before the edit. */
  readonly isUnsigned: boolean;
  /** It carries a signature that was made here. */
  readonly isSigned: boolean;
}

/** The same in a few words. */
export function noteSigning({ ability, isUnsigned, isSigned }: SigningProgress): string {
  switch (ability.state) {
    case 'able':
      if (isUnsigned) return say`Edited – not re-signed yet`;
      return isSigned ? say`Signed after your last edit` : say`Ready`;
    case 'no-key':
      return ability.algorithm.keyType === 'oct' ? say`Needs a secret` : say`Needs a private key`;
    case 'public-only':
    case 'named-public':
      return say`Needs a private key`;
    case 'other-kind':
    case 'named-misfit':
      return say`Needs ${describeNeededKey(ability.algorithm)}`;
    case 'refused':
      return say`Needs another key`;
    case 'no-token':
      return say`Needs a token`;
    case 'inside':
      return say`Nested tokens are read-only`;
    case 'broken-edit':
      return ability.part === 'header' ? say`Fix the header first` : say`Fix the payload first`;
    case 'unsecured':
    case 'unknown-algorithm':
      return say`Choose an algorithm`;
    case 'insecure-page':
      return say`Needs HTTPS`;
  }
}

/** What signing does now, or what it takes, in whole sentences. */
export function explainSigning(ability: SigningAbility, autoSign = true): string {
  switch (ability.state) {
    case 'able':
      return autoSign
        ? say`Edits to the header or payload are re-signed automatically with the ${describeKey(ability.key)}.`
        : say`Edits keep the old signature, as a forged token would. “Sign” re-signs the token with the ${describeKey(ability.key)}.`;
    case 'refused':
      return say`This browser rejects the ${describeKey(ability.key)}: its parts don’t fit together, or the key is too short for ${ability.algorithm.name}. Use another key.`;
    case 'named-public':
      return say`Key “${insideQuotes(ability.keyId)}” is public. To sign, add its private key or change “kid”.`;
    case 'named-misfit':
      return say`Key “${insideQuotes(ability.keyId)}” doesn’t fit ${ability.algorithm.name}. Add a matching key or change “kid”.`;
    case 'no-token':
      return say`Paste a token, or type a payload to create one.`;
    case 'inside':
      return say`A nested token is read-only. To change it, edit it separately and put it into the payload of the outer token.`;
    case 'broken-edit':
      return ability.part === 'header'
        ? say`Fix the header before signing.`
        : say`Fix the payload before signing.`;
    case 'unsecured':
      return say`“none” means no signature: anyone can change this token. Choose another algorithm.`;
    case 'unknown-algorithm':
      return say`Choose an algorithm to sign with.`;
    case 'insecure-page':
      return say`This page was loaded over plain HTTP and can’t sign. Open it over HTTPS or on localhost.`;
    case 'no-key':
      return say`To sign, add ${describeNeededPrivateKey(ability.algorithm)} in the Key field or generate one.`;
    case 'public-only':
      return say`A public key can verify but can’t sign. Add the private key or generate a new one.`;
    case 'other-kind':
      return say`${ability.algorithm.name} needs ${describeNeededPrivateKey(ability.algorithm)}, but the Key field contains another key. Generate one or choose another algorithm.`;
  }
}
