interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly disabled?: boolean;
}

/** Something that is on or off, and takes effect at once. */
export function Switch({ label, isOn, onChange, disabled }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      disabled={disabled}
      onClick={() => onChange(!isOn)}
      className="inline-flex min-h-7 items-center gap-2 rounded text-12 whitespace-nowrap text-muted hover:text-text disabled:text-hint max-md:min-h-11"
    >
      {label}
      <span
        aria-hidden="true"
        className={`relative h-4 w-7 shrink-0 rounded-full forced-colors:border ${isOn ? 'bg-accent-fill' : 'bg-control'}`}
      >
        <span
          className={`absolute top-0.5 size-3 rounded-full bg-accent-text forced-colors:bg-[CanvasText] ${isOn ? 'right-0.5' : 'left-0.5'}`}
        />
      </span>
    </button>
  );
}
