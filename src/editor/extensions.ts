import { standardKeymap } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { annotations } from './annotations.ts';
import { jsonColours, wrappedLines } from './json-colours.ts';
import { replaceByState } from './replace-by-state.ts';
import { specialCharacters } from './special-characters.ts';

/** What the text is: it decides on colours, and on where lines may break. */
export type TextKind = 'token' | 'json';

/** The value admits our style element in the page's policy; see vite.config.ts. */
const STYLE_NONCE = 'claimcheck';

const theme = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'transparent', flexGrow: 1 },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { padding: '4px 0 12px', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 16px' },
  '.cm-specialChar': { color: 'var(--bad)' },
  '.cm-placeholder': { color: 'var(--hint)' },
});

/** What a line leaves free at its right edge: the copy button, and the hint beside it. */
const BUTTON = '44px';
const HINT = '272px';
const SHORT_HINT = '148px';

const jsonTheme = EditorView.theme({
  '&': { fontSize: '13px' },
  // The hints depend on the width of the editor.
  '.cm-scroller': { containerType: 'inline-size' },
  '.cm-json-text': { color: 'var(--hint)' },
  '.cm-line': { position: 'relative', paddingRight: BUTTON },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--sunken)' },
  '@media (hover: hover)': { '.cm-line:hover': { backgroundColor: 'var(--sunken)' } },
  '.cm-line.cm-pointed': { backgroundColor: 'var(--sunken)' },
  '.cm-line.cm-failed': { backgroundColor: 'var(--bad-soft)' },
  '.cm-hinted': { paddingRight: HINT },
  '.cm-hint': {
    color: 'var(--hint)',
    fontSize: '12px',
    fontVariantNumeric: 'tabular-nums',
    paddingLeft: '12px',
    textIndent: 0,
  },
  '.cm-hint-edge': { position: 'absolute', top: 0, right: '40px', whiteSpace: 'nowrap' },
  '.cm-hint-bad': { color: 'var(--bad)', fontWeight: 500 },
  ...wrappedLines,
  '@container (max-width: 460px)': {
    '.cm-hinted': { paddingRight: SHORT_HINT },
    '.cm-hint-edge .cm-hint-long': { display: 'none' },
  },
  '@media (max-width: 760px)': {
    '.cm-line': { paddingRight: '16px' },
    '.cm-hinted': { paddingRight: '120px' },
    '.cm-hint-edge': { right: '16px' },
  },
});

/** What covers the beginning and the end of a long text: bars, title rows and the rows at the end. */
const covered = EditorView.scrollMargins.of(() => {
  const isPhone = matchMedia('(max-width: 760px)').matches;
  const isInZone = matchMedia('(min-width: 1181px) and (min-height: 640px)').matches;
  return { top: isInZone ? 40 : 100, bottom: isPhone ? 124 : 44 };
});

/** The one CodeMirror configuration. Tab and Undo stay with the page. */
export function editorExtensions(label: string, kind: TextKind): Extension[] {
  return [
    EditorView.cspNonce.of(STYLE_NONCE),
    keymap.of(standardKeymap),
    EditorState.tabSize.of(2),
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
    kind === 'json' ? [jsonTheme, jsonColours, covered] : [],
    annotations,
  ];
}

/** Breaks lines that are longer than the editor is wide. */
export const wrapping: Extension = [
  EditorView.lineWrapping,
  EditorView.editorAttributes.of({ class: 'cm-wrapped' }),
];
