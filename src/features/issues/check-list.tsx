import { memo } from 'react';
import type { Check, CheckName } from '../../core/checks/check.ts';
import { CHECK_TITLES } from '../../core/explain/explain-conclusion.ts';
import { say, spokenTag } from '../../core/words/say.ts';
import { Quoted } from '../../ui/quoted.tsx';

interface CheckListProps {
  readonly checks: readonly Check[];
  /** The check that failed on the server, as its message says. */
  readonly pointed: CheckName | undefined;
}

/** Every check in the order of a receiver, with its reason. */
export function CheckList({ checks, pointed }: CheckListProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
    <ul role="list" aria-label={say`Checks`} className="py-1.5">
      {checks.map(({ name, result, reason }) => (
        <CheckItem
          key={`${name} ${spokenTag()}`}
          name={name}
          result={result}
          reason={reason}
          isPointed={name === pointed}
        />
      ))}
    </ul>
  );
}

const MARKS: Readonly<
  Record<Check['result'], { readonly mark: string; readonly look: string; readonly words: string }>
> = {
  pass: {
    mark: '✓',
    look: 'text-ok',
    get words() {
      return say`passed`;
    },
  },
  fail: {
    mark: '✕',
    look: 'text-bad',
    get words() {
      return say`failed`;
    },
  },
  skipped: {
    mark: '–',
    look: 'text-muted',
    get words() {
      return say`not made`;
    },
  },
};

interface CheckItemProps {
  readonly name: CheckName;
  readonly result: Check['result'];
  readonly reason: string;
  readonly isPointed: boolean;
}

/** Rests while its words stay the same, whatever the clock does. */
const CheckItem = memo(function CheckItem({ name, result, reason, isPointed }: CheckItemProps) {
  const { mark, look, words } = MARKS[result];
  return (
    <li
      data-check={name}
      data-result={result}
      data-pointed={isPointed || undefined}
      tabIndex={-1}
      className={`grid grid-cols-[18px_1fr] gap-2 px-3.5 py-[3px] text-13 ${isPointed ? 'bg-sunken' : ''}`}
    >
      <span aria-hidden="true" className={`font-semibold ${look}`}>
        {mark}
      </span>
      <p className="min-w-0 break-words text-muted">
        <b className="font-semibold text-text">{CHECK_TITLES[name]}</b>{' '}
        <span className="sr-text">{words}: </span>
        <span>
          <Quoted>{reason}</Quoted>
        </span>
        {isPointed && (
          <b className="font-semibold text-muted"> {say`The server's message means this.`}</b>
        )}
      </p>
    </li>
  );
});
