import { useEffect, useState } from 'react';
import { say } from '../../core/words/say.ts';
import type { Session } from '../../session/session.ts';
import { until } from '../../session/until.ts';
import { copyText } from '../../ui/copy-text.ts';
import { Menu } from '../../ui/menu.tsx';
import { useCode } from '../shared/use-code.ts';
import type { CopyForm } from './copy-forms.ts';

const loadForms = () => import('./copy-forms.ts');

export interface Copyable {
  readonly token: boolean;
  readonly compact: boolean;
  readonly privateKey: boolean;
}

interface CopyMenuProps {
  readonly session: Session;
  /** What can be copied. */
  readonly has: Copyable;
  /** Opens the list of all that can be copied. */
  readonly onMore: () => void;
  /** Opens the tokens that an API must reject. */
  readonly onRefusals: () => void;
  /** Opens the proof for the request. */
  readonly onDpopProof: () => void;
}

/** Milliseconds for which the button says what was done. */
const SHOWN_FOR = 1500;

/** Copies the token in the form in which it is needed. */
export function CopyMenu({ session, has, onMore, onRefusals, onDpopProof }: CopyMenuProps) {
  const [outcome, setOutcome] = useState<{ readonly isCopied: boolean; readonly words: string }>();
  const code = useCode(loadForms);
  const forms = code && code !== 'missing' ? code.COPY_FORMS : [];
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async ({ done, text }: CopyForm) => {
    // Until an edit is signed the token is the old one.
    await until(session, ({ composition }) => !composition.pending);
    const written = await text(session.snapshot());
    const isCopied = written !== '' && (await copyText(written));
    setOutcome({
      isCopied,
      words: isCopied ? done() : say`Couldn’t copy – the browser blocked clipboard access.`,
    });
  };
  const label = !outcome ? say`Copy` : outcome.isCopied ? say`Copied` : say`Not allowed`;
  return (
    <>
      <Menu
        label={label}
        isTall
        opensUp
        items={[
          ...forms
            .filter(({ needs }) => has[needs])
            .map((form) => ({
              name: form.name(),
              onChoose: () => void copy(form),
            })),
          ...(has.compact ? [{ name: say`Tokens an API must reject…`, onChoose: onRefusals }] : []),
          ...(has.token ? [{ name: say`DPoP proof…`, onChoose: onDpopProof }] : []),
          { name: say`More…`, onChoose: onMore },
        ]}
      />
      <span aria-live="polite" className="sr-text">
        {outcome?.words}
      </span>
    </>
  );
}
