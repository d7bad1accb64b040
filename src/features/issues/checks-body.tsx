import { Suspense, useMemo, useRef, useState } from 'react';
import type { CheckName } from '../../core/checks/check.ts';
import { RECEIVERS } from '../../core/checks/expectation-presets.ts';
import type { ExpectationTexts } from '../../core/checks/expectation-texts.ts';
import { readExpectations } from '../../core/checks/expectations.ts';
import { describeClock } from '../../core/explain/explain-expectation.ts';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { lazyPane } from '../shared/lazy-pane.tsx';
import { useChecks } from '../shared/use-checks.ts';
import { useServerError } from '../shared/use-server-error.ts';
import { CheckAnswer } from './check-answer.tsx';
import { CheckList } from './check-list.tsx';
import type { ChecksPaneProps } from './checks-pane.tsx';
import { ServerErrorNote } from './server-error-note.tsx';

// What is shared with the table of claims is asked for here, so that it stays one chunk.
export { readExpectations } from '../../core/checks/expectations.ts';
export { CHECK_TITLES } from '../../core/explain/explain-conclusion.ts';
export { useChecks } from '../shared/use-checks.ts';

/** For those who open it. */
const ExpectationsForm = lazyPane(() =>
  import('./expectations-form.tsx').then((panes) => panes.ExpectationsForm),
);

export function ChecksBody(props: ChecksPaneProps) {
  const { token, expectations: texts, onExpect, message, onMessage } = props;
  const [isOpen, setOpen] = useState(false);
  const expectations = useMemo(() => readExpectations(texts), [texts]);
  const { checks, conclusion } = useChecks(props.review, expectations);
  const serverError = useServerError(message.text);
  const body = useRef<HTMLDivElement>(null);
  const pointed = serverError.state === 'found' ? serverError.reading.check : undefined;
  const showCheck = (name: CheckName) => {
    const item = body.current?.querySelector<HTMLElement>(`[data-check="${name}"]`);
    item?.focus();
    item?.scrollIntoView?.({ block: 'nearest' });
  };
  return (
    <Panel
      title={say`Checks`}
      note={describeReceiver(texts)}
      tools={
        <Button look="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say`Expectations…`}
        </Button>
      }
    >
      <div ref={body}>
        {isOpen && (
          <Suspense fallback={null}>
            <ExpectationsForm
              texts={texts}
              expectations={expectations}
              token={token}
              onExpect={onExpect}
            />
          </Suspense>
        )}
        {token ? (
          <>
            <CheckAnswer conclusion={conclusion} clock={describeClock(expectations)} />
            <CheckList checks={checks} pointed={pointed} />
          </>
        ) : (
          <p className="px-3.5 py-3 text-13 text-muted">
            {say`Whether a receiver would accept the token stands here, check by check, and why not.`}
          </p>
        )}
        <ServerErrorNote
          message={message}
          serverError={serverError}
          inputs={props}
          onMessage={(text) => onMessage({ text, isMoved: false })}
          onShow={showCheck}
        />
      </div>
    </Panel>
  );
}

/** "as an API would", or as the receiver that was chosen, and how much it expects. */
function describeReceiver({ profile, ...texts }: ExpectationTexts): string {
  const expected = Object.values(texts).filter((text) => text.trim() !== '').length;
  const who = profile === 'plain' ? say`as an API would` : say`as ${RECEIVERS[profile].name}`;
  return expected === 0 ? who : `${who} · ${say`${expected} set`}`;
}
