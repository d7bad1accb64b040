import { useId } from 'react';
import type { Refusal, RefusalGroup } from '../../core/refusals/refusal.ts';
import { say } from '../../core/words/say.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Coded } from '../../ui/quoted.tsx';

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
    <li data-refusal={refusal.id} className="flex items-start gap-2.5 py-1">
      <label className="flex min-w-0 flex-1 items-start gap-2.5 max-md:min-h-11">
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
            <Coded>{title}</Coded>
          </span>
          <span id={reasonId} className="block text-12 text-muted">
            <Coded>{reason}</Coded> {say`Expected status: ${statuses.join(', ')}.`}
          </span>
        </span>
      </label>
      <span className="flex shrink-0 flex-wrap items-center justify-end gap-x-2 text-12">
        <a
          href={reference.url}
          target="_blank"
          rel="noreferrer noopener"
          className="text-muted underline hover:text-text"
        >
          {reference.title}
        </a>
        <CopyButton isIcon what={title} text={token} />
      </span>
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
