import { Maximize2, Minimize2 } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { say } from '../core/words/say.ts';
import { IconButton } from './button.tsx';
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
    return panel && isMaximised ? maximise(panel) : undefined;
  }, [isMaximised]);
  const action = isMaximised ? say`Restore ${title}` : say`Maximize ${title}`;
  return (
    <>
      <IconButton
        ref={button}
        small
        icon={isMaximised ? Minimize2 : Maximize2}
        label={action}
        // On a phone all panes are as wide as the page.
        className={isMaximised ? 'maximise' : 'maximise max-md:hidden'}
        onClick={toggle}
      />
      <span aria-live="polite" className="sr-text">
        {isMaximised && say`${title} is maximized. Press Esc to restore the layout.`}
        {isMaximised === false && say`Layout restored.`}
      </span>
    </>
  );
}

/** Marks the panel and what is around it for the style sheet, until what it returns is called. */
function maximise(panel: Element): () => void {
  const marked: [Element, string][] = [[panel, 'data-maximised']];
  const zones = panel.closest('.zones');
  for (let around = panel; zones && around !== zones; ) {
    around = around.parentElement ?? zones;
    marked.push([around, 'data-around']);
  }
  for (const [element, name] of marked) element.toggleAttribute(name, true);
  return () => {
    for (const [element, name] of marked) element.removeAttribute(name);
  };
}
