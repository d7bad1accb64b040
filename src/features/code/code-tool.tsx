import { CodeXml } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { ExpectationTexts } from '../../core/checks/expectation-texts.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import type { KeyReading, SecretEncoding } from '../../core/keys/key-material.ts';
import { say } from '../../core/words/say.ts';
import type { Workspace } from '../../session/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';

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

export interface CodeToolProps extends Pick<CodeDialogProps, 'token' | 'reading'> {
  readonly workspace: Pick<Workspace, 'secretEncoding' | 'expectations'>;
}

/** The button that opens the code to take away for the token available; a command can press it by its id. */
export function CodeTool({ token, reading, workspace }: CodeToolProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        id="open-code"
        small
        look="ghost"
        icon={CodeXml}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {say`Code`}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <CodeDialogBody
            token={token}
            reading={reading}
            encoding={workspace.secretEncoding}
            expectations={workspace.expectations}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
