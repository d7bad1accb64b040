import { ENCODING_NAMES } from '../../core/explain/encoding-names.ts';
import type { SecretEncoding } from '../../core/keys/key-material.ts';
import { SECRET_ENCODINGS } from '../../core/keys/parse-secret.ts';
import { say } from '../../core/words/say.ts';

interface SecretEncodingSelectProps {
  readonly encoding: SecretEncoding;
  readonly onChange: (encoding: SecretEncoding) => void;
}

export function SecretEncodingSelect({ encoding, onChange }: SecretEncodingSelectProps) {
  return (
    <select
      aria-label={say`Secret encoding`}
      title={say`Secret encoding`}
      className="h-6 shrink-0 rounded border border-control bg-surface px-1 text-12 font-medium text-text max-md:h-11"
      value={encoding}
      onChange={(event) => onChange(event.target.value as SecretEncoding)}
    >
      {SECRET_ENCODINGS.map((option) => (
        <option key={option} value={option}>
          {ENCODING_NAMES[option]}
        </option>
      ))}
    </select>
  );
}

interface PassphraseFieldProps {
  readonly passphrase: string;
  readonly onChange: (passphrase: string) => void;
}

export function PassphraseField({ passphrase, onChange }: PassphraseFieldProps) {
  return (
    <input
      type="text"
      aria-label={say`Passphrase`}
      data-undo="page"
      placeholder={say`Passphrase`}
      className="concealed h-6 w-36 min-w-24 rounded border border-control bg-surface px-2 text-12 text-text max-md:h-11 max-md:text-[16px]"
      value={passphrase}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      translate="no"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
