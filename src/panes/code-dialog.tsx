import { Suspense } from 'react';
import type { ExpectationTexts } from '../core/claims/expectation-texts.ts';
import type { DecodedToken } from '../core/decode/decoded-token.ts';
import type { KeyReading, SecretEncoding } from '../core/keys/key-material.ts';
import { lazyPane } from './lazy-pane.tsx';

export interface CodeDialogProps {
  readonly token: DecodedToken | undefined;
  readonly reading: KeyReading;
  readonly encoding: SecretEncoding;
  readonly expectations: ExpectationTexts;
  readonly onClose: () => void;
}

/** All snippets are a chunk of their own, fetched when somebody asks for code. */
const CodeDialogBody = lazyPane(() =>
  import('./code-dialog-body.tsx').then((module) => module.CodeDialogBody),
);

/** Code to take away for the token at hand; there while `isOpen`. */
export function CodeDialog({ isOpen, ...props }: CodeDialogProps & { readonly isOpen: boolean }) {
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <CodeDialogBody {...props} />
    </Suspense>
  );
}
