import { useState } from 'react';
import { explainNoSource, readRefusalSource } from '../../core/refusals/refusal-source.ts';
import { say, spokenTag } from '../../core/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { ReportedToken } from '../shared/dialogs.ts';
import { usePage } from '../shared/page.ts';
import { MadeSet } from './made-set.tsx';
import { NO_CHOICES, RefusalChoices, urlOf } from './refusal-choices.tsx';
import { useRefusalSet, useTypedText } from './use-refusal-set.ts';

interface RefusalDialogProps {
  readonly subject: ReportedToken;
  readonly onClose: () => void;
}

const WAITING = { state: 'waiting' } as const;

/** Tokens that an API must reject, made from the token and the key on the page. */
export function RefusalDialog({ subject, onClose }: RefusalDialogProps) {
  const { goTo } = usePage();
  const { token, reading, verdict } = subject;
  const [choices, setChoices] = useState(NO_CHOICES);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const isVerified = verdict?.state === 'verified';
  const { lifetime } = choices;
  const typed = useTypedText(choices.url);
  const answer = useRefusalSet(
    { token, reading, isVerified, lifetime, url: urlOf(typed) },
    spokenTag(),
  );
  const made = typed === choices.url ? answer : WAITING;
  const possible = readRefusalSource(token, reading, { isVerified, lifetime, url: '', now: 0 });
  const addKey = () => {
    onClose();
    goTo('key');
  };
  return (
    <Dialog title={say`Tokens an API must reject`} closeLabel={say`Close`} onClose={onClose}>
      <div className="grid gap-3.5 px-4 py-3.5 text-13" aria-busy={made.state === 'waiting'}>
        <p>
          {say`Send these tokens to your API. It must accept the first one and reject all others.`}{' '}
          <strong className="font-semibold">
            {say`Use them only with systems you own or may test.`}
          </strong>
        </p>
        {!possible.ok ? (
          <p role="status" className="rounded-lg bg-sunken px-3 py-2.5">
            {explainNoSource(possible.problem)}
          </p>
        ) : (
          <>
            <RefusalChoices
              choices={choices}
              canSign={possible.value.signingKey !== undefined}
              onChange={setChoices}
            />
            {made.state === 'failed' && (
              <p role="status" className="text-bad">
                {say`The tokens couldn’t be made. This browser can’t make a key for the algorithm.`}
              </p>
            )}
            {made.state === 'waiting' && (
              <p role="status" className="min-h-96 text-muted">{say`Making the tokens…`}</p>
            )}
            {made.state === 'done' && made.value && (
              <MadeSet set={made.value} left={left} onLeft={setLeft} onAddKey={addKey} />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
