import type { Draft } from '../core/compose/compose-token.ts';

/** Another text for a part, and the token that the edit began with. */
export interface DraftEdit {
  readonly part: 'header' | 'payload';
  readonly text: string;
  /** What the editor showed before. */
  readonly before?: string;
  readonly baseline: string;
  readonly baselineIndex?: number;
  /** Of an encrypted token: what was in it, and what the pane shows of that. */
  readonly inside?: { readonly plaintext: string; readonly shown: string } | undefined;
}

/** The draft after an edit; the first one begins it. */
export function editDraft(draft: Draft | undefined, edit: DraftEdit): Draft {
  const begun = draft ?? beginDraft(edit);
  const edited = edit.part === 'header' ? { headerText: edit.text } : { payloadText: edit.text };
  return begun.plaintext === undefined
    ? { ...begun, ...edited }
    : { ...begun, ...edited, placed: false };
}

/** Of an encrypted token the payload is kept as it is shown: the next token must be decrypted first. */
function beginDraft({ baseline, baselineIndex, inside }: DraftEdit): Draft {
  const index = baselineIndex === undefined ? {} : { baselineIndex };
  const draft = { baseline, ...index, headerText: undefined, payloadText: inside?.shown };
  return inside ? { ...draft, plaintext: inside.plaintext } : draft;
}

/** The draft once its token stands in the text; `headerText` is the header as encrypting wrote it. */
export function placeDraft(draft: Draft, headerText: string | undefined): Draft {
  if (draft.plaintext === undefined) return draft;
  const written = draft.headerText === undefined ? undefined : headerText;
  return { ...draft, headerText: written, placed: true };
}
