import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useEncryptionHints } from '../../../src/features/decoded/use-encryption-hints.ts';
import { readPane } from '../../../src/features/shared/annotate-json.ts';

function hintsOf(text: string) {
  const root = readPane(text);
  return renderHook(() => useEncryptionHints(root, text)).result;
}

test('explains "alg" and "enc" beside their values', async () => {
  const text = '{\n  "alg": "ECDH-ES+A128KW",\n  "enc": "A256GCM"\n}';
  const result = hintsOf(text);
  await waitFor(() => expect(result.current).toHaveLength(2));
  expect(result.current).toEqual([
    { kind: 'hint', at: text.indexOf(',') + 1, text: 'key agreement, AES key wrap, 128 bits' },
    { kind: 'hint', at: text.length - 2, text: 'AES-GCM, 256 bits' },
  ]);
});

test('puts nothing beside what is unknown, nor in the header of a signed token', async () => {
  const known = hintsOf('{"alg":"constructor","enc":"A256GCM"}');
  await waitFor(() => expect(known.current).toHaveLength(1));
  const text = '{"alg":"dir"}';
  expect(hintsOf(text).current).toEqual([]);
  expect(hintsOf('{"alg":1,"enc":[]}').current).toEqual([]);
});
