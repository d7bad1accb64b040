import type { OtherFormatVerdict } from '../../core/verdict/signature-verdict.ts';
import { say } from '../../core/words/say.ts';
import { Coded } from '../../ui/quoted.tsx';

interface OtherFormatNoteProps {
  readonly verdict: OtherFormatVerdict;
}

/** What a text is that is not a JWT: how one can tell, what to do, and what can be read in it. */
export function OtherFormatNote({ verdict }: OtherFormatNoteProps) {
  const { format, words } = verdict;
  return (
    <section
      aria-label={say`Not a JWT`}
      data-format={format}
      className="grid gap-3 px-4 py-3 text-13"
    >
      <Point title={say`How to tell`}>{words.tell}</Point>
      <Point title={say`What to do`}>{words.advice}</Point>
      {words.content !== undefined && words.content !== '' && (
        <div>
          <h3 className="font-semibold">{say`What it contains`}</h3>
          <p
            translate="no"
            className="sensitive mt-1 rounded bg-sunken px-3 py-2 font-mono text-12 break-words whitespace-pre-wrap text-text"
          >
            {words.content}
          </p>
        </div>
      )}
    </section>
  );
}

function Point({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      <p className="mt-0.5 break-words text-muted">
        <Coded>{children}</Coded>
      </p>
    </div>
  );
}
