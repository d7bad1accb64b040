import { useRef, useState } from 'react';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Coded } from '../../ui/quoted.tsx';
import { usePage } from '../shared/page.ts';

/** Saves the expectations with the public keys in Key, and opens such a file. */
export function ExpectationFiles() {
  const { session } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const run = (
    work: (actions: typeof import('./expectation-file-actions.ts')) => Promise<string>,
  ) =>
    void import('./expectation-file-actions.ts')
      .then(work)
      .then(setSaid, () =>
        setSaid(say`Couldn’t load this part of the page. Check your connection and reload.`),
      );
  return (
    <>
      <Button small onClick={() => run(({ save }) => save(session))}>
        {say`Save expectations`}
      </Button>
      <Button small onClick={() => input.current?.click()}>
        {say`Open expectations`}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/json,.json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // So that the same file can be opened again.
          currentTarget.value = '';
          if (file) run(({ open }) => open(session, file));
        }}
      />
      <p role="status" className="basis-full text-12 text-muted empty:hidden">
        <Coded>{said}</Coded>
      </p>
    </>
  );
}
