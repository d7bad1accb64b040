import { useEffect, useMemo, useState } from 'react';
import { findPointer } from '../../core/encoding/json-query.ts';
import type { JsonNode } from '../../core/encoding/json-text.ts';
import { spokenTag } from '../../core/words/say.ts';
import type { TextAnnotation } from '../../editor/annotations.ts';
import { hint } from '../shared/annotate-json.ts';

type Registry = typeof import('../../core/registry/encryption-algorithms.ts');

/** Beside "alg" and "enc" of an encrypted token what they mean, once that is fetched. */
export function useEncryptionHints(
  root: JsonNode | undefined,
  text: string,
): readonly TextAnnotation[] {
  const [registry, setRegistry] = useState<Registry>();
  const isWanted = root !== undefined && findPointer(root, '/enc') !== undefined;

  useEffect(() => {
    if (!isWanted || registry) return;
    // Out of reach, they are missing, and nothing else.
    void import('../../core/registry/encryption-algorithms.ts').then(setRegistry, () => undefined);
  }, [isWanted, registry]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are said again in another language
  return useMemo(
    () => (isWanted && registry ? encryptionHints(text, root, registry) : []),
    [isWanted, registry, root, text, spokenTag()],
  );
}

function encryptionHints(text: string, root: JsonNode, registry: Registry): TextAnnotation[] {
  const wanted = [
    ['/alg', registry.findKeyManagement],
    ['/enc', registry.findContentEncryption],
  ] as const;
  return wanted.flatMap(([pointer, find]) => {
    const value = findPointer(root, pointer)?.value;
    const known = value?.type === 'string' && find(value.value);
    return value && known ? [hint(text, value, known.description)] : [];
  });
}
