import { useId } from 'react';
import type { Refusal, RefusalGroup } from '../../core/refusals/refusal.ts';
import { say } from '../../core/words/say.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Coded, Quoted } from '../../ui/quoted.tsx';

interface RefusalListProps {
  readonly refusals: readonly Refusal[];
  /** Those that were left out, by their names. */
  readonly left: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void;
}

const GROUPS: readonly RefusalGroup[] = ['algorithm', 'signature', 'key', 'claims', 'form'];

/** Every token to reject, in groups that can be left out as a whole. */
export function RefusalList({ refusals, left, onChoose }: RefusalListProps) {
  const ids = refusals.map(({ id }) => id);
  return (
    <section aria-label={say`Tokens to reject`} className="grid gap-3">
      <GroupBox name={say`All tokens`} ids={ids} left={left} onChoose={onChoose} />
      {GROUPS.map((group) => {
        const members = refusals.filter((refusal) => refusal.group === group);
        if (members.length === 0) return null;
        const name = nameGroup(group);
        return (
          <fieldset key={group} aria-label={name} className="min-w-0 border-t border-line pt-2">
            <GroupBox
              name={name}
              ids={members.map(({ id }) => id)}
              left={left}
              onChoose={onChoose}
            />
            <ul>
              {members.map((refusal) => (
                <Row
                  key={refusal.id}
                  refusal={refusal}
                  isChosen={!left.has(refusal.id)}
                  onChoose={(isChosen) => onChoose([refusal.id], isChosen)}
                />
              ))}
            </ul>
          </fieldset>
        );
      })}
    </section>
  );
}

interface GroupBoxProps extends Pick<RefusalListProps, 'left' | 'onChoose'> {
  readonly name: string;
  readonly ids: readonly string[];
}

function GroupBox({ name, ids, left, onChoose }: GroupBoxProps) {
  const chosen = ids.filter((id) => !left.has(id)).length;
  return (
    <label className="flex w-fit items-center gap-2.5 font-semibold max-md:min-h-11">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        ref={(box) => {
          if (box) box.indeterminate = chosen > 0 && chosen < ids.length;
        }}
        checked={chosen === ids.length}
        onChange={({ target }) => onChoose(ids, target.checked)}
      />
      {name}
      <span className="font-normal text-muted">{say`${chosen} of ${ids.length}`}</span>
    </label>
  );
}

interface RowProps {
  readonly refusal: Refusal;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

function Row({ refusal, isChosen, onChoose }: RowProps) {
  const { title, reason, reference, statuses, token } = refusal;
  const reasonId = useId();
  return (
    <li
      data-refusal={refusal.id}
      className="grid grid-cols-[1fr_auto] items-start gap-x-3 py-1 md:grid-cols-[1fr_auto_auto]"
    >
      <label className="flex min-w-0 items-start gap-2.5 max-md:min-h-11">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-accent"
          checked={isChosen}
          aria-label={title}
          aria-describedby={reasonId}
          onChange={({ target }) => onChoose(target.checked)}
        />
        <span className="min-w-0">
          <span className="font-medium">
            <Quoted>{title}</Quoted>
          </span>
          <span id={reasonId} className="block text-12 text-muted">
            <Coded>{reason}</Coded>
          </span>
        </span>
      </label>
      <span className="flex min-h-7 flex-wrap items-center gap-x-2 text-12 text-muted max-md:col-start-1 max-md:row-start-2 max-md:pl-6.5">
        <span title={say`Expected status`}>
          <span className="sr-text">{say`Expected status`} </span>
          {statuses.join(', ')}
        </span>
        <a
          href={reference.url}
          target="_blank"
          rel="noreferrer noopener"
          className="underline hover:text-text max-md:inline-flex max-md:min-h-11 max-md:items-center"
        >
          {reference.title}
        </a>
      </span>
      <CopyButton isIcon what={title} text={token} />
    </li>
  );
}

function nameGroup(group: RefusalGroup): string {
  switch (group) {
    case 'algorithm':
      return say`Algorithm`;
    case 'signature':
      return say`Signature`;
    case 'key':
      return say`Key named by the token`;
    case 'claims':
      return say`Claims`;
    case 'form':
      return say`Form and type`;
  }
}
