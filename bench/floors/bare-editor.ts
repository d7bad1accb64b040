import { json } from '@codemirror/lang-json';
import { EditorView } from '@codemirror/view';

/** The least that shows a token and its payload in two editors. */
const [tokenPlace, payloadPlace] = document.querySelectorAll('div');

function toText(part: string): string {
  const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}

const size = EditorView.theme({ '&': { height: '300px' }, '.cm-scroller': { overflow: 'auto' } });

const payload = new EditorView({
  parent: payloadPlace as HTMLElement,
  extensions: [json(), size, EditorView.contentAttributes.of({ 'aria-label': 'Payload' })],
});

new EditorView({
  parent: tokenPlace as HTMLElement,
  extensions: [
    EditorView.lineWrapping,
    size,
    EditorView.contentAttributes.of({ 'aria-label': 'Token' }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      const [, part] = state.doc.toString().split('.');
      if (!docChanged || !part) return;
      const insert = JSON.stringify(JSON.parse(toText(part)), null, 2);
      payload.dispatch({ changes: { from: 0, to: payload.state.doc.length, insert } });
    }),
  ],
});
