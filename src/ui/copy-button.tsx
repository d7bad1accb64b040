import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { say } from '../core/words/say.ts';
import { Button, IconButton } from './button.tsx';
import { copyText } from './copy-text.ts';

interface CopyButtonProps {
  /** What is copied, as part of the name: "Copy token", unless the words on the button say it. */
  readonly what: string;
  readonly text: string | (() => Promise<string>);
  readonly shown?: string;
  /** An icon in place of the words. */
  readonly isIcon?: boolean;
  readonly className?: string;
  readonly tabIndex?: number;
}

const ICONS = { idle: Copy, copied: Check, refused: X } as const;

/** Copies a text and says so for a moment. */
export function CopyButton(props: CopyButtonProps) {
  const { what, text, shown, isIcon = false, className = '', tabIndex } = props;
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 1500);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    const value = typeof text === 'string' ? text : await text();
    // A text that could not be made must not pass for one that was copied.
    const copied = value !== '' && (await copyText(value));
    setOutcome(copied ? 'copied' : 'refused');
  };
  const words = { idle: shown ?? say`Copy`, copied: say`Copied`, refused: say`Not allowed` }[
    outcome
  ];
  const name = shown ?? say`Copy ${what}`;
  const pressed = { disabled: text === '', tabIndex, className, onClick: () => void copy() };
  return (
    <>
      {isIcon ? (
        <IconButton small icon={ICONS[outcome]} label={name} {...pressed} />
      ) : (
        <Button look="ghost" small aria-label={name} {...pressed}>
          {words}
        </Button>
      )}
      {/* What is in a button is its name, and not read out when it changes. */}
      <span aria-live="polite" className="sr-text">
        {outcome === 'copied' && say`Copied: ${what}.`}
        {outcome === 'refused' && say`Copying was blocked by the browser: ${what}.`}
      </span>
    </>
  );
}
