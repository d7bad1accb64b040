import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { encodeBase64url } from './core/encoding/base64url.ts';
import { encodeUtf8 } from './core/encoding/utf8.ts';
import { idleMoment } from './editor/idle-moment.ts';
import { type RichTextBox, RichTextBoxContext } from './editor/text-box.ts';
import type { Action } from './state/workspace.ts';

/** Members of the samples' payload: enough for the browser to compile what reads them. */
const MEMBERS = [3, 30, 300, 301, 302];

/** What shows that somebody has come to the page, and what they may be about to do. */
const ARRIVALS = ['pointermove', 'pointerdown', 'keydown'] as const;
const BEGINNINGS = ['paste', 'input', 'drop'] as const;

/**
 * Takes some tokens through a page that nobody sees, in idle moments between
 * somebody's coming and the first paste, which then is as fast as the second:
 * the browser has the code compiled. The page is never part of the document,
 * and gone afterwards.
 */
export async function rehearse(editor: RichTextBox): Promise<void> {
  await firstOf(ARRIVALS);
  let hasBegun = false;
  void firstOf(BEGINNINGS).then(() => {
    hasBegun = true;
  });
  await idleMoment();
  if (hasBegun) return;
  const root = createRoot(document.createElement('div'));
  let dispatch: (action: Action) => void = () => undefined;
  root.render(
    <RichTextBoxContext value={editor}>
      <App
        onOpen={(opened) => {
          dispatch = opened;
        }}
      />
    </RichTextBoxContext>,
  );
  for (const members of MEMBERS) {
    await idleMoment();
    if (hasBegun) break;
    startTransition(() => dispatch({ type: 'type-token', text: sampleToken(members) }));
  }
  await idleMoment();
  root.unmount();
}

/** Settles with the first event of these types. */
function firstOf(types: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    for (const type of types) {
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
