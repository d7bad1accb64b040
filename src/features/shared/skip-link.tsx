import { say } from '../../core/words/say.ts';

/** Past the bar on top. The address is left alone: it may be read as one that carries a token. */
export function SkipLink() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: it goes somewhere, and only the address stays
    <a
      href="#main"
      className="skip-link"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {say`Skip to the token`}
    </a>
  );
}
