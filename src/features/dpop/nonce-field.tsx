import { useId } from 'react';
import { say } from '../../core/words/say.ts';

interface NonceFieldProps {
  readonly typed: string;
  readonly isValid: boolean;
  readonly onType: (typed: string) => void;
}

/** The nonce that some servers demand (RFC 9449 §8 and §9). */
export function NonceField({ typed, isValid, onType }: NonceFieldProps) {
  const noteId = useId();
  return (
    <div className="grid gap-1">
      <label className="grid gap-1">
        <span className="text-12 text-muted">{say`Nonce (optional)`}</span>
        <input
          className="min-h-8 min-w-0 rounded border border-control bg-surface px-2 font-mono text-13 max-md:min-h-11 max-md:text-[16px]"
          value={typed}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          translate="no"
          aria-invalid={!isValid}
          aria-describedby={noteId}
          onChange={({ target }) => onType(target.value)}
        />
      </label>
      <p id={noteId} className={`text-12 ${isValid ? 'text-muted' : 'text-bad'}`}>
        {isValid
          ? say`If the server answers “use_dpop_nonce”, enter the value of its “DPoP-Nonce” header.`
          : say`A nonce has no spaces, quotes or backslashes. Enter the value of the “DPoP-Nonce” header as it is.`}
      </p>
    </div>
  );
}
