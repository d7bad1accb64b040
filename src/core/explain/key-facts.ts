import { type EncryptionAbilities, encryptionAbilitiesOf } from '../keys/encryption-abilities.ts';
import { abilitiesOf, type KeyAbility } from '../keys/key-abilities.ts';
import type { KeyMaterial } from '../keys/key-material.ts';
import { allOf } from '../words/list-words.ts';
import { cut } from '../words/quote.ts';
import { say } from '../words/say.ts';
import { describeKey } from './explain-key.ts';

/** Enough for any identifier that somebody reads. */
const LONGEST_FACT = 200;

/** A fact about a key as it stands in a list. */
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
    { name: say`Supports`, value: describeAbilities(key) },
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

function describeAbilities(key: KeyMaterial): string {
  const known = [abilitiesOf(key), encryptionAbilitiesOf(key)].flatMap(
    ({ abilities, algorithms }) =>
      abilities.length > 0
        ? [`${allOf(abilities.map(nameAbility))}: ${algorithms.map(({ name }) => name).join(', ')}`]
        : [],
  );
  return known.length > 0 ? known.join('; ') : say`nothing`;
}

function nameAbility(ability: KeyAbility | EncryptionAbilities['abilities'][number]): string {
  switch (ability) {
    case 'verify':
      return say`verify`;
    case 'sign':
      return say`sign`;
    case 'encrypt':
      return say`encrypt`;
    case 'decrypt':
      return say`decrypt`;
  }
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
