import { encryptionAbilitiesOf } from '../keys/encryption-abilities.ts';
import { abilitiesOf } from '../keys/key-abilities.ts';
import type { KeyMaterial } from '../keys/key-material.ts';
import { cut } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { describeKey } from './explain-key.ts';

/** Enough for any identifier that somebody reads. */
const LONGEST_FACT = 200;

/** A fact about a key as it is in a list. */
export interface KeyFact {
  readonly name: string;
  readonly value: string;
  /** Identifiers and the like, in a fixed width. */
  readonly isCode?: boolean;
}

/** What can be told of a key by looking at it. */
export function listKeyFacts(key: KeyMaterial): KeyFact[] {
  const facts: (KeyFact | undefined)[] = [
    { name: say`Key type`, value: describeKey(key) },
    ...listAbilities(key),
    code('kid', key.keyId),
    code('alg', key.algorithm),
    code('use', memberText(key, 'use')),
    code('key_ops', memberText(key, 'key_ops')),
    key.kind !== 'secret' && key.hasForeignCertificate
      ? {
          name: say`Certificate`,
          value: say`not shown because the certificate belongs to another key`,
        }
      : undefined,
  ];
  return facts.filter((fact) => fact !== undefined);
}

function listAbilities(key: KeyMaterial): KeyFact[] {
  const isPublic = key.kind === 'public';
  const facts = [
    {
      name: isPublic ? say`Can verify` : say`Can sign and verify`,
      algorithms: abilitiesOf(key).algorithms,
    },
    {
      name: isPublic ? say`Can encrypt` : say`Can encrypt and decrypt`,
      algorithms: encryptionAbilitiesOf(key).algorithms,
    },
  ].filter(({ algorithms }) => algorithms.length > 0);
  if (facts.length === 0) return [{ name: say`Supports`, value: say`nothing` }];
  return facts.map(({ name, algorithms }) => ({
    name,
    value: algorithms.map((algorithm) => algorithm.name).join(', '),
  }));
}

function code(name: string, value: string | undefined): KeyFact | undefined {
  return value === undefined ? undefined : { name, value: cut(value, LONGEST_FACT), isCode: true };
}

/** A member of the JWK that was given, as it would be read: "sign, verify". */
function memberText(key: KeyMaterial, name: 'use' | 'key_ops'): string | undefined {
  const jwk = key.kind !== 'secret' && key.source.form === 'jwk' ? key.source.jwk : undefined;
  const value = key.kind === 'secret' ? key.purpose?.[name] : jwk?.[name];
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}
