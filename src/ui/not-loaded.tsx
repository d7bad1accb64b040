import { say } from '../core/words/say.ts';
import { Button, type ButtonProps } from './button.tsx';

interface NotLoadedProps {
  /** What could not be loaded, where that is known. */
  readonly words?: string;
  readonly className?: string;
}

/** Says that a part of the page could not be loaded, and offers to reload the page. */
export function NotLoaded({
  words = say`Couldn’t load this part of the page. Check your connection and reload.`,
  className = 'px-4 py-2 text-13 text-bad',
}: NotLoadedProps) {
  return (
    <div className={`flex flex-wrap items-center gap-x-3 gap-y-1 ${className}`}>
      <p>{words}</p>
      <ReloadButton small />
    </div>
  );
}

export function ReloadButton(props: Pick<ButtonProps, 'look' | 'small'>) {
  return (
    <Button title={say`Reloading clears all fields.`} onClick={() => location.reload()} {...props}>
      {say`Reload`}
    </Button>
  );
}
