import { lazy, Suspense } from 'react';
import { afterFirstFrame } from '../../boot/first-frame.ts';
import type { ExpectationTexts } from '../../core/checks/expectation-texts.ts';
import type { ReviewedToken } from '../../core/conclusion/reviewed-token.ts';
import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { say } from '../../core/words/say.ts';
import { Panel } from '../../ui/panel.tsx';
import type { ServerMessage } from '../shared/use-server-error.ts';

export interface ChecksPaneProps {
  /** The one whose claims are checked. */
  readonly token: DecodedToken | undefined;
  readonly review: ReviewedToken | undefined;
  readonly expectations: ExpectationTexts;
  readonly onExpect: (expectations: ExpectationTexts) => void;
  /** What the server said. */
  readonly message: ServerMessage;
  readonly onMessage: (message: ServerMessage) => void;
}

/** A chunk of its own, which the first frame does not wait for. */
const ChecksBody = lazy(() =>
  afterFirstFrame()
    .then(() => import('./checks-body.tsx'))
    .then(
      (module) => ({ default: module.ChecksBody }),
      () => ({ default: NotLoaded }),
    ),
);

/** Whether a receiver would accept the token, and why not. */
export function ChecksPane(props: ChecksPaneProps) {
  return (
    <Suspense fallback={<Placeholder {...props} words={say`One moment.`} />}>
      <ChecksBody {...props} />
    </Suspense>
  );
}

function NotLoaded(props: ChecksPaneProps) {
  return (
    <Placeholder
      {...props}
      words={say`This part of the page could not be loaded: the host is out of reach. Load the page again.`}
    />
  );
}

function Placeholder({ words }: ChecksPaneProps & { readonly words: string }) {
  return (
    <Panel title={say`Checks`}>
      <p className="px-3.5 py-3 text-13 text-muted">{words}</p>
    </Panel>
  );
}
