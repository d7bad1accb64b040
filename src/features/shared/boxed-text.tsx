import { CopyButton } from '../../ui/copy-button.tsx';

interface BoxedTextProps {
  /** What the button copies. */
  readonly what: string;
  readonly text: string;
  readonly children: string;
}

/** A text to be copied. */
export function BoxedText({ what, text, children }: BoxedTextProps) {
  return (
    <div className="flex min-w-0 items-start gap-1 rounded bg-sunken py-1 pr-1 pl-3">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        translate="no"
        className="sensitive max-h-44 min-w-0 flex-1 overflow-auto py-1 font-mono text-12 whitespace-pre-wrap wrap-anywhere"
      >
        {children}
      </pre>
      <CopyButton isIcon what={what} text={text} />
    </div>
  );
}
