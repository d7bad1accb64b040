import { useEffect, useId, useRef } from 'react';
import { explainNoSnippet, explainNoSubject } from '../../core/code/explain-no-snippet.ts';
import { SNIPPET_LIBRARIES } from '../../core/code/libraries.ts';
import { readSubject } from '../../core/code/read-subject.ts';
import type { CodeFile } from '../../core/code/snippet-subject.ts';
import { leastSecret, writeSnippet } from '../../core/code/write-snippet.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { downloadText } from '../../ui/download.ts';
import { Segments } from '../../ui/segments.tsx';
import type { CodeDialogProps } from './code-tool.tsx';
import { type CodeChoice, useCodeChoice } from './use-code-choice.ts';

export function CodeDialogBody(props: CodeDialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const opener = document.activeElement;
    box.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog, and the button Close does
    <dialog
      ref={box}
      aria-labelledby={titleId}
      onClose={props.onClose}
      onClick={(event) => event.target === box.current && box.current.close()}
      className="m-auto max-h-[92dvh] w-[min(860px,calc(100vw-20px))] max-w-none overflow-auto rounded-lg border border-line bg-surface p-0 text-text shadow-lg backdrop:bg-black/45"
    >
      <div className="sticky top-0 z-10 flex min-h-11 items-center gap-2 border-b border-line bg-surface px-3.5 py-1.5 text-13">
        <h2 id={titleId} className="mr-auto font-semibold">{say`Code`}</h2>
        <Button look="ghost" onClick={() => box.current?.close()}>{say`Close`}</Button>
      </div>
      <Contents {...props} />
    </dialog>
  );
}

function Contents({ token, reading, encoding, expectations }: CodeDialogProps) {
  const subject = readSubject(token, reading, expectations);
  if (!subject.ok) {
    return <p className="px-3.5 py-4 text-13">{explainNoSubject(subject.problem)}</p>;
  }
  return <Chosen subject={subject.value} reading={reading} encoding={encoding} />;
}

type ChosenProps = Parameters<typeof useCodeChoice>[0];

function Chosen(props: ChosenProps) {
  const choice = useCodeChoice(props);
  const { library, role, subject, isWaiting } = choice;
  const written = writeSnippet(library, subject, role);
  return (
    <div className="grid min-w-0 gap-3 px-3.5 py-3" aria-busy={isWaiting}>
      <Choices choice={choice} />
      {!written.ok ? (
        <p role="status" className="text-13">
          {explainNoSnippet(library, written.problem, subject.target)}
        </p>
      ) : (
        <>
          <Notes choice={choice} />
          {isWaiting ? null : written.value.map((file) => <CodeBox key={file.name} file={file} />)}
        </>
      )}
    </div>
  );
}

const SELECT =
  'min-h-7 max-w-full min-w-0 rounded border border-control/60 bg-surface px-1.5 text-12';

function Choices({ choice }: { readonly choice: CodeChoice }) {
  const { library, role, key, keys, carried } = choice;
  const languages = [...new Set(SNIPPET_LIBRARIES.map(({ language }) => language))];
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-12">
      <label className="flex min-w-0 items-center gap-1.5">
        {say`Library`}
        <select
          className={SELECT}
          value={library.id}
          onChange={(event) => choice.chooseLibrary(event.target.value)}
        >
          {languages.map((language) => (
            <optgroup key={language} label={language}>
              {SNIPPET_LIBRARIES.filter((entry) => entry.language === language).map((entry) => (
                <option key={entry.id} value={entry.id}>
                  {language} · {entry.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Segments
        label={say`Action`}
        options={choice.roles}
        value={role}
        onChange={choice.chooseRole}
      />
      {keys.length > 1 && (
        <label className="flex min-w-0 items-center gap-1.5">
          {say`Key from`}
          <select
            className={SELECT}
            value={key}
            onChange={(event) => choice.chooseKey(event.target.value as CodeChoice['key'])}
          >
            {keys.map((from) => (
              <option key={from} value={from}>
                {nameKey(from)}
              </option>
            ))}
          </select>
        </label>
      )}
      {carried && (
        <span className="flex w-full flex-wrap items-center gap-x-2">
          <label className="flex items-center gap-1.5">
            <input
              type="checkbox"
              checked={choice.carries}
              onChange={(event) => choice.carry(event.target.checked)}
            />
            {carried === 'secret'
              ? say`Include the secret in the code`
              : say`Include the private key in the code`}
          </label>
          <span className={choice.carries ? 'text-bad' : 'text-muted'}>
            {say`Anyone who reads the code can then sign tokens.`}
          </span>
        </span>
      )}
    </div>
  );
}

function nameKey(from: CodeChoice['key']): string {
  switch (from) {
    case 'code':
      return say`the public key in the Key field`;
    case 'issuer':
      return say`the issuer’s JWKS`;
    case 'environment':
      return say`an environment variable`;
  }
}

function Notes({ choice }: { readonly choice: CodeChoice }) {
  const { library, subject, secretLength } = choice;
  const least = leastSecret(library, subject);
  const isShort = least !== undefined && secretLength !== undefined && secretLength < least;
  return (
    <>
      <p className="text-12 text-muted">
        {say`Values come from your expectations or else from the token, which anyone can write. Review issuer, audience, type and algorithm before use.`}
      </p>
      {isShort && (
        <p className="text-12 text-warn">
          {say`${library.name} requires a secret of at least ${least} bytes for this algorithm, but yours has ${secretLength}.`}
        </p>
      )}
      {library.install !== undefined && (
        <div className="flex min-w-0 items-center gap-2 text-12">
          <code className="min-w-0 rounded bg-sunken px-2 py-1 font-mono break-words">
            {library.install}
          </code>
          <CopyButton what={say`the install command`} text={library.install} />
        </div>
      )}
    </>
  );
}

function CodeBox({ file: { name, code } }: { readonly file: CodeFile }) {
  const id = useId();
  const baseName = name.split('/').at(-1) ?? name;
  return (
    <section aria-labelledby={id} className="min-w-0 overflow-hidden rounded border border-line">
      <div className="flex items-center gap-1 border-b border-line bg-sunken px-2.5 py-1 text-12">
        <h3 id={id} className="mr-auto min-w-0 truncate font-mono">
          {name}
        </h3>
        <CopyButton what={name} text={code} />
        <Button
          look="ghost"
          aria-label={say`Download ${name}`}
          onClick={() => downloadText(baseName, code, 'text/plain')}
        >
          {say`Download`}
        </Button>
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        translate="no"
        className="max-h-[60dvh] overflow-auto px-3 py-2.5 font-mono text-13 leading-relaxed"
      >
        {code}
      </pre>
    </section>
  );
}
