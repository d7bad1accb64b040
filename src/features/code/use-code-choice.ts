import { useState } from 'react';
import { jose } from '../../core/code/jose.ts';
import { SNIPPET_LIBRARIES } from '../../core/code/libraries.ts';
import type { ReadSubject } from '../../core/code/read-subject.ts';
import type { SnippetLibrary } from '../../core/code/snippet-library.ts';
import type { SnippetKey, SnippetRole, SnippetSubject } from '../../core/code/snippet-subject.ts';
import { encodeBase64url } from '../../core/encoding/base64url.ts';
import type { KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import { useKeyPem } from '../key/use-key-pem.ts';
import { readLibraryChoice, rememberLibraryChoice } from './code-preference.ts';

type KeySource = SnippetKey['from'];

/** What is chosen, and what there is to choose from. */
export interface CodeChoice {
  readonly library: SnippetLibrary;
  readonly chooseLibrary: (id: string) => void;
  readonly role: SnippetRole;
  readonly roles: Readonly<Record<SnippetRole, string>>;
  readonly chooseRole: (role: SnippetRole) => void;
  readonly key: KeySource;
  /** Where the code may take its key from. */
  readonly keys: readonly KeySource[];
  readonly chooseKey: (key: KeySource) => void;
  /** What of the Key box can be put into the code, and must not be by itself. */
  readonly carried: 'secret' | 'private' | undefined;
  readonly carries: boolean;
  readonly carry: (on: boolean) => void;
  readonly subject: SnippetSubject;
  /** Bytes of the secret in Key. */
  readonly secretLength: number | undefined;
  /** The key is being written as PEM. */
  readonly isWaiting: boolean;
}

interface CodeSubject {
  readonly subject: ReadSubject;
  readonly reading: KeyReading;
  readonly encoding: SecretEncoding;
}

export function useCodeChoice({ subject, reading, encoding }: CodeSubject): CodeChoice {
  const [id, setId] = useState(readLibraryChoice);
  const [role, setRole] = useState<SnippetRole>('verify');
  const [wanted, setWanted] = useState<KeySource>();
  const [carrying, setCarrying] = useState(false);
  const library = findLibrary(id, subject);
  const { material, target } = subject;
  const isPair = target.form !== 'jwe' && target.algorithm.keyType !== 'oct';
  const pem = useKeyPem(isPair ? material : undefined, role === 'sign' ? 'private' : 'public');
  const secret = isPair ? undefined : readSecret(subject, reading, encoding);
  const carried = carriedPart(subject, role, secret !== undefined);
  const carries = carried !== undefined && carrying;
  const keys = isPair && role === 'verify' ? keySources(subject, library) : NO_CHOICE;
  const key = keys.find((source) => source === wanted) ?? keys[0] ?? 'environment';
  const isInCode = carries || (keys.length > 1 && key === 'code');
  const text = secret?.text ?? (pem.state === 'done' ? pem.value : undefined);
  const encodingOf = secret?.encoding ?? encoding;
  const snippetKey: SnippetKey =
    isInCode && text !== undefined
      ? { from: 'code', text, encoding: encodingOf }
      : key === 'issuer'
        ? { from: 'issuer' }
        : { from: 'environment', encoding: encodingOf };
  return {
    library,
    chooseLibrary: (chosen) => {
      setId(chosen);
      rememberLibraryChoice(chosen);
    },
    role,
    roles:
      target.form === 'jwe'
        ? { verify: say`Decrypt`, sign: say`Encrypt` }
        : { verify: say`Verify`, sign: say`Sign` },
    chooseRole: (chosen) => {
      setRole(chosen);
      setCarrying(false);
    },
    key,
    keys,
    chooseKey: setWanted,
    carried,
    carries,
    carry: setCarrying,
    subject: { ...subject, key: snippetKey },
    secretLength: material?.kind === 'secret' ? material.bytes.length : undefined,
    isWaiting: isInCode && isPair && pem.state === 'waiting',
  };
}

const NO_CHOICE: readonly KeySource[] = ['environment'];

/** The one chosen last, else the first that is made for such tokens. */
function findLibrary(id: string | undefined, { target }: ReadSubject): SnippetLibrary {
  const chosen = SNIPPET_LIBRARIES.find((library) => library.id === id);
  const suited = SNIPPET_LIBRARIES.find((library) =>
    target.form === 'sd-jwt' ? library.verifyDisclosures : library.verify,
  );
  return chosen ?? suited ?? jose;
}

function keySources(subject: ReadSubject, library: SnippetLibrary): readonly KeySource[] {
  const isAddress = /^https:\/\/[^/]/.test(subject.issuer ?? '');
  return [
    ...(subject.material ? (['code'] as const) : []),
    ...(isAddress && library.fetchesKeys ? (['issuer'] as const) : []),
    'environment',
  ];
}

function carriedPart(
  { target, material }: ReadSubject,
  role: SnippetRole,
  hasSecret: boolean,
): CodeChoice['carried'] {
  // What opens encrypted tokens has no place in code at all.
  if (target.form === 'jwe') return undefined;
  if (hasSecret) return 'secret';
  return role === 'sign' && material?.kind === 'private' ? 'private' : undefined;
}

/** The secret in Key as text, and how the text is read. */
function readSecret(
  { material }: ReadSubject,
  reading: KeyReading,
  encoding: SecretEncoding,
): { readonly text: string; readonly encoding: SecretEncoding } | undefined {
  if (material?.kind !== 'secret' || reading.state !== 'read') return undefined;
  return reading.secretText === undefined
    ? { text: encodeBase64url(material.bytes), encoding: 'base64url' }
    : { text: reading.secretText, encoding };
}
