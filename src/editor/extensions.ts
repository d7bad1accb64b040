import { standardKeymap } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { annotations } from './annotations.ts';
import { replaceByState } from './replace-by-state.ts';
import { specialCharacters } from './special-characters.ts';

/** What the text is: it decides on colours, and on where lines may break. */
export type TextKind = 'token' | 'json';

/** The value admits our style element in the page's policy; see vite.config.ts. */
const STYLE_NONCE = 'claimcheck';

const theme = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'transparent', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { padding: '4px 0 12px', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 16px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-hint': {
    color: 'var(--hint)',
    fontFamily: 'var(--sans)',
    fontSize: '12px',
    paddingLeft: '12px',
  },
  '.cm-specialChar': { color: 'var(--bad)' },
  '.cm-placeholder': { color: 'var(--hint)' },
});

/** The one CodeMirror configuration. Tab and Undo stay with the page. */
export function editorExtensions(label: string, kind: TextKind): Extension[] {
  return [
    EditorView.cspNonce.of(STYLE_NONCE),
    keymap.of(standardKeymap),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': label,
      class: `cm-${kind}`,
      // What can be edited can be reached anyway; checkers look for this where the box scrolls.
      tabindex: '0',
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
      translate: 'no',
    }),
    replaceByState,
    specialCharacters,
    theme,
    annotations,
  ];
}
