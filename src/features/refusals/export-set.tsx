import { useState } from 'react';
import { EXPORT_FORMATS } from '../../core/refusals/export-set.ts';
import type { Refusal, RefusalSet } from '../../core/refusals/refusal.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { downloadText } from '../../ui/download.ts';

interface ExportSetProps {
  readonly set: RefusalSet;
  readonly chosen: readonly Refusal[];
}

/** The chosen tokens as a file, with the one that must be accepted. */
export function ExportSet({ set, chosen }: ExportSetProps) {
  const [id, setId] = useState('');
  const [isShown, setShown] = useState(false);
  const format = EXPORT_FORMATS.find((each) => each.id === id) ?? EXPORT_FORMATS[0];
  if (!format) return null;
  const { control, expires, scheme } = set;
  const { name, code } = format.write({ control, expires, scheme, refusals: chosen });
  const isEmpty = chosen.length === 0;
  return (
    <section aria-label={say`Take along`} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex items-center gap-1.5">
          {say`Format`}
          <select
            className="min-h-8 rounded border border-control bg-surface px-2 text-13 max-md:min-h-11 max-md:text-[16px]"
            value={format.id}
            onChange={({ target }) => setId(target.value)}
          >
            {EXPORT_FORMATS.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <Button
          look="primary"
          disabled={isEmpty}
          aria-label={say`Download ${name}`}
          onClick={() => downloadText(name, code, format.mediaType)}
        >
          {say`Download`}
        </Button>
        <CopyButton what={name} text={isEmpty ? '' : code} />
        <Button small look="ghost" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? say`Hide the file` : say`Show the file`}
        </Button>
        <span role="status" className="text-12 text-muted">
          {isEmpty
            ? say`Choose at least one token.`
            : sayCount(chosen.length, 'One token to reject.', '{0} tokens to reject.')}
        </span>
      </div>
      {control !== undefined && (
        <p className="text-12 text-muted">
          {say`The file contains a valid token. Keep it as secret as a password until the token expires.`}
        </p>
      )}
      {isShown && (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          tabIndex={0}
          translate="no"
          className="sensitive max-h-80 overflow-auto rounded border border-line px-3 py-2.5 font-mono text-12"
        >
          {code}
        </pre>
      )}
    </section>
  );
}
