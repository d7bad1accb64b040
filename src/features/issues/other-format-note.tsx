import { say } from '../../core/words/say.ts';
import { Coded } from '../../ui/quoted.tsx';

interface OtherFormatNoteProps {
  /** How one can tell, and what to do. */
  readonly tell: string;
  readonly advice: string;
  /** What can be read in the text without a key. */
  readonly content?: string | undefined;
}

/** What to know of a text that is not a JWT, or one that nobody but its issuer can read. */
export function OtherFormatNote({ tell, advice, content = '' }: OtherFormatNoteProps) {
  return (
    <section
      aria-label={say`About this text`}
      className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 py-3 text-13"
    >
      <Point title={say`How to tell`}>{tell}</Point>
      <Point title={say`What to do`}>{advice}</Point>
      {content !== '' && (
        <div>
          <h3 className="font-semibold">{say`What it contains`}</h3>
          <p
            translate="no"
            className="sensitive mt-1 rounded bg-sunken px-3 py-2 font-mono text-12 break-words text-text"
          >
            {content}
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
