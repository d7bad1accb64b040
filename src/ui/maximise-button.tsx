import { useLayoutEffect, useRef } from 'react';
import { say } from '../core/words/say.ts';
import { Button } from './button.tsx';
import { useMaximised } from './use-maximised.ts';

interface MaximiseButtonProps {
  readonly title: string;
}

/** Gives its panel the page to itself, and the others theirs back. */
export function MaximiseButton({ title }: MaximiseButtonProps) {
  const [isMaximised, toggle] = useMaximised();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const panel = button.current?.closest('section');
    panel?.toggleAttribute('data-maximised', isMaximised === true);
  }, [isMaximised]);
  const action = isMaximised ? say`Restore ${title}` : say`Maximise ${title}`;
  return (
    <>
      <Button
        ref={button}
        look="quiet"
        className="maximise"
        aria-label={action}
        title={action}
        onClick={toggle}
      >
        <span aria-hidden="true" />
      </Button>
      <span aria-live="polite" className="sr-text">
        {isMaximised && say`${title} has the page to itself. Escape brings the others back.`}
        {isMaximised === false && say`All parts of the page are back.`}
      </span>
    </>
  );
}
