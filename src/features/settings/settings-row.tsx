import { type ReactNode, useId } from 'react';

interface SettingsRowProps {
  readonly name: string;
  readonly note: string;
  readonly children: (id: string, noteId: string) => ReactNode;
}

/** One setting, with its name and what it does. The choice is given the ids of both. */
export function SettingsRow({ name, note, children }: SettingsRowProps) {
  const id = useId();
  const noteId = useId();
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-0.5 px-4 py-3">
      <label htmlFor={id} className="font-medium">
        {name}
      </label>
      <span>{children(id, noteId)}</span>
      <p id={noteId} className="col-span-full text-12 text-muted">
        {note}
      </p>
    </div>
  );
}
