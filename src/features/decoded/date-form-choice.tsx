import { say } from '../../core/words/say.ts';
import { Segments } from '../../ui/segments.tsx';
import { chooseDateForm, useDateForm } from '../shared/date-form.ts';

/** In which form dates are written, everywhere on the page. */
export function DateFormChoice({ className = '' }: { readonly className?: string }) {
  const form = useDateForm();
  return (
    <p className={`flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-muted ${className}`}>
      <span aria-hidden="true">{say`Dates`}</span>
      <Segments
        label={say`Dates`}
        options={{
          local: say`Local time`,
          utc: 'UTC',
          iso: 'ISO 8601',
          relative: say`Relative`,
        }}
        value={form}
        onChange={chooseDateForm}
      />
    </p>
  );
}
