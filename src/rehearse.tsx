import { type Dispatch, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { encodeBase64url } from './core/encoding/base64url.ts';
import { encodeUtf8 } from './core/encoding/utf8.ts';
import { idleMoment } from './editor/idle-moment.ts';
import { type RichTextBox, RichTextBoxContext } from './editor/text-box.ts';
import type { Action } from './state/workspace.ts';

/** Members of the samples' payload: enough for the browser to compile what reads them. */
const MEMBERS = [3, 30, 300, 301, 302];

/** What shows that somebody has come to the page. Of keys the end: a paste is not to be held up. */
const ARRIVALS = ['pointermove', 'pointerdown', 'keyup'] as const;

/**
 * Takes some tokens through a page that nobody sees, in idle moments between
 * somebody's coming and the first token, which then is shown as fast as the
 * second: the browser has the code compiled. The page is never part of the
 * document, and gone afterwards.
 */
export async function rehearse(editor: RichTextBox, isWanted: () => boolean): Promise<void> {
  await somebodysComing();
  await idleMoment();
  if (!isWanted()) return;
  const root = createRoot(document.createElement('div'));
  let dispatch: (action: Action) => void = () => undefined;
  const keep = (opened: Dispatch<Action>) => {
    dispatch = opened;
  };
  const draw = (arrived: RichTextBox | undefined) =>
    startTransition(() =>
      root.render(
        <RichTextBoxContext value={arrived}>
          <App onOpen={keep} />
        </RichTextBoxContext>,
      ),
    );
  draw(undefined);
  await idleMoment();
  // The editors come one after the other, as they did on the page itself.
  draw(editor);
  for (const members of MEMBERS) {
    await idleMoment();
    if (!isWanted()) break;
    startTransition(() => dispatch({ type: 'type-token', text: sampleToken(members) }));
  }
  await idleMoment();
  root.unmount();
}

function somebodysComing(): Promise<void> {
  return new Promise((resolve) => {
    for (const type of ARRIVALS) {
      addEventListener(type, () => resolve(), { capture: true, once: true, passive: true });
    }
  });
}

/** A token without a signature of meaning, and of a kind for which no search for its secret begins. */
function sampleToken(count: number): string {
  const members = Array.from({ length: count }, (_, index) => `"claim${index}":["a",${index}]`);
  const payload = `{"iss":"https://a.example","iat":1,"exp":4000000000,${members.join(',')}}`;
  const signature = 'A'.repeat(86);
  return `${encode('{"alg":"ES256"}')}.${encode(payload)}.${signature}`;
}

function encode(text: string): string {
  return encodeBase64url(encodeUtf8(text));
}
