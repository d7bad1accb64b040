interface AlgorithmSelectProps {
  readonly label: string;
  readonly name: string | undefined;
  /** Shown where there is no name. */
  readonly none: string;
  readonly names: readonly string[];
  readonly disabled: boolean;
  readonly describedBy?: string;
  readonly onChange: (name: string) => void;
}

/** An algorithm of the header; one that is not among the choices is shown all the same. */
export function AlgorithmSelect(props: AlgorithmSelectProps) {
  const { label, name, none, names, disabled, describedBy, onChange } = props;
  const isListed = name !== undefined && names.includes(name);
  return (
    <select
      aria-label={label}
      aria-describedby={describedBy}
      className="min-h-8 w-24 rounded border border-control bg-surface px-2 text-13 font-medium disabled:border-line disabled:text-hint max-md:min-h-11"
      disabled={disabled}
      value={name ?? ''}
      onChange={(event) => onChange(event.target.value)}
    >
      {!isListed && <option value={name ?? ''}>{name ?? none}</option>}
      {names.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}
