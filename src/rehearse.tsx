import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { encodeBase64url } from './core/encoding/base64url.ts';
import { encodeUtf8 } from './core/encoding/utf8.ts';
import { type RichTextBox, RichTextBoxContext } from './editor/text-box.ts';
import type { Action } from './state/workspace.ts';

/** Members of the samples' payload: enough for the browser to compile what reads them. */
const MEMBERS = [3, 30, 300, 301, 302];

/**
 * Takes some tokens through a page that nobody sees, in idle moments: the
 * browser then has the code compiled, and the first paste is as fast as the
 * second. The page is never part of the document, and gone afterwards.
 */
export async function rehearse(editor: RichTextBox): Promise<void> {
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
    startTransition(() => dispatch({ type: 'type-token', text: sampleToken(members) }));
  }
  await idleMoment();
  root.unmount();
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

/** Safari has no idle callback. */
function idleMoment(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 50);
  });
}
